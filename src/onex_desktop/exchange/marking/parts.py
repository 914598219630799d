"""The parts of a workbook with its doubtful cells marked."""

from __future__ import annotations

import posixpath
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from onex_desktop.exchange.marking import notes as boxed
from onex_desktop.exchange.marking.fragments import attribute, before_end, elements, prefix_of, with_attribute
from onex_desktop.exchange.marking.notes import Notes
from onex_desktop.exchange.marking.red import RedStyles
from onex_desktop.exchange.marking.rows import MarkedSheet, chosen
from onex_desktop.exchange.xlsx import workbook
from onex_desktop.exchange.xlsx.package import Package

_TYPES: Final = "[Content_Types].xml"
_RELATION: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_RELATIONS: Final = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_COMMENTS: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_BOXES: Final = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_BLOCKS: Final = 64
"""So many blocks of numbers are left to the boxes that each sheet of the user's may have."""


class MarkedParts:
    """A workbook and what to say at which cells of its sheets; ``tell`` is called for each row.

    Raises ``Unmarkable`` where a part is of a strange spelling.
    """

    def __init__(self, package: Package, notes: Mapping[str, Notes], tell: Callable[[], None]) -> None:
        self._package, self._tell = package, tell
        self._main = workbook.main_part(package)
        self._made: dict[str, bytes] = {}
        self._types: list[str] = []
        self._sheets: dict[str, tuple[MarkedSheet, str]] = {}
        self._styles = workbook.styles_part(package)
        self._red = RedStyles(package.content(self._styles))
        listed = list(workbook.sheet_parts(package))
        for given, part in listed:
            if notes.get(given.get("name", "")):
                self._mark(part, notes[given["name"]])
        shown = (part for given, part in listed if given.get("state", "visible") == "visible")
        self._first = next((part for part in shown if part.lower() in self._sheets), "")

    def written(self) -> Iterator[tuple[str, Iterable[bytes]]]:
        """Yield the names of all parts and their content, the styles last."""
        self._add_types()
        if self._first:
            self._open_with_first()
        made = {name.lower(): name for name in self._made}
        for part in self._package.names():
            name = self._package.info(part).filename.replace("\\", "/")
            if part == self._styles.lower():
                continue
            if part in made:
                yield name, [self._made.pop(made[part])]
            else:
                yield name, self._copied(part)
        for name, content in self._made.items():
            yield name, [content]
        yield self._package.info(self._styles).filename, [self._red.written()]

    def _copied(self, part: str) -> Iterator[bytes]:
        is_first = part == self._first.lower()
        if part in self._sheets:
            sheet, drawing = self._sheets[part]
            return sheet.pieces(drawing, is_chosen=is_first or not self._first, tell=self._tell)
        if self._first and "sheets/sheet" in part and part.endswith(".xml"):
            content = self._package.content(part)
            return iter([chosen(content, prefix_of(content), is_chosen=False)])
        return self._package.chunks(part)

    def _mark(self, part: str, notes: Notes) -> None:
        marks: dict[int, list[int]] = defaultdict(list)
        for row, column in sorted(notes):
            marks[row].append(column)
        sheet = MarkedSheet(self._package.content(part), marks, self._red.of)
        folder, base = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", f"{base}.rels")
        content = self._package.content(rels) if self._package.has(rels) else _RELATIONS
        number = len(self._sheets) + 1
        content, new = self._comment(content, part, notes, number)
        relation = sheet.drawing()
        known = self._package.relations(part).get(relation, "") if relation else ""
        block = 1 + _BLOCKS * (sum(name.endswith(".vml") for name in self._package.names()) + number)
        if new and known:
            self._made[known] = boxed.joined_boxes(self._package.content(known), new, block)
        elif new:
            target = self._free("xl/drawings/vmlDrawing{}.vml")
            self._made[target] = boxed.boxes(new, block)
            content = _related(content, f"rIdBoxes{number}", "vmlDrawing", target)
        self._made[rels] = content
        self._sheets[part.lower()] = (sheet, "" if known or not new else f"rIdBoxes{number}")

    def _comment(self, rels: bytes, part: str, notes: Notes, number: int) -> tuple[bytes, set[tuple[int, int]]]:
        """Write the comments of a sheet; return its relations, and which cells need a box."""
        known = self._package.related(part, "comments")
        if known:
            self._made[known], new = boxed.joined(self._package.content(known), notes)
            return rels, new
        target = self._free("xl/comments{}.xml")
        self._made[target] = boxed.comments(notes)
        self._types.append(f'<{{0}}Override PartName="/{target}" ContentType="{_COMMENTS}"/>')
        return _related(rels, f"rIdComments{number}", "comments", target), set(notes)

    def _free(self, pattern: str) -> str:
        taken = {name.lower() for name in self._made}
        names = (pattern.format(number) for number in range(1, 10_000))
        return next(name for name in names if not self._package.has(name) and name.lower() not in taken)

    def _add_types(self) -> None:
        content = self._package.content(_TYPES)
        prefix = prefix_of(content)
        if b'extension="vml"' not in content.lower():
            self._types.append(f'<{{0}}Default Extension="vml" ContentType="{_BOXES}"/>')
        added = "".join(self._types).format(prefix.decode()).encode()
        self._made[_TYPES] = before_end(content, prefix + b"Types", added)

    def _open_with_first(self) -> None:
        content = self._package.content(self._main)
        view = elements(prefix_of(content), "workbookView").search(content)
        every = [part for _, part in workbook.sheet_parts(self._package, every=True)]
        place = every.index(self._first)
        if view is not None and int(attribute(view[1], "activeTab") or 0) != place:
            given = with_attribute(view[1], "activeTab", place)
            made = view[0].replace(view[1], given, 1) if view[1] else view[0]
            self._made[self._main] = content[: view.start()] + made + content[view.end() :]


def _related(content: bytes, key: str, kind: str, target: str) -> bytes:
    prefix = prefix_of(content)
    tag = f'<{prefix.decode()}Relationship Id="{key}" Type="{_RELATION}{kind}" Target="/{target}"/>'
    name = prefix + b"Relationships"
    if b"</" + name not in content:
        # No relation so far: the element closes itself.
        content = content.rstrip().removesuffix(b"/>") + b"></" + name + b">"
    return before_end(content, name, tag.encode())
