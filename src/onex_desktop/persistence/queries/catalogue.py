"""Reading certificates, their modules, issuers and pilots."""

from __future__ import annotations

from collections import Counter, defaultdict

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.catalogue import (
    CertificateDraft,
    CertificateRow,
    CollaborationGroupRow,
    GroupCertificate,
    MeasureDraft,
    MeasureRow,
    ModuleDraft,
    ModuleRow,
    OrganizationDraft,
    OrganizationRow,
    PilotDraft,
    PilotMajor,
    PilotRow,
)
from onex_desktop.domain.values import Level
from onex_desktop.persistence.tables import catalogue as t
from onex_desktop.persistence.tables.campus import College, Major


def organizations(session: Session) -> tuple[OrganizationRow, ...]:
    """Return the evaluation organisations in the order in which they were entered."""
    used = Counter(session.scalars(select(t.Certificate.organization_id)))
    rows = session.scalars(select(t.Organization).order_by(t.Organization.id))
    return tuple(
        OrganizationRow(
            o.id,
            o.version,
            OrganizationDraft(o.name, o.code, o.contact, o.status, o.status_since, o.status_reason, o.number_pattern),
            used[o.id],
        )
        for o in rows
    )


def organization_measures(session: Session) -> tuple[MeasureRow, ...]:
    """Return the measures taken against organisations, the earliest first."""
    rows = session.execute(
        select(t.OrganizationMeasure, t.Organization.name)
        .join(t.Organization, t.Organization.id == t.OrganizationMeasure.organization_id)
        .order_by(t.OrganizationMeasure.taken_on, t.OrganizationMeasure.id)
    )
    return tuple(
        MeasureRow(m.id, m.version, MeasureDraft(m.organization_id, m.kind, m.taken_on, m.ended_on, m.reason), name)
        for m, name in rows
    )


def certificates(session: Session) -> tuple[CertificateRow, ...]:
    """Return the certificates in the order in which they were entered."""
    modules = Counter(session.scalars(select(t.CertificateModule.certificate_id)))
    pilots = Counter(session.scalars(select(t.Pilot.certificate_id)))
    rows = session.execute(
        select(
            t.Certificate,
            func.coalesce(t.Organization.name, ""),
            t.Organization.status,
            func.coalesce(t.CollaborationGroup.name, ""),
        )
        .outerjoin(t.Organization, t.Organization.id == t.Certificate.organization_id)
        .outerjoin(t.CollaborationGroup, t.CollaborationGroup.id == t.Certificate.group_id)
        .order_by(t.Certificate.id)
    )
    return tuple(
        CertificateRow(
            c.id,
            c.version,
            CertificateDraft(
                c.name, c.code, c.organization_id, c.batch, c.professional_field, c.group_id, c.group_sequence
            ),
            organization,
            status,
            group,
            modules[c.id],
            pilots[c.id],
        )
        for c, organization, status, group in rows
    )


def modules(session: Session, certificate_id: int | None = None) -> tuple[ModuleRow, ...]:
    """Return the modules of one certificate or of all, by certificate and in the order of entry."""
    levels: dict[int, dict[Level, bool]] = defaultdict(dict)
    for row in session.scalars(select(t.CertificateModuleLevel)):
        levels[row.module_id][row.level] = row.examined
    query = (
        select(t.CertificateModule, t.Certificate.name)
        .join(t.Certificate, t.Certificate.id == t.CertificateModule.certificate_id)
        .order_by(t.CertificateModule.certificate_id, t.CertificateModule.id)
    )
    if certificate_id is not None:
        query = query.where(t.CertificateModule.certificate_id == certificate_id)
    return tuple(
        ModuleRow(
            m.id,
            m.version,
            ModuleDraft(
                m.certificate_id,
                m.code,
                m.name,
                frozenset(levels[m.id]),
                frozenset(level for level, examined in levels[m.id].items() if examined),
            ),
            certificate,
        )
        for m, certificate in session.execute(query)
    )


def pilots(session: Session, year: int | None = None) -> tuple[PilotRow, ...]:
    """Return the pilots of one year or of all, by year and in the order of the school's list."""
    levels: dict[int, set[Level]] = defaultdict(set)
    for row in session.scalars(select(t.PilotLevel)):
        levels[row.pilot_id].add(row.level)
    majors: dict[int, list[PilotMajor]] = defaultdict(list)
    major_rows = session.execute(
        select(t.PilotMajor.pilot_id, Major.id, Major.name, Major.quality)
        .join(Major, Major.id == t.PilotMajor.major_id)
        .order_by(t.PilotMajor.pilot_id, t.PilotMajor.position)
    )
    for pilot_id, major_id, name, quality in major_rows:
        majors[pilot_id].append(PilotMajor(major_id, name, quality))
    query = (
        select(t.Pilot, t.Certificate.name, College.name, func.coalesce(t.Organization.name, ""), t.Organization.status)
        .join(t.Certificate, t.Certificate.id == t.Pilot.certificate_id)
        .join(College, College.id == t.Pilot.college_id)
        .outerjoin(t.Organization, t.Organization.id == t.Certificate.organization_id)
        .order_by(t.Pilot.year, func.coalesce(t.Pilot.sequence, 1_000_000), t.Pilot.id)
    )
    if year is not None:
        query = query.where(t.Pilot.year == year)
    return tuple(
        PilotRow(
            p.id,
            p.version,
            PilotDraft(
                p.certificate_id,
                p.college_id,
                p.year,
                frozenset(levels[p.id]),
                tuple(major.id for major in majors[p.id]),
                p.planned,
                p.sequence,
            ),
            certificate,
            college,
            organization,
            status,
            tuple(majors[p.id]),
            p.exam_record,
        )
        for p, certificate, college, organization, status in session.execute(query)
    )


def pilot_years(session: Session) -> tuple[int, ...]:
    """Return the years that have pilots, the newest first."""
    return tuple(session.scalars(select(t.Pilot.year).distinct().order_by(t.Pilot.year.desc())))


def has_registrations(session: Session, pilot_id: int) -> bool:
    """Return whether anybody is registered in a pilot."""
    from onex_desktop.persistence.tables.exams.candidates import Registration

    return session.scalar(select(Registration.id).where(Registration.pilot_id == pilot_id).limit(1)) is not None


def collaboration_groups(session: Session) -> tuple[CollaborationGroupRow, ...]:
    """Return the collaboration groups by number, each with the certificates of its list."""
    members: dict[int | None, list[GroupCertificate]] = defaultdict(list)
    for c in session.scalars(select(t.Certificate).order_by(t.Certificate.group_sequence, t.Certificate.id)):
        members[c.group_id].append(GroupCertificate(c.group_sequence, c.name, c.batch))
    groups = session.scalars(select(t.CollaborationGroup).order_by(t.CollaborationGroup.number))
    return tuple(CollaborationGroupRow(g.id, g.number, g.name, g.leader, tuple(members[g.id])) for g in groups)


def is_name_taken(session: Session, kind: type[t.Organization | t.Certificate], name: str, row_id: int | None) -> bool:
    """Return whether a row other than the one given has a name."""
    return any(key != row_id for key in session.scalars(select(kind.id).where(kind.name == name)))
