"""Single items of a standard's tree: add, edit, move, number, delete; each command is one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, refuse
from onex_desktop.domain.standards.tree import LARGEST, NAME_LENGTH, TEXT_LENGTH, Kind, Section, Tree, renumbered
from onex_desktop.persistence.queries import standards as queries
from onex_desktop.persistence.tables import standards as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.standards import remove_area, remove_requirement, remove_task

ItemKey = tuple[Kind, int]
"""What an item is, and the key of its row."""
ItemRecord = t.WorkArea | t.WorkTask | t.SkillRequirement

PARKED: Final = 1_000_000
"""Added to a number while it changes places under a unique key."""


def add_area(ctx: AppContext, standard_id: int, section: Section, text: str) -> Changed:
    """Add a work area behind the others of a section."""
    _check(Kind.AREA, text)
    with ctx.step("standards.add_item", text) as work:
        work.get(t.Standard, standard_id)
        place = {"standard_id": standard_id, "level": section.level, "certificate_module_id": section.module_id}
        number = _behind(work.rows(t.WorkArea, **place))
        work.add(t.WorkArea(**place, number=number, name=text.strip()))
    return work.changed


def add_part(ctx: AppContext, above: ItemKey, text: str) -> Changed:
    """Add a task behind the others of an area, or a requirement behind the others of a task."""
    kind, key = above
    _check(Kind.TASK if kind is Kind.AREA else Kind.REQUIREMENT, text)
    with ctx.step("standards.add_item", text) as work:
        parent = _get(work, above)
        if isinstance(parent, t.WorkArea):
            work.add(t.WorkTask(area_id=key, number=_behind(work.rows(t.WorkTask, area_id=key)), name=text.strip()))
        else:
            rows = work.rows(t.SkillRequirement, task_id=key)
            work.add(t.SkillRequirement(task_id=key, number=_behind(rows), text=text.strip()))
    return work.changed


def insert_after(ctx: AppContext, item: ItemKey, text: str) -> Changed:
    """Add a sibling directly behind an item; those behind it move on by one."""
    _check(item[0], text)
    with ctx.step("standards.add_item", text) as work:
        record = _get(work, item)
        number = record.number + 1
        behind = [sibling for sibling in _siblings(work, record) if sibling.number >= number]
        if any(sibling.number == number for sibling in behind):
            for sibling in reversed(behind):
                work.set(sibling, number=sibling.number + 1)
        work.add(_beside(record, number, text.strip()))
    return work.changed


def set_text(ctx: AppContext, item: ItemKey, text: str, version: int | None = None) -> Changed:
    """Change the words of an item."""
    _check(item[0], text)
    with ctx.step("standards.change_item", text) as work:
        record = _get(work, item, version)
        work.set(record, **{"text" if item[0] is Kind.REQUIREMENT else "name": text.strip()})
    return work.changed


def set_number(ctx: AppContext, item: ItemKey, number: int, version: int | None = None) -> Changed:
    """Give an item another number among its siblings; refused when one of them has it."""
    where = Place("standards", item[1], field="number")
    if not 1 <= number <= LARGEST:
        raise refuse("standards.number_refused", where=where, number=number, most=LARGEST)
    with ctx.step("standards.number_item", str(number)) as work:
        record = _get(work, item, version)
        if any(sibling.number == number and sibling.id != record.id for sibling in _siblings(work, record)):
            raise refuse("standards.number_taken", where=where, number=number)
        work.set(record, number=number)
    return work.changed


def move(ctx: AppContext, item: ItemKey, by: int) -> Changed:
    """Let an item change places with its neighbour above (−1) or below (1); at the end nothing happens."""
    with ctx.step("standards.move_item") as work:
        record = _get(work, item)
        siblings = _siblings(work, record)
        at = next(place for place, sibling in enumerate(siblings) if sibling.id == record.id)
        if 0 <= at + by < len(siblings):
            other = siblings[at + by]
            mine, theirs = record.number, other.number
            work.set(record, number=mine + PARKED)
            work.set(other, number=mine)
            work.set(record, number=theirs)
    return work.changed


def delete_items(ctx: AppContext, items: Sequence[ItemKey]) -> Changed:
    """Delete items with everything below them; numbers of the others stay as they are."""
    with ctx.step("standards.delete_item", f"{len(items)} 项") as work:
        for kind in (Kind.REQUIREMENT, Kind.TASK, Kind.AREA):
            for item in (each for each in items if each[0] is kind):
                record = _get(work, item)
                if isinstance(record, t.WorkArea):
                    remove_area(work, record)
                elif isinstance(record, t.WorkTask):
                    remove_task(work, record)
                else:
                    remove_requirement(work, record)
    return work.changed


def renumber(ctx: AppContext, standard_id: int, section: Section) -> Changed:
    """Number a section from 1 without gaps, in its present order."""
    with ctx.step("standards.renumber") as work:
        tree = queries.content(work.session, standard_id).get(section, ())
        _renumber(work, Kind.AREA, tree, renumbered(tree))
    return work.changed


def _renumber(work: UnitOfWork, kind: Kind, tree: Tree, target: Tree) -> None:
    # From the lowest up, each moves down into a place that is free by then.
    for item, wanted in zip(tree, target, strict=True):
        work.set(_get(work, (kind, item.id)), number=wanted.number)
        if kind is not Kind.REQUIREMENT:
            _renumber(work, Kind.TASK if kind is Kind.AREA else Kind.REQUIREMENT, item.parts, wanted.parts)


def _get(work: UnitOfWork, item: ItemKey, version: int | None = None) -> ItemRecord:
    kind, key = item
    if kind is Kind.AREA:
        return work.get(t.WorkArea, key, version)
    return work.get(t.WorkTask, key, version) if kind is Kind.TASK else work.get(t.SkillRequirement, key, version)


def _siblings(work: UnitOfWork, record: ItemRecord) -> list[ItemRecord]:
    rows: Sequence[ItemRecord]
    if isinstance(record, t.WorkArea):
        module_id = record.certificate_module_id
        rows = work.rows(
            t.WorkArea, standard_id=record.standard_id, level=record.level, certificate_module_id=module_id
        )
    elif isinstance(record, t.WorkTask):
        rows = work.rows(t.WorkTask, area_id=record.area_id)
    else:
        rows = work.rows(t.SkillRequirement, task_id=record.task_id)
    return sorted(rows, key=lambda row: row.number)


def _beside(record: ItemRecord, number: int, text: str) -> ItemRecord:
    if isinstance(record, t.WorkArea):
        return t.WorkArea(
            standard_id=record.standard_id,
            level=record.level,
            certificate_module_id=record.certificate_module_id,
            number=number,
            name=text,
        )
    if isinstance(record, t.WorkTask):
        return t.WorkTask(area_id=record.area_id, number=number, name=text)
    return t.SkillRequirement(task_id=record.task_id, number=number, text=text)


def _behind(rows: Sequence[ItemRecord]) -> int:
    return max((row.number for row in rows), default=0) + 1


def _check(kind: Kind, text: str) -> None:
    most = TEXT_LENGTH if kind is Kind.REQUIREMENT else NAME_LENGTH
    where = Place("standards", field="text")
    if not text.strip():
        raise refuse("standards.words_missing", where=where)
    if len(text.strip()) > most:
        raise refuse("standards.words_too_long", where=where, length=len(text.strip()), most=most)
