"""What a term's workload comes from, and what of it a rule set can use."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from typing import Final

from onex_desktop.domain.problems import Place, Problem, ProblemsFound, Severity, refuse
from onex_desktop.domain.teaching.assignments import CountedAs
from onex_desktop.domain.workload.factors import Categories
from onex_desktop.domain.workload.inputs import known_parameters, read_inputs
from onex_desktop.domain.workload.parameters import COURSE_TYPE, Value, Values
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.reckoning import Reckoning
from onex_desktop.domain.workload.rounding import plain
from onex_desktop.domain.workload.rule_sets import Line, RuleSet


class SourceKind(StrEnum):
    """Where a line comes from; a correction comes from the line it corrects."""

    ASSIGNMENT = "assignment"
    ITEM = "item"
    CORRECTION = "correction"


class ItemKind(StrEnum):
    """Work that is no teaching slot (domain rules §2.3)."""

    EXAM_PREP_TRAINING = "exam_prep_training"
    ASSESSING = "assessing"
    INVIGILATION = "invigilation"
    ITEM_WRITING = "item_writing"
    EXAM_ADMINISTRATION = "exam_administration"
    PASS_GUIDANCE = "pass_guidance"  # noqa: S105 -- 获证, not a password
    LECTURE = "lecture"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """One thing a teacher did or does in a term.

    ``key`` is that of the assignment or item, ``part`` the class or merged group within it, 0 for the whole.
    ``facts`` is what the library knows about it, ``given`` what was entered for the reckoning, as it was written; the
    latter goes before. ``same`` names the course, so that the second class of it is a repeat.
    """

    kind: SourceKind
    key: int
    part: int
    teacher_id: int
    title: str
    group: str = ""
    facts: Values = field(default_factory=dict)
    given: Mapping[str, str] = field(default_factory=dict)
    counted_as: CountedAs = CountedAs.PLAN
    item: ItemKind | None = None
    same: str = ""

    @property
    def name(self) -> str:
        """What it is called: course and class."""
        return f"{self.title}（{self.group}）" if self.group else self.title

    @property
    def quantity(self) -> Decimal | None:
        """The hours entered, or the amount of an item; None while unknown."""
        written = self.given.get("hours")
        value = Decimal(written) if written else self.facts.get("hours", self.facts.get("quantity"))
        return value if isinstance(value, Decimal) else None

    @property
    def digest(self) -> str:
        """A digest of everything that can move the hours or the words of the line."""
        content = {
            "kind": self.kind,
            "title": self.name,
            "counted_as": self.counted_as,
            "item": self.item,
            "facts": _written(self.facts),
            "given": dict(self.given),
        }
        return digest_of(content)


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A source under a rule set: its reckoning, or why there is none yet."""

    source: Source
    reckoning: Reckoning | None
    problems: tuple[Problem, ...] = ()

    @property
    def hours(self) -> Decimal | None:
        """The standard hours; None where something is missing, which is not 0."""
        return None if self.reckoning is None else self.reckoning.hours


ASSUMED: Final[Values] = {"repeat": Decimal(1)}
"""What is taken where a rule set asks for it and nothing else is known: a course taught once is no repeat."""


def reckon_sources(reckoner: Reckoner, sources: Iterable[Source]) -> tuple[Reckoned, ...]:
    """Return every source reckoned, in their order; the second class of a course is its first repeat."""
    return tuple(_reckoned(reckoner, source) for source in with_repeats(tuple(sources)))


