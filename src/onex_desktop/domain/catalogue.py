"""Certificates, who issues them, and the school's pilots of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum

from onex_desktop.domain.campus import Quality
from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.values import Level, is_day, sorted_levels


class OrganizationStatus(StrEnum):
    """Standing of an evaluation organisation (退出目录实施细则, 2023-01-06)."""

    ACTIVE = "active"
    RECTIFYING = "rectifying"
    LIMITED = "limited"
    EXITING = "exiting"
    EXITED = "exited"


CLOSED_STATUSES = frozenset({OrganizationStatus.EXITING, OrganizationStatus.EXITED})
"""Standings that take no new pilot and no new exam session; what was issued stays valid (art. 8)."""


class MeasureKind(StrEnum):
    """What can be done to an organisation short of and up to its exit (退出目录实施细则, 2023-01-06)."""

    TALK = "talk"
    WARNING = "warning"
    NOTICE = "notice"
    RECTIFICATION = "rectification"
    LIMIT = "limit"
    CUT = "cut"
    EXIT = "exit"


class ExamRecord(StrEnum):
    """How a pilot's examinations are known: as totals, or as registrations with names; never both."""

    TOTALS = "totals"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class OrganizationDraft:
    """An evaluation organisation (培训评价组织) as entered.

    ``number_pattern`` is a regular expression that its certificate numbers match; empty when it is not known.
    """

    name: str
    code: str = ""
    contact: str = ""
    status: OrganizationStatus = OrganizationStatus.ACTIVE
    status_since: str = ""
    status_reason: str = ""
    number_pattern: str = ""


@dataclass(frozen=True, slots=True)
class OrganizationRow:
    """An evaluation organisation as listed."""

    id: int
    version: int
    draft: OrganizationDraft
    certificates: int


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure taken against an organisation; days in ISO form, ``ended_on`` empty while it lasts."""

    organization_id: int
    kind: MeasureKind
    taken_on: str
    ended_on: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure as listed."""

    id: int
    version: int
    draft: MeasureDraft
    organization: str


@dataclass(frozen=True, slots=True)
class CertificateDraft:
    """A skill level certificate (职业技能等级证书) as entered; ``batch`` is its national batch (批次)."""

    name: str
    code: str = ""
    organization_id: int | None = None
    batch: int | None = None
    professional_field: str = ""
    group_id: int | None = None
    group_sequence: int | None = None


@dataclass(frozen=True, slots=True)
class CertificateRow:
    """A certificate as listed, with the names of what it hangs on."""

    id: int
    version: int
    draft: CertificateDraft
    organization: str
    organization_status: OrganizationStatus | None
    group: str
    modules: int
    pilots: int


@dataclass(frozen=True, slots=True)
class ModuleDraft:
    """A module of a certificate as entered; ``examined`` are the levels the school has sat already."""

    certificate_id: int
    code: str
    name: str
    levels: frozenset[Level] = field(default_factory=lambda: frozenset(Level))
    examined: frozenset[Level] = frozenset()


@dataclass(frozen=True, slots=True)
class ModuleRow:
    """A module of a certificate as listed."""

    id: int
    version: int
    draft: ModuleDraft
    certificate: str


@dataclass(frozen=True, slots=True)
class PilotDraft:
    """A pilot (试点) as entered: certificate levels × majors × college × year, with the approved headcount."""

    certificate_id: int
    college_id: int
    year: int
    levels: frozenset[Level]
    major_ids: tuple[int, ...]
    planned: int
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class PilotMajor:
    """A major inside a pilot, with its quality tag."""

    id: int
    name: str
    quality: Quality | None


@dataclass(frozen=True, slots=True)
class PilotRow:
    """A pilot as listed and printed."""

    id: int
    version: int
    draft: PilotDraft
    certificate: str
    college: str
    organization: str
    organization_status: OrganizationStatus | None
    majors: tuple[PilotMajor, ...]
    exam_record: ExamRecord = ExamRecord.TOTALS

    @property
    def levels(self) -> tuple[Level, ...]:
        """The levels from the lowest to the highest."""
        return sorted_levels(self.draft.levels)

    @property
    def quality(self) -> Quality | None:
        """The tag all majors share; None when they differ or have none."""
        tags = {major.quality for major in self.majors}
        return tags.pop() if len(tags) == 1 else None


@dataclass(frozen=True, slots=True)
class GroupCertificate:
    """A certificate in a collaboration group's list."""

    sequence: int | None
    name: str
    batch: int | None


