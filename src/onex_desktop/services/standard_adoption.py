"""Adopting a new edition in a plan: matching it with the old one, carrying links, reviewing them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import ReviewState
from onex_desktop.domain.problems import Place, refuse
from onex_desktop.domain.standards import adoption as rules
from onex_desktop.domain.standards.adoption import Adopted, AdoptionRow, LinkRow, Match, MatchKind, MatchLine, ReviewRow
from onex_desktop.domain.standards.tree import Content
from onex_desktop.persistence.queries import standard_adoption as queries
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.persistence.tables.plans import Plan
from onex_desktop.persistence.tables.standard_adoption import RequirementMatch, StandardAdoption
from onex_desktop.persistence.tables.standards import Standard
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.runtime.watching import UNWATCHED, Stage, Watch
from onex_desktop.services import objectives
from onex_desktop.services.context import SUBJECT_LENGTH, AppContext
from onex_desktop.services.standards import content

_TOGETHER: Final = 2_000
"""So many links are written together; between them a stop is heard."""
_FEW: Final = 200
_Cell = tuple[int, int | None, int | None]
"""Requirement, course, course module."""
_UNCHANGED: Final = (MatchKind.SAME, MatchKind.RENUMBERED)
"""Kinds whose words are the same: what holds such a requirement may hold its successor unasked."""


def match_lines(ctx: AppContext, old_id: int, new_id: int) -> tuple[MatchLine, ...]:
    """Return both editions requirement by requirement, matched as stored, or as the comparison proposes."""
    old, new = content(ctx, old_id), content(ctx, new_id)
    return rules.lines(old, new, _matches(ctx, old, new))


def set_partners(ctx: AppContext, old_id: int, new_id: int, requirement_id: int, partners: Sequence[int]) -> Changed:
    """Say what a requirement of the old edition became: one of the new, several (split), or none (removed).

    The first word said about two editions also stores what the comparison proposed for the rest.
    """
    old, new = content(ctx, old_id), content(ctx, new_id)
    before = {each.id: each for each in rules.standing(old)}
    after = {each.id: each for each in rules.standing(new)}
    if requirement_id not in before or not set(partners) <= set(after):
        raise refuse("record.gone")
    subject = before[requirement_id].text
    with ctx.step("standards.match", subject[:SUBJECT_LENGTH]) as work:
        _settle(ctx, work, old, new)
        chosen = rules.matched_by_hand(before[requirement_id], [after[key] for key in partners])
        for row in work.rows(RequirementMatch, old_requirement_id=requirement_id):
            if row.new_requirement_id in after and row.new_requirement_id not in partners:
                work.remove(row)
        for match in chosen:
            _store(work, match)
    return work.changed


def confirm_matches(ctx: AppContext, old_id: int, new_id: int, pairs: Sequence[tuple[int, int]]) -> Changed:
    """Confirm matches, given as old and new requirement, as one step."""
    wanted = set(pairs)
    with ctx.step("standards.match", f"{len(wanted)} 条") as work:
        _settle(ctx, work, content(ctx, old_id), content(ctx, new_id))
        for row in work.rows(RequirementMatch):
            if (row.old_requirement_id, row.new_requirement_id) in wanted:
                work.set(row, confirmed=True)
    return work.changed


def adoptions(ctx: AppContext) -> tuple[AdoptionRow, ...]:
    """Return what plans have adopted."""
    with ctx.read() as session:
        return queries.adoptions(session)


def adopt(
    ctx: AppContext, plan_id: int, standard_id: int, note: str = "", watch: Watch = UNWATCHED
) -> tuple[Changed, Adopted]:
    """Let a plan work by an edition: its links on the edition before are carried along the matches, as one step.

    A carried link keeps strength, hours and note (a split one no hours, lest they count twice); it is to be reviewed
    unless its requirement is unchanged. The links on the old edition stay as they are. Teaching objectives go over to
    the requirements whose words are the same. Raises ``ProblemsFound`` with ``standards.adopted_already``,
    ``Cancelled`` with nothing written.
    """
    with ctx.step("standards.adopt") as work:
        plan, standard = work.get(Plan, plan_id), work.get(Standard, standard_id)
        if work.rows(StandardAdoption, plan_id=plan_id, standard_id=standard_id):
            where = Place("standards", standard_id, standard.edition)
            raise refuse("standards.adopted_already", where=where, edition=standard.edition, plan=plan.plan_version)
        work.add(StandardAdoption(plan_id=plan_id, standard_id=standard_id, adopted_on=ctx.now()[:10], note=note))
        done = Adopted(0, 0, 0)
        if standard.predecessor_id is not None:
            old, new = content(ctx, standard.predecessor_id), content(ctx, standard_id)
            _settle(ctx, work, old, new)
            matches = _matches(ctx, old, new)
            done = _carry(ctx, work, plan_id, (standard.predecessor_id, standard_id), matches, watch)
            unchanged = {each.old_id: each.new_id for each in matches if each.kind in _UNCHANGED}
            objectives.place_again(ctx, plan_id, unchanged)
    return work.changed, done


def count_to_review(ctx: AppContext) -> int:
    """Return how many links wait for review."""
    with ctx.read() as session:
        return queries.count_to_review(session)


def to_review(ctx: AppContext) -> tuple[ReviewRow, ...]:
    """Return the links that wait for review, by plan and course."""
    with ctx.read() as session:
        return queries.to_review(session)


def confirm_links(ctx: AppContext, ids: Sequence[int], watch: Watch = UNWATCHED) -> Changed:
    """Take links as reviewed, one or many, as one step; those that are reviewed already are left alone."""
    with ctx.step("standards.confirm_links", f"{len(ids)} 处") as work:
        # Read together and held, they are found one by one without a query each.
        held = (
            {link.id: link for link in work.rows(MappingLink, review=ReviewState.TO_REVIEW)} if len(ids) > _FEW else {}
        )
        for start in range(0, len(ids), _TOGETHER):
            watch.tell(Stage.WRITING, start, len(ids))
            links = [held.get(each) or work.get(MappingLink, each) for each in ids[start : start + _TOGETHER]]
            waiting = [link for link in links if link.review is ReviewState.TO_REVIEW]
            work.set_all(waiting, review=ReviewState.CONFIRMED, changed_by=ctx.actor.name, changed_at=ctx.now())
    return work.changed


def _matches(ctx: AppContext, old: Content, new: Content) -> tuple[Match, ...]:
    return _stored(ctx, old, new) or rules.propose(old, new)


def _stored(ctx: AppContext, old: Content, new: Content) -> tuple[Match, ...]:
    old_ids, new_ids = ({each.id for each in rules.standing(edition)} for edition in (old, new))
    with ctx.read() as session:
        return queries.matches(session, old_ids, new_ids)


def _settle(ctx: AppContext, work: UnitOfWork, old: Content, new: Content) -> None:
    """Store the proposed matches unless some are stored already."""
    if not _stored(ctx, old, new):
        work.add_rows(RequirementMatch, [_columns(match) for match in rules.propose(old, new)])


def _columns(match: Match) -> dict[str, object]:
    return {
        "old_requirement_id": match.old_id,
        "new_requirement_id": match.new_id,
        "kind": match.kind,
        "similarity": match.similarity,
        "confirmed": match.confirmed,
    }


def _store(work: UnitOfWork, match: Match) -> None:
    rows = work.rows(RequirementMatch, old_requirement_id=match.old_id, new_requirement_id=match.new_id)
    if rows:
        work.set(rows[0], kind=match.kind, similarity=match.similarity, confirmed=match.confirmed)
    else:
        work.add(RequirementMatch(**_columns(match)))


def _carry(
    ctx: AppContext, work: UnitOfWork, plan_id: int, editions: tuple[int, int], matches: Sequence[Match], watch: Watch
) -> Adopted:
    """Copy the links of a plan from one edition to another; a cell that is taken already is to be reviewed."""
    old_id, new_id = editions
    partners: dict[int, list[Match]] = {}
    for match in matches:
        partners.setdefault(match.old_id, []).append(match)
    taken = {
        (row.requirement_id, row.course_id, row.course_module_id): row.id
        for row in queries.links_of_plan(work.session, plan_id, new_id)
    }
    made: dict[_Cell, dict[str, object]] = {}
    again: list[MappingLink] = []
    left = 0
    for row in watch.over(Stage.READING, queries.links_of_plan(work.session, plan_id, old_id)):
        left += row.requirement_id not in partners
        for match in partners.get(row.requirement_id, ()):
            cell = match.new_id, row.course_id, row.course_module_id
            if cell in taken:
                again.append(work.get(MappingLink, taken[cell]))
            elif cell in made:
                made[cell]["review"] = ReviewState.TO_REVIEW
            else:
                made[cell] = _copied(ctx, row, match)
    work.set_all(again, review=ReviewState.TO_REVIEW)
    for start in range(0, len(made), _TOGETHER):
        watch.tell(Stage.WRITING, start, len(made))
        work.add_rows(MappingLink, list(made.values())[start : start + _TOGETHER])
    doubtful = sum(columns["review"] is ReviewState.TO_REVIEW for columns in made.values())
    return Adopted(len(made), doubtful, left)


def _copied(ctx: AppContext, row: LinkRow, match: Match) -> dict[str, object]:
    return {
        "certificate_module_id": None,
        "skill_requirement_id": match.new_id,
        "course_id": row.course_id,
        "course_module_id": row.course_module_id,
        "strength": row.strength,
        "hours": None if match.kind is MatchKind.SPLIT else row.hours,
        "note": row.note,
        "review": rules.review_after(match.kind, row.review),
        "changed_by": ctx.actor.name,
        "changed_at": ctx.now(),
    }
