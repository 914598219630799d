"""Training plans on paper: two versions side by side, and the reform of the courses (deck, 衔接前后)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby
from typing import Final

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.domain.plans import CompetencyRow, CourseRow, PlanRow, ReformRow
from onex_desktop.domain.plans.comparison import CompetencyPair, CoursePair, Difference, PlanComparison
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

COMPARISON: Final = "人才培养方案衔接前后对照表"
REFORM: Final = "课程体系改革对照表"
_COMPARISON_WIDTHS: Final = (5.4, 9.0, 9.0)
_COURSE_WIDTHS: Final = (9.0, 9.0, 2.4)
_REFORM_WIDTHS: Final = (6.0, 9.0, 7.0)


def plan_comparison(comparison: PlanComparison, *, institution: str, stamp: Stamp) -> Document:
    """Compose two versions side by side: one row for each indicator, then one for each course."""
    before, after = comparison.before, comparison.after
    changed = {each: comparison.count(each) for each in (Difference.CHANGED, Difference.ADDED, Difference.REMOVED)}
    figures = "，".join(f"{labels.DIFFERENCES[each]} {number} 个" for each, number in changed.items())
    blocks: list[Table | Notes] = []
    if comparison.competencies:
        blocks.append(_competencies(comparison))
    if comparison.courses:
        blocks.append(_courses(comparison))
    if comparison.competencies:
        blocks.append(Notes("指标点", (f"{figures}。",)))
    return Document(
        report="plan-comparison",
        title=f"{_major(after)}{COMPARISON}",
        subtitle=f"{before.draft.version} 与 {after.draft.version}",
        institution=institution,
        blocks=tuple(blocks),
        stamp=stamp,
        signatures=SIGNERS,
    )


def course_reform(
    plan: PlanRow, lines: Sequence[ReformRow], courses: Sequence[CourseRow], *, institution: str, stamp: Stamp
) -> Document:
    """Compose the reform that led to a plan's courses; ``courses`` are the plan's own, for their modules.

    Lines that lead to one course share its cell; so do lines below one another that serve one certificate module.
    What was dropped comes last.
    """
    by_id = {row.id: row for row in courses}
    together: dict[int | None, list[ReformRow]] = defaultdict(list)
    for line in lines:
        together[line.after_course_id].append(line)
    dropped = together.pop(None, [])
    body = [row for course_id, led in together.items() for row in _reformed(by_id[course_id or 0], led)]
    if dropped:
        body += _reformed(None, dropped)
    return Document(
        report="course-reform",
        title=f"{_major(plan)}{REFORM}",
        subtitle=plan.draft.version,
        institution=institution,
        blocks=(
            Table(
                _REFORM_WIDTHS,
                (heads("改革前核心课程设置", "改革后课程设置", "对应职业技能等级证书"),),
                tuple(body),
                fixed_columns=0,
            ),
        ),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _major(plan: PlanRow) -> str:
    return f"{plan.major.removesuffix('专业')}专业"


def _competencies(comparison: PlanComparison) -> Table:
    before, after = comparison.before.draft.version, comparison.after.draft.version
    header = (
        (
            Cell("支撑能力", rows=2, emphasis=Emphasis.HEAD),
            Cell(f"{before}人才培养方案（衔接前）", emphasis=Emphasis.HEAD),
            Cell(f"{after}人才培养方案（衔接后）", emphasis=Emphasis.HEAD),
        ),
        heads("支撑的核心能力指标", "支撑的核心能力指标"),
    )
    body = tuple(row for pair in comparison.competencies for row in _competency(pair))
    return Table(_COMPARISON_WIDTHS, header, body)


def _competency(pair: CompetencyPair) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = [
        (_indicator(each.code, each.before), _indicator(each.code, each.after)) for each in pair.indicators
    ] or [(text_cell(formats.NOTHING), text_cell(formats.NOTHING))]
    words = dict.fromkeys(_statement(row) for row in (pair.before, pair.after) if row is not None)
    if pair.difference is Difference.CHANGED:
        text = "\n".join(f"衔接{side}　{each}" for side, each in zip("前后", words, strict=True))
    else:
        text = next(iter(words))
    rows[0] = (Cell(text, rows=len(rows), align=Align.LEFT), *rows[0])
    return rows


def _statement(row: CompetencyRow) -> str:
    head = f"{row.code} {row.name}".rstrip()
    return f"{head}：{row.statement}" if row.statement else head


def _indicator(code: str, text: str | None) -> Cell:
    return text_cell(formats.NOTHING) if text is None else Cell(f"{code}：{text}", align=Align.LEFT)


def _courses(comparison: PlanComparison) -> Table:
    before, after = comparison.before.draft.version, comparison.after.draft.version
    body = tuple((_course(pair.before), _course(pair.after), _change(pair)) for pair in comparison.courses)
    return Table(_COURSE_WIDTHS, (heads(f"{before}课程", f"{after}课程", "变化"),), body, caption="课程设置")


def _change(pair: CoursePair) -> Cell:
    same = pair.difference is Difference.SAME
    return text_cell(labels.DIFFERENCES[pair.difference], emphasis=Emphasis.QUIET if same else Emphasis.NONE)


def _course(row: CourseRow | None, rows: int = 1) -> Cell:
    if row is None:
        return text_cell(formats.NOTHING, rows=rows)
    modules = (f"{module.label}：{module.name}" for module in row.modules)
    return Cell("\n".join((row.name, *modules)), rows=rows, align=Align.LEFT)


def _reformed(course: CourseRow | None, lines: Sequence[ReformRow]) -> list[tuple[Cell, ...]]:
    ends = labels.REFORM_ENDS
    rows: list[list[Cell]] = [[Cell(line.before_course or ends["before"], align=Align.LEFT)] for line in lines]
    gone = Cell(ends["after"], rows=len(lines), align=Align.LEFT)
    rows[0].append(gone if course is None else _course(course, len(lines)))
    at = 0
    for module, together in groupby(lines, key=lambda line: line.certificate_module):
        span = len(tuple(together))
        rows[at].append(Cell(module or formats.NOTHING, rows=span, align=Align.LEFT))
        at += span
    return [tuple(row) for row in rows]
