"""The typefaces of the reports: loaded when first used, always embedded, never a glyph dropped in silence.

ReportLab prints nothing for a character its font lacks and says nothing (reliability 0.9). Here each character
is looked up in the fonts' own tables: the chosen face first, then the others of the house. What none of them
has is named by ``uncovered``, and a report with such a character is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from itertools import groupby
from typing import Final

from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics, ttfonts

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.runtime import paths


class Face(StrEnum):
    """A typeface by its role; the value is the name of its file and of the font in the PDF."""

    SANS = "NotoSansSC-Regular"
    SANS_BOLD = "NotoSansSC-Bold"
    SANS_RARE = "NotoSansSC-Rare"
    SERIF = "NotoSerifSC-Regular"
    SERIF_BOLD = "NotoSerifSC-Bold"
    SERIF_RARE = "NotoSerifSC-Rare"


_SANS_FIRST = (Face.SANS_RARE, Face.SERIF, Face.SERIF_RARE)
_SERIF_FIRST = (Face.SERIF_RARE, Face.SANS, Face.SANS_RARE)
_FALLBACKS: Final = {
    Face.SANS: _SANS_FIRST,
    Face.SANS_BOLD: _SANS_FIRST,
    Face.SANS_RARE: (),
    Face.SERIF: _SERIF_FIRST,
    Face.SERIF_BOLD: _SERIF_FIRST,
    Face.SERIF_RARE: (),
}

_MARKS: Final = (*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_UNSEEN: Final[dict[int, str | None]] = dict.fromkeys((*range(32), 0x7F, 0xAD, *_MARKS))
_CLEANED: Final = {**_UNSEEN, 0x09: " ", 0x0A: "\n", 0xA0: " ", 0x0B: "\n", 0x0C: "\n", 0x2028: "\n", 0x2029: "\n"}


def clean(text: str) -> str:
    """Return ``text`` without what leaves no ink: control characters, joiners, marks of direction."""
    return text if text.isprintable() else text.replace("\r\n", "\n").replace("\r", "\n").translate(_CLEANED)


@cache
def load(face: Face) -> ttfonts.TTFont:
    """Return the font of a face, registered with ReportLab on first use."""
    path = paths.resource("fonts", f"{face.value}.ttf")
    if not path.is_file():
        raise EnvironmentFault("fonts.missing", names=path.name)
    try:
        font = ttfonts.TTFont(face.value, str(path))
    except ttfonts.TTFError as fault:
        raise EnvironmentFault("fonts.missing", names=path.name) from fault
    _mend_reportlab()
    pdfmetrics.registerFont(font)
    return font


@cache
def _mend_reportlab() -> None:
    ttfonts.makeToUnicodeCMap = to_unicode_map
    # Streams as bytes, not as ASCII text: a fifth smaller, and no encoding in plain Python.
    rl_config.useA85 = 0
    # A drawing begins with this font whatever its texts are set in; the default would not be embedded.
    rl_config.defaultGraphicsFontName = Face.SANS.value


@cache
def _characters(face: Face) -> frozenset[str]:
    return frozenset(map(chr, load(face).face.charToGlyph))


def _face_of(char: str, face: Face) -> Face:
    candidates = (face, *_FALLBACKS[face])
    return next((candidate for candidate in candidates if char in _characters(candidate)), face)


def uncovered(text: str) -> str:
    """Return the characters of ``text`` that no face of the house can print, each once, in order of code."""
    left = set(clean(text)) - {"\n"}
    for face in (Face.SANS, Face.SANS_RARE, Face.SERIF, Face.SERIF_RARE):
        if left:
            left -= _characters(face)
    return "".join(sorted(left))


def runs(text: str, face: Face) -> Iterable[tuple[Face, str]]:
    """Split ``text`` into stretches of one font, falling back character by character."""
    if _characters(face).issuperset(text):
        return ((face, text),)
    return tuple((found, "".join(chars)) for found, chars in groupby(text, lambda char: _face_of(char, face)))


_KEPT: Final = 1 << 13
"""The columns of a roster say few words over and over, and each is measured for every pass over the table."""


class _Advances(dict[str, float]):
    """Advance of each character in ems, looked up when first asked for; and how long the first texts asked for are."""

    def __init__(self, face: Face) -> None:
        super().__init__()
        self._face = face
        self.texts: dict[str, float] = {}

    def __missing__(self, char: str) -> float:
        font = load(_face_of(char, self._face)).face
        advance: float = font.charWidths.get(ord(char), font.defaultWidth) / 1000
        self[char] = advance
        return advance


_advances = cache(_Advances)


def width(text: str, face: Face) -> float:
    """Return how long ``text`` is, in ems."""
    advances = _advances(face)
    known = advances.texts.get(text)
    if known is None:
        known = sum(map(advances.__getitem__, text))
        if len(advances.texts) < _KEPT:
            advances.texts[text] = known
    return known


def to_unicode_map(fontname: str, subset: list[int]) -> str:
    """Return the ToUnicode CMap of a subset: UTF-16BE, so that characters beyond U+FFFF can be copied.

    It stands in for ReportLab's own, which writes five hexadecimal digits for them (reliability 0.9) and
    more than the hundred entries a block that the CMap specification allows.
    """
    entries = [f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset)]
    blocks = [entries[start : start + 100] for start in range(0, len(entries), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        f"/CIDSystemInfo << /Registry ({fontname}) /Ordering ({fontname}) /Supplement 0 >> def",
        f"/CMapName /{fontname} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        f"<00> <{len(subset) - 1:02X}>",
        "endcodespacerange",
    ]
    for block in blocks:
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines)
