"""Chinese set upright: characters top to bottom, columns right to left."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

MOST_COLUMNS: Final = 3

_TURNED: Final = frozenset("（）()《》〈〉【】[]「」『』“”‘’—–-~…·→")
_HIGH: Final = frozenset("，。、；：")
_NOT_FIRST: Final = frozenset("，。、；：）)》〉】]」』”’")
_ELLIPSIS: Final = "…"


@dataclass(frozen=True, slots=True)
class Glyph:
    """What stands in one place of a column: a character, or a run of letters lying on its side."""

    text: str
    turned: bool
    cells: int


def cut(text: str) -> list[Glyph]:
    """Return the text in places: two digits or letters stand side by side, longer runs lie."""
    glyphs: list[Glyph] = []
    run = ""
    for character in [*text, ""]:
        if character and character.isascii() and character.isalnum():
            run += character
            continue
        if run:
            glyphs.append(_latin(run))
            run = ""
        if character.strip():
            glyphs.append(Glyph(character, character in _TURNED, 1))
    return glyphs


def _latin(run: str) -> Glyph:
    if len(run) <= 2:
        return Glyph(run, turned=False, cells=1)
    # A half-width letter takes a good half of an em.
    return Glyph(run, turned=True, cells=math.ceil(len(run) * 0.62))


def length(text: str) -> int:
    """Return how many places a text takes in one column."""
    return sum(glyph.cells for glyph in cut(text))


@lru_cache(maxsize=8192)
def columns(text: str, height: int) -> tuple[tuple[Glyph, ...], ...]:
    """Break a text into at most three columns of ``height`` places, evenly filled; what is left over ends in …."""
    glyphs = cut(text)
    total = sum(glyph.cells for glyph in glyphs)
    wanted = min(max(math.ceil(total / height), 1), MOST_COLUMNS)
    even = math.ceil(total / wanted)
    for room in range(min(even, height), height + 1):
        made, rest = _fill(glyphs, room, wanted)
        if not rest:
            return made
    made, _ = _fill(glyphs, height, MOST_COLUMNS)
    return (*made[:-1], _shortened(made[-1], height))


def _fill(glyphs: list[Glyph], room: int, most: int) -> tuple[tuple[tuple[Glyph, ...], ...], bool]:
    made: list[list[Glyph]] = [[]]
    used = 0
    for glyph in glyphs:
        # Closing marks hang below the column rather than open the next one.
        hangs = glyph.text in _NOT_FIRST and used <= room
        if used + glyph.cells > room and made[-1] and not hangs:
            if len(made) == most:
                return tuple(map(tuple, made)), True
            made.append([])
            used = 0
        made[-1].append(glyph)
        used += glyph.cells
    return tuple(map(tuple, made)), False


def _shortened(column: tuple[Glyph, ...], height: int) -> tuple[Glyph, ...]:
    kept = list(column)
    while kept and sum(glyph.cells for glyph in kept) > height - 1:
        kept.pop()
    return (*kept, Glyph(_ELLIPSIS, turned=True, cells=1))


def paint(painter: QPainter, rect: QRectF, text: str, height: int, cell: float, pitch: float) -> None:
    """Draw a text into ``rect``, from its top, its columns in the middle; pen and font are the painter's."""
    made = columns(text, height)
    right = rect.center().x() + len(made) * pitch / 2
    for number, column in enumerate(made):
        x, y = right - (number + 1) * pitch, rect.top()
        for glyph in column:
            _place(painter, QRectF(x, y, pitch, glyph.cells * cell), glyph, cell)
            y += glyph.cells * cell


def _place(painter: QPainter, place: QRectF, glyph: Glyph, cell: float) -> None:
    if glyph.turned:
        painter.save()
        painter.translate(place.center())
        painter.rotate(90)
        _centred(painter, QRectF(-place.height(), -place.width() / 2, 2 * place.height(), place.width()), glyph.text)
        painter.restore()
        return
    shift = QPointF(cell * 0.5, -cell * 0.5) if glyph.text in _HIGH else QPointF(0, 0)
    _centred(painter, place.translated(shift).adjusted(-cell, 0, cell, 0), glyph.text)


def _centred(painter: QPainter, place: QRectF, text: str) -> None:
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, text)
