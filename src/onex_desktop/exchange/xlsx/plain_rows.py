"""Rows of plain cells, cut out of a sheet by pattern; whatever does not fit it is left to the parser.

Nearly every row of a roster has nothing but numbers, shared strings and inline text in the very spelling that Excel,
WPS, LibreOffice and openpyxl write. Taking such a row apart at once costs a third of handling the events of each of
its cells. A test holds that both ways read the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

Marks = list[str | None]
PlainCells = tuple[list[str], Marks, Marks, Marks, Marks]
"""The cells of a row: letters of their columns, their styles; then numbers, places of shared strings, texts: of each
cell one of these three, or none."""

Take = Callable[[int, PlainCells], None]
"""What is done with a plain row, its number and its cells."""

_HEAD: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?"
    rb"(?:<\?xml version=[\"']1\.0[\"'](?: encoding=[\"']utf-8[\"'])?(?: standalone=[^>]*)?\?>)?\s*<worksheet[ >]",
    re.IGNORECASE,
)
"""How a sheet begins whose bytes are UTF-8."""
_OPENING: Final = b"<sheetData>"
_END: Final = "</row>"
_MOST_WAITING: Final = 4 * 1024 * 1024
"""So many bytes without an end of a row are no roster; looking for one again and again would take for ever."""

_ROW: Final = re.compile(r'[ \t\r\n]*<row r="([0-9]{1,7})"((?: [A-Za-z0-9:]+="[^"<&\x00-\x1f]*")*)>')
_ANY_ROW: Final = re.compile(r"[ \t\r\n]*<row[ />]")
_ATTRIBUTE: Final = re.compile(r' ([A-Za-z0-9:]+)="')

# What > and & may mean, and ends of lines and control characters, the parser knows better.
_TEXT: Final = "[^<>&\x00-\x08\x0b-\x1f\ufffe\uffff]*"
_CELL: Final = re.compile(
    r'<c r="([A-Z]{1,3})[0-9]{1,7}"(?: s="([0-9]{1,6})")?'
    r"(?:/>"
    r'|(?: t="n")?><v>([-+.0-9Ee]+)</v></c>'
    r'| t="s"><v>([0-9]{1,9})</v></c>'
    rf'| t="inlineStr"><is><t(?: xml:space="preserve")?>({_TEXT})</t></is></c>)'
)
_STRIDE: Final = 6


def left_over(pieces: Iterable[bytes], take: Take, is_between: Callable[[], bool]) -> Iterator[bytes]:
    """Yield what of a sheet the parser has to see; plain rows are taken on the way, in their order.

    ``is_between`` tells whether the parser, with all it was given, stands where a row may begin.
    """
    source = iter(pieces)
    head, mark, waiting = _head(source)
    yield head + mark
    is_sure = bool(mark) and _HEAD.match(head) is not None and is_between()
    while is_sure:
        rows, end, rest = waiting.rpartition(_END.encode())
        if end:
            text, waiting = (rows + end).decode(), rest
            at = yield from _rows(text, take, is_between)
            yield text[at:].encode()
            is_sure = at == len(text) and is_between()
        piece = next(source, b"")
        is_sure = is_sure and bool(piece) and len(waiting) < _MOST_WAITING
        waiting += piece
    yield waiting
    yield from source


def _head(source: Iterator[bytes]) -> tuple[bytes, bytes, bytes]:
    found = b""
    for piece in source:
        found += piece
        if _OPENING in found or len(found) > _MOST_WAITING:
            break
    return found.partition(_OPENING)


def _rows(text: str, take: Take, is_between: Callable[[], bool]) -> Generator[bytes, None, int]:
    """Yield the rows that are not plain; return where something stands that is no row, or the end."""
    at = 0
    while at < len(text):
        end = text.index(_END, at)
        row = _ROW.match(text, at, end)
        cells = _cells(text[row.end() : end]) if row is not None and _is_plain(row[2]) else None
        end += len(_END)
        if row is not None and cells is not None:
            take(int(row[1]), cells)
        elif _ANY_ROW.match(text, at) is None:
            return at
        else:
            yield text[at:end].encode()
            if not is_between():
                return end
        at = end
    return at


def _cells(text: str) -> PlainCells | None:
    """Return the cells between the tags of a row, None where there is anything but plain ones."""
    pieces: list[Any] = _CELL.split(text)
    # Between the cells there must be nothing; ``_x000D_`` and its like are escapes.
    if any(pieces[::_STRIDE]) or "_x" in text:
        return None
    return pieces[1::_STRIDE], pieces[2::_STRIDE], pieces[3::_STRIDE], pieces[4::_STRIDE], pieces[5::_STRIDE]


@lru_cache(256)
def _is_plain(attributes: str) -> bool:
    names = _ATTRIBUTE.findall(attributes)
    return not {"r", "hidden"} & set(names) and len(set(names)) == len(names)
