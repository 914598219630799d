"""Policy documents, the rules drawn from them, and achievements."""

from __future__ import annotations

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.policies import AchievementDraft, DocumentDraft, RuleDraft
from onex_desktop.persistence.tables import policies as t
from onex_desktop.services.context import AppContext


def add_document(ctx: AppContext, draft: DocumentDraft) -> Changed:
    """Add a policy document."""
    with ctx.step("policies.add_document", draft.title) as work:
        work.add(
            t.PolicyDocument(
                sequence=draft.sequence,
                title=draft.title,
                document_no=draft.document_no,
                issuer=draft.issuer,
                issued=draft.issued,
            )
        )
    return work.changed


def add_rule(ctx: AppContext, draft: RuleDraft) -> Changed:
    """Add a rule drawn from the documents."""
    with ctx.step("policies.add_rule", draft.topic) as work:
        work.add(
            t.PolicyRule(
                topic=draft.topic,
                text=draft.text,
                deadline_from=draft.deadline_from,
                deadline_amount=draft.deadline_amount,
                deadline_unit=draft.deadline_unit,
            )
        )
    return work.changed


def add_achievement(ctx: AppContext, draft: AchievementDraft) -> Changed:
    """Add a textbook or an event."""
    with ctx.step("policies.add_achievement", draft.text) as work:
        work.add(
            t.Achievement(
                kind=draft.kind,
                text=draft.text,
                role=draft.role,
                happened=draft.happened,
                certificate_id=draft.certificate_id,
            )
        )
    return work.changed
