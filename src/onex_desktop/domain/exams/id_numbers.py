"""Identity numbers of students: checked by their own arithmetic, and masked wherever they are not asked for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

_WEIGHTS: Final = tuple(pow(2, 17 - place, 11) for place in range(17))
_CHECK_DIGITS: Final = "10X98765432"
"""GB 11643-1999: ISO 7064, MOD 11-2; the check digit for each remainder."""

_WIDE: Final = str.maketrans({chr(code + 0xFEE0): chr(code) for code in range(0x21, 0x7F)})
_IGNORED: Final = re.compile(r"[\s'\u200b\ufeff]+")
_SCIENTIFIC: Final = re.compile(r"\d(\.\d+)?E\+?\d+")
_OTHER_DOCUMENT: Final = re.compile(r"[A-Z]{1,3}\d{5,14}[0-9A-Z]?")
_RESIDENT: Final = re.compile(r"\d{17}[0-9X]")
_OLD: Final = re.compile(r"\d{15}")
_WITHIN: Final = re.compile(r"(?<![0-9A-Za-z])(?:\d{17}[\dXxＸｘ]|\d{15})(?![0-9A-Za-z])")
_HEAD, _TAIL = 3, 4
_NUMBER_FROM: Final = 6
"""Fewer digits are no number, but a remark such as 无."""


class IdFault(StrEnum):
    """What is wrong with an identity number; the values are problem codes."""

    MASKED = "exams.id_number_masked"
    TRUNCATED = "exams.id_number_truncated"
    OLD = "exams.id_number_old"
    LENGTH = "exams.id_number_length"
    CHARACTERS = "exams.id_number_characters"
    BIRTH_DATE = "exams.id_number_birth_date"
    CHECK_DIGIT = "exams.id_number_check_digit"


@dataclass(frozen=True, slots=True, repr=False)
class IdNumber:
    """An identity number as entered, right or wrong; empty where none is known.

    ``str``, ``repr`` and formatting show it masked (320***********1234), so that no message, log or list gives it
    away by accident. Whoever needs it writes ``clear()``, and answers for it.
    """

    _text: str = ""

    @classmethod
    def read(cls, text: str) -> IdNumber:
        """Return the number in a text: spaces, full width and a small x at the end do not matter."""
        return cls(_IGNORED.sub("", text.translate(_WIDE)).upper())

    def clear(self) -> str:
        """Return the number in full: for storing it, for comparing it, and for exports whose name says so."""
        return self._text

    @property
    def masked(self) -> str:
        """The number as everybody may see it: three characters, stars, four characters; short ones only stars."""
        hidden = len(self._text) - _HEAD - _TAIL
        if hidden <= 0:
            return "*" * len(self._text)
        return self._text[:_HEAD] + "*" * hidden + self._text[-_TAIL:]

    @property
    def fault(self) -> IdFault | None:
        """What is wrong with it; None where it is sound, empty, or a document that cannot be checked.

        Passports and travel permits begin with a letter. Residence permits of 18 digits follow the same rule as
        identity cards.
        """
        text = self._text
        if not text or _OTHER_DOCUMENT.fullmatch(text):
            return None
        if "*" in text:
            return IdFault.MASKED
        if _SCIENTIFIC.fullmatch(text):
            return IdFault.TRUNCATED
        if _OLD.fullmatch(text):
            return IdFault.OLD
        if not _RESIDENT.fullmatch(text):
            return IdFault.CHARACTERS if len(text) == 18 else IdFault.LENGTH
        if check_digit(text[:17]) != text[17]:
            # A spreadsheet keeps fifteen digits of a number and writes zeros for the others.
            return IdFault.TRUNCATED if text.endswith("000") else IdFault.CHECK_DIGIT
        return None if _is_day(text[6:14]) else IdFault.BIRTH_DATE

    def says(self, known: IdNumber) -> bool:
        """Return whether this is ``known``, in full or masked as ``known`` shows itself."""
        return self in {known, IdNumber(known.masked)}

    def __bool__(self) -> bool:
        """Return whether there is one."""
        return bool(self._text)

    def __str__(self) -> str:
        """Return it masked."""
        return self.masked

    def __repr__(self) -> str:
        """Return it masked."""
        return f"IdNumber({self.masked})"


NO_ID: Final = IdNumber()


def masked_within(text: str) -> str:
    """Return text in which whatever looks like an identity number is masked."""
    return _WITHIN.sub(lambda found: IdNumber.read(found[0]).masked, text)


def masked_cell(text: str) -> str:
    """Return a cell of a column of identity numbers masked, right or wrong; a remark without digits stays."""
    is_number = sum(map(str.isdigit, text)) >= _NUMBER_FROM
    return IdNumber.read(text).masked if is_number else text


def check_digit(digits: str) -> str:
    """Return the last character of a number from its first seventeen digits."""
    return _CHECK_DIGITS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11]


def _is_day(text: str) -> bool:
    try:
        date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return True
