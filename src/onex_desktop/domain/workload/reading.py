"""Reading plain data (parsed TOML or JSON) key by key, collecting every problem with its place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final, TypeVar

from onex_desktop.domain.problems import Param, Place, Problem, Severity
from onex_desktop.domain.workload.formulas import Formula, FormulaError, Number, parse_formula

Closed = TypeVar("Closed", bound=StrEnum)

KEY: Final = re.compile(r"[a-z][a-z0-9_]*")
_NUMBER: Final = re.compile(r"-?\d+(\.\d+)?")
_LARGEST: Final = Decimal(1_000_000)
_DECIMALS: Final = 6
ONE: Final = Number(Decimal(1))


class Findings:
    """Every problem of a rule set, in the order found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def report(self, code: str, place: str, **params: Param) -> None:
        """Add a problem; ``place`` is the way to it through the file: ``lines[1].factors[2].steps[3]``."""
        where = Place("workload", name=place)
        self.problems.append(Problem(code, Severity.ERROR, {"place": place, **params}, where))


class Table:
    """A table of the file; what nobody asked for is reported by ``finish``."""

    def __init__(self, data: Mapping[str, object], place: str, findings: Findings) -> None:
        self.data = data
        self.place = place
        self.findings = findings
        self._taken: set[str] = set()

    def at(self, key: str) -> str:
        """Return the place of a key."""
        return f"{self.place}.{key}" if self.place else key

    def report(self, code: str, key: str, **params: Param) -> None:
        """Report a problem at a key."""
        self.findings.report(code, self.at(key), **params)

    def has(self, key: str) -> bool:
        """Tell whether the key is there."""
        return key in self.data

    def raw(self, key: str) -> object:
        """Return what is there as it is, or None."""
        self._taken.add(key)
        return self.data.get(key)

    def text(self, key: str, default: str | None = None) -> str:
        """Return a text; without ``default`` it must be there and not be empty."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        if not isinstance(value, str) or not (value.strip() or default is not None):
            self.report("workload.rule_text_missing", key)
            return ""
        return value.strip()

    def identifier(self, key: str) -> str:
        """Return a name that can stand on the command line: lower-case letters, digits, underscores."""
        value = self.text(key)
        if value and not KEY.fullmatch(value):
            self.report("workload.rule_key_form", key, value=value)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, empty when it is not there."""
        return tuple(str(value) for value in self._list(key, str))

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a yes or no."""
        value = self.raw(key)
        if value is None:
            return default
        if not isinstance(value, bool):
            self.report("workload.rule_not_a_flag", key)
            return default
        return value

    def choice(self, key: str, closed: type[Closed], default: Closed | None = None) -> Closed | None:
        """Return a member of a closed set, or None when it is not one."""
        value = self.raw(key)
        if value is None and default is not None:
            return default
        try:
            return closed(str(value))
        except ValueError:
            self.report("workload.rule_choice", key, value=str(value or ""), known="、".join(closed))
            return None

    def number(self, key: str, default: Decimal | None = None) -> Decimal:
        """Return a number that is not negative; without ``default`` it must be there."""
        found = self.perhaps(key)
        if found is None and default is None and self.data.get(key) is None:
            self.report("workload.rule_number_missing", key)
        return found if found is not None else default or Decimal(0)

    def positive(self, key: str, default: Decimal | None = None) -> Decimal:
        """Return a number above zero, 1 in place of a wrong one."""
        found = self.number(key, default)
        if not found and self.data.get(key) is not None:
            self.report("workload.rule_zero", key)
        return found or Decimal(1)

    def perhaps(self, key: str) -> Decimal | None:
        """Return a number that is not negative, or None when there is none."""
        value = self.raw(key)
        return None if value is None else self.as_number(value, key)

    def whole(self, key: str) -> int | None:
        """Return a whole number that is not negative, or None when there is none."""
        found = self.perhaps(key)
        if found is not None and found != found.to_integral_value():
            self.report("workload.rule_not_whole", key, value=str(found))
            return None
        return None if found is None else int(found)

    def numbers(self, key: str) -> tuple[Decimal, ...]:
        """Return a list of at least one number."""
        values = self._list(key, object)
        if not values:
            self.report("workload.rule_list_empty", key)
        found = (self.as_number(value, f"{key}[{place}]") for place, value in enumerate(values, 1))
        return tuple(number for number in found if number is not None)

    def as_number(self, value: object, key: str) -> Decimal | None:
        """Return the exact number written at ``key``; a binary float is none, because it is not exact."""
        text = str(value)
        # A yes or no is an int, but is not written as a number.
        if not isinstance(value, str | int | Decimal) or not _NUMBER.fullmatch(text):
            self.report("workload.rule_not_a_number", key, value=text)
            return None
        number = Decimal(text)
        if number < 0:
            self.report("workload.rule_negative", key, value=text)
        elif number > _LARGEST or -int(number.as_tuple().exponent) > _DECIMALS:
            self.report("workload.rule_number_long", key, value=text)
        else:
            return number
        return None

    def formula(self, value: object, key: str) -> Formula:
        """Return the formula written at ``key``, 1 in place of a wrong one."""
        if not isinstance(value, str):
            self.report("workload.rule_text_missing", key)
            return ONE
        try:
            return parse_formula(value)
        except FormulaError as error:
            self.report("workload.rule_formula", key, value=value, position=error.position)
            return ONE

    def table(self, key: str) -> Table | None:
        """Return a table within this one, or None when there is none."""
        value = self.raw(key)
        if value is None:
            return None
        if not isinstance(value, Mapping):
            self.report("workload.rule_not_a_table", key)
            return None
        return Table(value, self.at(key), self.findings)

    def tables(self, key: str) -> tuple[Table, ...]:
        """Return a list of tables within this one, numbered from 1 in their places."""
        found = enumerate(self._list(key, Mapping), 1)
        return tuple(Table(v, self.at(f"{key}[{n}]"), self.findings) for n, v in found if isinstance(v, Mapping))

    def finish(self) -> None:
        """Report every key that nobody asked for."""
        for key in self.data:
            if key not in self._taken:
                self.report("workload.rule_key_unknown", str(key))

    def _list(self, key: str, kind: type) -> list[object]:
        value = self.raw(key)
        if value is None:
            return []
        if not isinstance(value, list):
            self.report("workload.rule_not_a_list", key)
            return []
        for place, element in enumerate(value, 1):
            if not isinstance(element, kind):
                self.report("workload.rule_list_element", f"{key}[{place}]")
        return [element for element in value if isinstance(element, kind)]


def repeated(names: Iterable[str]) -> tuple[str, ...]:
    """Return the names that come more than once."""
    seen: list[str] = list(names)
    return tuple(dict.fromkeys(name for place, name in enumerate(seen) if name and name in seen[:place]))
