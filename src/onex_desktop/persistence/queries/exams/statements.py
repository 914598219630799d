"""Reading what documents state."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.domain.exams.reconciliation import StatementDraft, StatementRow
from onex_desktop.domain.policies import AchievementKind
from onex_desktop.persistence.tables.catalogue import Certificate, CertificateModule
from onex_desktop.persistence.tables.exams.totals import Statement
from onex_desktop.persistence.tables.policies import Achievement


def statements(session: Session) -> tuple[StatementRow, ...]:
    """Return the statements in the order of entry."""
    about = func.coalesce(CertificateModule.name, Achievement.text, Certificate.name, "")
    rows = session.execute(
        select(Statement, about)
        .outerjoin(Certificate, Certificate.id == Statement.certificate_id)
        .outerjoin(CertificateModule, CertificateModule.id == Statement.certificate_module_id)
        .outerjoin(Achievement, Achievement.id == Statement.achievement_id)
        .order_by(Statement.id)
    )
    return tuple(
        StatementRow(
            s.id,
            s.version,
            StatementDraft(
                s.subject,
                s.source,
                s.year,
                s.certificate_id or s.certificate_module_id or s.achievement_id,
                s.number,
                s.text,
                s.note,
            ),
            name,
        )
        for s, name in rows
    )


def textbooks(session: Session) -> tuple[tuple[int, str], ...]:
    """Return key and title of the textbooks, in the order of entry."""
    query = (
        select(Achievement.id, Achievement.text)
        .where(Achievement.kind == AchievementKind.TEXTBOOK)
        .order_by(Achievement.id)
    )
    return tuple((key, title) for key, title in session.execute(query))
