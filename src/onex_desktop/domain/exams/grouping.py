"""Figures by dimension: registrations and totals side by side, never added to one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from onex_desktop.domain.catalogue import ExamRecord, PilotRow
from onex_desktop.domain.exams.counting import Dimension, Figures, Group, GroupKey, Tally
from onex_desktop.domain.exams.statistics import AggregateDraft
from onex_desktop.domain.values import pinyin_key


@dataclass(frozen=True, slots=True)
class KnownPilot:
    """A pilot and its totals; None where it is known by names, or not at all."""

    pilot: PilotRow
    totals: AggregateDraft | None


def group(
    dimension: Dimension,
    named: Mapping[GroupKey, Tally],
    pilots: Iterable[KnownPilot],
    titles: Mapping[GroupKey, str],
    total: Tally | None = None,
) -> Figures:
    """Return the groups of a dimension: those of registrations first, then those of totals, each in list order.

    ``named`` are the counts of registrations by key and ``total`` those of all, without what was planned;
    ``titles`` name the keys.
    """
    known = tuple(pilots)
    by_names = [one.pilot for one in known if one.pilot.exam_record is ExamRecord.NAMED]
    groups = [
        Group(key, titles.get(key, ""), ExamRecord.NAMED, replace(tally, planned=_planned(dimension, key, by_names)))
        for key, tally in {**_empty(dimension, by_names), **named}.items()
    ]
    with_totals = [one for one in known if one.totals is not None]
    sums, left_out = _totals(dimension, with_totals)
    groups += [Group(key, titles.get(key, ""), ExamRecord.TOTALS, tally) for key, tally in sums.items()]
    order = {key: place for place, key in enumerate(_in_order(dimension, known))}
    groups.sort(key=lambda each: (each.record, order.get(each.key, len(order)), pinyin_key(each.title)))
    planned = sum(pilot.draft.planned for pilot in by_names)
    whole = None if total is None else replace(total, planned=planned)
    return Figures(dimension, tuple(groups), whole, tuple(left_out))


def keys_of(dimension: Dimension, pilot: PilotRow) -> tuple[GroupKey, ...]:
    """Return the groups a pilot's headcount and totals can belong to; several where it has several levels or majors."""
    draft = pilot.draft
    match dimension:
        case Dimension.CERTIFICATE:
            return ((draft.certificate_id,),)
        case Dimension.LEVEL:
            return tuple((draft.certificate_id, level.value) for level in pilot.levels)
        case Dimension.COLLEGE:
            return ((draft.college_id,),)
        case Dimension.MAJOR:
            return tuple((major.id,) for major in pilot.majors)
        case Dimension.YEAR:
            return ((draft.year,),)
    return ()


def _planned(dimension: Dimension, key: GroupKey, pilots: Iterable[PilotRow]) -> int | None:
    """Return the headcount planned for a group; None where a pilot's figure cannot be split among its groups."""
    mine = [pilot for pilot in pilots if key in keys_of(dimension, pilot)]
    if not mine or any(len(keys_of(dimension, pilot)) > 1 for pilot in mine):
        return None
    return sum(pilot.draft.planned for pilot in mine)


def _empty(dimension: Dimension, pilots: Iterable[PilotRow]) -> dict[GroupKey, Tally]:
    """Return the groups of pilots known by names, so that one nobody registered in is not forgotten."""
    return {key: NOBODY for pilot in pilots for key in keys_of(dimension, pilot)}


def _totals(dimension: Dimension, pilots: Iterable[KnownPilot]) -> tuple[dict[GroupKey, Tally], list[str]]:
    sums: dict[GroupKey, Tally] = {}
    left_out: list[str] = []
    for one in pilots:
        keys = keys_of(dimension, one.pilot)
        if len(keys) != 1 or one.totals is None:
            left_out.append(one.pilot.certificate)
            continue
        draft, before = one.totals, sums.get(keys[0], Tally())
        sums[keys[0]] = replace(
            before,
            planned=(before.planned or 0) + one.pilot.draft.planned,
            attended=before.attended + draft.attended,
            released=_plus(before.released, draft.released),
            passed=_plus(before.passed, draft.passed if draft.released is not None else None),
        )
    return sums, left_out


def _plus(one: int | None, other: int | None) -> int | None:
    return one if other is None else (one or 0) + other


def _in_order(dimension: Dimension, pilots: Iterable[KnownPilot]) -> list[GroupKey]:
    return list(dict.fromkeys(key for one in pilots for key in keys_of(dimension, one.pilot)))


NOBODY: Final = Tally(
    registered=0, not_yet=0, absent=0, deferred=0, attended=0, pending=0, released=0, passed=0, failed=0,
    disciplined=0, resits=0, first_attended=0, first_released=0, first_passed=0, persons_registered=0,
    persons_attended=0, persons_released=0, persons_passed=0,
)  # fmt: skip
"""The counts of a pilot known by names in which nobody has registered."""
