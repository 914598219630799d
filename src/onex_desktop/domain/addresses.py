"""Cells by the names that Excel gives them."""

from __future__ import annotations

from functools import cache


def column_letter(index: int) -> str:
    """Return the letters of a column counted from zero: A, Z, AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_index(letters: str) -> int:
    """Return the place of a column, counted from zero, by its letters."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + ord(letter) - 64
    return index - 1


def address(column: int, row: int) -> str:
    """Return the address of a cell; columns count from zero, rows from one."""
    return f"{column_letter(column)}{row}"
