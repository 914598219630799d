"""Tables of what the school weighs when it picks certificates."""

from __future__ import annotations

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options

_OPTIONS = options("selection")


class SelectionFactor(Record):
    """A factor (专业要素协同) within its group."""

    __tablename__ = "selection_factors"
    __table_args__ = (UniqueConstraint("factor_group", "name"), _OPTIONS)

    factor_group: Mapped[str] = mapped_column(String(40))
    name: Mapped[str] = mapped_column(String(80))
    position: Mapped[int]


class SelectionPrinciple(Record):
    """A principle every choice is held against."""

    __tablename__ = "selection_principles"
    __table_args__ = (_OPTIONS,)

    text: Mapped[str] = mapped_column(String(200))
    position: Mapped[int]
