"""The rows of a matrix: modules over the tree of the standard, competencies over their indicators, or pilots."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.catalogue import PilotRow
from onex_desktop.domain.mapping.matrix import MatrixRow, MatrixUnit, RowKind
from onex_desktop.domain.plans import CompetencyRow
from onex_desktop.domain.standards.tree import DEPTH, Content, Item, Section, Tree
from onex_desktop.domain.values import Level

_KINDS = (RowKind.AREA, RowKind.TASK, RowKind.REQUIREMENT)

Rows = tuple[tuple[MatrixUnit, ...], tuple[MatrixRow, ...]]


def rows_of(modules: Sequence[MatrixUnit], content: Content, level: Level, linked: frozenset[int]) -> Rows:
    """Return units and rows of a certificate at a level.

    A module with requirements rolls them up; as a unit it stays in sight only while it is ``linked`` itself, and does
    not count then. Requirements of no module come last.
    """
    build = _Build()
    levels = frozenset({level})
    for module in modules:
        tree = content.get(Section(level, module.id), ())
        if not _has_requirements(tree, 1):
            build.unit(RowKind.UNIT, module.id, module, module.code, module.name, 0)
            continue
        with_own = module.id in linked
        start, at = len(build.units), len(build.rows)
        build.tree(tree, 1, f"{module.code} ", levels)
        if with_own:
            own = MatrixUnit(module.id, module.code, module.name, module.levels, counts=False)
            build.unit(RowKind.UNIT, module.id, own, module.code, "整体（已按要求对照，不计入覆盖）", 1)
        row = MatrixRow(RowKind.MODULE, module.id, module.code, module.name, 0, start, len(build.units))
        build.rows.insert(at, row)
    build.tree(content.get(Section(level), ()), 0, "", levels)
    return tuple(build.units), tuple(build.rows)


def indicator_rows(competencies: Sequence[CompetencyRow]) -> Rows:
    """Return units and rows of a plan: competencies roll up their indicators; one that has none is left out."""
    build = _Build()
    for row in competencies:
        start, at = len(build.units), len(build.rows)
        for each in row.indicators:
            unit = MatrixUnit(each.id, each.code, each.text, frozenset())
            build.unit(RowKind.INDICATOR, each.id, unit, each.code, each.text, 1)
        if row.indicators:
            name = row.name or row.statement
            build.rows.insert(at, MatrixRow(RowKind.COMPETENCY, row.id, row.code, name, 0, start, len(build.units)))
    return tuple(build.units), tuple(build.rows)


def pilot_rows(pilots: Sequence[PilotRow]) -> Rows:
    """Return units and rows of a year: a pilot is a row; several of one certificate stand below it, by college."""
    of: dict[int, list[PilotRow]] = {}
    for pilot in pilots:
        of.setdefault(pilot.draft.certificate_id, []).append(pilot)
    build = _Build()
    for certificate, own in of.items():
        start, at = len(build.units), len(build.rows)
        for pilot in own:
            number = "" if pilot.draft.sequence is None else str(pilot.draft.sequence)
            unit = MatrixUnit(pilot.id, number, pilot.certificate, pilot.draft.levels)
            name = pilot.college if len(own) > 1 else pilot.certificate
            build.unit(RowKind.PILOT, pilot.id, unit, number, name, int(len(own) > 1))
        if len(own) > 1:
            row = MatrixRow(RowKind.CERTIFICATE, certificate, "", own[0].certificate, 0, start, len(build.units))
            build.rows.insert(at, row)
    return tuple(build.units), tuple(build.rows)


class _Build:
    def __init__(self) -> None:
        self.units: list[MatrixUnit] = []
        self.rows: list[MatrixRow] = []

    def unit(self, kind: RowKind, record: int, unit: MatrixUnit, code: str, name: str, depth: int) -> None:
        self.rows.append(MatrixRow(kind, record, code, name, depth, len(self.units), len(self.units) + 1))
        self.units.append(unit)

    def tree(self, tree: Tree, depth: int, path: str, levels: frozenset[Level], above: str = "") -> None:
        for item in tree:
            self._item(item, depth, path, levels, above)

    def _item(self, item: Item, depth: int, path: str, levels: frozenset[Level], above: str) -> None:
        number = f"{above}{item.number}"
        kind = _KINDS[number.count(".")]
        if kind is RowKind.REQUIREMENT:
            unit = MatrixUnit(-item.id, f"{path}{number}", item.text, levels)
            self.unit(kind, item.id, unit, number, item.text, depth)
            return
        if not _has_requirements(item.parts, number.count(".") + 2):
            return
        start, at = len(self.units), len(self.rows)
        self.tree(item.parts, depth + 1, path, levels, f"{number}.")
        self.rows.insert(at, MatrixRow(kind, item.id, number, item.text, depth, start, len(self.units)))


def _has_requirements(tree: Tree, depth: int) -> bool:
    """Return whether there is a requirement in a tree whose items stand at ``depth``."""
    return any(depth == DEPTH or _has_requirements(item.parts, depth + 1) for item in tree)
