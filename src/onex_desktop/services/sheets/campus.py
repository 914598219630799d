"""Bridges of the school's sheets."""

from __future__ import annotations

from onex_desktop.domain.campus import (
    ClassGroupDraft,
    MajorDraft,
    OfficeDraft,
    Quality,
    TermDraft,
    validate_class_group,
    validate_term,
)
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.sheets import campus as specs
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


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
            "quality": row.draft.quality, "office": row.draft.office_id,
        })
        for row in campus.majors(ctx)
    ]  # fmt: skip


def _save_major(ctx: AppContext, values: Values, key: int | None) -> int:
    quality = Quality(values["quality"]) if values["quality"] else None
    draft = MajorDraft(values["name"], values["college"], values["code"], quality, values["office"])
    changed = campus.save_major(ctx, draft, key)
    return changed.first("majors") if key is None else key


def _cohorts(ctx: AppContext) -> list[Stored]:
    return [Stored(row.id, {"entry_year": row.entry_year}) for row in campus.cohorts(ctx)]


def _save_cohort(ctx: AppContext, values: Values, _key: int | None) -> int:
    return campus.add_cohort(ctx, values["entry_year"]).first("cohorts")


def _offices(ctx: AppContext) -> list[Stored]:
    return [Stored(row.id, {"college": row.draft.college_id, "name": row.draft.name}) for row in campus.offices(ctx)]


def _save_office(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = campus.save_office(ctx, OfficeDraft(values["name"], values["college"]), key)
    return changed.first("teaching_offices") if key is None else key


def _office_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    # Not narrowed by the college: a major may have an office though its own college is unknown.
    college = world.values("colleges", values["college"]).get("name", "")
    return 0, (values["name"], f"{college} {values['name']}", f"{college}{values['name']}")


def _class_groups(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "major": row.draft.major_id, "cohort": row.draft.cohort_id, "name": row.draft.name,
            "headcount": row.draft.headcount,
        })
        for row in campus.class_groups(ctx)
    ]  # fmt: skip


def _class_group(values: Values) -> ClassGroupDraft:
    return ClassGroupDraft(values["name"], values["major"], values["cohort"], values["headcount"])


def _save_class_group(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = campus.save_class_group(ctx, _class_group(values), key)
    return changed.first("class_groups") if key is None else key


def _check_class_group(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_class_group(_class_group(values))


def _class_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    major = world.values("majors", values["major"]).get("name", "")
    year = world.values("cohorts", values["cohort"]).get("entry_year", "")
    return 0, (values["name"], f"{major} {year}级 {values['name']}", f"{major}{year}级{values['name']}")


def _terms(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "code": row.draft.code, "starts_on": row.draft.starts_on, "ends_on": row.draft.ends_on,
            "weeks": row.draft.weeks,
        })
        for row in campus.terms(ctx)
    ]  # fmt: skip


def _term(values: Values) -> TermDraft:
    return TermDraft(values["code"], values["starts_on"], values["ends_on"], values["weeks"])


def _save_term(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = campus.save_term(ctx, _term(values), key)
    return changed.first("terms") if key is None else key


def _check_term(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_term(_term(values))


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
OFFICES = Bridge(specs.OFFICES, (("college", "name"),), _offices, _save_office, kind="offices", words=_office_words)
CLASS_GROUPS = Bridge(
    specs.CLASS_GROUPS, (("major", "cohort", "name"),), _class_groups, _save_class_group, _check_class_group,
    kind="class_groups", words=_class_words,
)  # fmt: skip
TERMS = Bridge(
    specs.TERMS, (("code",),), _terms, _save_term, _check_term,
    kind="terms", words=lambda values, _world: (0, (values["code"],)),
)  # fmt: skip
