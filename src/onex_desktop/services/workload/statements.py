"""The way of a statement: collected, checked, confirmed, locked; and the correction of what is locked."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.workload.sources import SourceKind, digest_of, with_repeats
from onex_desktop.domain.workload.statements import NEXT, StatementLine, StatementState, to_stored
from onex_desktop.persistence.queries import workload as queries
from onex_desktop.persistence.queries import workload_sources
from onex_desktop.persistence.tables import workload as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import views
from onex_desktop.services.workload.views import StatementView

_MANY: Final = 10


def collect(ctx: AppContext, term_id: int) -> Changed:
    """Open a statement for every teacher with work in a term, under the rule set in force.

    Drafts that have lost all their work go; whatever is checked or further stays as it is.
    """
    view = views.term_view(ctx, term_id)
    if view.rule_set is None:
        raise ProblemsFound(list(view.problems))
    if not view.rows:
        raise refuse("workload.nothing_to_collect", term=view.term)
    with ctx.step("workload.collect", view.term) as work:
        for row in view.rows:
            if row.statement is None:
                work.add(_new(term_id, row.id, view.rule_set.id))
            elif row.state is StatementState.DRAFT:
                record = work.get(t.WorkloadStatement, row.statement.id)
                if row.lines:
                    work.set(record, rule_set_id=view.rule_set.id)
                else:
                    work.remove(record)
    return work.changed


def check(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Check drafts: their lines are written down, and no longer follow their sources.

    Raises ``ProblemsFound`` naming every line that is incomplete or counted twice; then nothing is checked.
    """
    with ctx.step("workload.check", _names(ctx, ids)) as work:
        problems: list[Problem] = []
        for record in _records(work, ids, StatementState.DRAFT):
            view = _view(work, record)
            problems += _objections(view)
            if view.rule_set is None or problems:
                continue
            quota = view.settlement.quota
            work.set(
                record,
                state=StatementState.CHECKED,
                rule_set_id=view.rule_set.id,
                teacher_name=view.teacher,
                teacher_title=view.title,
                college_name=view.college,
                quota=quota,
                quota_period=view.settlement.quota_period,
            )
            for place, line in enumerate(view.lines, 1):
                work.add(_record(record.id, place, line))
        if problems:
            raise ProblemsFound(problems)
    return work.changed


def confirm(ctx: AppContext, ids: Sequence[int], by: str) -> Changed:
    """Confirm checked statements; ``by`` is whoever confirms."""
    if not by.strip():
        raise refuse("workload.text_missing", where=Place("workload", field="confirmed_by"))
    with ctx.step("workload.confirm", _names(ctx, ids)) as work:
        for record in _records(work, ids, StatementState.CHECKED):
            work.set(record, state=NEXT[record.state], confirmed_by=by.strip())
    return work.changed


