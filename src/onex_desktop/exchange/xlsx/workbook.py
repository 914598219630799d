"""A workbook: its sheets in order, with what they share."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import RawSheet
from onex_desktop.exchange.xlsx import package as packages
from onex_desktop.exchange.xlsx import strings, styles
from onex_desktop.exchange.xlsx.package import Attributes, Package, local
from onex_desktop.exchange.xlsx.rows import SheetReader
from onex_desktop.runtime.watching import UNWATCHED, Watch

_MAIN: Final = "workbook.xml"


def read(path: Path, watch: Watch = UNWATCHED) -> list[RawSheet]:
    """Return the sheets of an xlsx file; charts and macros sheets are passed over.

    Raises ``EnvironmentFault`` with the sentence's code.
    """
    with packages.opened(path) as package:
        workbook = main_part(package)
        texts = strings.shared(package, _part(package, workbook, "sharedStrings.xml"))
        meanings = styles.meanings(package, styles_part(package))
        is_1904 = styles.is_1904(package, workbook)
        found: list[RawSheet] = []
        for given, part in sheet_parts(package):
            sheet = RawSheet(given.get("name", ""), is_hidden=given.get("state", "visible") != "visible")
            SheetReader(sheet, texts, meanings, is_1904=is_1904, watch=watch).read(package, part)
            found.append(sheet)
    return found


def sheet_parts(package: Package, *, every: bool = False) -> Iterator[tuple[Attributes, str]]:
    """Yield what the workbook says of each of its worksheets, and its part; with ``every`` of all kinds of sheets."""
    workbook = main_part(package)
    relations = package.relations(workbook)
    for name, given in list(package.elements(workbook)):
        if name != "sheet":
            continue
        key = next((value for word, value in given.items() if ":" in word and local(word) == "id"), "")
        part = relations.get(key, "")
        if every or ("worksheets/" in part.lower() and package.has(part)):
            yield given, part


def styles_part(package: Package) -> str:
    """Return the name of the part with the styles, whether it is there or not."""
    return _part(package, main_part(package), "styles.xml")


def main_part(package: Package) -> str:
    """Return the name of the main part; raises ``EnvironmentFault`` for every other kind of zip."""
    told = next((part for part in package.relations("").values() if part.lower().endswith(_MAIN)), "")
    for part in (told, f"xl/{_MAIN}"):
        if part and package.has(part):
            return part
    if package.has("xl/workbook.bin"):
        raise EnvironmentFault("import.binary_workbook", name=package.name)
    if package.has("content.xml"):
        raise EnvironmentFault("import.open_document", name=package.name)
    raise EnvironmentFault("import.other_zip", name=package.name)


def _part(package: Package, workbook: str, base: str) -> str:
    parts = package.relations(workbook).values()
    told = (part for part in parts if part.lower().endswith(base.lower()))
    return next(told, f"{posixpath.dirname(workbook)}/{base}")
