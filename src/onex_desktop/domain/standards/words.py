"""The words of an item: broken lines put together, and cut where another item begins on the same line."""

from __future__ import annotations

import re
from typing import Final

from onex_desktop.domain.standards.fragments import narrowed
from onex_desktop.domain.standards.tree import DEPTH, Number

_ENDS: Final = tuple("。；;！!？?…")
_INSIDE: Final = re.compile(r"(?<![\d.A-Za-z])\d{1,3}(?:\.\d{1,3}){1,2}(?![\d.])\s*(?=\S)")
_CONTINUED: Final = re.compile(r"[（(]续[）)]|\s")


def has_ended(words: str) -> bool:
    """Return whether words close a sentence."""
    return words.endswith(_ENDS)


def same(one: str, other: str) -> bool:
    """Return whether two names are one, but for blanks and （续）."""
    return bool(one) and _CONTINUED.sub("", one) == _CONTINUED.sub("", other)


def joined(before: str, behind: str) -> str:
    """Return two parts of a broken line as one: a blank only between words of letters, not inside a number.

    A hyphen that divides a word of small letters at the end of its line goes.
    """
    if re.search(r"[A-Za-z][a-z]-$", before) and re.match(r"[a-z]", behind):
        return f"{before[:-1]}{behind}"
    edges = (before[-1:], behind[:1])
    are_words = all(edge.isascii() and edge.isalnum() for edge in edges) and not all(map(str.isdigit, edges))
    return f"{before} {behind}" if are_words else f"{before}{behind}"


def begins_part(words: str, number: Number) -> bool:
    """Return whether the first part of an item stands inside its own words: 1 甲域 1.1 甲务."""
    first = (*number, 1)
    return any(tuple(map(int, match[0].split("."))) == first for match in _INSIDE.finditer(narrowed(words)))


def cut(words: str, number: Number, *, in_brackets: bool) -> tuple[str, str]:
    """Split off what begins another item: the first part, or a sibling behind a full stop.

    ``in_brackets`` says that siblings are numbered （1）.
    """
    narrow = narrowed(words)
    if in_brackets:
        match = re.search(rf"(?<=[。；;！!？?…])\s*[(（]\s*{number[-1] + 1}\s*[)）]", narrow)
        if match is not None:
            return words[: match.start()].rstrip(), words[match.start() :].strip()
    first, sibling = (*number, 1), (*number[:-1], number[-1] + 1)
    for match in _INSIDE.finditer(narrow):
        inner = tuple(map(int, match[0].strip().split(".")))
        before = words[: match.start()].rstrip()
        next_task = len(number) == DEPTH and inner == (*number[:-2], number[-2] + 1)
        if (inner == first and before) or (has_ended(before) and (inner == sibling or next_task)):
            return before, words[match.start() :]
    return words, ""
