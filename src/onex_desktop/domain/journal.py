"""The journal: labelled steps with before and after images, chained by hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NamedTuple

Image = dict[str, str | int | None]
"""A row as stored, column by column; its version only where the row is deleted."""

GENESIS: Final = "0" * 64


class StepKind(StrEnum):
    """A step done by the user, or one that takes a step back, or does it again."""

    DO = "do"
    UNDO = "undo"
    REDO = "redo"


class Action(StrEnum):
    """What happened to a row."""

    INSERT = "insert"
    UPDATE = "update"
    DELETE = "delete"


@dataclass(frozen=True, slots=True)
class Change:
    """One row's change inside a step; ``before`` is None for an insert, ``after`` for a delete."""

    table: str
    row_id: int
    action: Action
    before: Image | None
    after: Image | None

    def inverse(self) -> Change:
        """Return the change that takes this one back."""
        opposite = {Action.INSERT: Action.DELETE, Action.DELETE: Action.INSERT, Action.UPDATE: Action.UPDATE}
        return Change(self.table, self.row_id, opposite[self.action], self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """A journal entry without its changes.

    ``code`` is the command (``mapping.set_cells``), ``subject`` what it was about; ``target`` the step an
    undo or redo refers to; ``undone`` whether a DO step is taken back at present.
    """

    seq: int
    kind: StepKind
    code: str
    subject: str
    target: int | None
    actor: str
    os_user: str
    at: str
    change_count: int
    hash: str
    undone: bool = False


class WrittenChange(NamedTuple):
    """A change as the journal keeps it: its images as canonical JSON, None where there is none.

    A tuple, because the database takes it as it stands, and because thousands are made at a time.
    """

    table: str
    row_id: int
    action: str
    before: str | None
    after: str | None


def written(change: Change | WrittenChange) -> WrittenChange:
    """Return a change with its images written out."""
    if isinstance(change, WrittenChange):
        return change
    before = None if change.before is None else _canonical(change.before)
    after = None if change.after is None else _canonical(change.after)
    return WrittenChange(change.table, change.row_id, change.action.value, before, after)


def written_images(columns: Mapping[str, Sequence[str | int | None]]) -> list[str]:
    """Return rows, given column by column, as the canonical JSON of their images.

    The same text that each row by itself would get, for a fifth of the time where there are thousands.
    """
    names = sorted(columns)
    template = "{" + ",".join(f"{_canonical(name).replace('%', '%%')}:%s" for name in names) + "}"
    return [template % row for row in zip(*(_words(columns[name]) for name in names), strict=True)]


def _words(values: Sequence[str | int | None]) -> Sequence[str | int]:
    return [_quoted(v) if type(v) is str else "null" if v is None else v for v in values]


def step_hash(previous: str, step: Step, changes: Iterable[Change]) -> str:
    """Return the SHA-256 that binds a step, its changes and everything before it."""
    return hash_of_written(previous, step, map(written, changes))


def hash_of_written(previous: str, step: Step, changes: Iterable[WrittenChange]) -> str:
    """Return the same hash of changes that are written out already: images are costly to write."""
    head = [previous, step.seq, step.kind.value, step.code, step.subject, step.target]
    # One canonical JSON list of all, hashed piece by piece: of 30,000 rows it would fill 30 MB.
    digest = hashlib.sha256(_canonical([*head, step.actor, step.os_user, step.at])[:-1].encode())
    digest.update(b",[")
    mark = ""
    for c in changes:
        images = f"{c.before or 'null'},{c.after or 'null'}"
        digest.update(f'{mark}["{c.table}",{c.row_id},"{c.action}",{images}]'.encode())
        mark = ","
    digest.update(b"]]")
    return digest.hexdigest()


_canonical: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
_quoted: Final = json.encoder.encode_basestring


def short_code(digest: str) -> str:
    """Return the eight digits of a hash that fit on paper, in two groups."""
    return f"{digest[:4]}-{digest[4:8]}".upper()
