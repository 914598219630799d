"""Which cohorts follow a plan version: one version of the major at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.exchange import books
from tests.factories import add_cohort, add_major, empty_library, sample_library

from onex_desktop.domain.plans import PlanDraft, PlanRow
from onex_desktop.domain.plans.cloning import Part
from onex_desktop.domain.plans.cohorts import find_problems
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import campus, importing, plans, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.plan_cloning import clone_plan


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return empty_library(tmp_path)


def followed(ctx: AppContext) -> dict[str, tuple[int, ...]]:
    return {row.draft.version: row.cohorts for row in plans.plans(ctx)}


def test_the_sample_follows_its_plans_as_the_deck_says(tmp_path: Path) -> None:
    # Deck: 2018级 by whole course, 2019级 and 2020级 by module.
    assert followed(sample_library(tmp_path)) == {"2019版": (2018,), "2020版": (2019, 2020)}


def test_cohorts_are_taken_and_given_up_as_one_step_each(ctx: AppContext) -> None:
    major, (older, newer) = add_major(ctx), [add_cohort(ctx, year) for year in (2019, 2020)]
    key = plans.add_plan(ctx, PlanDraft(major, "2020版", cohort_ids=(newer, older))).first("plans")
    assert followed(ctx) == {"2020版": (2019, 2020)}
    plans.change_plan(ctx, key, PlanDraft(major, "2020版", cohort_ids=(newer,)))
    assert followed(ctx) == {"2020版": (2020,)}
    undo.undo(ctx)
    assert followed(ctx) == {"2020版": (2019, 2020)}
    plans.delete_plans(ctx, [key])
    assert campus.delete_cohorts(ctx, [older, newer]).ids["cohorts"] == {older, newer}


def test_a_form_that_is_behind_does_not_overwrite_the_cohorts(ctx: AppContext) -> None:
    major, cohort = add_major(ctx), add_cohort(ctx)
    key = plans.add_plan(ctx, PlanDraft(major, "2020版")).first("plans")
    (before,) = plans.plans(ctx)
    plans.change_plan(ctx, key, PlanDraft(major, "2020版", cohort_ids=(cohort,)), before.version)
    with pytest.raises(ProblemsFound) as found:
        plans.change_plan(ctx, key, PlanDraft(major, "2020版"), before.version)
    assert [each.code for each in found.value.problems] == ["record.changed_meanwhile"]
    assert followed(ctx) == {"2020版": (2020,)}


def test_a_cohort_follows_one_version_of_a_major(ctx: AppContext) -> None:
    major, other, cohort = add_major(ctx), add_major(ctx, "软件技术"), add_cohort(ctx, 2019)
    draft = PlanDraft(major, "2019版", cohort_ids=(cohort,))
    plans.add_plan(ctx, draft)
    plans.add_plan(ctx, replace(draft, major_id=other))
    with pytest.raises(ProblemsFound) as found:
        plans.add_plan(ctx, replace(draft, version="2020版"))
    (problem,) = found.value.problems
    assert (problem.code, dict(problem.params)) == (
        "plans.cohort_taken",
        {"cohort": 2019, "plan": "新能源汽车技术 2019版"},
    )
    assert problem.where is not None
    assert problem.where.field == "cohort_ids"


def test_a_cohort_that_follows_two_versions_all_the_same_is_found() -> None:
    # Undoing an older step alone can bring this about.
    rows = [
        PlanRow(number, 1, PlanDraft(1, version, cohort_ids=ids), "专业", years)
        for number, version, ids, years in ((1, "2019版", (7, 8), (2018, 2019)), (2, "2020版", (8,), (2019,)))
    ]
    assert [(each.code, each.params["cohort"], each.where and each.where.row_id) for each in find_problems(rows)] == [
        ("plans.cohort_twice", 2019, 2)
    ]


def test_a_copy_has_no_cohorts_of_its_own(tmp_path: Path) -> None:
    ctx = sample_library(tmp_path)
    newest = plans.plans(ctx)[-1].id
    _, cloned = clone_plan(ctx, newest, "2021版", frozenset({Part.COURSES}))
    assert followed(ctx)["2021版"] == ()
    assert cloned.left[Part.COHORTS] == 2


def test_a_sheet_says_who_follows_a_plan_and_is_refused_where_two_would(ctx: AppContext, tmp_path: Path) -> None:
    add_major(ctx)
    for year in (2018, 2019):
        add_cohort(ctx, year)
    heading, major = ("专业", "版本", "适用年级"), "新能源汽车技术"
    good = books.book(tmp_path / "a.xlsx", [heading, (major, "2019版", "2018级、2019级")], sheet="人才培养方案")
    importing.apply(ctx, importing.plan(ctx, good))
    assert followed(ctx) == {"2019版": (2018, 2019)}
    bad = books.book(tmp_path / "b.xlsx", [heading, (major, "2020版", "2019级")], sheet="人才培养方案")
    (problem,) = importing.plan(ctx, bad).problems
    assert (problem.problem.code, problem.cell) == ("plans.cohort_taken", "C2")
