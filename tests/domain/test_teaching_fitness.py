"""Who leads a slot without being qualified, and which cohorts are taught by another plan."""

from __future__ import annotations

from dataclasses import replace

from tests.domain.rows import slot

from onex_desktop.domain.plans import PlanDraft, PlanRow
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.teaching.assignments import Role, SlotRow
from onex_desktop.domain.teaching.fitness import find_other_cohorts, find_unqualified
from onex_desktop.domain.teaching.qualifications import (
    QualificationDraft,
    QualificationKind,
    QualificationRow,
    register,
)

CAR = "智能新能源汽车"
LI, WANG = (1, "李重重"), (2, "王红然")
UNTIL = QualificationRow(
    1, 1, QualificationDraft(1, QualificationKind.TRAINER, 1, "", "", "2018-09-01", "2020-12-31"), "", CAR
)
PLAN = PlanRow(1, 1, PlanDraft(1, "2020版"), "新能源汽车技术")


def led(role: Role, term: str = "") -> SlotRow:
    """Return a slot that 李重重 takes in a role and a term."""
    row = slot("检测", LI)
    return replace(row, certificates=(CAR,), assigned=(replace(row.assigned[0], role=role, term=term),))


def test_who_leads_a_slot_is_qualified_until_the_term_ends_or_today_where_no_term_is_known() -> None:
    ends = {"2020-2021-1": "2021-01-31"}
    expired = Problem(
        "teaching.unqualified",
        Severity.WARNING,
        {"teacher": "李重重", "slot": "检测 · 一 模块", "certificate": CAR, "lack": "expired", "day": "2020-12-31"},
        Place("teaching", 7, "检测 · 一 模块"),
    )
    known = register([UNTIL])
    assert find_unqualified((led(Role.LEAD, "2020-2021-1"),), known, ends, "2020-09-01") == [expired]
    assert find_unqualified((led(Role.LEAD),), known, ends, "2020-12-31") == []
    assert find_unqualified((led(Role.LEAD, "2021-2022-1"),), known, ends, "2021-01-01") == [expired]
    assert find_unqualified((led(Role.ASSIST, "2020-2021-1"),), known, ends, "2020-09-01") == []


def test_cohorts_that_follow_another_plan_are_told_and_a_plan_that_names_none_is_silent() -> None:
    taught = (replace(slot("检测", WANG), cohorts=(2018, 2019, 2020)), slot("维修", WANG))
    assert find_other_cohorts(replace(PLAN, cohorts=(2019, 2021)), taught) == [
        Problem(
            "teaching.cohort_outside_plan",
            Severity.WARNING,
            {"slot": "检测 · 一 模块", "plan": "新能源汽车技术 2020版", "cohorts": "2018级、2020级",
             "followed": "2019级、2021级"},
            Place("teaching", 7, "检测 · 一 模块"),
        )
    ]  # fmt: skip
    assert find_other_cohorts(PLAN, taught) == []
