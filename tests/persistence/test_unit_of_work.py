"""One step, whole or not at all, and refusals with their right sentence."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.campus import MajorDraft
from onex_desktop.domain.catalogue import CertificateDraft, OrganizationDraft, PilotDraft
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState
from onex_desktop.domain.plans import PlanDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.values import Level
from onex_desktop.persistence.tables.campus import College
from onex_desktop.services import campus, catalogue, exams, plans
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _codes(caught: pytest.ExceptionInfo[ProblemsFound]) -> list[str]:
    return [problem.code for problem in caught.value.problems]


def test_an_error_in_the_middle_leaves_no_trace(ctx: AppContext) -> None:
    before = factories.dump(ctx.library.path, without=frozenset())
    with suppress(ZeroDivisionError), ctx.step("campus.add_college") as work:
        work.add(College(name="半截学院"))
        _ = 1 // 0
    assert factories.dump(ctx.library.path, without=frozenset()) == before


def test_a_context_works_on_after_an_error(ctx: AppContext) -> None:
    with suppress(ZeroDivisionError), ctx.step("campus.add_college"):
        _ = 1 // 0
    assert factories.add_college(ctx, "新学院") == 8


def test_a_command_that_changes_nothing_leaves_no_step(ctx: AppContext) -> None:
    major = campus.majors(ctx)[0]
    changed = campus.save_major(ctx, major.draft, major.id, major.version)
    assert (changed.step, factories.head(ctx)) == (None, 2)


def test_a_command_inside_a_step_becomes_part_of_it(ctx: AppContext) -> None:
    with ctx.step("campus.add_college", "两所"):
        factories.add_college(ctx, "甲学院")
        factories.add_college(ctx, "乙学院")
    assert factories.head(ctx) == 3


def test_reading_inside_a_step_sees_what_the_step_did(ctx: AppContext) -> None:
    with ctx.step("campus.add_college"):
        factories.add_college(ctx, "甲学院")
        assert campus.colleges(ctx)[-1].name == "甲学院"


def test_a_stale_form_is_refused(ctx: AppContext) -> None:
    campus.save_major(ctx, MajorDraft("先改", 1), 1, version=1)
    with pytest.raises(ProblemsFound) as caught:
        campus.save_major(ctx, MajorDraft("后改", 1), 1, version=1)
    assert _codes(caught) == ["record.changed_meanwhile"]


def test_a_stale_form_of_a_pilot_whose_majors_changed_is_refused(ctx: AppContext) -> None:
    pilot = catalogue.pilots(ctx)[0]
    draft = pilot.draft
    more = replace(draft, major_ids=(*draft.major_ids, 2))
    catalogue.save_pilot(ctx, more, pilot.id, pilot.version)
    with pytest.raises(ProblemsFound) as caught:
        catalogue.save_pilot(ctx, draft, pilot.id, pilot.version)
    assert _codes(caught) == ["record.changed_meanwhile"]


def test_a_deleted_row_is_gone(ctx: AppContext) -> None:
    with pytest.raises(ProblemsFound) as caught:
        campus.save_major(ctx, MajorDraft("甲"), 999)
    assert _codes(caught) == ["record.gone"]


def test_a_row_in_use_is_not_deleted(ctx: AppContext) -> None:
    with pytest.raises(ProblemsFound) as caught:
        catalogue.delete_organizations(ctx, [1])
    assert _codes(caught) == ["record.in_use"]


def test_a_second_row_of_one_name_is_a_duplicate(ctx: AppContext) -> None:
    with pytest.raises(ProblemsFound) as caught:
        campus.add_college(ctx, "智能交通学院")
    assert _codes(caught) == ["record.duplicate"]


MIDDLE = frozenset({Level.INTERMEDIATE})


@pytest.mark.parametrize(
    "add",
    [
        lambda ctx: catalogue.save_pilot(ctx, PilotDraft(1, 999, 2021, MIDDLE, (1,), 30)),
        lambda ctx: catalogue.save_pilot(ctx, PilotDraft(1, 1, 2021, MIDDLE, (999,), 30)),
        lambda ctx: plans.add_plan(ctx, PlanDraft(999, "2021版")),
        lambda ctx: exams.save_aggregate(ctx, AggregateDraft(999, 1, False, ResultState.PENDING)),
        lambda ctx: campus.save_major(ctx, MajorDraft("甲", 999)),
        lambda ctx: campus.save_major(ctx, MajorDraft("甲", 999), 1),
    ],
    ids=["college", "major", "plan", "aggregate", "new major", "changed major"],
)
def test_hanging_a_row_on_one_that_is_gone_does_not_speak_of_deleting(ctx: AppContext, add: object) -> None:
    assert callable(add)
    with pytest.raises(ProblemsFound) as caught:
        add(ctx)
    assert _codes(caught) == ["record.gone"]


def test_a_value_the_database_checks_is_refused(ctx: AppContext) -> None:
    with pytest.raises(ProblemsFound) as caught:
        catalogue.save_certificate(ctx, CertificateDraft("甲证书", batch=0))
    assert _codes(caught) == ["record.value_refused"]


def test_adding_an_organisation_raises_its_step_by_one(ctx: AppContext) -> None:
    changed = catalogue.save_organization(ctx, OrganizationDraft("甲组织"))
    assert changed.step is not None
    assert changed.step.seq == 3
