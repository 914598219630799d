"""Reading a published standard that was pasted as text.

What stands before and behind decides: a number is an item when it goes on from the last one (next sibling, first
part, next task, next area). Whatever does not fit is kept, as an item or as text, and marked with the reason.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from onex_desktop.domain.standards import fragments as cutting
from onex_desktop.domain.standards import words as merging
from onex_desktop.domain.standards.fragments import Fragment, Reading
from onex_desktop.domain.standards.parsed import Doubt, ParsedLine, ParsedStandard, Role
from onex_desktop.domain.standards.tree import DEPTH, Item, Number
from onex_desktop.domain.values import Level

_BEGINS: Final = re.compile(r"能|会|掌握|了解|熟悉|熟练|具备|具有|可以|可根据|理解|运用|遵守|知道")
"""How a requirement begins; the standards are written to one pattern (development guide 2020)."""
_AHEAD: Final = 100
"""How many pieces are looked through for the next number."""
_NAME: Final = 60
"""A line longer than this is no name of a task."""


@dataclass
class _Draft:
    number: Number
    text: str
    key: int
    parts: list[_Draft] = field(default_factory=list)

    def frozen(self) -> Item:
        parts = tuple(part.frozen() for part in self.parts)
        return Item(self.number[-1], self.text, parts, self.key)


def parse_published(text: str, level: Level = Level.ELEMENTARY) -> ParsedStandard:
    """Read a text; what stands before the first heading of a level belongs to ``level``.

    Nothing is dropped: every piece of the text is among the lines of the result.
    """
    return _Reader(text, level).read()


class _Reader:
    """The state of one reading: where it is in the text and in the tree."""

    def __init__(self, text: str, level: Level) -> None:
        self.queue = deque(cutting.fragments(text))
        self.lines: list[ParsedLine] = []
        self.roots: dict[Level, list[_Draft]] = {}
        self.level = level
        self.path: list[_Draft] = []
        self.seen: dict[Number, _Draft] = {}
        self.in_brackets: set[Number] = set()
        self.keys = 0

    def read(self) -> ParsedStandard:
        while self.queue:
            self._take(self.queue.popleft())
        levels = {level: tuple(draft.frozen() for draft in roots) for level, roots in self.roots.items() if roots}
        return ParsedStandard(levels, tuple(self.lines))

    @property
    def at(self) -> Number:
        return self.path[-1].number if self.path else ()

    def _take(self, piece: Fragment) -> None:
        level = cutting.level_of(piece.text)
        if level is not None:
            self._give_up_foreword()
            self._enter(level)
            self._note(piece, Role.LEVEL)
        elif cutting.is_table_head(piece.text):
            self._note(piece, Role.TABLE_HEAD)
        elif cutting.is_page_mark(piece.text) and not self._fits(piece):
            self._note(piece, Role.PAGE_MARK)
        elif (inner := self._in_brackets(piece)) is not None:
            self._numbered(piece, [inner])
        elif found := cutting.readings(piece.text):
            self._numbered(piece, found)
        else:
            self._unnumbered(piece)

    def _fits(self, piece: Fragment) -> bool:
        expected = self._expected()
        return any(found.rest and found.number in expected for found in cutting.readings(piece.text))

    def _give_up_foreword(self) -> None:
        """Set aside what stood before the first level where none of it is a requirement: scope, terms, contents."""
        texts = [draft.text for number, draft in self.seen.items() if len(number) == DEPTH]
        if (
            self.roots
            and not any(line.role is Role.LEVEL for line in self.lines)
            and not any(map(_BEGINS.match, texts))
        ):
            self.roots, self.path, self.seen = {}, [], {}
            for at, line in enumerate(self.lines):
                if line.item:
                    aside = ParsedLine(line.line, line.text, Role.OUTSIDE, line.level, doubt=Doubt.OUTSIDE)
                    self.lines[at] = aside

    def _in_brackets(self, piece: Fragment) -> Reading | None:
        """Return a requirement that is numbered （1） in its task; None for a list inside a requirement."""
        found = cutting.bracketed(piece.text)
        if found is None or len(self.at) < DEPTH - 1:
            return None
        task = self.at[: DEPTH - 1]
        if len(self.at) == DEPTH - 1 and found.number == (1,):
            self.in_brackets.add(task)
        return Reading((*task, *found.number), found.rest) if task in self.in_brackets else None

    def _enter(self, level: Level) -> None:
        if level is not self.level or not self.roots.get(level):
            self.level, self.path = level, []
            self.seen = {draft.number: draft for draft in self.roots.get(level, [])}

    def _numbered(self, piece: Fragment, found: list[Reading]) -> None:
        fitting = next((reading for reading in found if reading.number in self._expected()), None)
        reading = fitting or found[0]
        known = self.seen.get(reading.number)
        if known is not None and len(reading.number) < DEPTH and merging.same(reading.rest, known.text):
            self.path = [self.seen[reading.number[:depth]] for depth in range(1, len(reading.number) + 1)]
            self._note(piece, Role.REPEATED, known)
        elif (fitting is not None and self._goes_on(fitting)) or self._resumes(reading.number):
            self._place(piece, reading, None)
        elif not reading.rest and len(reading.number) == 1:
            self._note(piece, Role.PAGE_MARK)
        elif self.path and (fitting is not None or self._is_text(reading)):
            self._add_words(piece, piece.text, self._doubt_of_text(reading))
        elif len(reading.number) > DEPTH:
            self._note(piece, Role.OUTSIDE, doubt=Doubt.OUTSIDE)
        else:
            self._place(piece, reading, self._misfit(reading.number))

    def _expected(self) -> set[Number]:
        """Return the numbers that may come next."""
        at = self.at
        following = {(*at[:depth], at[depth] + 1) for depth in range(len(at))}
        if len(at) < DEPTH:
            parts = self.path[-1].parts if self.path else self.roots.get(self.level, [])
            following.add((*at, parts[-1].number[-1] + 1 if parts else 1))
        return following

    def _resumes(self, number: Number) -> bool:
        """Return whether a requirement is the next of a task further up: columns that were read one by one."""
        task = self.seen.get(number[:-1]) if len(number) == DEPTH else None
        return task is not None and number[-1] == (task.parts[-1].number[-1] if task.parts else 0) + 1

    def _goes_on(self, reading: Reading) -> bool:
        """Return whether what follows agrees that this number opens an item and is no quantity in a sentence."""
        number = reading.number
        if len(number) == DEPTH:
            return True
        following = self._following(reading)
        if following is None:
            is_page = not reading.rest and len(number) == 1
            return not self.path or not (is_page or cutting.is_measure(reading.rest))
        if not reading.rest and len(number) == 1:
            return following[:1] == number and len(following) > 1
        if following[: len(number)] == number and len(following) > len(number):
            return True
        if cutting.is_measure(reading.rest) and self.path and not self._has_ended():
            return False
        goes_on_as_before = len(self.at) == DEPTH and following == (*self.at[:-1], self.at[-1] + 1)
        return not goes_on_as_before and (len(number) > 1 or following == (number[0] + 1,) or not self.path)

    def _following(self, reading: Reading) -> Number | None:
        begins = merging.begins_part(reading.rest, reading.number)
        return (*reading.number, 1) if begins else self._next_number()

    def _next_number(self) -> Number | None:
        for piece in islice(self.queue, _AHEAD):
            number = cutting.opening(piece.text)
            is_same_table = number == () and cutting.level_of(piece.text) is self.level
            if number is not None and not is_same_table:
                return number or None
        return None

    def _is_text(self, reading: Reading) -> bool:
        number = reading.number
        if len(number) > DEPTH or cutting.is_measure(reading.rest):
            return True
        if len(number) > 1:
            return False
        following = self._following(reading) or ()
        return following != (*number, 1) and not (self._has_ended() and following[:1] == number and len(following) == 2)

    def _doubt_of_text(self, reading: Reading) -> Doubt | None:
        if len(reading.number) > DEPTH:
            return Doubt.TOO_DEEP
        in_a_sentence = (cutting.is_measure(reading.rest) or len(reading.number) == 1) and not self._has_ended()
        return None if in_a_sentence else Doubt.NUMBER_AS_TEXT

    def _misfit(self, number: Number) -> Doubt:
        if number in self.seen:
            return Doubt.DUPLICATE
        above = number[:-1]
        if above and above not in self.seen:
            return Doubt.PARENT_MISSING
        siblings = [known[-1] for known in self.seen if known[:-1] == above and len(known) == len(number)]
        return Doubt.OUT_OF_ORDER if siblings and number[-1] < max(siblings) else Doubt.SKIPPED

    def _unnumbered(self, piece: Fragment) -> None:
        number = self._missing_number(piece) if self.path and not cutting.is_list_mark(piece.text) else None
        if not self.path:
            if piece.depth == 1:
                self._place(piece, Reading((1,), piece.text), Doubt.NUMBER_MISSING)
            else:
                self._note(piece, Role.OUTSIDE, doubt=Doubt.OUTSIDE)
        elif 0 < piece.depth < len(self.path) and merging.same(piece.text, self.path[piece.depth - 1].text):
            self._note(piece, Role.REPEATED, self.path[piece.depth - 1])
        elif not self.path[-1].text:
            self._add_words(piece, piece.text, None)
        elif number is not None:
            self._place(piece, Reading(number, piece.text), Doubt.NUMBER_MISSING)
        else:
            is_unsure = len(self.at) == DEPTH and self._has_ended() and not cutting.is_list_mark(piece.text)
            self._add_words(piece, piece.text, Doubt.JOINED if is_unsure else None)

    def _missing_number(self, piece: Fragment) -> Number | None:
        """Return the number that a line without one must have had; None when it goes on the line before."""
        at, following = self.at, self._next_number()
        begins = _BEGINS.match(piece.text) is not None
        if 0 < piece.depth <= len(at) and piece.depth < DEPTH:
            return (*at[: piece.depth - 1], at[piece.depth - 1] + 1)
        if len(piece.text) <= _NAME and not begins:
            for depth in range(1, min(len(at), DEPTH - 1) + 1):
                heading = (*at[: depth - 1], at[depth - 1] + 1)
                if following == (*heading, 1) and heading not in self.seen:
                    return heading
        if 0 < len(at) < DEPTH:
            return self._missing_part(piece, begins=begins, following=following)
        sibling = (*at[:-1], at[-1] + 1) if at else ()
        return sibling if begins and at and self._has_ended() and following != sibling else None

    def _missing_part(self, piece: Fragment, *, begins: bool, following: Number | None) -> Number | None:
        first = (*self.at, 1)
        if following == first:
            return None
        if len(first) == DEPTH and begins:
            return first
        heading_lost = len(first) < DEPTH and following in ((*first, 1), (*self.at, 2))
        return first if heading_lost or piece.depth == len(first) else None

    def _has_ended(self) -> bool:
        return merging.has_ended(self.path[-1].text)

    def _place(self, piece: Fragment, reading: Reading, doubt: Doubt | None) -> None:
        words, remainder = self._cut(reading.rest, reading.number)
        piece = self._put_back(piece, remainder)
        parent = self._parent(reading.number)
        self.keys += 1
        draft = _Draft(reading.number, words, self.keys)
        siblings = self.roots.setdefault(self.level, []) if parent is None else parent.parts
        siblings.append(draft)
        self.seen[reading.number] = draft
        above = [self.seen[reading.number[:depth]] for depth in range(1, len(reading.number))]
        self.path = [*above, draft]
        self._note(piece, Role.ITEM, draft, doubt)

    def _parent(self, number: Number) -> _Draft | None:
        """Return what an item hangs on; where that is missing, an item without words stands in for it."""
        if len(number) == 1:
            return None
        above = number[:-1]
        if above not in self.seen:
            self.keys += 1
            draft = _Draft(above, "", self.keys)
            parent = self._parent(above)
            (self.roots.setdefault(self.level, []) if parent is None else parent.parts).append(draft)
            self.seen[above] = draft
        return self.seen[above]

    def _add_words(self, piece: Fragment, words: str, doubt: Doubt | None) -> None:
        words, remainder = self._cut(words, self.at)
        piece = self._put_back(piece, remainder)
        self.path[-1].text = merging.joined(self.path[-1].text, words)
        self._note(piece, Role.MORE, self.path[-1], doubt)

    def _put_back(self, piece: Fragment, remainder: str) -> Fragment:
        """Leave what begins another item for later; return the piece without it."""
        if not remainder:
            return piece
        self.queue.appendleft(Fragment(piece.line, remainder))
        return Fragment(piece.line, piece.text.removesuffix(remainder).rstrip(), piece.depth)

    def _cut(self, words: str, number: Number) -> tuple[str, str]:
        return merging.cut(words, number, in_brackets=number[:-1] in self.in_brackets)

    def _note(self, piece: Fragment, role: Role, draft: _Draft | None = None, doubt: Doubt | None = None) -> None:
        key, number = (0, ()) if draft is None else (draft.key, draft.number)
        self.lines.append(ParsedLine(piece.line, piece.text, role, self.level, key, number, doubt))
