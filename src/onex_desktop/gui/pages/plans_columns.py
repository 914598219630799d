"""What the lists of training plans show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.plans import CourseModuleRow, CourseRow, PlanRow, PlanStatus
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording import formats, labels


@dataclass(frozen=True, slots=True)
class CourseLine:
    """A course with the plan it belongs to."""

    id: int
    version: int
    row: CourseRow
    plan: str


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A course module with its course and plan."""

    id: int
    version: int
    row: CourseModuleRow
    course: str
    plan: str


def _amount(field: str) -> Callable[[CourseLine], Decimal | None]:
    def amount(line: CourseLine) -> Decimal | None:
        value: Decimal | None = getattr(line.row.details, field)
        return value

    return amount


def _shown(field: str) -> Callable[[CourseLine], str]:
    amount = _amount(field)

    def shown(line: CourseLine) -> str:
        value = amount(line)
        return "" if value is None else formats.hours(value)

    return shown


PLANS: tuple[Column[PlanRow], ...] = (
    Column("major", "专业", lambda row: row.major, width=220),
    Column("version", "版本", lambda row: row.draft.version, width=120),
    Column(
        "status",
        "状态",
        lambda row: labels.PLAN_STATUSES[row.draft.status],
        width=110,
        tone=lambda row: {PlanStatus.IN_FORCE: Tone.GOOD, PlanStatus.ARCHIVED: Tone.QUIET}.get(row.draft.status),
    ),
    Column("cohorts", "适用年级", lambda row: formats.cohorts(row.cohorts), width=180),
)
COURSES: tuple[Column[CourseLine], ...] = (
    Column("plan", "方案", lambda line: line.plan, width=210),
    Column("position", "次序", lambda line: line.row.position, align="right", width=64),
    Column("name", "课程", lambda line: line.row.name, width=260),
    Column("kind", "类别", lambda line: "实训" if line.row.is_practice else "理论", width=80),
    Column("course_kind", "类型", lambda line: labels.COURSE_KINDS.get(line.row.details.kind or "", ""), width=64),
    Column("nature", "性质", lambda line: line.row.details.nature, width=110),
    Column("code", "代码", lambda line: line.row.details.code, width=100, hidden=True),
    Column("theory_hours", "理论学时", _amount("theory_hours"), _shown("theory_hours"), "right", 84),
    Column(
        "practice_hours", "实践学时", _amount("practice_hours"), _shown("practice_hours"), "right", 84,
    ),
    Column("credits", "学分", _amount("credits"), _shown("credits"), "right", 64),
    Column(
        "term_number", "学期", lambda line: line.row.details.term_number, align="right", width=64,
        hint="从入学起数的第几学期",
    ),
    Column("responsible", "负责人", lambda line: line.row.responsible, width=96),
    Column("modules", "模块", lambda line: len(line.row.modules), align="right", width=64),
)  # fmt: skip
MODULES: tuple[Column[ModuleLine], ...] = (
    Column("plan", "方案", lambda line: line.plan, width=190),
    Column("course", "课程", lambda line: line.course, width=220),
    Column("label", "模块", lambda line: line.row.label, width=80, sort_key=lambda line: line.row.position),
    Column("name", "模块名称", lambda line: line.row.name, width=280),
)
