"""Appending to the journal, reading it, and verifying its chain."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from sqlalchemy import Connection, Row, Subquery, and_, func, insert, select

from onex_desktop.domain.journal import (
    GENESIS,
    Action,
    Change,
    Image,
    Step,
    StepKind,
    WrittenChange,
    hash_of_written,
    step_hash,
    written,
)
from onex_desktop.persistence import images
from onex_desktop.persistence.tables.journal import journal_changes, journal_steps

_CHANGE_COLUMNS: Final = ("seq", "ordinal", "table_name", "row_id", "action", "before", "after")


def head(connection: Connection) -> tuple[int, str]:
    """Return the newest step's number and hash; 0 and the genesis hash when there is none."""
    newest = select(journal_steps.c.seq, journal_steps.c.hash).order_by(journal_steps.c.seq.desc()).limit(1)
    row = connection.execute(newest).one_or_none()
    return (0, GENESIS) if row is None else (row.seq, row.hash)


def append(connection: Connection, step: Step, changes: Sequence[Change | WrittenChange]) -> Step:
    """Write a step with its changes behind the newest one; return it numbered and hashed."""
    last, previous = head(connection)
    numbered = replace(step, seq=last + 1, change_count=len(changes))
    texts = list(map(written, changes))
    sealed = replace(numbered, hash=hash_of_written(previous, numbered, texts))
    fields = ("seq", "kind", "code", "subject", "target", "actor", "os_user", "at", "change_count", "hash")
    connection.execute(insert(journal_steps).values({name: getattr(sealed, name) for name in fields}))
    rows = ((sealed.seq, ordinal, *change) for ordinal, change in enumerate(texts))
    images.insert_stored(connection, journal_changes.name, _CHANGE_COLUMNS, rows)
    return sealed


def changes_of(connection: Connection, seq: int) -> list[Change]:
    """Return a step's changes in the order in which they happened."""
    rows = select(journal_changes).where(journal_changes.c.seq == seq).order_by(journal_changes.c.ordinal)
    return [_change(row) for row in connection.execute(rows)]


def changes_after(connection: Connection, seq: int, table: str) -> list[Change]:
    """Return what happened to a table's rows after a step, in the order in which it happened."""
    later = (journal_changes.c.seq > seq) & (journal_changes.c.table_name == table)
    order = (journal_changes.c.seq, journal_changes.c.ordinal)
    rows = connection.execute(select(journal_changes).where(later).order_by(*order))
    return [_change(row) for row in rows]


def steps_on(connection: Connection, table: str) -> list[Step]:
    """Return the steps that changed rows of a table, the newest first."""
    touching = select(journal_changes.c.seq).where(journal_changes.c.table_name == table)
    query = select(journal_steps).where(journal_steps.c.seq.in_(touching)).order_by(journal_steps.c.seq.desc())
    return [_step(row) for row in connection.execute(query)]


def history(connection: Connection, limit: int | None = None) -> list[Step]:
    """Return the steps from the newest to the oldest, each with whether it is taken back at present."""
    last = _last_word_on()
    query = (
        select(journal_steps, last.c.kind.label("last_kind"))
        .outerjoin(last, last.c.target == journal_steps.c.seq)
        .order_by(journal_steps.c.seq.desc())
    )
    rows = connection.execute(query if limit is None else query.limit(limit))
    return [replace(_step(row), undone=row.last_kind is StepKind.UNDO) for row in rows]


def undo_target(connection: Connection) -> Step | None:
    """Return the newest DO step that is not taken back."""
    last = _last_word_on()
    query = (
        select(journal_steps)
        .outerjoin(last, last.c.target == journal_steps.c.seq)
        .where(journal_steps.c.kind == StepKind.DO)
        .where((last.c.kind == StepKind.REDO) | last.c.kind.is_(None))
        .order_by(journal_steps.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _step(row)


def redo_target(connection: Connection) -> Step | None:
    """Return the step that was taken back last and may be done again: no new step has come since."""
    newest_do = select(func.max(journal_steps.c.seq)).where(journal_steps.c.kind == StepKind.DO).scalar_subquery()
    last = _last_word_on()
    query = (
        select(journal_steps)
        .join(last, last.c.target == journal_steps.c.seq)
        .where(last.c.kind == StepKind.UNDO, last.c.seq > newest_do)
        .order_by(last.c.seq.desc())
        .limit(1)
    )
    row = connection.execute(query).one_or_none()
    return None if row is None else _step(row)


def step(connection: Connection, seq: int) -> Step | None:
    """Return one step, or None."""
    return next((found for found in history(connection) if found.seq == seq), None)


def later_changes_of_rows(connection: Connection, seq: int) -> set[tuple[str, int]]:
    """Return the rows of a step that a later step touched as well."""
    own = journal_changes.alias()
    later = journal_changes.alias()
    query = (
        select(own.c.table_name, own.c.row_id)
        .join(later, and_(later.c.table_name == own.c.table_name, later.c.row_id == own.c.row_id))
        .where(own.c.seq == seq, later.c.seq > seq)
    )
    return {(row.table_name, row.row_id) for row in connection.execute(query)}


def first_broken_link(connection: Connection) -> int | None:
    """Return the number of the first step whose hash does not follow from what is stored, or None."""
    previous = GENESIS
    expected = 1
    for found, rows in _all_steps(connection):
        try:
            changes = [_change(row) for row in rows]
        except ValueError:
            # An image that is no JSON was not written by this program.
            return found.seq
        sound = found.seq == expected and found.change_count == len(changes)
        if not sound or step_hash(previous, found, changes) != found.hash:
            return found.seq
        previous, expected = found.hash, expected + 1
    return None


def _all_steps(connection: Connection) -> Iterator[tuple[Step, list[Row[tuple[object, ...]]]]]:
    steps = connection.execute(select(journal_steps).order_by(journal_steps.c.seq))
    order = (journal_changes.c.seq, journal_changes.c.ordinal)
    changes = iter(connection.execute(select(journal_changes).order_by(*order)).all())
    pending = next(changes, None)
    for row in steps.all():
        own: list[Row[tuple[object, ...]]] = []
        while pending is not None and pending.seq == row.seq:
            own.append(pending)
            pending = next(changes, None)
        yield _step(row), own


def _last_word_on() -> Subquery:
    newest = (
        select(func.max(journal_steps.c.seq))
        .where(journal_steps.c.target.is_not(None))
        .group_by(journal_steps.c.target)
    )
    return (
        select(journal_steps.c.seq, journal_steps.c.target, journal_steps.c.kind)
        .where(journal_steps.c.seq.in_(newest))
        .subquery("last_word")
    )


def _step(row: Row[tuple[object, ...]]) -> Step:
    return Step(
        row.seq, row.kind, row.code, row.subject, row.target, row.actor, row.os_user, row.at, row.change_count, row.hash
    )


def _change(row: Row[tuple[object, ...]]) -> Change:
    return Change(row.table_name, row.row_id, Action(row.action), _load(row.before), _load(row.after))


def _load(text: str | None) -> Image | None:
    if text is None:
        return None
    image: Image = json.loads(text)
    return image
