"""A rule set as the library keeps it: versioned data in one canonical form, in force from a term on."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import Any, Final

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.rounding import plain
from onex_desktop.domain.workload.rule_sets import Completeness, RuleSet

Definition = dict[str, Any]
"""A rule file as plain data, numbers as text."""

_FLAT: Final = ("base", "factors", "items", "cap")


class RuleSetStatus(StrEnum):
    """A draft is worked on, one in force reckons the terms from its own on, a retired one is kept for what it did."""

    DRAFT = "draft"
    IN_FORCE = "in_force"
    RETIRED = "retired"


@dataclass(frozen=True, slots=True)
class RuleSetDraft:
    """A rule set as entered."""

    code: str
    name: str
    definition: Definition
    effective_from: str = ""
    status: RuleSetStatus = RuleSetStatus.DRAFT


@dataclass(frozen=True, slots=True)
class RuleSetRow:
    """A revision as stored; ``statements`` counts those that use it, which then may never change."""

    id: int
    version: int
    code: str
    revision: int
    name: str
    unit: str
    effective_from: str
    source: str
    completeness: Completeness
    status: RuleSetStatus
    definition: str
    digest: str
    statements: int = 0

    @property
    def title(self) -> str:
        """What a revision is called: 校折 第 2 版."""
        return f"{self.name} 第 {self.revision} 版"

    @property
    def data(self) -> Definition:
        """The definition as plain data."""
        found: Definition = json.loads(self.definition)
        return found

    def parsed(self) -> RuleSet:
        """Return the rule set; what is stored was parsed when it was saved."""
        return replace(parse(self.data), version=str(self.revision))


def plain_data(value: object) -> Any:  # noqa: ANN401 -- data of a file, whatever it holds
    """Return parsed TOML or JSON with its exact numbers as text."""
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, Mapping):
        return {str(key): plain_data(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [plain_data(inner) for inner in value]
    return value


def canonical(definition: Mapping[str, object]) -> str:
    """Return the one text of a definition, so that the same rules have the same digest."""
    return json.dumps(plain_data(definition), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """Return the SHA-256 of a definition's canonical text."""
    return hashlib.sha256(text.encode()).hexdigest()


def with_lines(definition: Mapping[str, object], other: Mapping[str, object]) -> Definition:
    """Return a rule set that also has the lines of another, for example those of certificate training.

    Raises ``ProblemsFound`` when a line has the same key in both; parameters and derived values that both declare
    alike are kept once.
    """
    made, more = _opened(definition), _opened(other)
    doubled = {line["key"] for line in made["lines"]} & {line["key"] for line in more["lines"]}
    if doubled:
        raise refuse("workload.lines_there", lines="、".join(sorted(doubled)))
    made["lines"] += more["lines"]
    for part in ("parameters", "derived", "notes", "missing"):
        kept = list(made.get(part, []))
        kept += [each for each in more.get(part, []) if each not in kept]
        if kept:
            made[part] = kept
    parse(made)
    return made


def _opened(definition: Mapping[str, object]) -> Definition:
    """Return the definition with its lines as a list, also where it had only one at its top."""
    made: Definition = json.loads(canonical(definition))
    if "lines" not in made:
        only = {key: made.pop(key) for key in _FLAT if key in made}
        made["lines"] = [{"key": "class", "label": made.get("title", ""), **only}]
    return made


def in_force(rows: Iterable[RuleSetRow], term: str) -> RuleSetRow:
    """Return the rule set that reckons a term.

    Raises ``ProblemsFound`` when there is none, and naming them when there are two: newer revisions of one code
    follow each other, two codes at a time are a contradiction.
    """
    found = candidates(rows, term)
    if not found:
        raise refuse("workload.no_rule_set", term=term)
    if len(found) > 1:
        raise ProblemsFound([two_in_force(found, term)])
    return found[0]


def candidates(rows: Iterable[RuleSetRow], term: str) -> Sequence[RuleSetRow]:
    """Return the newest revision of each code in force in a term."""
    newest: dict[str, RuleSetRow] = {}
    for row in rows:
        if row.status is RuleSetStatus.IN_FORCE and row.effective_from <= term:
            former = newest.get(row.code)
            if former is None or (former.effective_from, former.revision) < (row.effective_from, row.revision):
                newest[row.code] = row
    return tuple(newest.values())


def two_in_force(rows: Sequence[RuleSetRow], term: str) -> Problem:
    """Return the finding that several rule sets claim a term."""
    params = {"term": term, "names": "、".join(row.title for row in rows)}
    return Problem(
        "workload.two_rule_sets", Severity.ERROR, params, Place("workload", rows[0].id, rows[0].title, "rules")
    )
