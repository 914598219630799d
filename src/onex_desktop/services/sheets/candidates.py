"""Bridges of the sheets of examinations with names, and of measures against issuers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Final

from onex_desktop.domain.catalogue import MeasureDraft, MeasureKind, validate_measure
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationState, Scores
from onex_desktop.domain.exams.sessions import PartDraft, SessionDraft, SessionState, SiteDraft, validate_session
from onex_desktop.domain.exams.students import StudentDraft, validate_student
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.values import Level
from onex_desktop.exchange.sheets import candidates as specs
from onex_desktop.services import exams, organization_measures
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World
from onex_desktop.wording import labels

_PART: Final = re.compile(r"(.+?)\s+(\d+(?:\.\d{1,2})?)\s*/\s*(\d+(?:\.\d{1,2})?)")
_SCORE: Final = re.compile(r"(.+?)\s+(\S+)")
_BETWEEN: Final = re.compile(r"[；;\n]+")


def _students(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "number": row.draft.number, "name": row.draft.name, "class_group": row.draft.class_group_id,
            "id_number": row.draft.id_number, "left_on": row.draft.left_on,
        })
        for row in exams.students(ctx)
    ]  # fmt: skip


def _student(values: Values) -> StudentDraft:
    return StudentDraft(values["number"], values["name"], values["class_group"], values["id_number"], values["left_on"])


def _save_student(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = exams.save_student(ctx, _student(values), key)
    return changed.first("students") if key is None else key


def _add_students(ctx: AppContext, rows: Sequence[Values]) -> list[int]:
    return sorted(exams.add_students(ctx, [_student(values) for values in rows]).ids["students"])


def _check_student(values: Values, key: int | None, _world: World) -> list[Problem]:
    return validate_student(_student(values), key)


def _sites(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {"name": row.draft.name, "code": row.draft.code, "address": row.draft.address})
        for row in exams.sites(ctx)
    ]


def _save_site(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = exams.save_site(ctx, SiteDraft(values["name"], values["code"], values["address"]), key)
    return changed.first("exam_sites") if key is None else key


def _sessions(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "year": row.draft.year, "certificate": row.draft.certificate_id, "level": row.draft.level,
            "label": row.draft.label, "registered_until": row.draft.registered_until,
            "held_from": row.draft.held_from, "held_until": row.draft.held_until, "site": row.draft.site_id,
            "fee": None if row.draft.fee_fen is None else Decimal(row.draft.fee_fen).scaleb(-2),
            "modules": row.draft.module_ids, "parts": _parts_in_words(row.draft.parts), "state": row.state,
        })
        for row in exams.sessions(ctx)
    ]  # fmt: skip


def _parts_in_words(parts: Sequence[PartDraft]) -> str:
    return "；".join(f"{p.name} {_plain(p.full_score)}/{_plain(p.pass_score)}" for p in parts)


def _plain(number: Decimal) -> str:
    return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"


def _parts(text: str) -> tuple[PartDraft, ...] | None:
    """Return the parts that a cell names, None where it cannot be read."""
    found: list[PartDraft] = []
    for piece in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
        match = _PART.fullmatch(piece)
        if match is None:
            return None
        found.append(PartDraft(match[1].strip(), Decimal(match[2]), Decimal(match[3])))
    return tuple(found)


def _session(values: Values, parts: tuple[PartDraft, ...]) -> SessionDraft:
    fee = values["fee"]
    return SessionDraft(
        values["certificate"], Level(values["level"]), values["year"], values["label"], values["registered_until"],
        values["held_from"], values["held_until"], values["site"], None if fee is None else int(fee * 100),
        tuple(values["modules"]), parts,
    )  # fmt: skip


def _save_session(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = exams.save_session(ctx, _session(values, _parts(values["parts"]) or ()), key)
    row_id = changed.first("exam_sessions") if key is None else key
    state = SessionState(values["state"])
    if exams.session(ctx, row_id).state is not state:
        exams.set_session_state(ctx, row_id, state)
    return row_id


def _check_session(values: Values, key: int | None, world: World) -> list[Problem]:
    parts = _parts(values["parts"])
    name = f"{world.values('certificates', values['certificate']).get('name', '')} {values['label']}"
    if parts is None:
        params = {"name": name, "value": values["parts"]}
        return [Problem("exams.parts_unreadable", params=params, where=Place("exams", name=name, field="parts"))]
    # Modules and organisation are asked when the row is saved: they may stand in the same file.
    asked = validate_session(_session({**values, "modules": ()}, parts), None, is_new=key is None)
    return [problem for problem in asked if problem.where is not None]


def _session_words(values: Values, _world: World) -> tuple[int, tuple[str, ...]]:
    label, year, level = values["label"], values["year"], labels.LEVELS[values["level"]]
    return values["certificate"], (f"{year} {label}", f"{year} {level} {label}", label, f"{year}{label}")


def _registrations(ctx: AppContext) -> list[Stored]:
    rows = exams.sessions(ctx)
    certificates = {row.id: row.draft.certificate_id for row in rows}
    parts = {part.part_id: part.name for row in rows for part in row.draft.parts}
    return [
        Stored(row.id, {
            "certificate": certificates[row.draft.session_id], "session": row.draft.session_id,
            "student": row.draft.student_id, "name": row.name, "state": row.state,
            "registered_on": row.draft.registered_on, "scores": _scores_in_words(row.scores, parts),
            "certificate_number": row.certificate_number, "issued_on": row.issued_on, "note": row.draft.note,
        })
        for row in exams.registrations(ctx)
    ]  # fmt: skip


def _scores_in_words(scores: Scores, names: dict[int | None, str]) -> str:
    return "；".join(f"{names[key]} {_plain(score)}" for key, score in scores.items() if score is not None)


def _named_scores(text: str) -> dict[str, Decimal] | None:
    """Return points by the name of the part, None where a cell cannot be read."""
    found: dict[str, Decimal] = {}
    for piece in filter(None, (piece.strip() for piece in _BETWEEN.split(text))):
        match = _SCORE.fullmatch(piece)
        try:
            score = Decimal(match[2]) if match is not None else None
        except InvalidOperation:
            score = None
        if match is None or score is None or not score.is_finite() or score != round(score, 2):
            return None
        found[match[1].strip()] = score
    return found


def _registration(ctx: AppContext, values: Values) -> exams.RegistrationEntry:
    draft = RegistrationDraft(
        values["session"], values["student"], RegistrationState(values["state"]), values["registered_on"],
        values["note"],
    )  # fmt: skip
    named = _named_scores(values["scores"]) or {}
    parts = exams.session(ctx, values["session"]).draft.parts if named else ()
    scores = {part.part_id or 0: named[part.name] for part in parts if part.name in named}
    return exams.RegistrationEntry(draft, scores, values["certificate_number"], values["issued_on"])


def _save_registration(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = exams.save_registration(ctx, _registration(ctx, values), key)
    return changed.first("registrations") if key is None else key


def _add_registrations(ctx: AppContext, rows: Sequence[Values]) -> list[int]:
    entries = [_registration(ctx, values) for values in rows]
    return sorted(exams.add_registrations(ctx, entries).ids["registrations"])


def _check_registration(values: Values, _key: int | None, world: World) -> list[Problem]:
    name = str(world.values("students", values["student"]).get("name", ""))
    found: list[Problem] = []
    if values["name"] and values["name"] != name:
        number = world.values("students", values["student"]).get("number", "")
        params = {"student": f"{number} {values['name']}", "stored": name}
        found.append(Problem("exams.name_differs", params=params, where=Place("exams", name=name, field="name")))
    known = {part.name for part in _parts(str(world.values("exam_sessions", values["session"]).get("parts", ""))) or ()}
    named = _named_scores(values["scores"])
    if named is None or not named.keys() <= known:
        about = {"name": name, "value": values["scores"]}
        found.append(Problem("exams.scores_unreadable", params=about, where=Place("exams", name=name, field="scores")))
    return found


def _measures(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "organization": row.draft.organization_id, "kind": row.draft.kind, "taken_on": row.draft.taken_on,
            "ended_on": row.draft.ended_on, "reason": row.draft.reason,
        })
        for row in organization_measures.measures(ctx)
    ]  # fmt: skip


def _measure(values: Values) -> MeasureDraft:
    return MeasureDraft(
        values["organization"], MeasureKind(values["kind"]), values["taken_on"], values["ended_on"], values["reason"]
    )


def _save_measure(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = organization_measures.save_measure(ctx, _measure(values), key)
    return changed.first("organization_measures") if key is None else key


def _check_measure(values: Values, _key: int | None, world: World) -> list[Problem]:
    name = str(world.values("organizations", values["organization"]).get("name", ""))
    return validate_measure(_measure(values), name)


def _student_words(values: Values, _world: World) -> tuple[int, tuple[str, ...]]:
    return 0, (values["number"], values["name"])


STUDENTS = Bridge(
    specs.STUDENTS, (("number",),), _students, _save_student, _check_student, _add_students,
    kind="students", words=_student_words, checks_cells=True,
)  # fmt: skip
STUDENTS_IN_CLEAR = Bridge(
    specs.STUDENTS_IN_CLEAR, (("number",),), _students, _save_student, _check_student, _add_students,
    kind="students", words=_student_words, checks_cells=True, on_request=True,
)  # fmt: skip
SITES = Bridge(
    specs.SITES, (("name",),), _sites, _save_site,
    kind="exam_sites", words=lambda values, _world: (0, (values["name"], values["code"])),
)  # fmt: skip
SESSIONS = Bridge(
    specs.SESSIONS, (("certificate", "level", "year", "label"),), _sessions, _save_session, _check_session,
    kind="exam_sessions", words=_session_words,
)  # fmt: skip
REGISTRATIONS = Bridge(
    specs.REGISTRATIONS, (("session", "student"),), _registrations, _save_registration, _check_registration,
    _add_registrations,
)  # fmt: skip
MEASURES = Bridge(specs.MEASURES, (("organization", "kind", "taken_on"),), _measures, _save_measure, _check_measure)
