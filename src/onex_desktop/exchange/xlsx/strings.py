"""Shared strings, and the escapes that spreadsheets use for characters XML cannot hold."""

from __future__ import annotations

import re
from typing import Final
from xml.parsers import expat

from onex_desktop.exchange.xlsx.package import Attributes, Package, local

_ESCAPE: Final = re.compile(r"_x([0-9A-Fa-f]{4})_")


def shared(package: Package, part: str) -> list[str]:
    """Return the shared strings in order, rich text as plain, phonetic guides left out."""
    found: list[str] = []
    if not part or not package.has(part):
        return found
    pieces: list[str] = []
    depth_of_guide = 0
    parser = expat.ParserCreate()
    parser.buffer_text = True

    def start(name: str, _given: Attributes) -> None:
        nonlocal depth_of_guide
        match local(name):
            case "si":
                pieces.clear()
            case "rPh":
                depth_of_guide += 1
            case "t" if not depth_of_guide:
                parser.CharacterDataHandler = pieces.append

    def end(name: str) -> None:
        nonlocal depth_of_guide
        match local(name):
            case "t":
                parser.CharacterDataHandler = None
            case "rPh":
                depth_of_guide -= 1
            case "si":
                found.append(unescaped("".join(pieces)))

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    package.parse(part, parser)
    return found


def unescaped(text: str) -> str:
    """Return text with ``_x000D_`` and its like turned back into characters."""
    if "_x" not in text:
        return text
    return _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)


def escaped(text: str) -> str:
    """Return text in which what looks like an escape is kept literal."""
    return _ESCAPE.sub(lambda found: f"_x005F_{found[0][1:]}", text) if "_x" in text else text
