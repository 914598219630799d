"""Loading the sample school through the same services as everything a user enters."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import Any

from onex_desktop.domain.campus import InstitutionDraft, MajorDraft, ManagementLevel, Quality
from onex_desktop.domain.catalogue import CertificateDraft, ModuleDraft, OrganizationDraft, PilotDraft
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.plans import PlanDraft, PlanStatus, ReformDraft
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.domain.values import Level
from onex_desktop.runtime import paths
from onex_desktop.services import campus, catalogue, mapping, plan_reforms, plans, sample_records, teaching
from onex_desktop.services.context import AppContext

Data = dict[str, Any]
"""A parsed sample file; its shape is the file's own."""


@dataclass
class Keys:
    """Keys of what was loaded so far, by name."""

    colleges: dict[str, int] = field(default_factory=dict)
    majors: dict[str, int] = field(default_factory=dict)
    certificates: dict[str, int] = field(default_factory=dict)
    modules: dict[str, int] = field(default_factory=dict)
    pilots: dict[int, int] = field(default_factory=dict)
    plans: dict[str, int] = field(default_factory=dict)
    cohorts: dict[int, int] = field(default_factory=dict)


def read(name: str) -> Data:
    """Return a sample file, parsed."""
    return tomllib.loads(paths.resource("sample", f"{name}.toml").read_text(encoding="utf-8"))


def load(ctx: AppContext) -> None:
    """Fill an empty library with the sample school, as one step that undo can take back."""
    with ctx.step("library.sample"):
        keys = Keys()
        _campus(ctx, keys, read("campus"))
        _catalogue(ctx, keys, read("catalogue"))
        _plans(ctx, keys, read("plans"))
        _teaching(ctx, keys, read("teaching"))
        sample_records.load(ctx, keys, read)


def _campus(ctx: AppContext, keys: Keys, data: Data) -> None:
    campus.name_institution(ctx, InstitutionDraft(**data["institution"]))
    for college in data["colleges"]:
        keys.colleges[college["name"]] = campus.add_college(ctx, college["name"]).first("colleges")
    for major in data["majors"]:
        draft = MajorDraft(major["name"], keys.colleges[major["college"]], quality=Quality(major["quality"]))
        keys.majors[draft.name] = campus.save_major(ctx, draft).first("majors")
    for year in data["cohorts"]:
        keys.cohorts[year] = campus.add_cohort(ctx, year).first("cohorts")
    for position, unit in enumerate(data["management"], start=1):
        level = ManagementLevel(unit["level"])
        campus.add_management_unit(ctx, level, unit["name"], position, tuple(unit["duties"]))


def _catalogue(ctx: AppContext, keys: Keys, data: Data) -> None:
    group = data["collaboration_group"]
    added = catalogue.add_collaboration_group(ctx, group["number"], group["name"], group["leader"])
    group_id = added.first("collaboration_groups")
    organizations = {
        row["name"]: catalogue.save_organization(ctx, OrganizationDraft(row["name"])).first("organizations")
        for row in data["organizations"]
    }
    for row in data["certificates"]:
        draft = CertificateDraft(
            row["name"],
            organization_id=organizations.get(row.get("organization", "")),
            batch=row.get("batch"),
            group_id=group_id if "in_group" in row else None,
            group_sequence=row.get("in_group"),
        )
        keys.certificates[draft.name] = catalogue.save_certificate(ctx, draft).first("certificates")
    for row in data["modules"]:
        module = ModuleDraft(
            keys.certificates[row["certificate"]],
            row["code"],
            row["name"],
            frozenset(Level(level) for level in row["levels"]),
            frozenset(Level(level) for level in row["examined"]),
        )
        keys.modules[module.code] = catalogue.save_module(ctx, module).first("certificate_modules")
    for row in data["pilots"]:
        pilot = PilotDraft(
            keys.certificates[row["certificate"]],
            keys.colleges[row["college"]],
            row["year"],
            frozenset(Level(level) for level in row["levels"]),
            tuple(keys.majors[name] for name in row["majors"]),
            row["planned"],
            row["sequence"],
        )
        keys.pilots[row["sequence"]] = catalogue.save_pilot(ctx, pilot).first("pilots")


def _plans(ctx: AppContext, keys: Keys, data: Data) -> None:
    for row in data["plans"]:
        predecessor = keys.plans.get(row.get("predecessor", ""))
        cohorts = tuple(keys.cohorts[year] for year in row["cohorts"])
        draft = PlanDraft(keys.majors[row["major"]], row["version"], PlanStatus(row["status"]), predecessor, cohorts)
        keys.plans[draft.version] = plans.add_plan(ctx, draft).first("plans")
    for row in data["competencies"]:
        plan_id = keys.plans[row["plan"]]
        plans.add_competency(ctx, plan_id, row["code"], row["name"], row["statement"], row["indicators"])
    earlier, present = keys.plans.values()
    for row in data["reforms"]:
        before = plans.add_course(ctx, earlier, row["before"], is_practice=False).first("courses")
        after = plans.add_course(ctx, present, row["after"], is_practice=True, modules=row["modules"])
        unit = keys.modules[row["certificate_module"]]
        plan_reforms.save_reform(ctx, ReformDraft(before, after.first("courses"), unit))
        cells = [(unit, slot) for slot in sorted(after.ids["course_modules"])]
        mapping.set_cells(ctx, [mapping.CellEdit(cell, Strength.STRONG) for cell in cells])
        for cell in cells:
            mapping.set_details(ctx, cell, None, data["link_note"])


def _teaching(ctx: AppContext, keys: Keys, data: Data) -> None:
    college_id = keys.colleges[data["college"]]
    teachers = {
        name: teaching.save_teacher(ctx, TeacherDraft(name, college_id=college_id)).first("teachers")
        for name in data["teachers"]
    }
    earlier, present = keys.plans.values()
    slots = {slot.course: slot.id for slot in teaching.slots(ctx, earlier)}
    for row in data["before"]:
        cohorts = [keys.cohorts[year] for year in data["cohorts_before"]]
        teaching.assign(ctx, slots[row["course"]], teachers[row["teacher"]], cohorts)
    parts = {(slot.course, slot.module_label): slot.id for slot in teaching.slots(ctx, present)}
    for row in data["after"]:
        cohorts = [keys.cohorts[year] for year in data["cohorts_after"]]
        teaching.assign(ctx, parts[row["course"], row["module"]], teachers[row["teacher"]], cohorts)
    teaching.set_principles(ctx, present, data["principles"])
