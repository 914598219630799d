"""Why an answer gives a slot to someone else: what would be worse if that one slot stayed where it is."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from onex_desktop.domain.teaching.staffing import Answer, Question, worth


class Why(StrEnum):
    """What speaks for a change."""

    OPEN = "open"
    QUALIFIED = "qualified"
    OVER_LIMIT = "over_limit"
    SPECIALISED = "specialised"
    CONTINUITY = "continuity"
    BALANCE = "balance"
    TOGETHER = "together"


def reasons(question: Question, answer: Answer, at: int, before: int | None) -> tuple[Why, ...]:
    """Return what speaks for giving the slot at place ``at`` to another than ``before``, the weightiest first.

    ``TOGETHER`` stands alone: the change pays only with others of the answer.
    """
    slot = question.slots[at]
    if before is None:
        return (Why.OPEN, *_merits(question, answer, at))
    kept = worth(question, _with(answer, at, before))
    now = worth(question, answer)
    found = [
        why
        for why, holds in (
            (Why.QUALIFIED, before not in slot.choices),
            (Why.OVER_LIMIT, kept.overload > now.overload),
            (Why.SPECIALISED, kept.preparations > now.preparations),
            (Why.CONTINUITY, answer[at] in slot.kept and before not in slot.kept),
            (Why.BALANCE, kept.uneven > now.uneven),
        )
        if holds
    ]
    return tuple(found) or (Why.TOGETHER,)


def in_slots(why: tuple[Why, ...]) -> tuple[Why, ...]:
    """Return reasons where slots are counted and not hours: a limit is then but an even share."""
    return tuple(dict.fromkeys(Why.BALANCE if each is Why.OVER_LIMIT else each for each in why))


def _merits(question: Question, answer: Answer, at: int) -> list[Why]:
    slot, teacher = question.slots[at], answer[at]
    others = [other.subject for place, other in enumerate(question.slots) if place != at and answer[place] == teacher]
    found = [Why.SPECIALISED] if slot.subject in others else []
    return found + ([Why.CONTINUITY] if teacher in slot.kept else [])


def _with(answer: Sequence[int], at: int, teacher: int) -> Answer:
    return (*answer[:at], teacher, *answer[at + 1 :])
