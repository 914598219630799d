"""Items of a standard moved about as in an outline: among siblings, below another item, a level up or down.

Each act is one step; what an act would break is refused before anything is written.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.standards.placing import closed, opened, reordered
from onex_desktop.domain.standards.tree import NAME_LENGTH, Kind
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.standard_records import (
    ItemKey,
    ItemRecord,
    below,
    beside,
    get,
    kind_of,
    number_anew,
    parent_of,
    parts_of,
    refuse_linked,
    requirements_below,
    siblings_of,
    words_of,
)
from onex_desktop.services.standards import remove

_ABOVE: Final = {Kind.AREA: None, Kind.TASK: Kind.AREA, Kind.REQUIREMENT: Kind.TASK}


def move(ctx: AppContext, item: ItemKey, by: int) -> Changed:
    """Let an item change places with its neighbour above (−1) or below (1).

    At the edge it goes over to what its parent has as neighbour; where there is none, nothing happens.
    """
    with ctx.step("standards.move_item") as work:
        record = get(work, item)
        siblings = siblings_of(work, record)
        at = siblings.index(record)
        parent = parent_of(work, record)
        if 0 <= at + by < len(siblings):
            _reorder(work, siblings, [at], at + 2 if by > 0 else at - 1)
        elif parent is not None:
            beside_parent = siblings_of(work, parent)
            over = beside_parent.index(parent) + by
            if 0 <= over < len(beside_parent):
                target = beside_parent[over]
                _hang(work, [record], target, 0 if by > 0 else len(parts_of(work, target)))
    return work.changed


def move_to(ctx: AppContext, moved: Sequence[ItemKey], target: ItemKey | None, at: int | None = None) -> Changed:
    """Put items below ``target`` in front of its ``at``-th part, behind the last without one.

    A target of their own kind means behind it, None the areas. What hangs on another of the items goes along with
    it. Refused where they do not belong: ``standards.move_mixed``, ``.move_area``, ``.move_task``,
    ``.move_requirement``.
    """
    with ctx.step("standards.move_item", f"{len(moved)} 项") as work:
        records = _topmost(work, [get(work, item) for item in moved])
        kinds = {kind_of(record) for record in records}
        if len(kinds) != 1:
            raise refuse("standards.move_mixed")
        (kind,) = kinds
        above = None if target is None else get(work, target)
        if above is not None and kind_of(above) is kind:
            at = siblings_of(work, above).index(above) + 1
            above = parent_of(work, above)
        if (None if above is None else kind_of(above)) is not _ABOVE[kind]:
            codes = {
                Kind.AREA: "standards.move_area", Kind.TASK: "standards.move_task",
                Kind.REQUIREMENT: "standards.move_requirement",
            }  # fmt: skip
            raise refuse(codes[kind])
        _put(work, records, above, at)
    return work.changed


def indent(ctx: AppContext, item: ItemKey) -> Changed:
    """Make an item a part of the one in front of it: an area a task, a task a requirement.

    Refused with the reason: ``standards.indent_deepest``, ``.indent_first``, ``.indent_too_deep``.
    """
    with ctx.step("standards.indent_item") as work:
        record = get(work, item)
        siblings = siblings_of(work, record)
        at = siblings.index(record)
        if kind_of(record) is Kind.REQUIREMENT:
            raise refuse("standards.indent_deepest")
        if not at:
            raise refuse("standards.indent_first")
        if next(requirements_below(work, record), None) is not None:
            raise refuse("standards.indent_too_deep")
        above = siblings[at - 1]
        last = max((part.number for part in parts_of(work, above)), default=0)
        _remake(work, record, below(above, last + 1, words_of(record)))
        _close(work, siblings, [each.number for each in siblings], {record.id})
    return work.changed


def outdent(ctx: AppContext, item: ItemKey) -> Changed:
    """Make an item stand directly behind what it hangs on: a requirement a task, a task an area.

    Refused with the reason: ``standards.outdent_top``, ``.item_linked``, ``.name_too_long``.
    """
    with ctx.step("standards.outdent_item") as work:
        record = get(work, item)
        parent = parent_of(work, record)
        if parent is None:
            raise refuse("standards.outdent_top")
        refuse_linked(work, list(requirements_below(work, record)))
        longest = max(len(words_of(each)) for each in (record, *parts_of(work, record)))
        if longest > NAME_LENGTH:
            raise refuse("standards.name_too_long", length=longest, most=NAME_LENGTH)
        siblings, uncles = siblings_of(work, record), siblings_of(work, parent)
        (number,), others = opened([each.number for each in uncles], uncles.index(parent) + 1, 1)
        number_anew(work, zip(uncles, others, strict=True))
        _remake(work, record, beside(parent, number, words_of(record)))
        _close(work, siblings, [each.number for each in siblings], {record.id})
    return work.changed


def _topmost(work: UnitOfWork, records: Sequence[ItemRecord]) -> list[ItemRecord]:
    """Return the records without those that hang on another of them."""

    def hangs(record: ItemRecord) -> bool:
        above = parent_of(work, record)
        return above is not None and (above in records or hangs(above))

    return [record for record in records if not hangs(record)]


def _put(work: UnitOfWork, moved: list[ItemRecord], above: ItemRecord | None, at: int | None) -> None:
    here = siblings_of(work, moved[0]) if above is None else parts_of(work, above)
    at = len(here) if at is None else at
    strangers = [record for record in moved if record not in here]
    if not strangers:
        _reorder(work, here, [here.index(record) for record in moved], at)
    elif above is None:
        raise refuse("standards.move_mixed")
    else:
        _hang(work, strangers, above, at)


def _reorder(work: UnitOfWork, siblings: Sequence[ItemRecord], moved: Sequence[int], at: int) -> None:
    pairs = reordered([each.number for each in siblings], moved, at)
    number_anew(work, [(siblings[place], number) for place, number in pairs])


def _hang(work: UnitOfWork, moved: Sequence[ItemRecord], above: ItemRecord, at: int) -> None:
    """Hang records of other parents on one, in front of its part at a place."""
    left = {siblings[0].id: siblings for record in moved if (siblings := siblings_of(work, record))}
    former = [(siblings, [each.number for each in siblings]) for siblings in left.values()]
    here = parts_of(work, above)
    fresh, others = opened([part.number for part in here], at, len(moved))
    number_anew(work, zip(here, others, strict=True))
    column = "area_id" if kind_of(above) is Kind.AREA else "task_id"
    for record, number in zip(moved, fresh, strict=True):
        work.set(record, **{column: above.id}, number=number)
    for siblings, numbers in former:
        _close(work, siblings, numbers, {record.id for record in moved})


def _close(work: UnitOfWork, siblings: Sequence[ItemRecord], numbers: Sequence[int], gone: set[int]) -> None:
    """Close up behind those of former siblings that have left; ``numbers`` are those that all of them had."""
    staying = [each for each in siblings if each.id not in gone]
    places = [place for place, each in enumerate(siblings) if each.id in gone]
    number_anew(work, zip(staying, closed(numbers, places), strict=True))


def _remake(work: UnitOfWork, record: ItemRecord, made: ItemRecord) -> None:
    """Put a new record of another kind in place of one, and of all that hangs on it."""
    work.add(made)
    for part in parts_of(work, record):
        _remake(work, part, below(made, part.number, words_of(part)))
    remove(work, record)
