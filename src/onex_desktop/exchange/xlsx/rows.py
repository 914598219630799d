"""The rows of a sheet, streamed: nothing is believed about its size, nothing allocated for cells that are empty."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, time
from typing import Final
from xml.parsers import expat

from onex_desktop.domain.addresses import column_index, column_letter
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import Area, Cell, CellError, RawSheet, Row
from onex_desktop.exchange.numbers import as_cell
from onex_desktop.exchange.xlsx.package import Attributes, Package, local
from onex_desktop.exchange.xlsx.plain_rows import PlainCells, left_over
from onex_desktop.exchange.xlsx.strings import unescaped
from onex_desktop.exchange.xlsx.styles import NUMBER
from onex_desktop.runtime.watching import OFTEN, UNWATCHED, Stage, Watch

MOST_ROWS: Final = 200_000
MOST_COLUMNS: Final = 256
_COUNT_FROM: Final = 20 * 1024 * 1024
_ROW: Final = re.compile(rb"<(?:[a-z0-9]+:)?row[\s>/]")
_LETTERS: Final = [column_letter(at) for at in range(MOST_COLUMNS)]
_REFERENCE: Final = re.compile(r"([A-Z]+)([0-9]+)")


class SheetReader:
    """Collects the rows of one sheet from the events of the parser."""

    def __init__(
        self, sheet: RawSheet, strings: list[str], meanings: list[int], *, is_1904: bool, watch: Watch = UNWATCHED
    ) -> None:
        self.sheet = sheet
        self._strings = strings
        self._meanings = meanings
        self._is_1904 = is_1904
        self._watch = watch
        self._words: dict[str, str] = {}
        self._number = 0
        self._row: Row = []
        self._column = -1
        self._type = ""
        self._style = ""
        self._text: list[str] = []
        self._has_formula = False
        self._has_value = False
        self._is_guide = False
        self._is_between = False
        self._parser = expat.ParserCreate()

    def read(self, package: Package, part: str) -> None:
        """Read the sheet; raises ``EnvironmentFault`` when it reaches too far."""
        if package.info(part).file_size > _COUNT_FROM:
            rows = sum(len(_ROW.findall(piece)) for piece in package.chunks(part))
            if rows > MOST_ROWS:
                raise EnvironmentFault(
                    "import.too_many_rows", name=package.name, sheet=self.sheet.name, limit=MOST_ROWS
                )
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        package.parse(part, self._parser, self._left_over)

    def _left_over(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        return left_over(pieces, self._take, lambda: self._is_between)

    def _take(self, number: int, cells: PlainCells) -> None:
        """Take a row of plain cells as if the parser had told of it."""
        letters, styles, amounts, places, texts = cells
        values: Row
        if None not in texts:
            # Rows of nothing but text are what rosters are made of.
            values = list(map(self._words.setdefault, texts, texts))  # type: ignore[arg-type]
        else:
            values = list(map(self._plain, styles, amounts, places, texts))
        self._number, self._row = number, []
        if letters == _LETTERS[: len(letters)]:
            while values and values[-1] is None:
                values.pop()
            self._row = values
        else:
            for name, cell in zip(letters, values, strict=True):
                if cell is not None:
                    column = column_index(name)
                    if column > len(self._row):
                        self._fill(column)
                    self._row.append(cell)
        self._end_row()

    def _plain(self, style: str | None, amount: str | None, place: str | None, text: str | None) -> Cell:
        if place is not None:
            at = int(place)
            return self._strings[at] if at < len(self._strings) else CellError("")
        if text is not None:
            return self._words.setdefault(text, text)
        return None if amount is None else self._number_of(amount, style or "")

    def _start(self, name: str, given: Attributes) -> None:
        if name == "c":
            self._start_cell(given)
        elif name in {"v", "t"}:
            if not self._is_guide:
                self._has_value = True
                self._parser.CharacterDataHandler = self._text.append
        elif name == "row":
            self._start_row(given)
        elif name == "f":
            self._has_formula = True
        elif name != "is":
            self._start_other(name, given)

    def _start_other(self, name: str, given: Attributes) -> None:
        bare = local(name)
        if bare == "sheetData":
            self._is_between = True
        elif bare == "rPh":
            self._is_guide = True
        elif bare == "mergeCell":
            area = _area(given.get("ref", ""))
            if area is not None:
                self.sheet.merged.append(area)
        elif bare == "col" and given.get("hidden") in {"1", "true"}:
            first, last = int(given.get("min", "1")), int(given.get("max", "1"))
            self.sheet.hidden_columns.update(range(first - 1, min(last, MOST_COLUMNS)))
        elif bare != name:
            # Some programs write every element with a prefix.
            self._start(bare, given)

    def _end(self, name: str) -> None:
        if name in {"v", "t"}:
            self._parser.CharacterDataHandler = None
        elif name == "c":
            self._end_cell()
        elif name == "row":
            self._end_row()
        elif name == "is":
            return
        elif name == "sheetData":
            self._is_between = False
        elif name.endswith("rPh"):
            self._is_guide = False
        elif ":" in name:
            self._end(local(name))

    def _start_row(self, given: Attributes) -> None:
        number = given.get("r")
        self._number = int(number) if number else self._number + 1
        self._row = []
        self._column = -1
        self._is_between = False
        if given.get("hidden") in {"1", "true"}:
            self.sheet.hidden_rows.add(self._number)

    def _end_row(self) -> None:
        row = self._row
        self._is_between = True
        if row.count(None) < len(row):
            if self._number > MOST_ROWS:
                raise EnvironmentFault("import.far_cell", cell=f"A{self._number}", sheet=self.sheet.name)
            self.sheet.rows.append((self._number, row))
            if not len(self.sheet.rows) % OFTEN:
                self._watch.tell(Stage.READING, len(self.sheet.rows), 0)

    def _start_cell(self, given: Attributes) -> None:
        reference = given.get("r")
        self._column = self._column + 1 if reference is None else column_index(reference.rstrip("0123456789"))
        self._type = given.get("t", "n")
        self._style = given.get("s", "")
        self._text.clear()
        self._has_formula = self._has_value = False

    def _end_cell(self) -> None:
        if not self._has_value and not self._has_formula:
            return
        row, column = self._row, self._column
        if column > len(row):
            self._fill(column)
        cell = self._value("".join(self._text))
        # A roster says the same few words over and over; one of each is kept.
        row.append(self._words.setdefault(cell, cell) if type(cell) is str else cell)

    def _fill(self, column: int) -> None:
        """Add what is blank before a column."""
        if column >= MOST_COLUMNS:
            cell = f"{column_letter(column)}{self._number}"
            raise EnvironmentFault("import.far_cell", cell=cell, sheet=self.sheet.name)
        self._row.extend([None] * (column - len(self._row)))

    def _value(self, text: str) -> Cell:
        kind = self._type
        if kind == "s":
            at = int(text) if text.isdigit() else -1
            return self._strings[at] if 0 <= at < len(self._strings) else CellError("")
        if kind == "n":
            return self._number_of(text, self._style) if text else self._nothing()
        if kind == "e":
            return CellError(text)
        if kind == "b":
            return text == "1"
        if kind == "d":
            return _iso(text)
        return unescaped(text) if text or not self._has_formula else ""

    def _nothing(self) -> Cell:
        return CellError("") if self._has_formula else None

    def _number_of(self, text: str, style: str) -> Cell:
        meaning = self._meanings[int(style)] if style.isdigit() and int(style) < len(self._meanings) else NUMBER
        try:
            number = float(text)
        except ValueError:
            return text
        return as_cell(number, meaning, is_1904=self._is_1904)


def _iso(text: str) -> Cell:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return text
    return found if found.time() != time() else found.date()


def _area(reference: str) -> Area | None:
    found = _REFERENCE.findall(reference.replace("$", ""))
    if len(found) != 2:
        return None
    (left, top), (right, bottom) = found
    return Area(int(top), column_index(left), int(bottom), column_index(right))
