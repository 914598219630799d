"""What a typed word is compared with: the text without case and width, and its pinyin."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from itertools import islice, product
from typing import Final

VARIANTS: Final = 16
NAME_LENGTH: Final = 4
SURNAMES: Final = {"单": "s", "解": "x", "仇": "q", "查": "z", "区": "o", "朴": "p", "任": "r", "冼": "x", "万": "m"}
"""Surname readings that pypinyin does not list first, or at all."""


def folded(text: str) -> str:
    """Return the text in one case and one width: ＡＢ and ab are the same."""
    return unicodedata.normalize("NFKC", text).casefold()


@lru_cache(maxsize=65_536)
def initials(text: str) -> str:
    """Return the pinyin initials of a text, one line for each way to read it.

    Names, texts of up to four characters, are read in every way; longer ones vary in the first character only,
    because all readings of all characters would match nearly anything.
    """
    letters = [_initials(character) for character in folded(text)]
    if len(letters) > NAME_LENGTH:
        letters[1:] = [options[:1] for options in letters[1:]]
    return "\n".join("".join(reading) for reading in islice(product(*letters), VARIANTS))


@lru_cache(maxsize=65_536)
def spelled(text: str) -> str:
    """Return the text in full pinyin without tones, other characters as they are."""
    return "".join(_spelling(character) for character in folded(text))


def matches(text: str, word: str) -> bool:
    """Return whether a word typed by the user is found in a text, by its characters or by its pinyin."""
    word = folded(word)
    return word in folded(text) or (word.isascii() and (word in initials(text) or word in spelled(text)))


@lru_cache(maxsize=32_768)
def _initials(character: str) -> tuple[str, ...]:
    if character.isascii():
        return (character,)
    from pypinyin import Style, pinyin

    readings = pinyin(character, style=Style.FIRST_LETTER, heteronym=True)[0]
    common = pinyin(character, style=Style.FIRST_LETTER)[0][0]
    return tuple(dict.fromkeys([common, *readings, *SURNAMES.get(character, "")]))


@lru_cache(maxsize=32_768)
def _spelling(character: str) -> str:
    if character.isascii():
        return character
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]
