"""A workbook: its sheets in order, with what they share."""

from __future__ import annotations

import posixpath
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.cells import RawSheet
from onex_desktop.exchange.xlsx import package as packages
from onex_desktop.exchange.xlsx import strings, styles
from onex_desktop.exchange.xlsx.package import Package, local
from onex_desktop.exchange.xlsx.rows import SheetReader
from onex_desktop.runtime.watching import UNWATCHED, Watch

_MAIN: Final = "workbook.xml"


def read(path: Path, watch: Watch = UNWATCHED) -> list[RawSheet]:
    """Return the sheets of an xlsx file; charts and macros sheets are passed over.

    Raises ``EnvironmentFault`` with the sentence's code.
    """
    with packages.opened(path) as package:
        workbook = _workbook(package)
        relations = package.relations(workbook)
        folder = posixpath.dirname(workbook)
        texts = strings.shared(package, _part(relations, folder, "sharedStrings.xml"))
        meanings = styles.meanings(package, _part(relations, folder, "styles.xml"))
        is_1904 = styles.is_1904(package, workbook)
        found: list[RawSheet] = []
        for name, given in list(package.elements(workbook)):
            if name != "sheet":
                continue
            key = next((value for word, value in given.items() if ":" in word and local(word) == "id"), "")
            part = relations.get(key, "")
            if "worksheets/" not in part.lower() or not package.has(part):
                continue
            sheet = RawSheet(given.get("name", ""), is_hidden=given.get("state", "visible") != "visible")
            SheetReader(sheet, texts, meanings, is_1904=is_1904, watch=watch).read(package, part)
            found.append(sheet)
    return found


def _workbook(package: Package) -> str:
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


def _part(relations: dict[str, str], folder: str, base: str) -> str:
    return next((part for part in relations.values() if part.lower().endswith(base.lower())), f"{folder}/{base}")
