"""What the comparison of two plan versions shows as rows."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.domain.plans import CompetencyRow, CourseDetails, CourseRow
from onex_desktop.domain.plans.comparison import Difference, PlanComparison
from onex_desktop.wording import formats, labels


@dataclass(frozen=True, slots=True)
class Line:
    """A pair as a row: what the part said, and says now; empty where a version lacks it."""

    id: int
    kind: str
    before: str
    after: str
    difference: Difference


def lines_of(comparison: PlanComparison) -> list[Line]:
    """Return a row for each competency, each indicator below its competency, then each course."""
    found: list[tuple[str, str, str, Difference]] = []
    for pair in comparison.competencies:
        found.append(("核心能力", _competency(pair.before), _competency(pair.after), pair.difference))
        found += [
            ("指标点", _indicator(each.code, each.before), _indicator(each.code, each.after), each.difference)
            for each in pair.indicators
        ]
    found += [("课程", _course(pair.before), _course(pair.after), pair.difference) for pair in comparison.courses]
    return [Line(number, *each) for number, each in enumerate(found, start=1)]


def _competency(row: CompetencyRow | None) -> str:
    if row is None:
        return ""
    head = f"{row.code} {row.name}".rstrip()
    return f"{head}：{row.statement}" if row.statement else head


def _indicator(code: str, text: str | None) -> str:
    return "" if text is None else f"{code}：{text}"


def _course(row: CourseRow | None) -> str:
    if row is None:
        return ""
    head = "，".join((row.name, "实训" if row.is_practice else "理论", *_details(row.details)))
    return "\n".join((head, *(f"{module.label}：{module.name}" for module in row.modules)))


def _details(details: CourseDetails) -> list[str]:
    """Return what the plan says about a course; what it does not say is left out."""
    said = [details.code, details.nature, labels.COURSE_KINDS.get(details.kind or "", "")]
    amounts = (
        ("理论 {} 学时", details.theory_hours),
        ("实践 {} 学时", details.practice_hours),
        ("{} 学分", details.credits),
    )
    said += [words.format(formats.hours(amount)) for words, amount in amounts if amount is not None]
    if details.term_number is not None:
        said.append(f"第 {details.term_number} 学期")
    return [word for word in said if word]
