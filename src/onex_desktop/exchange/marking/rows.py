"""The cells of a sheet made red while it is copied; everything else in it stays as it was."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final
from xml.parsers import expat

from onex_desktop.domain.addresses import address, column_index
from onex_desktop.exchange.marking.fragments import Unmarkable, attribute, elements, prefix_of, with_attribute
from onex_desktop.exchange.xlsx.package import local

_LETTERS: Final = re.compile(r"[A-Z]+")
_AFTER: Final = frozenset(
    ["legacyDrawingHF", "drawingHF", "picture", "oleObjects", "controls", "webPublishItems", "tableParts", "extLst",
     "AlternateContent"]
)  # fmt: skip
"""What may stand only behind the reference to the comments' boxes."""

Marks = Mapping[int, Sequence[int]]
"""Rows with the places of the cells to mark, counted from zero, in order."""


class MarkedSheet:
    """A sheet with the cells to mark; ``red`` gives the number of the red twin of a style.

    Raises ``Unmarkable`` for a sheet that is no sheet of the usual spelling.
    """

    def __init__(self, content: bytes, marks: Marks, red: Callable[[int], int]) -> None:
        self._content, self._marks, self._red = content, marks, red
        self._prefix = prefix = prefix_of(content)
        data = elements(prefix, "sheetData").search(content)
        if data is None or b"purl.oclc.org" in content[: data.start()]:
            # The strict spelling names comments and boxes otherwise.
            raise Unmarkable
        self._head = content[: data.start()]
        self._start, self._end = data.span(2) if data[2] is not None else (data.end(), data.end())
        self._name = prefix + b"sheetData"
        self._tail = content[data.end() :]
        self._rows, self._cells = elements(prefix, "row"), elements(prefix, "c")
        self._columns = [
            (int(attribute(given, "min") or 0), int(attribute(given, "max") or 0), int(attribute(given, "style") or 0))
            for given, _ in elements(prefix, "col").findall(self._head)
        ]

    def pieces(self, drawing: str, *, is_chosen: bool, tell: Callable[[], None]) -> Iterator[bytes]:
        """Yield the sheet; ``drawing`` is the relation of the comments' boxes, empty where it has one already.

        ``is_chosen`` makes it the sheet that the workbook opens with; ``tell`` is called for each row.
        """
        yield chosen(self._head, self._prefix, is_chosen=is_chosen)
        yield b"<" + self._name + b">"
        yield from self._body(tell)
        yield b"</" + self._name + b">"
        yield self._with_drawing(drawing) if drawing else self._tail

    def drawing(self) -> str:
        """Return the relation of the boxes that the sheet has already, or nothing."""
        found = elements(self._prefix, "legacyDrawing").search(self._tail)
        return next(iter(re.findall(r'[\w.-]+:id\s*=\s*"([^"]*)"', found[1].decode())), "") if found else ""

    def _body(self, tell: Callable[[], None]) -> Iterator[bytes]:
        waiting = sorted(self._marks, reverse=True)
        at, number = self._start, 0
        for row in self._rows.finditer(self._content, self._start, self._end):
            tell()
            said = attribute(row[1], "r")
            number = int(said) if said else number + 1
            if waiting and waiting[-1] <= number:
                yield self._content[at : row.start()]
                at = row.start()
            while waiting and waiting[-1] < number:
                yield self._row(waiting.pop(), b"", b"")
            if waiting and waiting[-1] == number:
                yield self._row(waiting.pop(), row[1], row[2] or b"")
                at = row.end()
        yield self._content[at : self._end]
        while waiting:
            yield self._row(waiting.pop(), b"", b"")

    def _row(self, number: int, given: bytes, content: bytes) -> bytes:
        bare = re.sub(rb"""\sspans\s*=\s*(?:"[^"]*"|'[^']*')""", b"", given)
        style = int(attribute(given, "s") or 0) if attribute(given, "customFormat") in {"1", "true"} else None
        name = self._prefix + b"row"
        cells = b"".join(self._marked(number, content, style))
        return b"<" + name + with_attribute(bare, "r", number) + b">" + cells + b"</" + name + b">"

    def _marked(self, number: int, content: bytes, row_style: int | None) -> Iterator[bytes]:
        waiting = list(self._marks[number])[::-1]
        at, column = 0, -1
        name = self._prefix + b"c"
        for cell in self._cells.finditer(content):
            said = _LETTERS.match(attribute(cell[1], "r") or "")
            column = column_index(said[0]) if said else column + 1
            yield content[at : cell.start()]
            at = cell.end()
            while waiting and waiting[-1] < column:
                yield self._new(number, waiting.pop(), row_style)
            if not waiting or waiting[-1] != column:
                yield cell[0]
                continue
            waiting.pop()
            given = with_attribute(cell[1], "s", self._red(int(attribute(cell[1], "s") or 0)))
            yield b"<" + name + given + (b"/>" if cell[2] is None else b">" + cell[2] + b"</" + name + b">")
        while waiting:
            yield self._new(number, waiting.pop(), row_style)
        yield content[at:]

    def _new(self, number: int, column: int, row_style: int | None) -> bytes:
        """Return a blank cell, in the style that typing into it would give it."""
        of_column = (style for first, last, style in self._columns if first <= column + 1 <= last)
        style = row_style if row_style is not None else next(of_column, 0)
        return f'<{self._prefix.decode()}c r="{address(column, number)}" s="{self._red(style)}"/>'.encode()

    def _with_drawing(self, relation: str) -> bytes:
        at = _place(self._tail, self._prefix)
        space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        made = f'<{self._prefix.decode()}legacyDrawing xmlns:r="{space}" r:id="{relation}"/>'.encode()
        return self._tail[:at] + made + self._tail[at:]


def chosen(head: bytes, prefix: bytes, *, is_chosen: bool) -> bytes:
    """Return the head of a sheet that alone is shown first, or that another one is shown instead of."""
    bare = re.sub(rb"""\stabSelected\s*=\s*["']\w*["']""", b"", head)
    view = b"<" + prefix + b"sheetView "
    return bare.replace(view, view + b'tabSelected="1" ', 1) if is_chosen else bare


def _place(tail: bytes, prefix: bytes) -> int:
    """Return where in what follows the rows the reference to the comments' boxes belongs."""
    head = b"<" + prefix + b"worksheet>"
    places: list[int] = []
    depth = 0
    parser = expat.ParserCreate()

    def start(name: str, _given: object) -> None:
        nonlocal depth
        depth += 1
        if depth == 2 and local(name) in _AFTER:
            places.append(parser.CurrentByteIndex)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1
        if not depth:
            places.append(parser.CurrentByteIndex)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(head + tail, True)  # noqa: FBT003 -- expat takes it by position only
    except expat.ExpatError as fault:
        raise Unmarkable from fault
    return places[0] - len(head)
