"""Table of how the school arranges the money of its pilots."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options


class FinancingArrangement(Record):
    """An arrangement in words (考证费、教师工作量、硬件环境建设)."""

    __tablename__ = "financing_arrangements"
    __table_args__ = (UniqueConstraint("item"), options("finance"))

    item: Mapped[str] = mapped_column(String(80))
    text: Mapped[str] = mapped_column(String(300))
