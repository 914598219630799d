"""Single items of a standard's tree: add, edit, number, delete; each command is one step."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, ProblemsFound, refuse
from onex_desktop.domain.standards.tree import LARGEST, NAME_LENGTH, TEXT_LENGTH, Kind, Section, Tree, renumbered
from onex_desktop.persistence.queries import standards as queries
from onex_desktop.persistence.tables import standards as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import AppContext
from onex_desktop.services.standard_records import (
    ItemKey,
    ItemRecord,
    beside,
    get,
    refuse_linked,
    requirements_below,
    siblings_of,
)
from onex_desktop.services.standards import level_problems, remove


def add_area(ctx: AppContext, standard_id: int, section: Section, text: str) -> Changed:
    """Add a work area behind the others of a section."""
    _check(Kind.AREA, text)
    with ctx.step("standards.add_item", text) as work:
        standard = work.get(t.Standard, standard_id)
        found = level_problems(ctx, standard.certificate_id, section)
        if found:
            raise ProblemsFound(found)
        place = {"standard_id": standard_id, "level": section.level, "certificate_module_id": section.module_id}
        number = _behind(work.rows(t.WorkArea, **place))
        work.add(t.WorkArea(**place, number=number, name=text.strip()))
    return work.changed


def add_part(ctx: AppContext, above: ItemKey, text: str) -> Changed:
    """Add a task behind the others of an area, or a requirement behind the others of a task."""
    kind, key = above
    _check(Kind.TASK if kind is Kind.AREA else Kind.REQUIREMENT, text)
    with ctx.step("standards.add_item", text) as work:
        parent = get(work, above)
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
        record = get(work, item)
        number = record.number + 1
        behind = [sibling for sibling in siblings_of(work, record) if sibling.number >= number]
        if any(sibling.number == number for sibling in behind):
            for sibling in reversed(behind):
                work.set(sibling, number=sibling.number + 1)
        work.add(beside(record, number, text.strip()))
    return work.changed


def set_text(ctx: AppContext, item: ItemKey, text: str, version: int | None = None) -> Changed:
    """Change the words of an item."""
    _check(item[0], text)
    with ctx.step("standards.change_item", text) as work:
        record = get(work, item, version)
        work.set(record, **{"text" if item[0] is Kind.REQUIREMENT else "name": text.strip()})
    return work.changed


def set_number(ctx: AppContext, item: ItemKey, number: int, version: int | None = None) -> Changed:
    """Give an item another number among its siblings; refused when one of them has it."""
    where = Place("standards", item[1], field="number")
    if not 1 <= number <= LARGEST:
        raise refuse("standards.number_refused", where=where, number=number, most=LARGEST)
    with ctx.step("standards.number_item", str(number)) as work:
        record = get(work, item, version)
        if any(sibling.number == number and sibling.id != record.id for sibling in siblings_of(work, record)):
            raise refuse("standards.number_taken", where=where, number=number)
        work.set(record, number=number)
    return work.changed


def delete_items(ctx: AppContext, items: Sequence[ItemKey]) -> Changed:
    """Delete items with everything below them; numbers of the others stay as they are."""
    with ctx.step("standards.delete_item", f"{len(items)} 项") as work:
        below = [found for item in items for found in requirements_below(work, get(work, item))]
        refuse_linked(work, list(dict.fromkeys(below)))
        for kind in (Kind.REQUIREMENT, Kind.TASK, Kind.AREA):
            for item in (each for each in items if each[0] is kind):
                remove(work, get(work, item))
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
        work.set(get(work, (kind, item.id)), number=wanted.number)
        if kind is not Kind.REQUIREMENT:
            _renumber(work, Kind.TASK if kind is Kind.AREA else Kind.REQUIREMENT, item.parts, wanted.parts)


def _behind(rows: Sequence[ItemRecord]) -> int:
    return max((row.number for row in rows), default=0) + 1


def _check(kind: Kind, text: str) -> None:
    most = TEXT_LENGTH if kind is Kind.REQUIREMENT else NAME_LENGTH
    where = Place("standards", field="text")
    if not text.strip():
        raise refuse("standards.words_missing", where=where)
    if len(text.strip()) > most:
        raise refuse("standards.words_too_long", where=where, length=len(text.strip()), most=most)
