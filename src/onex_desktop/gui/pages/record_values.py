"""Reading what a form holds as what a draft needs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Protocol

from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.gui.widgets.fields import Value

Values = Mapping[str, Value]


class Stored(Protocol):
    """A record as read: its key, and the version it had then."""

    @property
    def id(self) -> int:
        """The key."""

    @property
    def version(self) -> int:
        """Raised by every change."""


def stored(row: Stored | None) -> tuple[int | None, int | None]:
    """Return key and version of a record, both None for a new one."""
    return (None, None) if row is None else (row.id, row.version)


def text(values: Values, key: str) -> str:
    """Return a text field, trimmed; empty when nothing was entered."""
    value = values.get(key)
    return value.strip() if isinstance(value, str) else ""


def optional(values: Values, key: str) -> int | None:
    """Return a whole number or a chosen key, None when nothing was entered."""
    value = values.get(key)
    if isinstance(value, str):
        return int(value) if value.strip() else None
    return value if isinstance(value, int) else None


def decimal(values: Values, key: str) -> Decimal | None:
    """Return a number with decimals, None when nothing was entered."""
    value = values.get(key)
    return value if isinstance(value, Decimal) else None


def day(values: Values, key: str) -> str:
    """Return a date as ISO text, empty when nothing was entered."""
    value = values.get(key)
    return value.isoformat() if isinstance(value, date) else ""


def as_date(iso: str) -> date | None:
    """Return a day in ISO form as a date field shows it, None where there is none."""
    return date.fromisoformat(iso) if iso else None


def key_text(key: int | None) -> str | None:
    """Return a row's key as a choice of a form."""
    return None if key is None else str(key)


def number(values: Values, key: str) -> int:
    """Return a whole number or a chosen key; raises ``ProblemsFound`` at the field when there is none."""
    value = optional(values, key)
    if value is None:
        raise ProblemsFound([Problem("form.required", where=Place("form", field=key))])
    return value


def keys(values: Values, key: str) -> frozenset[str]:
    """Return the chosen keys of a field with several choices."""
    value = values.get(key)
    return value if isinstance(value, frozenset) else frozenset()


def in_order(chosen: frozenset[str], former: tuple[int, ...]) -> tuple[int, ...]:
    """Return chosen keys as numbers: those that stood there before in their order, then the new ones."""
    wanted = {int(key) for key in chosen}
    kept = tuple(key for key in former if key in wanted)
    return (*kept, *sorted(wanted - set(kept)))
