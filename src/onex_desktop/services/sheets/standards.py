"""Bridges of the sheets about skill level standards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from onex_desktop.domain.problems import Param, Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.standards.rows import NUMBERS, WORDS, OutlineRow
from onex_desktop.domain.standards.tree import Number, Section, StandardDraft, StandardStatus, dotted, walk
from onex_desktop.domain.values import Level
from onex_desktop.exchange.normalising import folded
from onex_desktop.exchange.sheets import standards as specs
from onex_desktop.services import standard_rows, standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World, behind_predecessors
from onex_desktop.services.sheets.standards_above import AboveInStandards
from onex_desktop.services.standard_rows import StandardLine
from onex_desktop.wording import labels


def _standards(ctx: AppContext) -> list[Stored]:
    rows = [
        Stored(row.id, {
            "certificate": row.draft.certificate_id, "edition": row.draft.edition, "issued": row.draft.issued,
            "status": row.draft.status, "source": row.draft.source, "predecessor": row.draft.predecessor_id,
        })
        for row in standards.standards(ctx)
    ]  # fmt: skip
    return behind_predecessors(rows)


def _save_standard(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = StandardDraft(
        values["certificate"], values["edition"], values["issued"], StandardStatus(values["status"]),
        values["source"], values["predecessor"],
    )  # fmt: skip
    changed = standards.save_standard(ctx, draft, key)
    return changed.first("standards") if key is None else key


def _check_standard(values: Values, key: int | None, _world: World) -> list[Problem]:
    if key is not None and values["predecessor"] == key:
        return [Problem("standards.own_predecessor", where=Place("standards", field="predecessor_id"))]
    return []


def _standard_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    certificate = world.values("certificates", values["certificate"]).get("name", "")
    return 0, (f"{certificate} {values['edition']}", values["edition"])


def _requirements(ctx: AppContext) -> Iterator[Stored]:
    """Yield a row for each requirement, and for each area and task that has nothing below it."""
    for row in standards.standards(ctx):
        ordered = sorted(standards.content(ctx, row.id).items(), key=lambda pair: pair[0].order)
        for section, tree in ordered:
            shared = {
                "certificate": row.draft.certificate_id, "edition": row.draft.edition, "level": section.level,
                "module": section.module_id,
            }  # fmt: skip
            path: list[str] = []
            for number, item in walk(tree):
                path = [*path[: len(number) - 1], item.text]
                if not item.parts:
                    yield Stored(standard_rows.row_key(number, item.id), {**shared, **_cells(number, path)})


def _cells(number: Number, path: Sequence[str]) -> Values:
    found: Values = dict.fromkeys((*NUMBERS, *WORDS), "")
    for depth, words in enumerate(path, start=1):
        found[NUMBERS[depth - 1]], found[WORDS[depth - 1]] = dotted(number[:depth]), words
    return found


def _line(values: Values) -> StandardLine:
    outline = OutlineRow(**{field: values[field] for field in (*NUMBERS, *WORDS)})
    section = Section(Level(values["level"]), values["module"])
    return StandardLine(values["certificate"], values["edition"], section, outline)


def _save_requirement(ctx: AppContext, values: Values, key: int | None) -> int:
    if key is None:
        return standard_rows.add_rows(ctx, [_line(values)])[0]
    standard_rows.change_row(ctx, key, _line(values).outline)
    return key


def _check_requirement(values: Values, _key: int | None, world: World) -> list[Problem]:
    module = world.values("certificate_modules", values["module"])
    levels = module.get("levels", ())
    if not isinstance(levels, tuple) or values["module"] is None or values["level"] in levels:
        return []
    params: dict[str, Param] = {"module": f"{module['code']} {module['name']}", "level": str(values["level"])}
    return [Problem("standards.level_not_offered", params=params, where=Place("standards", field="level"))]


def _requirement_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    """Return the names of a requirement; the short ones mean the newest edition in force."""
    if not values["number"]:
        return values["certificate"], ()
    code = world.values("certificate_modules", values["module"]).get("code", "")
    within = f"{code} {values['number']}".strip()
    full = f"{labels.LEVELS[values['level']]} {within}"
    is_newest = folded(values["edition"]) == folded(_newest_in_force(values["certificate"], world))
    short = (full, within, values["text"]) if is_newest else ()
    return values["certificate"], (*short[:1], f"{values['edition']} {full}", *short[1:])


def _newest_in_force(certificate: int, world: World) -> str:
    in_force = StandardStatus.IN_FORCE.value
    editions = world.rows["standards"].items()
    found = [
        (key, row["edition"]) for key, row in editions if (row["certificate"], row["status"]) == (certificate, in_force)
    ]
    return str(max(found)[1]) if found else ""


def _above(stored: Iterable[Stored], world: World) -> AboveInStandards:
    return AboveInStandards(stored, world)


STANDARDS = Bridge(
    specs.STANDARDS, (("certificate", "edition"),), _standards, _save_standard, _check_standard,
    kind="standards", words=_standard_words,
)  # fmt: skip
REQUIREMENTS = Bridge(
    specs.REQUIREMENTS, (("certificate", "edition", "level", "module", "area_number", "task_number", "number"),),
    _requirements, _save_requirement, _check_requirement,
    add_many=lambda ctx, rows: standard_rows.add_rows(ctx, [_line(values) for values in rows]),
    above=_above, kind="requirements", words=_requirement_words, asks=("standards",),
)  # fmt: skip
