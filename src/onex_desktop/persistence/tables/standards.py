"""Tables of skill level standards and their trees."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.standards.tree import StandardStatus
from onex_desktop.domain.values import Level
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import closed

_OPTIONS = options("standards")


class Standard(Record):
    """An edition of a certificate's standard (职业技能等级标准)."""

    __tablename__ = "standards"
    __table_args__ = (
        UniqueConstraint("certificate_id", "edition"),
        CheckConstraint("predecessor_id <> id", name="not_its_own_predecessor"),
        _OPTIONS,
    )

    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"))
    edition: Mapped[str] = mapped_column(String(40))
    issued: Mapped[str] = mapped_column(String(10))
    status: Mapped[StandardStatus] = mapped_column(closed(StandardStatus))
    source: Mapped[str] = mapped_column(String(200))
    predecessor_id: Mapped[int | None] = mapped_column(ForeignKey("standards.id", ondelete="RESTRICT"), index=True)


class WorkArea(Record):
    """A work area (工作领域) at one level; numbering begins anew in each level and each certificate module."""

    __tablename__ = "work_areas"
    __table_args__ = (
        CheckConstraint("number > 0", name="number_positive"),
        Index(
            "uq_work_areas_number",
            "standard_id",
            "level",
            "number",
            unique=True,
            sqlite_where=text("certificate_module_id IS NULL"),
        ),
        Index(
            "uq_work_areas_module_number",
            "standard_id",
            "level",
            "certificate_module_id",
            "number",
            unique=True,
            sqlite_where=text("certificate_module_id IS NOT NULL"),
        ),
        _OPTIONS,
    )

    standard_id: Mapped[int] = mapped_column(ForeignKey("standards.id", ondelete="RESTRICT"), index=True)
    level: Mapped[Level] = mapped_column(closed(Level))
    certificate_module_id: Mapped[int | None] = mapped_column(
        ForeignKey("certificate_modules.id", ondelete="RESTRICT"), index=True
    )
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))


class WorkTask(Record):
    """A work task (工作任务) of an area."""

    __tablename__ = "work_tasks"
    __table_args__ = (
        UniqueConstraint("area_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
        _OPTIONS,
    )

    area_id: Mapped[int] = mapped_column(ForeignKey("work_areas.id", ondelete="RESTRICT"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(200))


class SkillRequirement(Record):
    """A skill requirement (职业技能要求) of a task."""

    __tablename__ = "skill_requirements"
    __table_args__ = (
        UniqueConstraint("task_id", "number"),
        CheckConstraint("number > 0", name="number_positive"),
        _OPTIONS,
    )

    task_id: Mapped[int] = mapped_column(ForeignKey("work_tasks.id", ondelete="RESTRICT"))
    number: Mapped[int]
    text: Mapped[str] = mapped_column(String(8000))
