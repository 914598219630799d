"""Rows of a sheet put into standards: thousands at once, editions, areas and tasks made as they are needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.standards.rows import OutlineRow
from onex_desktop.domain.standards.tree import DEPTH, Number, Section, StandardDraft, walk
from onex_desktop.persistence.tables import standards as t
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services import standards
from onex_desktop.services.context import SUBJECT_LENGTH, AppContext

_Place = tuple[int, Section, Number]
"""Standard, section and number: one area, task or requirement."""
_TABLES: Final = (t.WorkArea, t.WorkTask, t.SkillRequirement)
_WORDS: Final = ("name", "name", "text")
"""Table and column of the words by depth."""


@dataclass(frozen=True, slots=True)
class StandardLine:
    """A row of the sheet: what it belongs to, and its outline with every number and name."""

    certificate_id: int
    edition: str
    section: Section
    outline: OutlineRow


def row_key(number: Number, item_id: int) -> int:
    """Return the key of a row about an item: a requirement's own, one below zero for a task or an area."""
    return item_id if len(number) == DEPTH else -2 * item_id - (len(number) == 1)


def add_rows(ctx: AppContext, lines: Sequence[StandardLine]) -> list[int]:
    """Add what the rows name and no standard has yet as one step; return the keys of the rows in their order."""
    with ctx.step("standards.add_rows", f"{len(lines)} 行") as work:
        editions = _editions(ctx, lines)
        known = _known(ctx, set(editions.values()))
        for depth in range(1, DEPTH + 1):
            wanted = {
                (editions[_edition(line)], line.section, line.outline.numbers[depth - 1]): line.outline.words[depth - 1]
                for line in lines
                if line.outline.numbers[depth - 1]
            }
            _put(work, depth, wanted, known)
    places = ((editions[_edition(line)], line.section, line.outline.place) for line in lines)
    return [row_key(place[2], known[place][0]) for place in places]


def change_row(ctx: AppContext, key: int, outline: OutlineRow) -> Changed:
    """Give a requirement, and the task and area it hangs on, the words of a row."""
    with ctx.step("standards.change_item", (outline.text or outline.task or outline.area)[:SUBJECT_LENGTH]) as work:
        task_id, area_id = (None, -key // 2) if key < 0 and key % 2 else (-key // 2, None)
        if key > 0:
            requirement = work.get(t.SkillRequirement, key)
            work.set(requirement, text=outline.text)
            task_id = requirement.task_id
        if task_id is not None:
            task = work.get(t.WorkTask, task_id)
            work.set(task, name=outline.task)
            area_id = task.area_id
        if area_id is not None:
            work.set(work.get(t.WorkArea, area_id), name=outline.area)
    return work.changed


def _edition(line: StandardLine) -> tuple[int, str]:
    return line.certificate_id, line.edition.strip()


def _editions(ctx: AppContext, lines: Sequence[StandardLine]) -> dict[tuple[int, str], int]:
    known = {(row.draft.certificate_id, row.draft.edition): row.id for row in standards.standards(ctx)}
    for certificate_id, edition in dict.fromkeys(map(_edition, lines)):
        if (certificate_id, edition) not in known:
            added = standards.save_standard(ctx, StandardDraft(certificate_id, edition))
            known[certificate_id, edition] = added.first("standards")
    return {each: known[each] for each in map(_edition, lines)}


def _known(ctx: AppContext, standard_ids: set[int]) -> dict[_Place, tuple[int, str]]:
    return {
        (standard_id, section, number): (item.id, item.text)
        for standard_id in standard_ids
        for section, tree in standards.content(ctx, standard_id).items()
        for number, item in walk(tree)
    }


def _put(work: UnitOfWork, depth: int, wanted: dict[_Place, str], known: dict[_Place, tuple[int, str]]) -> None:
    """Add the items of one depth that are not there, and give those that are the words wanted."""
    table, words = _TABLES[depth - 1], _WORDS[depth - 1]
    missing = [place for place in wanted if place not in known]
    keys = work.add_rows(table, [{**_above(place, known), words: wanted[place]} for place in missing])
    for place in wanted.keys() - set(missing):
        key, stored = known[place]
        if stored != wanted[place]:
            work.set(work.get(table, key), **{words: wanted[place]})
    known.update({place: (key, wanted[place]) for place, key in zip(missing, keys, strict=True)})


def _above(place: _Place, known: dict[_Place, tuple[int, str]]) -> dict[str, object]:
    """Return the columns that tell where an item hangs and its own number."""
    standard_id, section, number = place
    if len(number) == 1:
        where: dict[str, object] = {
            "standard_id": standard_id, "level": section.level, "certificate_module_id": section.module_id,
        }  # fmt: skip
    else:
        parent, _ = known[standard_id, section, number[:-1]]
        where = {"task_id" if len(number) == DEPTH else "area_id": parent}
    return {**where, "number": number[-1]}
