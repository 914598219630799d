"""Bridges of the sheets about certificates, their issuers and pilots."""

from __future__ import annotations

from onex_desktop.domain.catalogue import (
    CertificateDraft,
    CertificateRow,
    ModuleDraft,
    OrganizationDraft,
    OrganizationStatus,
    PilotDraft,
    validate_module,
    validate_pilot,
)
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.values import Level, sorted_levels
from onex_desktop.exchange.sheets import catalogue as specs
from onex_desktop.services import catalogue
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _groups(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {"number": row.number, "name": row.name, "leader": row.leader})
        for row in catalogue.collaboration_groups(ctx)
    ]


def _save_group(ctx: AppContext, values: Values, key: int | None) -> int:
    if key is None:
        added = catalogue.add_collaboration_group(ctx, values["number"], values["name"], values["leader"])
        return added.first("collaboration_groups")
    catalogue.change_collaboration_group(ctx, key, values["number"], values["name"], values["leader"])
    return key


def _organizations(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "name": row.draft.name, "code": row.draft.code, "contact": row.draft.contact, "status": row.draft.status,
            "status_since": row.draft.status_since, "status_reason": row.draft.status_reason,
            "number_pattern": row.draft.number_pattern,
        })
        for row in catalogue.organizations(ctx)
    ]  # fmt: skip


def _save_organization(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = OrganizationDraft(
        values["name"], values["code"], values["contact"], OrganizationStatus(values["status"]),
        values["status_since"], values["status_reason"], values["number_pattern"],
    )  # fmt: skip
    changed = catalogue.save_organization(ctx, draft, key)
    return changed.first("organizations") if key is None else key


def _certificates(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "name": row.draft.name, "code": row.draft.code, "organization": row.draft.organization_id,
            "batch": row.draft.batch, "professional_field": row.draft.professional_field,
            "group": row.draft.group_id, "group_sequence": row.draft.group_sequence,
        })
        for row in catalogue.certificates(ctx)
    ]  # fmt: skip


def _certificate(values: Values) -> CertificateDraft:
    return CertificateDraft(
        values["name"], values["code"], values["organization"], values["batch"], values["professional_field"],
        values["group"], values["group_sequence"],
    )  # fmt: skip


def _save_certificate(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = catalogue.save_certificate(ctx, _certificate(values), key)
    return changed.first("certificates") if key is None else key


def _modules(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "certificate": row.draft.certificate_id, "code": row.draft.code, "name": row.draft.name,
            "levels": sorted_levels(row.draft.levels), "examined": sorted_levels(row.draft.examined),
        })
        for row in catalogue.modules(ctx)
    ]  # fmt: skip


def _module(values: Values) -> ModuleDraft:
    return ModuleDraft(
        values["certificate"], values["code"], values["name"], _levels(values["levels"]), _levels(values["examined"])
    )


def _save_module(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = catalogue.save_module(ctx, _module(values), key)
    return changed.first("certificate_modules") if key is None else key


def _check_module(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_module(_module(values), frozenset())


def _pilots(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "year": row.draft.year, "sequence": row.draft.sequence, "certificate": row.draft.certificate_id,
            "levels": sorted_levels(row.draft.levels), "college": row.draft.college_id,
            "major": row.draft.major_ids, "planned": row.draft.planned,
        })
        for row in catalogue.pilots(ctx)
    ]  # fmt: skip


def _pilot(values: Values) -> PilotDraft:
    return PilotDraft(
        values["certificate"], values["college"], values["year"], _levels(values["levels"]), values["major"],
        values["planned"], values["sequence"],
    )  # fmt: skip


def _save_pilot(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = catalogue.save_pilot(ctx, _pilot(values), key)
    return changed.first("pilots") if key is None else key


def _check_pilot(values: Values, key: int | None, world: World) -> list[Problem]:
    certificate = world.rows["certificates"].get(values["certificate"])
    if key is not None or certificate is None:
        return validate_pilot(_pilot(values), None)
    organization = world.rows["organizations"].get(certificate["organization"] or 0)
    name = organization["name"] if organization else ""
    status = OrganizationStatus(organization["status"]) if organization else None
    row = CertificateRow(values["certificate"], 0, _certificate(certificate), name, status, "", 0, 0)
    return validate_pilot(_pilot(values), row)


def _levels(words: tuple[str, ...]) -> frozenset[Level]:
    return frozenset(Level(word) for word in words)


def _named(values: Values, _world: World) -> tuple[int, tuple[str, ...]]:
    return 0, (values["name"], values["code"])


GROUPS = Bridge(
    specs.GROUPS, (("number",),), _groups, _save_group,
    kind="groups", words=lambda values, _world: (0, (values["name"], str(values["number"]))),
)  # fmt: skip
ORGANIZATIONS = Bridge(
    specs.ORGANIZATIONS, (("name",),), _organizations, _save_organization, kind="organizations", words=_named
)
CERTIFICATES = Bridge(
    specs.CERTIFICATES, (("name",),), _certificates, _save_certificate, kind="certificates", words=_named
)
MODULES = Bridge(
    specs.MODULES, (("certificate", "code"),), _modules, _save_module, _check_module,
    kind="certificate_modules",
    words=lambda values, _world: (
        values["certificate"], (values["code"], values["name"], f"{values['code']} {values['name']}")
    ),
)  # fmt: skip
PILOTS = Bridge(specs.PILOTS, (("year", "certificate", "college"),), _pilots, _save_pilot, _check_pilot, kind="pilots")