def with_repeats(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources with the ordinal of each class of a course taught several times by one teacher.

    The order is that of the sources; an ordinal given by hand stands.
    """
    classes = Counter((source.teacher_id, source.same) for source in sources if source.same)
    seen: Counter[tuple[int, str]] = Counter()
    found: list[Source] = []
    for source in sources:
        course = (source.teacher_id, source.same)
        if classes[course] > 1:
            seen[course] += 1
            found.append(replace(source, facts={**source.facts, "repeat": Decimal(seen[course])}))
        else:
            found.append(source)
    return tuple(found)


def usable_inputs(rule_set: RuleSet, source: Source) -> Values:
    """Return those of a source's facts that one line of the rule set reads.

    Raises ``ProblemsFound`` naming what is missing in the line that comes nearest, or the lines in question when
    several fit: a guess would decide about pay.
    """
    lines = _candidates(rule_set, source)
    known = {**_facts_of(lines, source), **given_values(rule_set, source.given)}
    fitting: list[Values] = []
    lacking: list[tuple[Line, list[str]]] = []
    for line in lines:
        usable, missing = _usable(line, known)
        if missing:
            lacking.append((line, missing))
        else:
            fitting.append(usable)
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        named = "、".join(word for line in lines for word in line.course_types)
        names = "、".join(line.label or line.key for line in lines)
        raise refuse("workload.line_ambiguous", rule_set=rule_set.code, lines=names, known=named)
    raise ProblemsFound(_complaints(*min(lacking, key=lambda pair: len(pair[1]))))


def teaching_lines(rule_set: RuleSet) -> list[Line]:
    """Return the lines that reckon teaching: those of items beside it are left out."""
    items = set(ItemKind)
    return [line for line in rule_set.lines if line.base is not None and not items & set(line.course_types)]


def _reckoned(reckoner: Reckoner, source: Source) -> Reckoned:
    try:
        return Reckoned(source, reckoner.reckon(usable_inputs(reckoner.rule_set, source)))
    except ProblemsFound as found:
        return Reckoned(source, None, tuple(p for p in found.problems if p.severity is Severity.ERROR))


def _candidates(rule_set: RuleSet, source: Source) -> list[Line]:
    """Return the lines a source may be reckoned by."""
    if source.item is not None:
        listed = [line for line in rule_set.lines if source.item in line.course_types]
        itemised = [line for line in rule_set.lines if any(item.key == source.item for item in line.items)]
        if not listed and not itemised:
            raise refuse("workload.item_not_in_rules", rule_set=rule_set.code, item=source.item.value)
        return listed or itemised
    lines = teaching_lines(rule_set)
    word = source.given.get(COURSE_TYPE, source.facts.get(COURSE_TYPE))
    if not lines:
        raise refuse("workload.no_teaching_line", rule_set=rule_set.code)
    if word is None or not any(line.course_types or _maps(line) for line in lines):
        return lines
    found = [line for line in lines if word in line.course_types or _maps(line) or not line.course_types]
    if not found:
        known = "、".join(dict.fromkeys(name for line in lines for name in line.course_types))
        raise refuse("workload.word_unknown", name=COURSE_TYPE, value=str(word), known=known)
    return found


def _maps(line: Line) -> bool:
    return any(isinstance(rule.kind, Categories) and rule.kind.field == COURSE_TYPE for rule in line.factors)


def _facts_of(lines: Sequence[Line], source: Source) -> dict[str, Value]:
    facts = dict(source.facts)
    if source.item is not None:
        facts[COURSE_TYPE] = source.item.value
        facts[source.item.value] = source.facts["quantity"]
        if source.item not in {word for line in lines for word in line.course_types}:
            del facts[COURSE_TYPE]
    return facts


def _usable(line: Line, known: Mapping[str, Value]) -> tuple[dict[str, Value], list[str]]:
    reads = (*line.required, *line.optional)
    usable = {key: known[key] for key in reads if key in known}
    usable |= {key: ASSUMED[key] for key in line.required if key in ASSUMED and key not in usable}
    return usable, [key for key in line.required if key not in usable]


def _complaints(line: Line, missing: list[str]) -> list[Problem]:
    name = line.label or line.key
    return [
        Problem("workload.parameter_missing", Severity.ERROR, {"name": key, "line": name}, Place("workload", field=key))
        for key in missing
    ]


def given_values(rule_set: RuleSet, given: Mapping[str, str]) -> dict[str, Value]:
    """Return what was entered for a source, as far as the rule set reads it; other rule sets may read the rest.

    Raises ``ProblemsFound`` for a value that is no value of its parameter.
    """
    known = known_parameters(rule_set) if given else {}
    return read_inputs(rule_set, [(key, text) for key, text in given.items() if key in known])


def digest_of(content: object) -> str:
    """Return the SHA-256 of plain data in its one canonical form."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _written(values: Values) -> dict[str, str]:
    return {key: plain(value) if isinstance(value, Decimal) else str(value) for key, value in values.items()}
