"""What a row of a standard's sheet takes from the rows above it and from the library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.standards.rows import NUMBERS, WORDS, OutlineRow, completed, misfits
from onex_desktop.domain.standards.tree import LONG, Number, dotted
from onex_desktop.domain.values import Level
from onex_desktop.exchange.normalising import folded
from onex_desktop.services.sheets.bridge import Stored, World

_Tree = tuple[Any, ...]
"""Certificate, edition, level and module: what an outline belongs to."""


class AboveInStandards:
    """Knows the areas and tasks of the library and of the rows before; a name need stand only once."""

    def __init__(self, stored: Iterable[Stored], world: World) -> None:
        self._names: dict[tuple[_Tree, Number], tuple[str, int]] = {}
        self._numbers: dict[_Tree, dict[Number, int]] = defaultdict(dict)
        self._seen: dict[tuple[_Tree, Number], int] = {}
        self._fresh: list[tuple[_Tree, Number, int]] = []
        self._remarks: list[tuple[int, Problem]] = []
        self._editions = {
            (row["certificate"], folded(row["edition"])): row["edition"] for row in world.rows["standards"].values()
        }
        for row in stored:
            outline, tree = _outline(row.values), _tree(row.values)
            for number, words in zip(outline.numbers, outline.words, strict=True):
                if number:
                    self._names[tree, number] = words, 0
                    self._numbers[tree][number] = 0

    def complete(self, number: int, values: Values) -> tuple[Values, list[Problem]]:
        """Return a row with its numbers whole and the names given once above put in, and what stands against it."""
        edition = self._editions.setdefault((values["certificate"], folded(values["edition"])), values["edition"])
        values = {**values, "edition": edition}
        outline, level, tree = completed(_outline(values)), Level(values["level"]), _tree(values)
        found = misfits(outline, level)
        if found:
            return values, found
        words = list(outline.words)
        for depth, place in enumerate(outline.numbers[:-1]):
            if place:
                words[depth] = self._name(tree, place, words[depth], number, level, found)
        self._take(tree, outline, number, level, found)
        made = OutlineRow(outline.area_number, words[0], outline.task_number, words[1], outline.number, outline.text)
        return {**values, **asdict(made)}, found

    def take_remarks(self) -> list[tuple[int, Problem]]:
        """Return numbers passed over and texts of great length among the rows since last asked."""
        remarks, self._remarks = [*self._remarks, *self._gaps()], []
        self._fresh.clear()
        return sorted(remarks, key=lambda remark: remark[0])

    def _name(self, tree: _Tree, place: Number, words: str, row: int, level: Level, found: list[Problem]) -> str:
        known, first = self._names.get((tree, place), ("", 0))
        field = WORDS[len(place) - 1]
        params = {"level": level.value, "number": dotted(place)}
        if not words and not known:
            found.append(Problem("standards.parent_missing", params=params, where=Place("standards", field=field)))
        elif words and first and folded(words) != folded(known):
            where = Place("standards", field=field)
            found.append(Problem("standards.name_differs", params={**params, "name": known, "row": first}, where=where))
        elif words and not first:
            self._names[tree, place] = words, row
            return words
        return known or words

    def _take(self, tree: _Tree, outline: OutlineRow, row: int, level: Level, found: list[Problem]) -> None:
        place = outline.place
        first = self._seen.setdefault((tree, place), row)
        if first != row:
            params = {"level": level.value, "number": dotted(place), "row": first}
            field = NUMBERS[len(place) - 1]
            found.append(Problem("standards.row_twice", params=params, where=Place("standards", field=field)))
        if len(outline.text) > LONG:
            size: dict[str, Param] = {"level": level.value, "number": dotted(place), "length": len(outline.text)}
            where = Place("standards", field=WORDS[-1])
            self._remarks.append((row, Problem("standards.text_long", Severity.WARNING, size, where)))
        for number in outline.numbers:
            if number and number not in self._numbers[tree]:
                self._numbers[tree][number] = row
                self._fresh.append((tree, number, row))

    def _gaps(self) -> Iterator[tuple[int, Problem]]:
        for tree, number, row in self._fresh:
            *above, own = number
            before = own - 1
            while before and (*above, before) not in self._numbers[tree]:
                before -= 1
            if before < own - 1:
                expected = dotted((*above, before + 1))
                params = {"level": Level(tree[2]).value, "number": dotted(number), "expected": expected}
                where = Place("standards", field=NUMBERS[len(number) - 1])
                yield row, Problem("standards.number_skipped", Severity.WARNING, params, where)


def _outline(values: Values) -> OutlineRow:
    return OutlineRow(**{field: values.get(field, "") for field in (*NUMBERS, *WORDS)})


def _tree(values: Values) -> _Tree:
    return values["certificate"], folded(values["edition"]), values["level"], values.get("module")
