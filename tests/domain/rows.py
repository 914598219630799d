"""Rows for the rules, with everything the rule under test does not read left plain."""

from __future__ import annotations

from onex_desktop.domain.campus import Quality
from onex_desktop.domain.catalogue import (
    CertificateDraft,
    CertificateRow,
    ModuleDraft,
    ModuleRow,
    OrganizationStatus,
    PilotDraft,
    PilotMajor,
    PilotRow,
)
from onex_desktop.domain.exams.reconciliation import StatementDraft, StatementRow, Subject
from onex_desktop.domain.exams.statistics import AggregateDraft, ExamRow, ResultState
from onex_desktop.domain.teaching.assignments import Assigned, Role, SlotRow
from onex_desktop.domain.values import Level

MIDDLE = frozenset({Level.INTERMEDIATE})


def certificate(status: OrganizationStatus | None = OrganizationStatus.ACTIVE) -> CertificateRow:
    """A certificate whose organisation has a standing."""
    return CertificateRow(1, 1, CertificateDraft("光伏电站运维"), "浙江瑞亚能源科技有限公司", status, "", 0, 0)


def pilot(
    key: int = 1,
    *,
    certificate_id: int = 1,
    levels: frozenset[Level] = MIDDLE,
    majors: tuple[tuple[str, Quality | None], ...] = (("物联网应用技术", Quality.NATIONAL),),
    status: OrganizationStatus | None = OrganizationStatus.ACTIVE,
) -> PilotRow:
    """A pilot of 30 persons."""
    places = tuple(PilotMajor(place, name, tag) for place, (name, tag) in enumerate(majors, start=1))
    draft = PilotDraft(certificate_id, 1, 2020, levels, tuple(m.id for m in places), 30)
    return PilotRow(key, 1, draft, "传感网应用开发", "网络与通信学院", "新大陆", status, places)


def module(levels: frozenset[Level], *, certificate_id: int = 1) -> ModuleRow:
    """A certificate module offered at some levels."""
    return ModuleRow(1, 1, ModuleDraft(certificate_id, "2-1", "模块", levels), "传感网应用开发")


def aggregate(
    attended: int,
    state: ResultState = ResultState.RELEASED,
    passed: int | None = None,
    released: int | None = None,
    *,
    resits: bool = False,
    stated: tuple[str, str] = ("", ""),
) -> AggregateDraft:
    """Totals of a pilot's examinations."""
    return AggregateDraft(1, attended, resits, state, passed, released, *stated)


def exam(planned: int, draft: AggregateDraft, *, key: int = 1, name: str = "传感网应用开发") -> ExamRow:
    """A line of the statistics."""
    return ExamRow(key, 1, key, key, name, (Level.INTERMEDIATE,), "网络与通信学院", planned, draft)


def statement(
    subject: Subject, number: int | None = None, *, about_id: int | None = None, text: str = "", about: str = ""
) -> StatementRow:
    """A figure or a spelling as a document states it."""
    return StatementRow(9, 1, StatementDraft(subject, "汇报稿", 2020, about_id, number, text), about)


def slot(
    name: str, *teachers: tuple[int, str], certificate_name: str = "智能新能源汽车", part: str = "模块"
) -> SlotRow:
    """A course module and who takes it."""
    people = tuple(Assigned(key, key, teacher, Role.LEAD, None) for key, teacher in teachers)
    return SlotRow(7, 1, 1, name, 7, "一", part, certificate_name, (), (2019,), people)
