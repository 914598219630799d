"""Who teaches what, before and after courses and certificates were joined (deck, 教师授课安排)."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.domain.teaching.assignments import BeforeAfter, BeforeAfterRow, Role, SlotRow
from onex_desktop.domain.teaching.classes import names_together
from onex_desktop.domain.teaching.preparation import PreparationRow
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.notes import numbered
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

_COLUMNS = ("衔接前课程", "任课教师", "衔接后课程", "模块", "模块名称", "任课教师")
_WIDTHS = (4.4, 2.2, 4.4, 2.0, 6.2, 2.4, 4.6)
_PREPARED = ("学期", "证书模块", "备课组长", "成员")
_PREPARED_WIDTHS = (3.0, 8.0, 3.0, 12.0)
_OCCASION = "学期、班级"
_OCCASION_WIDTH = 4.6
_NOBODY = "未安排"


def teaching_assignment(
    arrangement: BeforeAfter, preparation: Sequence[PreparationRow] = (), *, institution: str, stamp: Stamp
) -> Document:
    """Compose the before/after table of a major, one row for each course module; then who prepares together, if any.

    Where any term or class is known, a column says them; else the table is the deck's.
    """
    dated = any(_occasions(slot) for line in arrangement.rows for slot in line.after)
    body = tuple(row for line in arrangement.rows for row in _line(line, dated=dated))
    widths = (*_WIDTHS[:-1], _OCCASION_WIDTH, _WIDTHS[-1]) if dated else _WIDTHS
    table = Table(widths, _header(arrangement, dated=dated), body, fixed_columns=0)
    principles = (Notes("备注", numbered(arrangement.principles)),) if arrangement.principles else ()
    return Document(
        report="teaching-assignment",
        title=f"{arrangement.major.removesuffix('专业')}专业教师授课安排表",
        subtitle="书证融通前后对照",
        institution=institution,
        blocks=(table, *principles, *_prepared(preparation)),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _prepared(groups: Sequence[PreparationRow]) -> tuple[Table, ...]:
    if not groups:
        return ()
    rows = tuple(
        (
            text_cell(group.term),
            _course(group.module, 1),
            text_cell(group.leader),
            Cell(formats.listed(group.members) or formats.NOTHING, align=Align.LEFT),
        )
        for group in groups
    )
    return (Table(_PREPARED_WIDTHS, (heads(*_PREPARED),), rows, caption="共同备课安排"),)


def _header(arrangement: BeforeAfter, *, dated: bool) -> tuple[tuple[Cell, ...], ...]:
    before = formats.cohorts(arrangement.before_cohorts)
    after = formats.cohorts(arrangement.after_cohorts)
    groups = (
        Cell(f"{before}教师授课安排", columns=2, emphasis=Emphasis.HEAD),
        Cell(f"{after}教师授课安排（书证融通后的实训课程设置）", columns=5 if dated else 4, emphasis=Emphasis.HEAD),
        Cell("对应证书模块", rows=2, emphasis=Emphasis.HEAD),
    )
    return groups, heads(*_COLUMNS, *((_OCCASION,) if dated else ()))


def _line(line: BeforeAfterRow, *, dated: bool) -> list[tuple[Cell, ...]]:
    height = max(len(line.before), len(line.after), 1)
    rows: list[list[Cell]] = [[] for _ in range(height)]
    for start, span, slot in _spread(line.before, height):
        rows[start] += [_course(slot.course if slot else formats.NOTHING, span), _teachers(slot, span)]
    rows[0].append(_course(line.after_course or formats.NOTHING, height))
    for start, span, slot in _spread(line.after, height):
        label, name = (slot.module_label, slot.module) if slot else ("", "")
        rows[start] += [text_cell(label or formats.NOTHING, rows=span), _course(name, span), _teachers(slot, span)]
        if dated:
            rows[start].append(_course("\n".join(_occasions(slot)), span))
    rows[0].append(_course(line.certificate_module or formats.NOTHING, height))
    return [tuple(row) for row in rows]


def _course(name: str, span: int) -> Cell:
    return Cell(name or formats.NOTHING, rows=span, align=Align.LEFT)


def _spread(slots: tuple[SlotRow, ...], height: int) -> list[tuple[int, int, SlotRow | None]]:
    """Share ``height`` rows out among the slots: where each begins, how many rows it has."""
    if not slots:
        return [(0, height, None)]
    edges = [position * height // len(slots) for position in range(len(slots) + 1)]
    return [(edges[at], edges[at + 1] - edges[at], slot) for at, slot in enumerate(slots)]


def _teachers(slot: SlotRow | None, span: int) -> Cell:
    if slot is None:
        return text_cell(formats.NOTHING, rows=span)
    if not slot.assigned:
        return text_cell(_NOBODY, rows=span, emphasis=Emphasis.GAP)
    names = (
        f"{person.teacher}（{labels.ROLES[person.role]}）" if person.role is Role.ASSIST else person.teacher
        for person in slot.assigned
    )
    return text_cell(formats.listed(dict.fromkeys(names)), rows=span)


def _occasions(slot: SlotRow | None) -> list[str]:
    """Return term and classes of each assignment of a slot, a line each; who has it is said where they differ."""
    people = () if slot is None else slot.assigned
    differ = len({person.teacher_id for person in people}) > 1
    found: list[str] = []
    for person in people:
        lines = [person.term, *names_together(person.classes)]
        words = "\n".join(filter(None, lines))
        if words:
            found.append(f"{person.teacher} {words}" if differ else words)
    return found
