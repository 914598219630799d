"""The links in many cells, found together."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Final, TypeVar

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink

L = TypeVar("L", MappingLink, IndicatorLink)

_AT_ONCE: Final = 500
"""SQLite of old takes no more than 999 values in one statement."""


def links_of(
    session: Session, links: type[MappingLink | IndicatorLink], column: str, units: Sequence[int]
) -> Iterator[tuple[int, int, int]]:
    """Yield the links of units, which are stored in a column: key, unit, slot."""
    unit = getattr(links, column)
    query = select(links.id, unit, func.coalesce(links.course_module_id, -links.course_id))
    for chunk in _chunks(units):
        yield from session.execute(query.where(unit.in_(chunk)))


def records(session: Session, links: type[L], keys: Collection[int]) -> list[L]:
    """Return links as records, in the order of entry."""
    chunks = _chunks(sorted(keys))
    return [row for chunk in chunks for row in session.scalars(select(links).where(links.id.in_(chunk)))]


def _chunks(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    return (keys[start : start + _AT_ONCE] for start in range(0, len(keys), _AT_ONCE))
