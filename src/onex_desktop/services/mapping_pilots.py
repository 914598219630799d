"""The third matrix: which majors the pilots of a year are for, as ``pilot_majors`` holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onex_desktop.domain.campus import MajorRow
from onex_desktop.domain.catalogue import PilotRow
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import PilotMatrix
from onex_desktop.domain.problems import Param, Place, Problem, ProblemsFound, refuse
from onex_desktop.persistence.queries import mapping_pilots as queries
from onex_desktop.services import campus, catalogue
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit


def matrix(ctx: AppContext, year: int) -> PilotMatrix | None:
    """Return the matrix of a year, or None when the year has no pilots."""
    with ctx.read() as session:
        return queries.matrix(session, year)


def set_cells(ctx: AppContext, edits: Sequence[CellEdit], code: str = "mapping.set_cells") -> Changed:
    """Put majors into pilots or take them out, as one step; any strength puts a major in, at the end of its list.

    Raises ``ProblemsFound`` with everything that speaks against it, and then nothing is changed: a pilot keeps at least
    one major, and a major belongs into the pilot of its own college where that college has one of the certificate.
    """
    pilots = {row.id: row for row in catalogue.pilots(ctx)}
    majors = {row.id: row for row in campus.majors(ctx)}
    if any(edit.key[0] not in pilots or edit.key[1] not in majors for edit in edits):
        raise refuse("record.gone")
    wanted = _wanted(edits, pilots)
    found = [
        *(problem for edit in edits if (problem := _misplaced(edit, pilots, majors)) is not None),
        *(_without_majors(pilots[pilot_id]) for pilot_id, listed in wanted.items() if not listed),
    ]
    if found:
        raise ProblemsFound(found)
    with ctx.step(code, _subject(edits, pilots, majors)) as work:
        for pilot_id, listed in wanted.items():
            draft = replace(pilots[pilot_id].draft, major_ids=listed)
            if draft != pilots[pilot_id].draft:
                catalogue.save_pilot(ctx, draft, pilot_id)
    return work.changed


def _wanted(edits: Sequence[CellEdit], pilots: Mapping[int, PilotRow]) -> dict[int, tuple[int, ...]]:
    """Return the majors that the pilots shall have, in their order."""
    wanted: dict[int, tuple[int, ...]] = {}
    for edit in edits:
        pilot_id, major_id = edit.key
        listed = wanted.get(pilot_id, pilots[pilot_id].draft.major_ids)
        if edit.strength is None:
            wanted[pilot_id] = tuple(each for each in listed if each != major_id)
        else:
            wanted[pilot_id] = listed if major_id in listed else (*listed, major_id)
    return wanted


def _misplaced(edit: CellEdit, pilots: Mapping[int, PilotRow], majors: Mapping[int, MajorRow]) -> Problem | None:
    pilot, major = pilots[edit.key[0]], majors[edit.key[1]]
    if edit.strength is None or major.id in pilot.draft.major_ids:
        return None
    of_certificate = (row for row in pilots.values() if row.draft.certificate_id == pilot.draft.certificate_id)
    colleges = {row.draft.college_id for row in of_certificate if row.draft.year == pilot.draft.year}
    own = major.draft.college_id
    if own == pilot.draft.college_id or own not in colleges:
        return None
    params: dict[str, Param] = {"major": major.draft.name, "college": major.college, "certificate": pilot.certificate}
    return Problem("mapping.major_of_other_pilot", params=params, where=_place(pilot, major.draft.name))


def _without_majors(pilot: PilotRow) -> Problem:
    params: dict[str, Param] = {"certificate": pilot.certificate, "college": pilot.college, "year": pilot.draft.year}
    return Problem("mapping.last_major", params=params, where=_place(pilot, ""))


def _place(pilot: PilotRow, major: str) -> Place:
    return Place("mapping", pilot.id, " × ".join(filter(None, (pilot.certificate, major))))


def _subject(edits: Sequence[CellEdit], pilots: Mapping[int, PilotRow], majors: Mapping[int, MajorRow]) -> str:
    if len(edits) != 1:
        return str(len(edits))
    pilot_id, major_id = edits[0].key
    return f"{pilots[pilot_id].certificate} × {majors[major_id].draft.name}"
