"""What a draft of a rule set is headed by: name, source, unit, and how complete its source is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.workload.definitions import RuleSetRow
from onex_desktop.gui.pages.record_values import Values, text
from onex_desktop.gui.widgets.fields import Field, Value
from onex_desktop.wording import workload as wording

FIELDS: Final = (
    Field("name", "名称", required=True),
    Field("source", "依据", "multiline", required=True, hint="学校文件的名称和文号"),
    Field("unit", "单位", required=True),
    Field("completeness", "依据情况", "choice", choices=tuple(wording.COMPLETENESS.items()), required=True),
)
PLACES: Final = {"title": "name"}
"""Parts of a rule file that the form calls otherwise."""


@dataclass(frozen=True, slots=True)
class Head:
    """The head as filled in."""

    name: str
    source: str
    unit: str
    completeness: str


def head_of(values: Values) -> Head:
    """Return what a form holds."""
    return Head(*(text(values, key) for key in ("name", "source", "unit", "completeness")))


def head_values(row: RuleSetRow) -> dict[str, Value]:
    """Return what a form shows."""
    return {"name": row.name, "source": row.source, "unit": row.unit, "completeness": row.completeness.value}