def lock(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Lock confirmed statements for good: from now on they change by correction lines only."""
    with ctx.step("workload.lock", _names(ctx, ids)) as work:
        for record in _records(work, ids, StatementState.CONFIRMED):
            lines = queries.lines(work.session, [record.id]).get(record.id, ())
            work.set(record, state=NEXT[record.state], locked_at=ctx.now(), digest=_digest(record, lines))
    return work.changed


def reopen(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Take checked or confirmed statements back to drafts, which follow their sources again."""
    with ctx.step("workload.reopen", _names(ctx, ids)) as work:
        for record in _records(work, ids, StatementState.CHECKED, StatementState.CONFIRMED):
            for line in work.rows(t.WorkloadLine, statement_id=record.id):
                work.remove(line)
            work.set(
                record,
                state=StatementState.DRAFT,
                teacher_name="",
                teacher_title="",
                college_name="",
                quota=None,
                quota_period=None,
                confirmed_by="",
            )
    return work.changed


def correct(ctx: AppContext, line_id: int, reason: str, hours: Decimal | None = None) -> Changed:
    """Correct a line of a locked statement by a line of its own.

    ``hours`` is the difference; without it, what the source gives now less what the line and its corrections say.
    Either way the line is settled until its source changes again.
    """
    if not reason.strip():
        raise refuse("workload.text_missing", where=Place("workload", field="reason"))
    with ctx.step("workload.correct", reason) as work:
        record = work.get(t.WorkloadLine, line_id)
        if record.corrects_id is not None:
            raise refuse("workload.correction_of_correction")
        statement = work.get(t.WorkloadStatement, record.statement_id)
        if statement.state is not StatementState.LOCKED:
            raise refuse("workload.not_locked", teacher=statement.teacher_name)
        view = _view(work, statement)
        line = next(each for each in view.lines if each.id == line_id)
        difference = _difference(view, line) if hours is None else hours
        place = max(each.position for each in work.rows(t.WorkloadLine, statement_id=statement.id)) + 1
        work.add(
            t.WorkloadLine(
                statement_id=statement.id,
                position=place,
                source=SourceKind.CORRECTION,
                source_key=line_id,
                source_part=0,
                corrects_id=line_id,
                title=f"{line.title}：{reason.strip()}"[:200],
                counted_as=line.counted_as,
                quantity=None,
                factors="[]",
                reckoning="",
                standard_hours=to_stored(difference),
                source_digest=_present_digest(work, statement, line),
            )
        )
    return work.changed


def _new(term_id: int, teacher_id: int, rule_set_id: int) -> t.WorkloadStatement:
    return t.WorkloadStatement(
        term_id=term_id,
        teacher_id=teacher_id,
        rule_set_id=rule_set_id,
        state=StatementState.DRAFT,
        teacher_name="",
        teacher_title="",
        college_name="",
        quota=None,
        quota_period=None,
        confirmed_by="",
        locked_at="",
        digest="",
    )


def _record(statement_id: int, place: int, line: StatementLine) -> t.WorkloadLine:
    return t.WorkloadLine(
        statement_id=statement_id,
        position=place,
        source=line.source,
        source_key=line.source_key,
        source_part=line.source_part,
        corrects_id=None,
        title=line.title[:200],
        counted_as=line.counted_as,
        quantity=line.quantity,
        factors=line.factors,
        reckoning=line.reckoning,
        standard_hours=to_stored(line.hours),
        source_digest=line.source_digest,
    )


def _records(work: UnitOfWork, ids: Sequence[int], *allowed: StatementState) -> list[t.WorkloadStatement]:
    """Return the statements; raises ``ProblemsFound`` when there are none, or naming each in another state."""
    if not ids:
        raise refuse("workload.nothing_chosen")
    records = [work.get(t.WorkloadStatement, each) for each in ids]
    people = queries.people(work.session, [record.teacher_id for record in records])
    wrong = [record for record in records if record.state not in allowed]
    if wrong:
        raise ProblemsFound(
            [
                Problem(
                    "workload.state_wrong",
                    params={"teacher": people[record.teacher_id].name, "standing": record.state.value},
                    where=Place("workload", record.id),
                )
                for record in wrong
            ]
        )
    return records


def _view(work: UnitOfWork, record: t.WorkloadStatement) -> StatementView:
    return views.read_term(work.session, record.term_id, [record.teacher_id]).rows[0]


def _objections(view: StatementView) -> list[Problem]:
    where = Place("workload", view.statement_id, view.teacher)
    if view.rule_set is None:
        return [
            Problem("workload.no_rule_set", params={"term": view.statement.term if view.statement else ""}, where=where)
        ]
    open_lines = [line for line in view.lines if line.hours is None]
    found = [
        Problem("workload.line_incomplete", params={"teacher": view.teacher, "line": line.title}, where=where)
        for line in open_lines
    ]
    return found + list(view.problems)


def _difference(view: StatementView, line: StatementLine) -> Decimal:
    if not line.is_stale:
        raise refuse("workload.nothing_to_correct", line=line.title)
    if line.now is None or line.hours is None:
        raise refuse("workload.line_incomplete", teacher=view.teacher, line=line.title)
    before = sum((each.hours or Decimal(0) for each in view.lines if each.corrects_id == line.id), Decimal(0))
    return line.now - line.hours - before


def _present_digest(work: UnitOfWork, statement: t.WorkloadStatement, line: StatementLine) -> str:
    sources = workload_sources.sources(work.session, statement.term_id, views.WORDS, [statement.teacher_id])
    wanted = (line.source, line.source_key, line.source_part)
    with_ordinals = with_repeats(sources)
    return next((s.digest for s in with_ordinals if (s.kind, s.key, s.part) == wanted), "")


def _digest(record: t.WorkloadStatement, lines: Sequence[StatementLine]) -> str:
    return digest_of(
        {
            "teacher": [record.teacher_name, record.teacher_title, record.college_name],
            "term": record.term_id,
            "rule_set": record.rule_set_id,
            "quota": None if record.quota is None else str(record.quota),
            "lines": [
                [line.title, line.counted_as.value, str(line.quantity), line.reckoning, to_stored(line.hours)]
                for line in lines
            ],
        }
    )


def _names(ctx: AppContext, ids: Sequence[int]) -> str:
    """Return whose statements they are, for the journal."""
    with ctx.read() as session:
        teachers = [row.teacher_id for row in queries.statements(session) if row.id in ids]
        names = [person.name for person in queries.people(session, teachers).values()]
    return "、".join(names[:_MANY]) + (f" 等 {len(names)} 人" if len(names) > _MANY else "")