@dataclass(frozen=True, slots=True)
class CollaborationGroupRow:
    """A collaboration group (协作组) with its certificates in the order of its list."""

    id: int
    number: int
    name: str
    leader: str
    certificates: tuple[GroupCertificate, ...]


def check_number_pattern(draft: OrganizationDraft) -> list[Problem]:
    """Return what is wrong with the pattern of an organisation's certificate numbers; an empty one asks nothing."""
    try:
        re.compile(draft.number_pattern)
    except re.error:
        where = Place("catalogue", name=draft.name, field="number_pattern")
        return [Problem("catalogue.number_pattern", params={"pattern": draft.number_pattern}, where=where)]
    return []


def validate_measure(draft: MeasureDraft, organization: str) -> list[Problem]:
    """Return what is wrong with a measure: days that are none, an end before its beginning."""
    days = {"taken_on": draft.taken_on, "ended_on": draft.ended_on}
    params = {"organization": organization, **days}
    checks = (
        ("catalogue.measure_day", "taken_on", not is_day(draft.taken_on)),
        ("catalogue.measure_day", "ended_on", draft.ended_on != "" and not is_day(draft.ended_on)),
        ("catalogue.measure_backwards", "ended_on", draft.ended_on != "" and draft.ended_on < draft.taken_on),
    )
    return [
        Problem(code, params=params, where=Place("catalogue", name=organization, field=field))
        for code, field, bad in checks
        if bad
    ]


def validate_module(draft: ModuleDraft, taken_codes: frozenset[str]) -> list[Problem]:
    """Return everything wrong with a module: code, name, levels (at least one; examined ones offered)."""
    name = f"{draft.code} {draft.name}".strip()
    found: list[Problem] = []
    if not draft.code.strip():
        found.append(Problem("catalogue.code_missing", where=Place("catalogue", name=name, field="code")))
    elif draft.code in taken_codes:
        where = Place("catalogue", name=name, field="code")
        found.append(Problem("catalogue.code_taken", params={"code": draft.code}, where=where))
    if not draft.name.strip():
        found.append(Problem("record.name_missing", where=Place("catalogue", name=name, field="name")))
    if not draft.levels:
        found.append(Problem("catalogue.levels_missing", where=Place("catalogue", name=name, field="levels")))
    else:
        where = Place("catalogue", name=name, field="examined")
        absent = sorted_levels(draft.examined - draft.levels)
        found += [_not_offered(level, where, module=name) for level in absent]
    return found


def _not_offered(level: Level, where: Place, *, certificate: str = "", module: str = "") -> Problem:
    params = {"certificate": certificate, "module": module, "level": level.value}
    return Problem("catalogue.level_not_offered", Severity.ERROR, params, where)


def validate_pilot(draft: PilotDraft, certificate: CertificateRow | None) -> list[Problem]:
    """Return everything wrong with a pilot; a closed organisation takes none (退出机制).

    ``certificate`` is the one the pilot is for; None leaves its organisation out of the question.
    """
    found: list[Problem] = []
    if not draft.levels:
        found.append(Problem("catalogue.levels_missing", where=Place("catalogue", field="levels")))
    if not draft.major_ids:
        found.append(Problem("catalogue.majors_missing", where=Place("catalogue", field="major_ids")))
    if draft.planned < 0:
        found.append(Problem("catalogue.planned_negative", where=Place("catalogue", field="planned")))
    if certificate is not None and certificate.organization_status in CLOSED_STATUSES:
        params = {"certificate": certificate.draft.name, "organization": certificate.organization}
        where = Place("catalogue", name=certificate.draft.name, field="certificate_id")
        found.append(Problem("catalogue.organization_exited", params=params, where=where))
    return found


def find_problems(pilots: tuple[PilotRow, ...], modules: tuple[ModuleRow, ...]) -> list[Problem]:
    """Return what stands wrong in the stored catalogue: pilots of closed organisations, levels nobody offers."""
    found: list[Problem] = []
    for pilot in pilots:
        if pilot.organization_status in CLOSED_STATUSES:
            params = {"certificate": pilot.certificate, "organization": pilot.organization}
            where = Place("catalogue", pilot.id, pilot.certificate)
            found.append(Problem("catalogue.organization_exited", Severity.ERROR, params, where))
        own = [row for row in modules if row.draft.certificate_id == pilot.draft.certificate_id]
        offered = frozenset().union(*(row.draft.levels for row in own))
        for level in pilot.levels:
            if own and level not in offered:
                where = Place("catalogue", pilot.id, pilot.certificate)
                found.append(_not_offered(level, where, certificate=pilot.certificate))
    return found
