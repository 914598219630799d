"""Which slots a gap could be linked to, by the words that its text and the names of courses share (docs/adr/0035).

Texts are held against one another by neighbouring pairs of characters. A pair counts the more, the fewer texts have it:
what every course is called (新能源汽车) tells none apart.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

from onex_desktop.domain.likeness import bare
from onex_desktop.domain.mapping.matrix import CellKey, Matrix, MatrixUnit

MOST: Final = 5
"""How many slots are suggested for a gap."""
LEAST: Final = 0.08
"""Below this what is shared is no more than chance; judged on the pilot, see the ADR."""
OF_HEADINGS: Final = 0.5
"""What a word of the module, area or task above a requirement is worth beside one of its own."""
ENOUGH: Final = 3000
"""How many sharers of rare pairs are counted to find the likely slots."""
LIKELY: Final = 40
"""How many of them are then measured whole."""

_NUMBER: Final = re.compile(r"\d[^A-Za-z]|[^A-Za-z]\d")

Texts = Mapping[str, float]
"""Pairs of characters, and what each is worth in the text it comes from."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A slot for a unit, how like they are from 0 to 1, and the words they share, the most telling first."""

    unit: MatrixUnit
    slot: int
    likeness: float
    words: tuple[str, ...]

    @property
    def key(self) -> CellKey:
        """The cell it is about."""
        return self.unit.id, self.slot


class Suggester:
    """The texts of a matrix, indexed once; answers for one gap at a time.

    Cells do not matter to the index: it serves as long as units and columns are the same.
    """

    def __init__(self, matrix: Matrix) -> None:
        self._names = {column.id: f"{column.course}\n{column.name}" for column in matrix.columns}
        self._slots = {slot: word_pairs(name) for slot, name in self._names.items()}
        self._units = {unit.id: unit for unit in matrix.units}
        self._headings = _headings(matrix)
        held = Counter(pair for texts in self._slots.values() for pair in texts)
        for unit in matrix.units:
            held.update(word_pairs(unit.name))
        whole = len(self._slots) + len(self._units) + 1
        self._worth = {pair: log(whole / count) for pair, count in held.items()}
        self._telling = log(2)
        """What a pair is worth that half of the texts have."""
        self._holders: dict[str, list[int]] = defaultdict(list)
        for slot, texts in self._slots.items():
            for pair in texts:
                self._holders[pair].append(slot)
        self._sizes = {slot: sum(self._worth[pair] for pair in texts) for slot, texts in self._slots.items()}

    def suggest(self, unit_id: int, taken: Callable[[CellKey], bool] = lambda _key: False) -> tuple[Suggestion, ...]:
        """Return the likeliest slots for a unit, the likest first; cells that are ``taken`` are left out."""
        unit = self._units.get(unit_id)
        if unit is None:
            return ()
        texts = self._texts(unit)
        size = sum(self._worth.get(pair, 0.0) * part for pair, part in texts.items())
        found = [(self._likeness(texts, size, slot), slot) for slot in self._likely(texts)]
        best = sorted((each for each in found if each[0] >= LEAST), key=lambda each: (-each[0], abs(each[1])))
        offers = [(score, slot) for score, slot in best if not taken((unit_id, slot))][:MOST]
        return tuple(
            Suggestion(unit, slot, score, words) for score, slot in offers if (words := self._words(texts, slot))
        )

    def _texts(self, unit: MatrixUnit) -> dict[str, float]:
        texts = dict.fromkeys(word_pairs(self._headings.get(unit.id, "")), OF_HEADINGS)
        texts.update(dict.fromkeys(word_pairs(unit.name), 1.0))
        return texts

    def _likely(self, texts: Texts) -> list[int]:
        """Return the slots that share the most, judged by the rare pairs until enough slots were met."""
        shared: dict[int, float] = defaultdict(float)
        left = ENOUGH
        held = [pair for pair in texts if pair in self._holders]
        for pair in sorted(held, key=lambda pair: (len(self._holders[pair]), pair)):
            worth = self._worth[pair] * texts[pair]
            for slot in self._holders[pair]:
                shared[slot] += worth
            left -= len(self._holders[pair])
            if left <= 0:
                break
        return sorted(shared, key=lambda slot: (-shared[slot] / sqrt(self._sizes[slot] or 1), slot))[:LIKELY]

    def _likeness(self, texts: Texts, size: float, slot: int) -> float:
        shared = sum(self._worth[pair] * texts[pair] for pair in self._slots[slot] if pair in texts)
        return shared / sqrt(size * self._sizes[slot]) if size and self._sizes[slot] else 0.0

    def _words(self, texts: Texts, slot: int) -> tuple[str, ...]:
        """Return what of a slot's name is in the texts, the most telling first.

        What half of all texts have is left out at either end: it would explain nothing.
        """
        name, found = self._names[slot], dict[str, float]()
        for start, stop in shared_spans(name, texts):
            common = {
                each
                for at in range(start, stop - 1)
                if self._worth[name[at : at + 2]] < self._telling
                for each in (at, at + 1)
            }
            own = [at for at in range(start, stop) if at not in common]
            if len(own) > 1:
                word = name[own[0] : own[-1] + 1]
                found[word] = sum(self._worth[word[at : at + 2]] for at in range(len(word) - 1))
        return tuple(sorted(found, key=lambda word: (-found[word], word)))


def suggestions(
    matrix: Matrix,
    without: Collection[CellKey],
    suggester: Suggester,
    uncovered: Collection[MatrixUnit],
    progress: Callable[[int], bool] = lambda _done: True,
) -> tuple[Suggestion, ...]:
    """Return what could fill the gaps, gap by gap; cells that hold a value are never suggested.

    ``progress`` is told how many gaps are done; when it returns False the rest is left.
    """
    found: list[Suggestion] = []
    turned_down, cells = frozenset(without), matrix.cells
    for at, unit in enumerate(uncovered):
        if not progress(at):
            break
        found += suggester.suggest(unit.id, lambda key: key in turned_down or key in cells)
    return tuple(found)


def word_pairs(text: str) -> frozenset[str]:
    """Return the neighbouring pairs of characters within the words of a text: none across a mark, a line, a number.

    A figure beside a letter is a word (5G); beside anything else it counts something and says nothing of what.
    """
    words = "\n".join(bare(line) for line in text.split("\n"))
    pairs = (words[at : at + 2] for at in range(len(words) - 1))
    return frozenset(pair for pair in pairs if pair.isalnum() and not _NUMBER.search(pair))


def shared_spans(text: str, pairs: Collection[str] | Mapping[str, float]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text that consist of given pairs, as start and stop."""
    start: int | None = None
    for at in range(len(text)):
        if text[at : at + 2] in pairs:
            start = at if start is None else start
        elif start is not None:
            yield start, at + 1
            start = None


def _headings(matrix: Matrix) -> dict[int, str]:
    """Return by unit what stands above it in the tree."""
    above: dict[int, list[str]] = defaultdict(list)
    for row in matrix.rows:
        if not row.is_unit:
            for unit in matrix.units[row.start : row.stop]:
                above[unit.id].append(row.name)
    return {unit_id: "\n".join(names) for unit_id, names in above.items()}
