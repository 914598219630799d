"""What ties a sheet to the library, and the names by which its cells refer to rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final, Protocol

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Candidate, Values
from onex_desktop.exchange.columns import Kind, SheetSpec
from onex_desktop.exchange.normalising import folded
from onex_desktop.exchange.writer import shown
from onex_desktop.services.context import AppContext

PROVISIONAL: Final = 1 << 40
"""Keys of planned rows begin here; no stored row has one so high."""
_DESCRIBING: Final = 5
"""So many columns tell rows of like names apart."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of the library as its sheet shows it."""

    row_id: int
    values: Values


def behind_predecessors(rows: Sequence[Stored]) -> list[Stored]:
    """Return rows in their order, but each behind the row that its ``predecessor`` names."""
    waiting = {row.row_id: row for row in rows}
    found: list[Stored] = []
    for row in rows:
        chain: list[Stored] = []
        key: int | None = row.row_id
        while key is not None and (each := waiting.pop(key, None)) is not None:
            chain.append(each)
            key = each.values["predecessor"]
        found += reversed(chain)
    return found


class RowsAbove(Protocol):
    """What rows of one file take from those before them."""

    def complete(self, number: int, values: Values) -> tuple[Values, list[Problem]]:
        """Return the fields of a row with what follows from others, and what stands against it."""

    def take_remarks(self) -> list[tuple[int, Problem]]:
        """Return what is worth knowing of the rows since last asked, each with the number of its row."""


@dataclass(frozen=True, slots=True)
class Bridge:
    """The two ways between a sheet and the library.

    Attributes:
        identities: fields by which a row is recognised, the surest first.
        stored: the rows of the library, in the order in which they are written.
        save: adds a row, or changes the one given by key, through the use case that a form calls; returns its key.
        check: what the rules say against a row, before anything is written; None as key for a new one.
        add_many: adds rows together where there may be thousands; returns their keys in order. What it raises names
            the row by its place in the list.
        above: what the rows of a file are completed from, made anew for each plan from the rows of the library.
        kind: what other sheets call a row of this one, empty when nothing refers to it.
        checks_cells: whether ``check`` judges each cell by itself, so that it can be asked while others are in doubt.
        asks: kinds of rows that ``check`` looks at though no column refers to them.
        on_request: left out of an export of everything; it is written only where it is named.
        words: what a reference to a row may be, the preferred one first, and the row it is narrowed by.
    """

    spec: SheetSpec
    identities: tuple[tuple[str, ...], ...]
    stored: Callable[[AppContext], Iterable[Stored]]
    save: Callable[[AppContext, Values, int | None], int]
    check: Callable[[Values, int | None, World], list[Problem]] = lambda _values, _key, _world: []
    add_many: Callable[[AppContext, Sequence[Values]], list[int]] | None = None
    above: Callable[[Iterable[Stored], World], RowsAbove] | None = None
    kind: str = ""
    words: Callable[[Values, World], tuple[int, tuple[str, ...]]] = lambda _values, _world: (0, ())
    checks_cells: bool = False
    asks: tuple[str, ...] = ()
    on_request: bool = False

    @property
    def refers(self) -> frozenset[str]:
        """The kinds of rows that its own rows refer to or are checked against."""
        return frozenset(self.asks) | {column.refers for column in self.spec.columns if column.refers}


@dataclass(slots=True)
class World:
    """Every row that cells can refer to: those of the library and those the file is going to add.

    Attributes:
        rows: the fields of each row by kind and key.
    """

    rows: dict[str, dict[int, Values]] = field(default_factory=lambda: defaultdict(dict))
    _exact: dict[tuple[str, int], dict[str, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    _folded: dict[tuple[str, int], dict[str, set[int]]] = field(default_factory=lambda: defaultdict(dict))
    _words: dict[tuple[str, int], tuple[int, tuple[str, ...]]] = field(default_factory=dict)
    _bridges: dict[str, Bridge] = field(default_factory=dict)
    _waiting: dict[str, dict[int, Values]] = field(default_factory=lambda: defaultdict(dict))
    _provisional: Iterator[int] = field(default_factory=lambda: count(PROVISIONAL))

    def add(self, bridge: Bridge, row_id: int, values: Values) -> None:
        """Make a row known by its words; a row that is known already gains the words it has now."""
        if bridge.kind:
            self._add(bridge, row_id, values)

    def add_new(self, bridge: Bridge, values: Values) -> int:
        """Make a row known that is going to be added; return its key.

        Its words are found out when a cell first asks for a row of its kind: of most rosters none ever does. The rows
        that it refers to come before it and stay as they are.
        """
        row_id = next(self._provisional)
        if bridge.kind:
            self._bridges[bridge.kind] = bridge
            self.rows[bridge.kind][row_id] = self._waiting[bridge.kind][row_id] = values
        return row_id

    def _settle(self, kind: str) -> None:
        for row_id, values in self._waiting.pop(kind).items():
            self._add(self._bridges[kind], row_id, values)

    def _add(self, bridge: Bridge, row_id: int, values: Values) -> None:
        self._bridges[bridge.kind] = bridge
        self.rows[bridge.kind][row_id] = values
        scope, words = bridge.words(values, self)
        self._words[bridge.kind, row_id] = (scope, words)
        for word in filter(None, words):
            self._exact[bridge.kind, scope].setdefault(word, set()).add(row_id)
            self._folded[bridge.kind, scope].setdefault(folded(word), set()).add(row_id)

    def find(self, kind: str, scope: int, text: str) -> set[int]:
        """Return the keys of the rows that a text names: exactly if any, else but for spaces, width and case."""
        if kind in self._waiting:
            self._settle(kind)
        exact = self._exact[kind, scope].get(text)
        return exact or self._folded[kind, scope].get(folded(text), set())

    def word(self, kind: str, row_id: int) -> str:
        """Return how a row is referred to: its preferred word that names nothing else."""
        if kind in self._waiting:
            self._settle(kind)
        scope, words = self._words.get((kind, row_id), (0, ("",)))
        sure = (word for word in words if word and self.find(kind, scope, word) == {row_id})
        return next(sure, words[0] if words else "")

    def values(self, kind: str, row_id: int | None) -> Mapping[str, object]:
        """Return the fields of a row, empty when there is none."""
        return self.rows[kind].get(row_id, {}) if row_id is not None else {}

    def candidates(self, kind: str, keys: Iterable[int]) -> tuple[Candidate, ...]:
        """Return the rows that a name may mean, told apart by what they hold."""
        rows = self.rows[kind]
        return self.described(self._bridges[kind], [Stored(key, rows[key]) for key in sorted(keys)])

    def described(self, bridge: Bridge, rows: Iterable[Stored]) -> tuple[Candidate, ...]:
        """Return rows of one sheet as what a question may be answered with."""
        return tuple(Candidate(row.row_id, "，".join(self._cells(bridge, row.values))) for row in rows)

    def _cells(self, bridge: Bridge, values: Values) -> Iterator[str]:
        for column in bridge.spec.columns[:_DESCRIBING]:
            value = values[column.key]
            if column.kind is Kind.REFERENCE and value is not None:
                value = self.word(column.refers, value)
            elif column.kind is Kind.REFERENCES:
                value = tuple(self.word(column.refers, key) for key in value)
            text = shown(column, value)
            if text is not None:
                yield str(text)
