"""Breaking Chinese text into lines by the rules of the trade (禁则).

No line begins with a closing mark (，。、；：）》% …) or ends with an opening one; words, numbers, dashes and
short brackets such as （初级） stay whole as long as they fit. In cells, names of two or three lines are broken
between the items of a list, or into lines of like length; sentences fill their lines. Neither leaves a single
character over.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from onex_desktop.reports.fonts import Face, width

NO_START: Final = frozenset("，。、；：？！）〕］｝》〉」』】〗’”…—·％%‰℃°々～)]},.;:!?")
"""Never first on a line."""
NO_END: Final = frozenset("（〔［｛《〈「『【〖‘“([{￥$#№")
"""Never last on a line."""

_OPENS: Final = frozenset("（〔［｛《〈「『【〖‘“")
_CLOSES: Final = frozenset("，。、；：？！）〕］｝》〉」』】〗’”")
_TOKENS: Final = re.compile(r"[!-~¡-˿Ͱ-ϿЀ-ӿ]+|—+|…+| +|.", re.DOTALL)
_BRACKET: Final = re.compile(r"（[^（）]{1,9}）[，。、；：]?")
_ITEMS: Final = re.compile(r"[^、（]+、?|（[^、]*、?|、")
_SHORT: Final = 3
"""Text of more lines is a paragraph and fills them."""
_SENTENCE: Final = re.compile("[，。；]")
_FILL: Final = 1e-6


def atoms(text: str, *, brackets: bool = True) -> list[str]:
    """Split ``text`` into pieces that a line must not break; short brackets are pieces if ``brackets``."""
    found: list[str] = []
    position = 0
    glue = False
    while position < len(text):
        match = (_BRACKET.match(text, position) if brackets else None) or _TOKENS.match(text, position)
        token = match.group() if match else text[position]
        position += len(token)
        if len(found) > 1 and token[0] in NO_START and found[-1].isspace():
            token = found.pop() + token
            found[-1] += token
        elif found and (glue or token[0] in NO_START):
            found[-1] += token
        else:
            found.append(token)
        glue = token.rstrip(" ")[-1:] in NO_END or (glue and token.isspace())
    return found


@lru_cache(maxsize=1 << 16)
def wrap(text: str, face: Face, limit: float, *, balanced: bool = False) -> tuple[str, ...]:
    """Break ``text`` into lines of at most ``limit`` ems, keeping its own line breaks."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        if width(paragraph, face) <= limit + _FILL:
            lines.append(paragraph.strip(" "))
            continue
        broken = _fill(paragraph, face, limit)
        if balanced and len(broken) <= _SHORT and not _SENTENCE.search(paragraph):
            lines += _by_items(paragraph, face, limit, broken) or _balance(paragraph, face, limit, broken)
        else:
            lines += _without_orphan(paragraph, face, limit, broken)
    return tuple(lines)


def widest_atom(text: str, face: Face) -> float:
    """Return the least measure, in ems, that keeps every word and number of ``text`` whole."""
    return max((width(atom.strip(" "), face) for atom in atoms(text, brackets=False)), default=0.0)


def shortened(text: str, face: Face, limit: float) -> str:
    """Return ``text``, cut short with … where it is longer than ``limit`` ems."""
    if width(text, face) <= limit:
        return text
    kept = text
    while kept and width(kept, face) > limit - 1:
        kept = kept[:-1]
    return f"{kept}…"


def optical_trim(line: str) -> tuple[float, float]:
    """Return the blank, in ems, inside the first and last character of a line.

    A full-width bracket or comma fills half of its square; centring by the square looks off.
    """
    if not line:
        return 0.0, 0.0
    return (0.5 if line[0] in _OPENS else 0.0, 0.5 if line[-1] in _CLOSES else 0.0)


def _fill(text: str, face: Face, limit: float) -> list[str]:
    lines: list[str] = []
    line, used = "", 0.0
    for atom in _fitting(text, face, limit):
        advance = width(atom, face)
        if line and used + width(atom.rstrip(" "), face) > limit + _FILL:
            lines.append(line.rstrip(" "))
            line, used = "", 0.0
        if line or not atom.isspace():
            line += atom
            used += advance
    return [*lines, line.rstrip(" ")] if line.strip(" ") else lines


def _fitting(text: str, face: Face, limit: float) -> list[str]:
    fitting: list[str] = []
    for atom in atoms(text):
        if width(atom, face) <= limit:
            fitting.append(atom)
            continue
        for part in atoms(atom, brackets=False):
            fitting += [part] if width(part, face) <= limit else list(part)
    return fitting


def _by_items(text: str, face: Face, limit: float, lines: list[str]) -> list[str] | None:
    """Break a list between its items, or a name before its bracket, if that takes no more lines."""
    items = _ITEMS.findall(text)
    parted = any(item[0] in NO_START or item.rstrip(" ")[-1:] in NO_END for item in items)
    if len(items) < 2 or parted or any(width(item, face) > limit for item in items):
        return None
    found = [items[0]]
    for item in items[1:]:
        if width(found[-1] + item, face) <= limit + _FILL:
            found[-1] += item
        else:
            found.append(item)
    return found if len(found) == len(lines) else None


def _balance(text: str, face: Face, limit: float, lines: list[str]) -> list[str]:
    widest = max(width(atom.strip(" "), face) for atom in _fitting(text, face, limit))
    low, high, best = max(limit / 2, widest), limit, lines
    for _ in range(7):
        middle = (low + high) / 2
        trial = _fill(text, face, middle)
        if len(trial) == len(lines):
            high, best = middle, trial
        else:
            low = middle
    return best


def _without_orphan(text: str, face: Face, limit: float, lines: list[str]) -> list[str]:
    if len(lines) < 2 or width(lines[-1], face) > 2.0:
        return lines
    widest = max(width(atom.strip(" "), face) for atom in _fitting(text, face, limit))
    for less in (1.0, 2.0):
        narrower = _fill(text, face, max(limit - less, widest))
        if len(narrower) == len(lines) and width(narrower[-1], face) > 2.0:
            return narrower
    return lines
