"""Two versions of a plan: what stays, what changes, what comes and goes."""

from __future__ import annotations

from onex_desktop.domain.plans import CompetencyRow, CourseRow, IndicatorRow, PlanDraft, PlanRow, ReformRow
from onex_desktop.domain.plans.comparison import Difference, PlanComparison, PlanContent, compare_plans


def competency(code: str, *indicators: tuple[str, str], name: str = "能力") -> CompetencyRow:
    rows = tuple(IndicatorRow(at, code, key, text) for at, (key, text) in enumerate(indicators))
    return CompetencyRow(1, 1, 1, code, name, "", rows)


def course(key: int, name: str, *, is_practice: bool = False) -> CourseRow:
    return CourseRow(key, 1, 1, key, name, is_practice, ())


def content(
    version: str, competencies: tuple[CompetencyRow, ...] = (), courses: tuple[CourseRow, ...] = ()
) -> PlanContent:
    return PlanContent(PlanRow(1, 1, PlanDraft(1, version), "专业"), competencies, courses)


def compared(before: PlanContent, after: PlanContent, *reforms: ReformRow) -> PlanComparison:
    return compare_plans(before, after, reforms)


def test_indicators_are_paired_by_code() -> None:
    before = content("2019版", (competency("A", ("A1", "甲"), ("A2", "乙"), ("A3", "丙")),))
    after = content("2020版", (competency("A", ("A1", "甲"), ("A3", "丁"), ("A4", "戊")),))
    (pair,) = compared(before, after).competencies
    assert [(each.code, each.difference) for each in pair.indicators] == [
        ("A1", Difference.SAME),
        ("A3", Difference.CHANGED),
        ("A4", Difference.ADDED),
        ("A2", Difference.REMOVED),
    ]
    assert pair.difference is Difference.SAME


def test_competencies_come_and_go_with_their_indicators() -> None:
    comparison = compared(
        content("2019版", (competency("A", ("A1", "甲")), competency("C", name="旧"))),
        content("2020版", (competency("B", ("B1", "乙")), competency("C", name="新"))),
    )
    assert [(pair.code, pair.difference) for pair in comparison.competencies] == [
        ("B", Difference.ADDED),
        ("C", Difference.CHANGED),
        ("A", Difference.REMOVED),
    ]
    assert (comparison.count(Difference.ADDED), comparison.count(Difference.REMOVED)) == (1, 1)


def test_courses_are_paired_by_reform_then_by_name() -> None:
    before = content("2019版", courses=(course(1, "甲"), course(2, "乙"), course(3, "丙"), course(4, "丁")))
    after = content(
        "2020版", courses=(course(11, "甲"), course(12, "新"), course(13, "丙", is_practice=True), course(14, "戊"))
    )
    found = compared(
        before, after, ReformRow(1, 2, "乙", 12, "新", None, ""), ReformRow(2, 99, "别", 12, "新", None, "")
    )
    names = [
        (p.before.name if p.before else None, p.after.name if p.after else None, p.difference) for p in found.courses
    ]
    assert names == [
        ("甲", "甲", Difference.SAME),
        ("乙", "新", Difference.REFORMED),
        ("丙", "丙", Difference.CHANGED),
        (None, "戊", Difference.ADDED),
        ("丁", None, Difference.REMOVED),
    ]
