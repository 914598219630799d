"""Records of a standard's tree without regard to their kind: what they hang on, what hangs on them, their numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from onex_desktop.domain.problems import refuse
from onex_desktop.domain.standards.tree import Kind, Number, dotted
from onex_desktop.persistence.queries import standards as queries
from onex_desktop.persistence.tables import standards as t
from onex_desktop.persistence.unit_of_work import UnitOfWork

ItemKey = tuple[Kind, int]
"""What an item is, and the key of its row."""
ItemRecord = t.WorkArea | t.WorkTask | t.SkillRequirement
Parent = t.WorkArea | t.WorkTask

_PARKED: Final = 1_000_000
"""Added to a number while it changes places under a unique key."""


def get(work: UnitOfWork, item: ItemKey, version: int | None = None) -> ItemRecord:
    """Return the record of an item; raises ``ProblemsFound`` when it is gone or has changed since ``version``."""
    kind, key = item
    if kind is Kind.AREA:
        return work.get(t.WorkArea, key, version)
    return work.get(t.WorkTask, key, version) if kind is Kind.TASK else work.get(t.SkillRequirement, key, version)


def kind_of(record: ItemRecord) -> Kind:
    """Return what a record is."""
    if isinstance(record, t.WorkArea):
        return Kind.AREA
    return Kind.TASK if isinstance(record, t.WorkTask) else Kind.REQUIREMENT


def words_of(record: ItemRecord) -> str:
    """Return the name of an area or task, the text of a requirement."""
    return record.text if isinstance(record, t.SkillRequirement) else record.name


def parent_of(work: UnitOfWork, record: ItemRecord) -> Parent | None:
    """Return what a record hangs on; None for an area."""
    if isinstance(record, t.WorkArea):
        return None
    return (
        work.get(t.WorkArea, record.area_id) if isinstance(record, t.WorkTask) else work.get(t.WorkTask, record.task_id)
    )


def parts_of(work: UnitOfWork, record: ItemRecord) -> list[ItemRecord]:
    """Return what hangs on a record, by number."""
    rows: Sequence[ItemRecord] = ()
    if isinstance(record, t.WorkArea):
        rows = work.rows(t.WorkTask, area_id=record.id)
    elif isinstance(record, t.WorkTask):
        rows = work.rows(t.SkillRequirement, task_id=record.id)
    return sorted(rows, key=_number)


def siblings_of(work: UnitOfWork, record: ItemRecord) -> list[ItemRecord]:
    """Return a record and those beside it, by number; areas only of its own section."""
    if not isinstance(record, t.WorkArea):
        above = parent_of(work, record)
        return [] if above is None else parts_of(work, above)
    return sorted(work.rows(t.WorkArea, **section_of(record)), key=_number)


def section_of(area: t.WorkArea) -> dict[str, object]:
    """Return the columns that say which tree an area belongs to."""
    return {
        "standard_id": area.standard_id, "level": area.level, "certificate_module_id": area.certificate_module_id,
    }  # fmt: skip


def beside(record: ItemRecord, number: int, words: str) -> ItemRecord:
    """Return a new record that hangs where another does."""
    if isinstance(record, t.WorkArea):
        return t.WorkArea(**section_of(record), number=number, name=words)
    if isinstance(record, t.WorkTask):
        return t.WorkTask(area_id=record.area_id, number=number, name=words)
    return t.SkillRequirement(task_id=record.task_id, number=number, text=words)


def below(record: ItemRecord, number: int, words: str) -> ItemRecord:
    """Return a new record that hangs on an area or a task."""
    if isinstance(record, t.WorkArea):
        return t.WorkTask(area_id=record.id, number=number, name=words)
    return t.SkillRequirement(task_id=record.id, number=number, text=words)


def number_anew(work: UnitOfWork, wanted: Iterable[tuple[ItemRecord, int]]) -> None:
    """Give siblings other numbers, whichever of them has the number now."""
    pairs = [(record, number) for record, number in wanted if record.number != number]
    rising = sorted(pairs, key=lambda pair: pair[0].number)
    if all(record.number > number for record, number in pairs):
        in_turn = rising
    elif all(record.number < number for record, number in pairs):
        in_turn = rising[::-1]
    else:
        for record, number in pairs:
            work.set(record, number=number + _PARKED)
        in_turn = pairs
    for record, number in in_turn:
        work.set(record, number=number)


def refuse_linked(work: UnitOfWork, requirements: Sequence[tuple[Number, int]]) -> None:
    """Raise ``standards.item_linked`` when links hang on requirements, given as number and key."""
    linked = queries.links_of(work.session, [key for _, key in requirements])
    if linked:
        first = min(number for number, key in requirements if key in linked)
        raise refuse("standards.item_linked", number=dotted(first), count=len(linked), links=sum(linked.values()))


def requirements_below(work: UnitOfWork, record: ItemRecord) -> Iterator[tuple[Number, int]]:
    """Yield number and key of every requirement at or below a record."""
    if isinstance(record, t.SkillRequirement):
        yield place_of(work, record), record.id
    for part in parts_of(work, record):
        yield from requirements_below(work, part)


def place_of(work: UnitOfWork, record: ItemRecord) -> Number:
    """Return the whole number of a record."""
    above = parent_of(work, record)
    return (record.number,) if above is None else (*place_of(work, above), record.number)


def _number(record: ItemRecord) -> int:
    return record.number
