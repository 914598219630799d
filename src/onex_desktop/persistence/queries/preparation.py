"""Reading preparation groups."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.teaching.preparation import PreparationDraft, PreparationRow
from onex_desktop.persistence.tables.campus import Term
from onex_desktop.persistence.tables.catalogue import Certificate, CertificateModule
from onex_desktop.persistence.tables.preparation import PreparationGroup, PreparationMember
from onex_desktop.persistence.tables.teaching import Teacher


def groups(session: Session) -> tuple[PreparationRow, ...]:
    """Return all groups, the latest term first, in the order of the modules."""
    members = _members(session)
    rows = session.execute(
        select(PreparationGroup, CertificateModule, Certificate.name, Term.code, Teacher.name)
        .join(CertificateModule, CertificateModule.id == PreparationGroup.certificate_module_id)
        .join(Certificate, Certificate.id == CertificateModule.certificate_id)
        .join(Term, Term.id == PreparationGroup.term_id)
        .join(Teacher, Teacher.id == PreparationGroup.leader_id)
        .order_by(Term.code.desc(), CertificateModule.certificate_id, CertificateModule.code, PreparationGroup.id)
    )
    return tuple(
        PreparationRow(
            group.id,
            group.version,
            PreparationDraft(
                group.certificate_module_id,
                group.term_id,
                group.leader_id,
                tuple(key for key, _ in members[group.id]),
            ),
            module.certificate_id,
            certificate,
            f"{module.code} {module.name}",
            term,
            leader,
            tuple(name for _, name in members[group.id]),
        )
        for group, module, certificate, term, leader in rows
    )


def _members(session: Session) -> defaultdict[int, list[tuple[int, str]]]:
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    rows = session.execute(
        select(PreparationMember.group_id, Teacher.id, Teacher.name)
        .join(Teacher, Teacher.id == PreparationMember.teacher_id)
        .order_by(PreparationMember.id)
    )
    for group_id, teacher_id, name in rows:
        found[group_id].append((teacher_id, name))
    return found
