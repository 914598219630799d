"""The zip around a workbook: looked over before anything in it is unpacked."""

from __future__ import annotations

import posixpath
import stat
import struct
import zlib
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from onex_desktop.domain.errors import EnvironmentFault

MOST_ENTRIES: Final = 5_000
MOST_BYTES: Final = 200 * 1024 * 1024
MOST_RATIO: Final = 100
_RATIO_FROM: Final = 4 * 1024 * 1024
"""Small parts may be as regular as they like; only what unpacks to more than this is weighed."""
_CHUNK: Final = 1 << 18

Attributes = dict[str, str]
Sifter = Callable[[Iterator[bytes]], Iterable[bytes]]

BROKEN: Final = (
    BadZipFile, expat.ExpatError, zlib.error, struct.error, EOFError, OSError, KeyError, ValueError, OverflowError,
    RuntimeError,
)  # fmt: skip
"""What zipfile, zlib, expat and the reading of numbers raise on bytes that are not as they were written.

RuntimeError is an entry with a password, and a way of packing that Excel never uses.
"""


class Unsafe(Exception):
    """A document type declaration: no spreadsheet program writes one, attacks do."""


class Package:
    """An opened workbook file whose parts are found by name."""

    def __init__(self, archive: ZipFile, name: str) -> None:
        self.name = name
        self._archive = archive
        self._parts = {info.filename.replace("\\", "/").lstrip("/").lower(): info for info in archive.infolist()}

    def has(self, part: str) -> bool:
        """Return whether there is a part of this name."""
        return part.lower() in self._parts

    def names(self) -> list[str]:
        """Return the names of all parts, small."""
        return list(self._parts)

    def info(self, part: str) -> ZipInfo:
        """Return what the archive says about a part."""
        found = self._parts.get(part.lower())
        if found is None:
            raise EnvironmentFault("import.damaged", name=self.name)
        return found

    def chunks(self, part: str) -> Generator[bytes, None, None]:
        """Yield a part, unpacked, piece by piece."""
        with self._archive.open(self.info(part)) as stream:
            while piece := stream.read(_CHUNK):
                yield piece

    def content(self, part: str) -> bytes:
        """Return a part, unpacked."""
        return b"".join(self.chunks(part))

    def parse(self, part: str, parser: expat.XMLParserType, sifted: Sifter = iter) -> None:
        """Feed a part to a parser that refuses document types; ``sifted`` may keep pieces of it back."""
        parser.StartDoctypeDeclHandler = _refuse_doctype
        with closing(self.chunks(part)) as pieces:
            for piece in sifted(pieces):
                parser.Parse(piece, False)  # noqa: FBT003 -- expat takes it by position only
        parser.Parse(b"", True)  # noqa: FBT003 -- as above

    def elements(self, part: str) -> Iterator[tuple[str, Attributes]]:
        """Yield the elements of a small part without their prefixes."""
        found: list[tuple[str, Attributes]] = []
        parser = expat.ParserCreate()
        parser.StartElementHandler = lambda name, given: found.append((local(name), given))
        self.parse(part, parser)
        yield from found

    def relations(self, part: str) -> dict[str, str]:
        """Return the parts that a part refers to, by id."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(path):
            return {}
        return {
            given.get("Id", ""): _joined(folder, given.get("Target", ""))
            for name, given in self.elements(path)
            if name == "Relationship"
        }

    def related(self, part: str, kind: str) -> str:
        """Return the first part of a kind that a part refers to, or nothing."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        found = self.elements(path) if self.has(path) else iter(())
        targets = (given.get("Target", "") for _, given in found if given.get("Type", "").endswith(f"/{kind}"))
        return next((_joined(folder, target) for target in targets), "")


def local(name: str) -> str:
    """Return an element's or attribute's name without its prefix."""
    return name.rpartition(":")[2]


def _joined(folder: str, target: str) -> str:
    target = target.replace("\\", "/")
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))


def _refuse_doctype(*_given: object) -> None:
    raise Unsafe


def _is_strange(entry: ZipInfo) -> bool:
    # Nothing is ever unpacked to disk; but such names are made to fool whoever does, and no Excel writes them.
    return stat.S_ISLNK(entry.external_attr >> 16) or ".." in entry.filename.replace("\\", "/").split("/")


@contextmanager
def opened(path: Path) -> Iterator[Package]:
    """Open the zip of a workbook after looking it over.

    Raises ``EnvironmentFault``: too many parts, too large unpacked, packed too tightly to be a table, damaged.
    """
    try:
        with ZipFile(path) as archive:
            _weigh(archive, path.name)
            yield Package(archive, path.name)
    except Unsafe as fault:
        raise EnvironmentFault("import.unsafe", name=path.name) from fault
    except BROKEN as fault:
        raise EnvironmentFault("import.damaged", name=path.name) from fault


def _weigh(archive: ZipFile, name: str) -> None:
    entries = archive.infolist()
    if any(map(_is_strange, entries)) or len({entry.filename.lower() for entry in entries}) < len(entries):
        raise EnvironmentFault("import.strange_parts", name=name)
    total = sum(entry.file_size for entry in entries)
    tight = any(
        entry.file_size > _RATIO_FROM and entry.file_size > MOST_RATIO * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > MOST_ENTRIES or total > MOST_BYTES or tight:
        raise EnvironmentFault("import.too_large", name=name, limit=MOST_BYTES // 1024 // 1024)
