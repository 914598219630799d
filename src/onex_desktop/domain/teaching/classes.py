"""The classes of an assignment: who sits together, and how many hours that makes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ClassShare:
    """A class of an assignment; ``hours`` only where they differ, equal ``merged_with`` are taught together (合班)."""

    class_group_id: int
    hours: Decimal | None = None
    merged_with: int | None = None


@dataclass(frozen=True, slots=True)
class TaughtClass:
    """A class of an assignment as read, with what the class is called and how many sit in it."""

    share: ClassShare
    name: str
    headcount: int | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """Classes that sit together: named by the first of them, with their hours and heads as far as known."""

    classes: tuple[TaughtClass, ...]
    hours: Decimal | None

    @property
    def key(self) -> int:
        """The key of the first class."""
        return self.classes[0].share.class_group_id

    @property
    def name(self) -> str:
        """The classes in words."""
        return "、".join(each.name for each in self.classes)

    @property
    def students(self) -> int | None:
        """All heads together; None while those of a class are unknown."""
        counts = [each.headcount for each in self.classes]
        return None if None in counts else sum(count for count in counts if count is not None)


def sittings(classes: Iterable[TaughtClass], hours: Decimal | None) -> tuple[Sitting, ...]:
    """Return the classes by who sits together, in their order.

    A class without hours of its own has those of the assignment; classes together have the most that any of them has.
    """
    together: dict[tuple[bool, int], list[TaughtClass]] = {}
    for each in classes:
        number = each.share.merged_with
        key = (False, each.share.class_group_id) if number is None else (True, number)
        together.setdefault(key, []).append(each)
    return tuple(Sitting(tuple(group), _most(group, hours)) for group in together.values())


def names_together(classes: Iterable[TaughtClass]) -> tuple[str, ...]:
    """Return the classes by name; those that sit together are joined by a plus sign."""
    return tuple("+".join(each.name for each in sitting.classes) for sitting in sittings(classes, None))


def taught_hours(classes: Sequence[TaughtClass], hours: Decimal | None) -> Decimal | None:
    """Return the hours a teacher stands before classes; None while those of one sitting are unknown."""
    if not classes:
        return hours
    known = [sitting.hours for sitting in sittings(classes, hours)]
    return None if None in known else sum((each for each in known if each is not None), Decimal(0))


def _most(group: Sequence[TaughtClass], hours: Decimal | None) -> Decimal | None:
    known = [hours if each.share.hours is None else each.share.hours for each in group]
    return max((each for each in known if each is not None), default=None)


def chosen(class_ids: Iterable[int], *, together: bool, former: Sequence[ClassShare]) -> tuple[ClassShare, ...]:
    """Return the shares of the classes ticked, all together or each alone.

    Where neither classes nor ``together`` differ from ``former``, that stays to the letter: it may know more.
    """
    wanted = tuple(class_ids)
    if set(wanted) == {share.class_group_id for share in former} and together == are_together(former):
        return tuple(former)
    hours = {share.class_group_id: share.hours for share in former}
    number = 1 if together and len(wanted) > 1 else None
    return tuple(ClassShare(key, hours.get(key), number) for key in wanted)


def are_together(shares: Sequence[ClassShare]) -> bool:
    """Return whether there are several classes and all of them sit together."""
    numbers = {share.merged_with for share in shares}
    return len(shares) > 1 and len(numbers) == 1 and None not in numbers
