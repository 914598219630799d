"""Bridges of the school's sheets."""

from __future__ import annotations

from onex_desktop.domain.campus import MajorDraft, Quality
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import campus as specs
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored


def _colleges(ctx: AppContext) -> list[Stored]:
    return [Stored(row.id, {"name": row.name}) for row in campus.colleges(ctx)]


def _save_college(ctx: AppContext, values: Values, key: int | None) -> int:
    if key is None:
        return campus.add_college(ctx, values["name"]).first("colleges")
    campus.rename_college(ctx, key, values["name"])
    return key


def _majors(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "name": row.draft.name, "code": row.draft.code, "college": row.draft.college_id,
            "quality": row.draft.quality,
        })
        for row in campus.majors(ctx)
    ]  # fmt: skip


def _save_major(ctx: AppContext, values: Values, key: int | None) -> int:
    quality = Quality(values["quality"]) if values["quality"] else None
    draft = MajorDraft(values["name"], values["college"], values["code"], quality)
    changed = campus.save_major(ctx, draft, key)
    return changed.first("majors") if key is None else key


def _cohorts(ctx: AppContext) -> list[Stored]:
    return [Stored(row.id, {"entry_year": row.entry_year}) for row in campus.cohorts(ctx)]


def _save_cohort(ctx: AppContext, values: Values, _key: int | None) -> int:
    return campus.add_cohort(ctx, values["entry_year"]).first("cohorts")


COLLEGES = Bridge(
    specs.COLLEGES, (("name",),), _colleges, _save_college,
    kind="colleges", words=lambda values, _world: (0, (values["name"],)),
)  # fmt: skip
MAJORS = Bridge(
    specs.MAJORS, (("name",),), _majors, _save_major,
    kind="majors", words=lambda values, _world: (0, (values["name"], values["code"])),
)  # fmt: skip
COHORTS = Bridge(
    specs.COHORTS, (("entry_year",),), _cohorts, _save_cohort,
    kind="cohorts", words=lambda values, _world: (0, (f"{values['entry_year']}级", str(values["entry_year"]))),
)  # fmt: skip
