"""From cells to values: each column kind accepts what clearly means one thing, and refuses the rest at its cell."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Final

from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.problems import Param, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange import dates, normalising
from onex_desktop.exchange.cells import Cell, CellError, Percent, is_blank, shown
from onex_desktop.exchange.columns import Kind, SheetColumn

_NOTED: Final = re.compile(r"([^()]*?)\s*\(([^()]*)\)")
_NUMBERING: Final = re.compile(r"\(?(\d{1,3}(?:[.·。-]\d{1,3}){0,2})[).、。]?")
_SEPARATORS: Final = re.compile(r"[、,，/／;；\n]+")
_STRONG_SEPARATORS: Final = re.compile(r"[;；\n]+")
_YES: Final = frozenset({"是", "有", "√", "✓", "✔", "y", "yes", "true", "1", "对"})
_NO: Final = frozenset({"否", "无", "×", "✗", "x", "n", "no", "false", "0", "不是"})
_UNITS: Final = re.compile(r"(?:人次|人|学时|课时|分|年|批|级|个|门|节)$")
_PLACES: Final = 2
"""Decimals the library keeps."""
_SURE_DIGITS: Final = 15
"""Excel keeps so many digits of a number; what was typed behind them is lost."""


class Unreadable(ValueError):
    """A cell that cannot be what its column holds."""

    def __init__(self, code: str, **params: Param) -> None:
        self.problem = Problem(code, params=params)
        super().__init__(code)


def parse(column: SheetColumn, cell: Cell, extra: Values) -> object:
    """Return what a cell means in its column.

    ``extra`` receives fields that a remark in the cell sets. Raises ``Unreadable``.
    """
    if isinstance(cell, CellError):
        raise Unreadable("import.error_cell" if cell.text else "import.formula_without_value", text=cell.text)
    if is_blank(cell):
        if column.required:
            raise Unreadable("import.required", column=column.title)
        return column.blank
    return _PARSERS[column.kind](column, cell, extra)


def split(text: str) -> list[str]:
    """Return the parts of a list in a cell; where ； or line breaks separate, 、 belongs to the names."""
    marks = _STRONG_SEPARATORS if _STRONG_SEPARATORS.search(text) else _SEPARATORS
    return [part for part in (piece.strip() for piece in marks.split(text)) if part]


def joined(words: list[str]) -> str:
    """Return words as one cell that ``split`` takes apart again."""
    return ("；" if any(_SEPARATORS.search(word) for word in words) else "、").join(words)


def _text(column: SheetColumn, cell: Cell, _extra: Values) -> str:
    return _fitting(column, normalising.prose(cell if type(cell) is str else _as_text(column, cell)))


def _code(column: SheetColumn, cell: Cell, _extra: Values) -> str:
    return _fitting(column, normalising.code(cell if type(cell) is str else _as_text(column, cell)))


def _numbering(column: SheetColumn, cell: Cell, _extra: Values) -> str:
    """Return a place in an outline as 1.1.10, however its parts are set apart."""
    text = normalising.code(_as_text(column, cell)).replace(" ", "")
    found = _NUMBERING.fullmatch(text)
    if found is None:
        raise Unreadable("import.not_a_numbering", column=column.title, value=text)
    return ".".join(str(int(part)) for part in re.split(r"\D", found[1]))


def _identity(column: SheetColumn, cell: Cell, _extra: Values) -> IdNumber:
    return IdNumber.read(_as_text(column, cell))


def _fitting(column: SheetColumn, text: str) -> str:
    if len(text) > column.longest:
        raise Unreadable("import.too_long", column=column.title, length=len(text), limit=column.longest)
    if not text and column.required:
        raise Unreadable("import.required", column=column.title)
    return text


def _as_text(column: SheetColumn, cell: Cell) -> str:
    match cell:
        case str():
            return cell
        case bool():
            return "是" if cell else "否"
        case int():
            return str(cell)
        case float():
            if abs(cell) >= 10**_SURE_DIGITS:
                raise Unreadable("import.number_too_long", column=column.title)
            return f"{cell:.15g}"
        case Percent():
            return f"{cell.value * 100:.{cell.digits}f}%"
        case datetime() | date() | time():
            raise Unreadable("import.date_in_text", column=column.title, value=str(cell))
    raise Unreadable("import.not_text", column=column.title)


def _integer(column: SheetColumn, cell: Cell, extra: Values) -> int:
    found = _decimal(column, cell, extra)
    if found != found.to_integral_value():
        raise Unreadable("import.not_whole", column=column.title, value=shown(cell))
    return int(found)


def _decimal(column: SheetColumn, cell: Cell, extra: Values) -> Decimal:
    match cell:
        case bool() | date() | time():
            raise Unreadable("import.not_a_number", column=column.title, value=shown(cell))
        case int():
            found = Decimal(cell)
        case float():
            found = Decimal(f"{cell:.15g}")
        case Percent():
            found = cell.value
        case _:
            found = _number_in(column, str(cell), extra)
    if column.kind is Kind.DECIMAL and round(found, _PLACES) != found:
        raise Unreadable("import.too_precise", column=column.title, value=shown(cell))
    if column.lowest is not None and found < column.lowest:
        raise Unreadable("import.too_small", column=column.title, value=shown(cell), lowest=column.lowest)
    return found


def _number_in(column: SheetColumn, text: str, extra: Values) -> Decimal:
    bare = normalising.code(text)
    noted = _NOTED.fullmatch(bare)
    if noted is not None:
        _take_note(column, text, noted[2].strip(), extra)
        bare = noted[1]
    bare = _UNITS.sub("", bare.strip()).strip()
    grouped = re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", bare)
    plain = bare.replace(",", "") if grouped else bare
    percent = plain.endswith("%")
    if not re.fullmatch(r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d{1,2})?", plain.removesuffix("%").strip()):
        raise Unreadable("import.not_a_number", column=column.title, value=text)
    try:
        found = Decimal(plain.removesuffix("%").strip())
    except InvalidOperation as fault:
        raise Unreadable("import.not_a_number", column=column.title, value=text) from fault
    return found / 100 if percent else found


def _take_note(column: SheetColumn, text: str, note: str, extra: Values) -> None:
    known = (column.notes or {}).get(note)
    if known is None:
        raise Unreadable("import.has_note", column=column.title, value=text, note=note)
    extra[known[0]] = known[1]


def _flag(column: SheetColumn, cell: Cell, _extra: Values) -> bool:
    word = normalising.folded(_as_text(column, cell))
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise Unreadable("import.not_a_flag", column=column.title, value=shown(cell))


def _date(column: SheetColumn, cell: Cell, _extra: Values) -> str:
    try:
        return dates.iso(cell)
    except dates.NoDate as fault:
        code = "import.no_such_date" if fault.impossible else "import.not_a_date"
        raise Unreadable(code, column=column.title, value=shown(cell)) from fault


def _choice(column: SheetColumn, cell: Cell, _extra: Values) -> str:
    return _chosen(column, _as_text(column, cell))


def _choices(column: SheetColumn, cell: Cell, _extra: Values) -> tuple[str, ...]:
    text = normalising.prose(_as_text(column, cell))
    found = {_chosen(column, word) for word in split(text)}
    return tuple(value for value in column.choices or {} if value in found)


def _chosen(column: SheetColumn, text: str) -> str:
    word = normalising.folded(text)
    for value, title in (column.choices or {}).items():
        name = normalising.folded(title)
        # 初/中级 leaves the last character of all but one level out.
        if word in {name, normalising.folded(value)} or (name.endswith("级") and word == name.removesuffix("级")):
            return value
    known = "、".join((column.choices or {}).values())
    raise Unreadable("import.not_a_choice", column=column.title, value=text.strip(), known=known)


_PARSERS: Final[dict[Kind, Callable[[SheetColumn, Cell, Values], object]]] = {
    Kind.TEXT: _text,
    Kind.CODE: _code,
    Kind.NUMBERING: _numbering,
    Kind.INTEGER: _integer,
    Kind.DECIMAL: _decimal,
    Kind.FLAG: _flag,
    Kind.DATE: _date,
    Kind.CHOICE: _choice,
    Kind.CHOICES: _choices,
    Kind.REFERENCE: _text,
    Kind.REFERENCES: _text,
    Kind.IDENTITY: _identity,
}
