"""The bridge of the sheet of examination totals."""

from __future__ import annotations

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState, validate_aggregate
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import exams as specs
from onex_desktop.services import catalogue, exams
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _totals(ctx: AppContext) -> list[Stored]:
    pilots = {row.id: row.draft for row in catalogue.pilots(ctx)}
    found: list[Stored] = []
    for year in catalogue.pilot_years(ctx):
        for row in exams.statistics(ctx, year).rows:
            if row.record is not ExamRecord.TOTALS:
                continue
            pilot, draft = pilots[row.draft.pilot_id], row.draft
            values = {
                "year": pilot.year, "certificate": pilot.certificate_id, "college": pilot.college_id,
                "attended": draft.attended, "includes_resits": draft.includes_resits, "state": draft.state,
                "passed": draft.passed, "released": draft.released,
                "stated_attendance": draft.stated_attendance, "stated_pass": draft.stated_pass,
            }  # fmt: skip
            found.append(Stored(row.id, values))
    return found


def _draft(values: Values, pilot_id: int) -> AggregateDraft:
    return AggregateDraft(
        pilot_id, values["attended"], values["includes_resits"], ResultState(values["state"]), values["passed"],
        values["released"], values["stated_attendance"], values["stated_pass"],
    )  # fmt: skip


def _save_total(ctx: AppContext, values: Values, key: int | None) -> int:
    wanted = (values["year"], values["certificate"], values["college"])
    pilot_id = next(
        row.id
        for row in catalogue.pilots(ctx, values["year"])
        if (row.draft.year, row.draft.certificate_id, row.draft.college_id) == wanted
    )
    exams.save_aggregate(ctx, _draft(values, pilot_id))
    return key or 0


def _check_total(values: Values, _key: int | None, world: World) -> list[Problem]:
    name = str(world.values("certificates", values["certificate"]).get("name", ""))
    shared = ("year", "certificate", "college")
    if not any(all(pilot[key] == values[key] for key in shared) for pilot in world.rows["pilots"].values()):
        params = {"name": name, "year": values["year"]}
        return [Problem("exams.pilot_missing", params=params, where=Place("exams", field="certificate"))]
    return validate_aggregate(_draft(values, 0), name)


TOTALS = Bridge(
    specs.TOTALS, (("year", "certificate", "college"),), _totals, _save_total, _check_total, asks=("pilots",)
)
