"""Certificates and who issues them; modules and pilots have files of their own beside this one."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.campus import check_name
from onex_desktop.domain.catalogue import (
    CertificateDraft,
    CertificateRow,
    CollaborationGroupRow,
    ModuleDraft,
    ModuleRow,
    OrganizationDraft,
    OrganizationRow,
    PilotDraft,
    PilotRow,
    check_number_pattern,
    validate_module,
    validate_pilot,
)
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Problem, ProblemsFound, refuse
from onex_desktop.domain.values import sorted_levels
from onex_desktop.persistence.queries import catalogue as queries
from onex_desktop.persistence.tables import catalogue as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import SUBJECT_LENGTH, AppContext
from onex_desktop.services.dismissals import forget_dismissals


def organizations(ctx: AppContext) -> tuple[OrganizationRow, ...]:
    """Return the evaluation organisations."""
    with ctx.read() as session:
        return queries.organizations(session)


def certificates(ctx: AppContext) -> tuple[CertificateRow, ...]:
    """Return the certificates."""
    with ctx.read() as session:
        return queries.certificates(session)


def modules(ctx: AppContext, certificate_id: int | None = None) -> tuple[ModuleRow, ...]:
    """Return the modules of a certificate, or of all."""
    with ctx.read() as session:
        return queries.modules(session, certificate_id)


def pilots(ctx: AppContext, year: int | None = None) -> tuple[PilotRow, ...]:
    """Return the pilots of a year, or of all years."""
    with ctx.read() as session:
        return queries.pilots(session, year)


def pilot_years(ctx: AppContext) -> tuple[int, ...]:
    """Return the years that have pilots, the newest first."""
    with ctx.read() as session:
        return queries.pilot_years(session)


def collaboration_groups(ctx: AppContext) -> tuple[CollaborationGroupRow, ...]:
    """Return the collaboration groups with their certificates."""
    with ctx.read() as session:
        return queries.collaboration_groups(session)


def save_organization(
    ctx: AppContext, draft: OrganizationDraft, organization_id: int | None = None, version: int | None = None
) -> Changed:
    """Add an evaluation organisation, or change the one given by key."""
    others = _others_named(ctx, t.Organization, draft.name, organization_id)
    _raise_if(check_name("catalogue", draft.name, others) + check_number_pattern(draft))
    values = {
        "name": draft.name,
        "code": draft.code,
        "contact": draft.contact,
        "status": draft.status,
        "status_since": draft.status_since,
        "status_reason": draft.status_reason,
        "number_pattern": draft.number_pattern,
    }
    with ctx.step(_verb("organization", organization_id), draft.name) as work:
        if organization_id is None:
            work.add(t.Organization(**values))
        else:
            work.set(work.get(t.Organization, organization_id, version), **values)
    return work.changed


def delete_organizations(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete organisations that no certificate hangs on; all of them or none, as every deletion here."""
    with ctx.step("catalogue.delete_organization", _subject(organizations(ctx), ids)) as work:
        for row_id in ids:
            work.remove(work.get(t.Organization, row_id))
    return work.changed


def add_collaboration_group(ctx: AppContext, number: int, name: str, leader: str) -> Changed:
    """Add a collaboration group."""
    _raise_if(check_name("catalogue", name))
    with ctx.step("catalogue.add_group", name) as work:
        work.add(t.CollaborationGroup(number=number, name=name, leader=leader))
    return work.changed


def change_collaboration_group(ctx: AppContext, group_id: int, number: int, name: str, leader: str) -> Changed:
    """Change a collaboration group."""
    _raise_if(check_name("catalogue", name))
    with ctx.step("catalogue.change_group", name) as work:
        work.set(work.get(t.CollaborationGroup, group_id), number=number, name=name, leader=leader)
    return work.changed


