"""What a line is described by: the parameter names of the command line, and those a rule set adds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

Value = Decimal | str | bool
Values = Mapping[str, Value]


class ParameterKind(StrEnum):
    """What may be given for a parameter."""

    NUMBER = "number"
    COUNT = "count"
    WORD = "word"
    FLAG = "flag"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A named input; a count is a whole number from 1, ``choices`` closes a word or a count."""

    key: str
    kind: ParameterKind
    label: str = ""
    unit: str = ""
    choices: tuple[str, ...] = ()


COURSE_TYPE: Final = "course_type"
PART: Final = "part"


class Part(StrEnum):
    """How a part of "每增加 10 人" counts: in proportion, as a whole one, or not at all; or asked on each line."""

    EXACT = "exact"
    BEGUN = "begun"
    FULL = "full"
    ASKED = "asked"


STANDARD: Final[Mapping[str, Parameter]] = {
    parameter.key: parameter
    for parameter in (
        Parameter("hours", ParameterKind.NUMBER),
        Parameter("weeks", ParameterKind.NUMBER),
        Parameter("days", ParameterKind.NUMBER),
        Parameter("students", ParameterKind.COUNT),
        Parameter("classes", ParameterKind.COUNT),
        Parameter("groups", ParameterKind.COUNT),
        Parameter("repeat", ParameterKind.COUNT),
        Parameter(COURSE_TYPE, ParameterKind.WORD),
        Parameter("new_course", ParameterKind.FLAG),
        Parameter("bilingual", ParameterKind.FLAG),
        Parameter("title", ParameterKind.WORD),
        Parameter("base", ParameterKind.COUNT),
        Parameter(PART, ParameterKind.WORD, choices=(Part.EXACT, Part.BEGUN, Part.FULL)),
    )
}
"""Names as in the command line; ``repeat`` is the ordinal of the class, 1 first. Labels and units are in wording."""


def factor_parameter(key: str) -> str:
    """Return the name under which the school gives the value of a factor that its rules leave open."""
    return f"{key}_factor"
