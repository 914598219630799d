"""Exam sessions: what is sat where and when, in which parts, and what is still to be settled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.catalogue import CLOSED_STATUSES, CertificateRow, ModuleRow, OrganizationStatus
from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.values import Level, is_day

SESSION: Final = "session"
"""The field of a place that is an exam session."""


class SessionState(StrEnum):
    """How far a session is."""

    PLANNED = "planned"
    HELD = "held"
    RELEASED = "released"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class SiteDraft:
    """An exam site (考核站点) as entered."""

    name: str
    code: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """An exam site as listed."""

    id: int
    version: int
    draft: SiteDraft
    sessions: int


@dataclass(frozen=True, slots=True)
class PartDraft:
    """A part of an examination (理论、实操 …): full and pass score in points with two decimals.

    ``part_id`` keeps a part that is there already, so that its scores stay.
    """

    name: str
    full_score: Decimal
    pass_score: Decimal
    part_id: int | None = None


@dataclass(frozen=True, slots=True)
class SessionDraft:
    """An exam session as entered: certificate, level, year and batch label; days in ISO form, empty when unknown.

    ``fee_fen`` is the fee for one candidate in fen, None while unknown.
    """

    certificate_id: int
    level: Level
    year: int
    label: str
    registered_until: str = ""
    held_from: str = ""
    held_until: str = ""
    site_id: int | None = None
    fee_fen: int | None = None
    module_ids: tuple[int, ...] = ()
    parts: tuple[PartDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class SessionRow:
    """A session as listed, with how many registrations it has and how they stand."""

    id: int
    version: int
    draft: SessionDraft
    state: SessionState
    certificate: str
    organization: str
    organization_status: OrganizationStatus | None
    site: str
    registered: int = 0
    attended: int = 0
    released: int = 0
    passed: int = 0
    issued: int = 0

    @property
    def title(self) -> str:
        """The session's label behind its year: 2020 第一批."""
        return f"{self.draft.year} {self.draft.label}".strip()


def validate_session(
    draft: SessionDraft, certificate: CertificateRow | None, modules: Iterable[ModuleRow] = (), *, is_new: bool = True
) -> list[Problem]:
    """Return everything wrong with a session.

    ``certificate`` is the one it is for; its ``modules`` say what may be examined at the level. A closed
    organisation takes no new session (退出机制); one that is there already may still be written up.
    """
    name = f"{'' if certificate is None else certificate.draft.name} {draft.label}".strip()
    found: list[Problem] = []
    if not draft.label.strip():
        found.append(Problem("exams.label_missing", where=Place("exams", name=name, field="label")))
    if draft.fee_fen is not None and draft.fee_fen < 0:
        params = {"name": name}
        found.append(Problem("exams.fee_negative", params=params, where=Place("exams", name=name, field="fee_fen")))
    if is_new and certificate is not None and certificate.organization_status in CLOSED_STATUSES:
        about = {"certificate": certificate.draft.name, "organization": certificate.organization}
        where = Place("exams", name=name, field="certificate_id")
        found.append(Problem("exams.organization_closed", params=about, where=where))
    return found + _days(draft, name) + _modules(draft, name, modules) + _parts(draft, name)


def _days(draft: SessionDraft, name: str) -> list[Problem]:
    days = {field: getattr(draft, field) for field in ("registered_until", "held_from", "held_until")}
    found = [
        Problem(
            "exams.day_unreadable", params={"name": name, "value": day}, where=Place("exams", name=name, field=field)
        )
        for field, day in days.items()
        if day and not is_day(day)
    ]
    return found or [
        *_in_order("exams.ends_before_it_begins", draft.held_from, draft.held_until, name),
        *_in_order("exams.registered_until_too_late", draft.registered_until, draft.held_from, name),
    ]


def _in_order(code: str, first: str, last: str, name: str) -> list[Problem]:
    if not first or not last or first <= last:
        return []
    field = "held_until" if code == "exams.ends_before_it_begins" else "registered_until"
    params: dict[str, Param] = {"name": name, "first": first, "last": last}
    return [Problem(code, params=params, where=Place("exams", name=name, field=field))]


def _modules(draft: SessionDraft, name: str, modules: Iterable[ModuleRow]) -> list[Problem]:
    known = {row.id: row for row in modules if row.draft.certificate_id == draft.certificate_id}
    where = Place("exams", name=name, field="module_ids")
    found: list[Problem] = []
    for module_id in draft.module_ids:
        module = known.get(module_id)
        if module is None:
            found.append(Problem("exams.module_of_another", params={"name": name}, where=where))
        elif draft.level not in module.draft.levels:
            params = {"module": f"{module.draft.code} {module.draft.name}", "level": draft.level.value, "name": name}
            found.append(Problem("exams.module_not_offered", params=params, where=where))
    return found


def _parts(draft: SessionDraft, name: str) -> list[Problem]:
    found: list[Problem] = []
    names = Counter(part.name for part in draft.parts)
    for part in draft.parts:
        params: dict[str, Param] = {"name": name, "part": part.name}
        where = Place("exams", name=name, field="parts")
        if not part.name.strip():
            found.append(Problem("exams.part_name_missing", params=params, where=where))
        elif names[part.name] > 1:
            found.append(Problem("exams.part_twice", params=params, where=where))
        if part.full_score <= 0 or not 0 <= part.pass_score <= part.full_score:
            scores = {"full": str(part.full_score), "pass": str(part.pass_score)}
            found.append(Problem("exams.part_scores", params={**params, **scores}, where=where))
    return found


class Unsettled(StrEnum):
    """Why a session is not settled (退出目录实施细则, art. 9)."""

    NOT_HELD = "not_held"
    NOT_RELEASED = "not_released"
    NOT_ISSUED = "not_issued"
    NOT_SETTLED = "not_settled"


def unsettled(row: SessionRow) -> Unsettled | None:
    """Return what a session still waits for; None when it is settled or nobody has registered."""
    if row.state is SessionState.SETTLED or not row.registered:
        return None
    if row.state is SessionState.PLANNED:
        return Unsettled.NOT_HELD
    if row.attended > row.released:
        return Unsettled.NOT_RELEASED
    return Unsettled.NOT_ISSUED if row.passed > row.issued else Unsettled.NOT_SETTLED


def find_unsettled(rows: Iterable[SessionRow]) -> list[Problem]:
    """Return a finding for each unsettled session of an organisation that is leaving or has left."""
    found: list[Problem] = []
    for row in rows:
        why = unsettled(row) if row.organization_status in CLOSED_STATUSES else None
        if why is not None:
            params: dict[str, Param] = {
                "certificate": row.certificate,
                "session": row.title,
                "organization": row.organization,
                "registered": row.registered,
                "unsettled": why.value,
            }
            where = Place("exams", row.id, f"{row.certificate} {row.title}", SESSION)
            found.append(Problem("exams.session_unsettled", Severity.WARNING, params, where))
    return found