def save_certificate(
    ctx: AppContext, draft: CertificateDraft, certificate_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a certificate, or change the one given by key."""
    others = _others_named(ctx, t.Certificate, draft.name, certificate_id)
    _raise_if(check_name("catalogue", draft.name, others))
    values = {
        "name": draft.name,
        "code": draft.code,
        "organization_id": draft.organization_id,
        "batch": draft.batch,
        "professional_field": draft.professional_field,
        "group_id": draft.group_id,
        "group_sequence": draft.group_sequence,
    }
    with ctx.step(_verb("certificate", certificate_id), draft.name) as work:
        if certificate_id is None:
            work.add(t.Certificate(**values))
        else:
            work.set(work.get(t.Certificate, certificate_id, version), **values)
    return work.changed


def delete_certificates(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete certificates that have neither modules nor pilots."""
    with ctx.step("catalogue.delete_certificate", _subject(certificates(ctx), ids)) as work:
        for row_id in ids:
            work.remove(work.get(t.Certificate, row_id))
    return work.changed


def save_module(
    ctx: AppContext, draft: ModuleDraft, module_id: int | None = None, version: int | None = None
) -> Changed:
    """Add a module to a certificate, or change the one given by key, with its levels."""
    siblings = {row.draft.code for row in modules(ctx, draft.certificate_id) if row.id != module_id}
    _raise_if(validate_module(draft, frozenset(siblings)))
    values = {"certificate_id": draft.certificate_id, "code": draft.code, "name": draft.name}
    with ctx.step(_verb("module", module_id), f"{draft.code} {draft.name}") as work:
        if module_id is None:
            module = work.add(t.CertificateModule(**values))
        else:
            module = work.get(t.CertificateModule, module_id, version)
            work.set(module, **values)
        with work.touching(module):
            _set_levels(work, module.id, draft)
    return work.changed


def _set_levels(work: UnitOfWork, module_id: int, draft: ModuleDraft) -> None:
    stored = {row.level: row for row in work.rows(t.CertificateModuleLevel, module_id=module_id)}
    for level, row in stored.items():
        if level not in draft.levels:
            work.remove(row)
    for level in sorted_levels(draft.levels):
        examined = level in draft.examined
        if level in stored:
            work.set(stored[level], examined=examined)
        else:
            work.add(t.CertificateModuleLevel(module_id=module_id, level=level, examined=examined))


def delete_modules(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete modules that nothing is mapped to."""
    with ctx.step("catalogue.delete_module", _subject(modules(ctx), ids)) as work:
        for row_id in ids:
            module = work.get(t.CertificateModule, row_id)
            for level in work.rows(t.CertificateModuleLevel, module_id=row_id):
                work.remove(level)
            forget_dismissals(work, certificate_module_id=row_id)
            work.remove(module)
    return work.changed


def save_pilot(ctx: AppContext, draft: PilotDraft, pilot_id: int | None = None, version: int | None = None) -> Changed:
    """Add a pilot, or change the one given by key, with its levels and majors."""
    certificate = next((row for row in certificates(ctx) if row.id == draft.certificate_id), None)
    stored = next((row for row in pilots(ctx) if row.id == pilot_id), None)
    # A pilot that exists may outlive its organisation (the certificates stay valid); it may not move to a closed one.
    is_new_there = stored is None or stored.draft.certificate_id != draft.certificate_id
    _raise_if(validate_pilot(draft, certificate if is_new_there else None))
    if stored is not None and (is_new_there or stored.draft.year != draft.year):
        _refuse_with_names(ctx, stored)
    values = {
        "certificate_id": draft.certificate_id,
        "college_id": draft.college_id,
        "year": draft.year,
        "planned": draft.planned,
        "sequence": draft.sequence,
    }
    with ctx.step(_verb("pilot", pilot_id), certificate.draft.name if certificate else "") as work:
        if pilot_id is None:
            pilot = work.add(t.Pilot(**values))
        else:
            pilot = work.get(t.Pilot, pilot_id, version)
            work.set(pilot, **values)
        with work.touching(pilot):
            _set_pilot_parts(work, pilot.id, draft)
    return work.changed


def _refuse_with_names(ctx: AppContext, stored: PilotRow) -> None:
    # What registrations are counted in is their session's certificate and year.
    with ctx.read() as session:
        if queries.has_registrations(session, stored.id):
            raise refuse("catalogue.pilot_has_names", certificate=stored.certificate)


def _set_pilot_parts(work: UnitOfWork, pilot_id: int, draft: PilotDraft) -> None:
    levels = {row.level: row for row in work.rows(t.PilotLevel, pilot_id=pilot_id)}
    for level, row in levels.items():
        if level not in draft.levels:
            work.remove(row)
    for level in sorted_levels(draft.levels - levels.keys()):
        work.add(t.PilotLevel(pilot_id=pilot_id, level=level))
    majors = {row.major_id: row for row in work.rows(t.PilotMajor, pilot_id=pilot_id)}
    for major_id, major in majors.items():
        if major_id not in draft.major_ids:
            work.remove(major)
    for position, major_id in enumerate(draft.major_ids, start=1):
        if major_id in majors:
            work.set(majors[major_id], position=position)
        else:
            work.add(t.PilotMajor(pilot_id=pilot_id, major_id=major_id, position=position))


def delete_pilots(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete pilots that have no examination figures."""
    with ctx.step("catalogue.delete_pilot", _subject(pilots(ctx), ids)) as work:
        for row_id in ids:
            pilot = work.get(t.Pilot, row_id)
            for level in work.rows(t.PilotLevel, pilot_id=row_id):
                work.remove(level)
            for major in work.rows(t.PilotMajor, pilot_id=row_id):
                work.remove(major)
            work.remove(pilot)
    return work.changed


def _subject(rows: Sequence[OrganizationRow | CertificateRow | ModuleRow | PilotRow], ids: Sequence[int]) -> str:
    """Return the names of the rows in question, for the journal."""
    names = [row.certificate if isinstance(row, PilotRow) else row.draft.name for row in rows if row.id in ids]
    return "、".join(names)[:SUBJECT_LENGTH]


def _verb(word: str, row_id: int | None) -> str:
    return f"catalogue.add_{word}" if row_id is None else f"catalogue.change_{word}"


def _others_named(
    ctx: AppContext, kind: type[t.Organization | t.Certificate], name: str, row_id: int | None
) -> frozenset[str]:
    """Return the name if another row has it; asked by name, so that a thousand rows are not read for each of them."""
    with ctx.read() as session:
        return frozenset({name}) if queries.is_name_taken(session, kind, name, row_id) else frozenset()


def _raise_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
