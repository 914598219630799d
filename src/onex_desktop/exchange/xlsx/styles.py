"""Which cells of a workbook are dates or percentages: that is said only by their number formats."""

from __future__ import annotations

import re
from typing import Final

from onex_desktop.exchange.xlsx.package import Attributes, Package, local

NUMBER: Final = -1
DATE: Final = -2
"""What a style makes of a number; zero and more is a percentage with so many decimals."""

_DATE_IDS: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENT_IDS: Final = {9: 0, 10: 2}
_LITERALS: Final = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


def meanings(package: Package, part: str) -> list[int]:
    """Return the meaning of every cell style by number; a workbook without styles, or with broken ones, has none."""
    if not package.has(part):
        return []
    formats: dict[str, str] = {}
    found: list[int] = []
    is_inside = False
    for name, given in package.elements(part):
        if name == "numFmt":
            formats[given.get("numFmtId", "")] = given.get("formatCode", "")
        elif name == "cellXfs":
            is_inside = True
        elif name in {"cellStyles", "dxfs", "cellStyleXfs"}:
            is_inside = False
        elif name == "xf" and is_inside:
            found.append(_meaning(given, formats))
    return found


def _meaning(given: Attributes, formats: dict[str, str]) -> int:
    number = given.get("numFmtId", "0")
    if number in formats:
        return meaning_of(formats[number])
    if not number.isdigit():
        return NUMBER
    return DATE if int(number) in _DATE_IDS else _PERCENT_IDS.get(int(number), NUMBER)


def meaning_of(code: str) -> int:
    """Return what a format code makes of a number: ``yyyy"年"m"月"`` a date, ``0.0%`` a percentage."""
    bare = _LITERALS.sub("", code.partition(";")[0]).lower()
    if "%" in bare:
        return len(re.findall(r"[0#?]", bare.partition(".")[2]))
    if bare in {"general", "@"} or "g/通用格式" in bare:
        return NUMBER
    return DATE if re.search(r"[ymdhs年月日]", bare) else NUMBER


def is_1904(package: Package, workbook: str) -> bool:
    """Return whether the workbook counts days from 1904, as old ones of the Macintosh do."""
    return any(
        local(name) == "workbookPr" and given.get("date1904", "0") in {"1", "true"}
        for name, given in package.elements(workbook)
    )
