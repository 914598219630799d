"""What a service refuses it refuses whole, with the code whose sentence says what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.campus import InstitutionDraft, MajorDraft, ManagementLevel
from onex_desktop.domain.catalogue import (
    CertificateDraft,
    ModuleDraft,
    OrganizationDraft,
    OrganizationStatus,
    PilotDraft,
)
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.policies import DocumentDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.selection import FactorDraft
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.domain.values import Level
from onex_desktop.services import (
    campus,
    catalogue,
    exams,
    finance,
    mapping,
    mapping_scale,
    plans,
    policies,
    selection,
    teaching,
)
from onex_desktop.services.context import AppContext
from onex_desktop.wording.problems import sentence

MIDDLE = frozenset({Level.INTERMEDIATE})
LOW = frozenset({Level.ELEMENTARY})
PENDING, PARTIAL, RELEASED = ResultState.PENDING, ResultState.PARTIAL, ResultState.RELEASED
Command = Callable[[AppContext], object]


def _arrange_twice(ctx: AppContext) -> None:
    with ctx.step("finance.add_arrangement"):
        finance.add_arrangement(ctx, "甲", "一")
        finance.add_arrangement(ctx, "甲", "二")


REFUSED: dict[str, tuple[Command, list[str]]] = {
    "school without a name": (lambda c: campus.name_institution(c, InstitutionDraft(" ")), ["record.name_missing"]),
    "college without a name": (lambda c: campus.add_college(c, ""), ["record.name_missing"]),
    "college twice": (lambda c: campus.add_college(c, "智能交通学院"), ["record.duplicate"]),
    "major without a name": (lambda c: campus.save_major(c, MajorDraft("")), ["record.name_missing"]),
    "major twice": (lambda c: campus.save_major(c, MajorDraft("新能源汽车技术")), ["record.duplicate"]),
    "major gone": (lambda c: campus.save_major(c, MajorDraft("甲"), 99), ["record.gone"]),
    "cohort of two digits": (lambda c: campus.add_cohort(c, 20), ["campus.entry_year"]),
    "cohort twice": (lambda c: campus.add_cohort(c, 2019), ["record.duplicate"]),
    "office without a name": (
        lambda c: campus.add_management_unit(c, ManagementLevel.SCHOOL, "", 9, ()), ["record.name_missing"],
    ),
    "organisation without a name": (
        lambda c: catalogue.save_organization(c, OrganizationDraft("")), ["record.name_missing"],
    ),
    "organisation twice": (
        lambda c: catalogue.save_organization(c, OrganizationDraft("华为技术有限公司")), ["record.name_taken"],
    ),
    "organisation renamed to another's": (
        lambda c: catalogue.save_organization(c, OrganizationDraft("华为技术有限公司"), 1), ["record.name_taken"],
    ),
    "organisation in use": (lambda c: catalogue.delete_organizations(c, [1]), ["record.in_use"]),
    "group without a name": (lambda c: catalogue.add_collaboration_group(c, 11, "", ""), ["record.name_missing"]),
    "group twice": (lambda c: catalogue.add_collaboration_group(c, 10, "甲", ""), ["record.duplicate"]),
    "certificate without a name": (
        lambda c: catalogue.save_certificate(c, CertificateDraft("")), ["record.name_missing"],
    ),
    "certificate twice": (
        lambda c: catalogue.save_certificate(c, CertificateDraft("界面设计")), ["record.name_taken"],
    ),
    "certificate of batch 0": (
        lambda c: catalogue.save_certificate(c, CertificateDraft("甲", batch=0)), ["record.value_refused"],
    ),
    "certificate in use": (lambda c: catalogue.delete_certificates(c, [10]), ["record.in_use"]),
    "module of everything wrong": (
        lambda c: catalogue.save_module(c, ModuleDraft(10, "2-1", "", frozenset())),
        ["catalogue.code_taken", "record.name_missing", "catalogue.levels_missing"],
    ),
    "module without a code": (
        lambda c: catalogue.save_module(c, ModuleDraft(10, "", "甲")), ["catalogue.code_missing"],
    ),
    "module examined where it is not offered": (
        lambda c: catalogue.save_module(c, ModuleDraft(10, "2-9", "甲", LOW, MIDDLE)),
        ["catalogue.level_not_offered"],
    ),
    "module in use": (lambda c: catalogue.delete_modules(c, [1]), ["record.in_use"]),
    "pilot of everything wrong": (
        lambda c: catalogue.save_pilot(c, PilotDraft(1, 1, 2021, frozenset(), (), -1)),
        ["catalogue.levels_missing", "catalogue.majors_missing", "catalogue.planned_negative"],
    ),
    "pilot twice": (lambda c: catalogue.save_pilot(c, PilotDraft(1, 1, 2020, MIDDLE, (1,), 1)), ["record.duplicate"]),
    "pilot with figures": (lambda c: catalogue.delete_pilots(c, [1]), ["record.in_use"]),
    "one of several deletions": (lambda c: catalogue.delete_certificates(c, [21, 10]), ["record.in_use"]),
    "plan twice": (
        lambda c: plans.add_plan(c, replace(plans.plans(c)[1].draft, cohort_ids=())), ["record.duplicate"],
    ),
    "competency twice": (lambda c: plans.add_competency(c, 2, "XQA", "甲", "", ()), ["record.duplicate"]),
    "course twice": (
        lambda c: plans.add_course(c, 2, "新能源汽车电控系统检测维修", is_practice=True), ["record.duplicate"],
    ),
    "course of two like modules": (
        lambda c: plans.add_course(c, 2, "甲", is_practice=True, modules=[("一", "甲"), ("一", "乙")]),
        ["record.duplicate"],
    ),
    "cell of a divided course": (
        lambda c: mapping.set_cells(c, [mapping.CellEdit((2, -2), Strength.WEAK)]), ["plans.course_has_modules"],
    ),
    "cell of a unit that is gone": (
        lambda c: mapping.set_cells(c, [mapping.CellEdit((99, 1), Strength.WEAK)]), ["record.gone"],
    ),
    "cell of a slot that is gone": (
        lambda c: mapping.set_cells(c, [mapping.CellEdit((2, 99), Strength.WEAK)]), ["record.gone"],
    ),
    "one of several cells": (
        lambda c: mapping.set_cells(
            c, [mapping.CellEdit((2, 1), Strength.WEAK), mapping.CellEdit((2, 99), Strength.WEAK)]
        ),
        ["record.gone"],
    ),
    "details of an empty cell": (
        lambda c: mapping.set_details(c, (2, 1), Decimal(4), ""), ["mapping.cell_empty"],
    ),
    "negative hours": (lambda c: mapping.set_details(c, (1, 1), Decimal(-1), ""), ["mapping.hours_negative"]),
    "weight over one": (
        lambda c: mapping_scale.set_scale(
            c, [replace(value, weight=Decimal("1.01")) for value in mapping_scale.scale(c).values[:1]]
        ),
        ["mapping.value_weight"],
    ),
    "teacher without a name": (lambda c: teaching.save_teacher(c, TeacherDraft("")), ["record.name_missing"]),
    "teacher in use": (lambda c: teaching.delete_teachers(c, [1]), ["record.in_use"]),
    "assignment to nobody": (lambda c: teaching.assign(c, 1, 99, []), ["record.gone"]),
    "assignment of nothing": (lambda c: teaching.assign(c, 99, 1, []), ["record.gone"]),
    "negative count": (
        lambda c: exams.save_aggregate(c, AggregateDraft(1, -1, False, PENDING)), ["exams.count_negative"],
    ),
    "result of a pending row": (
        lambda c: exams.save_aggregate(c, AggregateDraft(1, 9, False, PENDING, 1)), ["exams.pending_with_result"],
    ),
    "released without a result": (
        lambda c: exams.save_aggregate(c, AggregateDraft(1, 9, False, RELEASED, None, 9)), ["exams.result_missing"],
    ),
    "more released than sat": (
        lambda c: exams.save_aggregate(c, AggregateDraft(1, 9, False, PARTIAL, 1, 10)),
        ["exams.released_over_attended"],
    ),
    "more passed than released": (
        lambda c: exams.save_aggregate(c, AggregateDraft(1, 9, False, PARTIAL, 6, 5)), ["exams.passed_over_released"],
    ),
    "released but not all": (
        lambda c: exams.save_aggregate(c, AggregateDraft(1, 9, False, RELEASED, 5, 8)), ["exams.released_incomplete"],
    ),
    "document number twice": (lambda c: policies.add_document(c, DocumentDraft(1, "甲")), ["record.duplicate"]),
    "factor twice": (lambda c: selection.add_factor(c, FactorDraft("证书价值", "含金量")), ["record.duplicate"]),
    "arrangement twice": (_arrange_twice, ["record.duplicate"]),
}  # fmt: skip


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


@pytest.mark.parametrize(("command", "codes"), REFUSED.values(), ids=REFUSED.keys())
def test_refusal_has_its_codes(ctx: AppContext, command: Command, codes: list[str]) -> None:
    with pytest.raises(ProblemsFound) as caught:
        command(ctx)
    assert [problem.code for problem in caught.value.problems] == codes


@pytest.mark.parametrize("command", [pair[0] for pair in REFUSED.values()], ids=REFUSED.keys())
def test_refusal_writes_nothing(ctx: AppContext, command: Command) -> None:
    before = factories.dump(ctx.library.path, without=frozenset())
    with pytest.raises(ProblemsFound):
        command(ctx)
    assert factories.dump(ctx.library.path, without=frozenset()) == before


@pytest.mark.parametrize("command", [pair[0] for pair in REFUSED.values()], ids=REFUSED.keys())
def test_refusal_can_be_said(ctx: AppContext, command: Command) -> None:
    with pytest.raises(ProblemsFound) as caught:
        command(ctx)
    said = [sentence(problem.code, problem.params) for problem in caught.value.problems]
    assert [text for text in said if "{" in text or "“”" in text or "没有，" in text] == []


def test_a_pilot_of_an_exiting_organisation_is_refused(ctx: AppContext) -> None:
    draft = OrganizationDraft("浙江瑞亚能源科技有限公司", status=OrganizationStatus.EXITING)
    catalogue.save_organization(ctx, draft, catalogue.organizations(ctx)[0].id)
    certificate = next(row for row in catalogue.certificates(ctx) if row.draft.name == "光伏电站运维")
    with pytest.raises(ProblemsFound, match=r"catalogue\.organization_exited"):
        catalogue.save_pilot(ctx, PilotDraft(certificate.id, 1, 2021, MIDDLE, (1,), 30))


def test_a_running_pilot_of_an_exiting_organisation_can_still_be_corrected(ctx: AppContext) -> None:
    draft = OrganizationDraft("浙江瑞亚能源科技有限公司", status=OrganizationStatus.EXITING)
    catalogue.save_organization(ctx, draft, catalogue.organizations(ctx)[0].id)
    pilot = catalogue.pilots(ctx)[0]
    assert catalogue.save_pilot(ctx, pilot.draft, pilot.id).step is None


def test_a_number_in_use_is_refused(ctx: AppContext) -> None:
    factories.add_teacher(ctx, "甲", "0001")
    with pytest.raises(ProblemsFound, match=r"teaching\.number_taken"):
        factories.add_teacher(ctx, "乙", "0001")


def test_a_teacher_keeps_the_number(ctx: AppContext) -> None:
    key = factories.add_teacher(ctx, "甲", "0001")
    assert teaching.save_teacher(ctx, TeacherDraft("甲", "0001", "教授"), key).step is not None


def test_a_name_in_use_is_accepted_for_teachers(ctx: AppContext) -> None:
    factories.add_teacher(ctx, "李重重")
    assert [row.draft.name for row in teaching.teachers(ctx)].count("李重重") == 2
