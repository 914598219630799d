"""Issued certificates: entering numbers in a block, warning about unusual ones, taking them back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.certificates import IssueDraft, unusual_number, validate_issue
from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.persistence.queries.exams import certificates as queries
from onex_desktop.persistence.tables.exams import candidates as t
from onex_desktop.services.context import AppContext


def issue(ctx: AppContext, drafts: Sequence[IssueDraft]) -> Changed:
    """Enter certificates, or change those of registrations that have one, as one step; all of them or none.

    A number that does not fit its organisation's pattern is accepted; ``number_warnings`` says so beforehand and
    ``check`` afterwards. Raises ``ProblemsFound``; the row of a problem's place is the registration.
    """
    with ctx.step("exams.issue_certificates", str(len(drafts))) as work:
        known = queries.issuing(work.session, [draft.registration_id for draft in drafts])
        holders = queries.holders(work.session, [draft.number for draft in drafts])
        problems: list[Problem] = []
        for draft in drafts:
            about = known.get(draft.registration_id)
            if about is None:
                problems.append(Problem("record.gone"))
                continue
            holder_id, holder = holders.setdefault(draft.number, (draft.registration_id, about.issuing.name))
            taken_by = holder if holder_id != draft.registration_id else ""
            problems += validate_issue(draft, replace(about.issuing, number_holder=taken_by))
        if problems:
            raise ProblemsFound(problems)
        for draft in drafts:
            values = {"number": draft.number.strip(), "issued_on": draft.issued_on}
            stored = work.rows(t.IssuedCertificate, registration_id=draft.registration_id)
            if stored:
                work.set(stored[0], **values)
            else:
                work.add(t.IssuedCertificate(registration_id=draft.registration_id, **values))
    return work.changed


def withdraw(ctx: AppContext, registration_ids: Sequence[int]) -> Changed:
    """Take back the certificates of registrations; those without one are passed over."""
    with ctx.step("exams.withdraw_certificates", str(len(registration_ids))) as work:
        for registration_id in registration_ids:
            for row in work.rows(t.IssuedCertificate, registration_id=registration_id):
                work.remove(row)
    return work.changed


def number_warnings(ctx: AppContext, drafts: Sequence[IssueDraft]) -> tuple[Problem, ...]:
    """Return a warning for each number that is not as its organisation writes them; nothing is written."""
    with ctx.read() as session:
        known = queries.issuing(session, [draft.registration_id for draft in drafts])
    found = (
        unusual_number(draft.number, known[draft.registration_id].pattern, known[draft.registration_id].issuing.name,
                       draft.registration_id)
        for draft in drafts
        if draft.registration_id in known
    )  # fmt: skip
    return tuple(problem for problem in found if problem is not None)
