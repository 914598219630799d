"""Teachers with what they have taken, as rows of a table and beside the names to choose from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from onex_desktop.domain.problems import Severity
from onex_desktop.domain.teaching.assignments import TeacherRow
from onex_desktop.domain.teaching.loads import Load
from onex_desktop.gui.models.columns import ChoiceNote, Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording.problems import sentence


@dataclass(frozen=True, slots=True)
class TeacherLine:
    """A teacher with the load; ``most`` are the modules of whoever has the most.

    ``several`` when the teacher holds more than one module of a certificate.
    """

    id: int
    row: TeacherRow
    load: Load
    most: int
    several: bool = False

    @property
    def modules(self) -> int:
        """The slots held."""
        return self.load.modules


def teacher_lines(
    people: tuple[TeacherRow, ...], loads: Mapping[int, Load], several: frozenset[int] = frozenset()
) -> tuple[TeacherLine, ...]:
    """Return the teachers with their loads; ``several`` are those on more than one module of a certificate."""
    most = max((load.modules for load in loads.values()), default=0)
    return tuple(TeacherLine(row.id, row, loads[row.id], most, row.id in several) for row in people)


def notes_of(lines: tuple[TeacherLine, ...]) -> dict[str, ChoiceNote]:
    """Return what stands beside each name to choose from, by the teacher's key as text."""
    return {
        str(line.id): ChoiceNote(load_in_words(line.load), bar_of(line), tone_of(line.load), reasons_of(line.load))
        for line in lines
    }


def load_in_words(load: Load) -> str:
    """Return 2 模块 · 96/120 学时; what is not known is left out, or a dash before a limit."""
    hours = "" if load.hours is None else _figure(load.hours)
    if load.limit is not None:
        hours = f"{hours or '—'}/{_figure(load.limit)}"
    return f"{load.modules} 模块" + (f" · {hours} 学时" if hours else "")


def bar_of(line: TeacherLine) -> float | None:
    """Return the hours as a share of the limit, or the modules as a share of the most where there are no such hours."""
    if line.load.share is not None:
        return float(line.load.share)
    return line.load.modules / line.most if line.most else None


def tone_of(load: Load) -> Tone | None:
    """Return how serious the gravest caution is."""
    if load.is_over or any(each.severity is Severity.WARNING for each in load.cautions):
        return Tone.WARNING
    return Tone.ACCENT if load.cautions else None


def reasons_of(load: Load) -> str:
    """Return the cautions in words, a line each."""
    return "\n".join(sentence(each.code, each.params) for each in load.cautions)


def _figure(hours: Decimal) -> str:
    return f"{hours.normalize():f}"


def _name_tip(line: TeacherLine) -> str:
    held = "承担：\n" + "\n".join(line.row.slots) if line.row.slots else "还没有任务"
    return "\n".join(filter(None, (reasons_of(line.load), held)))


def _load_tip(line: TeacherLine) -> str:
    found = [load_in_words(line.load)]
    if line.load.unknown and line.load.hours is not None:
        found.append(f"另有 {line.load.unknown} 项学时未填")
    if line.load.is_over:
        found.append("超过学时上限")
    if line.load.share is None and line.most:
        found.append("学时或上限未填，条形按模块数比较")
    return "\n".join(found)


TEACHERS: tuple[Column[TeacherLine], ...] = (
    Column(
        "name",
        "教师",
        lambda line: line.row.draft.name,
        width=84,
        tone=lambda line: tone_of(line.load) or (Tone.ACCENT if line.several else None),
        tooltip=_name_tip,
    ),
    Column(
        "load",
        "已承担",
        lambda line: line.modules,
        lambda line: load_in_words(line.load),
        width=144,
        tone=lambda line: Tone.WARNING if line.load.is_over else None,
        tooltip=_load_tip,
        sort_key=bar_of,
        bar=bar_of,
        hint="选中的模块所在学期的模块数、学时和上限；没有选中时是全部",
    ),
    Column("college", "学院", lambda line: line.row.college, width=110, hidden=True),
)
