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
from onex_desktop.domain.standards.fragments import Fragment, Reading
from onex_desktop.domain.standards.parsed import Doubt, ParsedLine, ParsedStandard, Role
from onex_desktop.domain.standards.tree import DEPTH, Item, Number
from onex_desktop.domain.values import Level

_ENDS: Final = "。；;！!？?…"
_BEGINS: Final = re.compile(r"能|会|掌握|了解|熟悉|熟练|具备|具有|可以|可根据|理解|运用|遵守|知道")
"""How a requirement begins; the standards are written to one pattern (development guide 2020)."""
_INSIDE: Final = re.compile(r"(?<![\d.A-Za-z])\d{1,3}(?:\.\d{1,3}){1,2}(?![\d.])\s*(?=\S)")
_AHEAD: Final = 100
"""How many pieces are looked through for the next number."""
_NAME: Final = 60
"""A line longer than this is no name of a task."""
_CONTINUED: Final = re.compile(r"[（(]续[）)]|\s")


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
            self._enter(level)
            self._note(piece, Role.LEVEL)
        elif cutting.is_table_head(piece.text):
            self._note(piece, Role.TABLE_HEAD)
        elif cutting.is_page_mark(piece.text):
            self._note(piece, Role.PAGE_MARK)
        elif found := cutting.readings(piece.text):
            self._numbered(piece, found)
        else:
            self._unnumbered(piece)

    def _enter(self, level: Level) -> None:
        if level is not self.level or not self.roots.get(level):
            self.level, self.path = level, []
            self.seen = {draft.number: draft for draft in self.roots.get(level, [])}

    def _numbered(self, piece: Fragment, found: list[Reading]) -> None:
        fitting = next((reading for reading in found if reading.number in self._expected()), None)
        reading = fitting or found[0]
        known = self.seen.get(reading.number)
        if known is not None and len(reading.number) < DEPTH and _same(reading.rest, known.text):
            self.path = [self.seen[reading.number[:depth]] for depth in range(1, len(reading.number) + 1)]
            self._note(piece, Role.REPEATED, known)
        elif fitting is not None and self._goes_on(fitting):
            self._place(piece, fitting, None)
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

    def _goes_on(self, reading: Reading) -> bool:
        """Return whether what follows agrees that this number opens an item and is no quantity in a sentence."""
        number = reading.number
        if len(number) == DEPTH:
            return True
        following = self._inner_number(reading) or self._next_number()
        if following is None:
            return not self.path or not cutting.is_measure(reading.rest)
        if not reading.rest and len(number) == 1:
            return following[:1] == number and len(following) > 1
        if following[: len(number)] == number and len(following) > len(number):
            return True
        if cutting.is_measure(reading.rest) and self.path and not self._has_ended():
            return False
        goes_on_as_before = len(self.at) == DEPTH and following == (*self.at[:-1], self.at[-1] + 1)
        return not goes_on_as_before and (len(number) > 1 or following == (number[0] + 1,) or not self.path)

    def _inner_number(self, reading: Reading) -> Number | None:
        first = (*reading.number, 1)
        inside = (tuple(map(int, match[0].split("."))) for match in _INSIDE.finditer(cutting.narrowed(reading.rest)))
        return first if first in inside else None

    def _next_number(self) -> Number | None:
        for piece in islice(self.queue, _AHEAD):
            number = cutting.opening(piece.text)
            if number is not None:
                return number or None
        return None

    def _is_text(self, reading: Reading) -> bool:
        number = reading.number
        if len(number) > DEPTH or cutting.is_measure(reading.rest):
            return True
        if len(number) > 1:
            return False
        following = self._inner_number(reading) or self._next_number() or ()
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
        elif 0 < piece.depth < len(self.path) and _same(piece.text, self.path[piece.depth - 1].text):
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
                if following == (*heading, 1):
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
        return self.path[-1].text[-1:] in tuple(_ENDS)

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
        self.path[-1].text = _joined(self.path[-1].text, words)
        self._note(piece, Role.MORE, self.path[-1], doubt)

    def _put_back(self, piece: Fragment, remainder: str) -> Fragment:
        """Leave what begins another item for later; return the piece without it."""
        if not remainder:
            return piece
        self.queue.appendleft(Fragment(piece.line, remainder))
        return Fragment(piece.line, piece.text.removesuffix(remainder).rstrip(), piece.depth)

    def _cut(self, words: str, number: Number) -> tuple[str, str]:
        """Split off what begins another item on the same line: the first part, or a sibling behind a full stop."""
        first, sibling = (*number, 1), (*number[:-1], number[-1] + 1)
        for match in _INSIDE.finditer(cutting.narrowed(words)):
            inner = tuple(map(int, match[0].strip().split(".")))
            before = words[: match.start()].rstrip()
            ended = before[-1:] in tuple(_ENDS)
            next_task = len(number) == DEPTH and inner == (*number[:-2], number[-2] + 1)
            if (inner == first and before) or (ended and (inner == sibling or next_task)):
                return before, words[match.start() :]
        return words, ""

    def _note(self, piece: Fragment, role: Role, draft: _Draft | None = None, doubt: Doubt | None = None) -> None:
        key, number = (0, ()) if draft is None else (draft.key, draft.number)
        self.lines.append(ParsedLine(piece.line, piece.text, role, self.level, key, number, doubt))


def _same(one: str, other: str) -> bool:
    return bool(one) and _CONTINUED.sub("", one) == _CONTINUED.sub("", other)


def _joined(before: str, behind: str) -> str:
    """Return two parts of a broken line as one: a blank only between words of letters, not inside a number."""
    edges = (before[-1:], behind[:1])
    are_words = all(edge.isascii() and edge.isalnum() for edge in edges) and not all(map(str.isdigit, edges))
    return f"{before} {behind}" if are_words else f"{before}{behind}"
