"""What can be imported: the kinds of sheet and their fields, for a person to choose from."""

from __future__ import annotations

from dataclasses import dataclass

from onex_desktop.services.sheets.all import ALL, bridge_named
from onex_desktop.services.sheets.bridge import Bridge


@dataclass(frozen=True, slots=True)
class SheetField:
    """A field of a kind of sheet; ``note`` says what may be filled in, ``width`` how many characters are usual."""

    key: str
    title: str
    required: bool
    note: str = ""
    width: int = 16


@dataclass(frozen=True, slots=True)
class SheetKind:
    """A kind of sheet; ``word`` is its name in layouts and plans."""

    word: str
    title: str
    fields: tuple[SheetField, ...]


def kinds() -> tuple[SheetKind, ...]:
    """Return every kind of sheet, those first to which others refer."""
    return tuple(map(_kind, ALL))


def kind_named(word: str) -> SheetKind:
    """Return a kind by word or title; raises ``ProblemsFound`` with ``import.spec_unknown``."""
    return _kind(bridge_named(word))


def _kind(bridge: Bridge) -> SheetKind:
    spec = bridge.spec
    fields = (
        SheetField(column.key, column.title, column.required, column.note, column.width) for column in spec.columns
    )
    return SheetKind(spec.word, spec.title, tuple(fields))
