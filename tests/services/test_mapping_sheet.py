"""The sheet of links: links of requirements, of whichever edition, go out and come back like those of modules."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books
from tests.services.small_standard import SMALL

from onex_desktop.domain.mapping import CellKey, CertificateMatrix, MatrixCell, Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import ImportPlan, RowState
from onex_desktop.domain.standards.tree import Section, StandardDraft, StandardStatus, dotted, walk
from onex_desktop.domain.values import Level
from onex_desktop.services import checking, exporting, importing, mapping, standard_adoption, standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import NewLink

HEADING = ("1+X证书", "证书模块", "技能要求", "人才培养方案", "课程", "课程模块", "强度")


def _opened(ctx: AppContext) -> CertificateMatrix:
    (choice,) = mapping.choices(ctx)
    found = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert found is not None
    return found


def _edition(ctx: AppContext, name: str, status: StandardStatus) -> int:
    """Take the small standard over, for module 2-2 at two levels; return its key."""
    draft = StandardDraft(_opened(ctx).certificate_id, name, status=status)
    content = {Section(level, 2): SMALL for level in (Level.ELEMENTARY, Level.INTERMEDIATE)}
    return standards.take_over(ctx, draft, content).first("standards")


def _requirement(ctx: AppContext, standard: int, level: Level, number: str) -> int:
    tree = standards.content(ctx, standard)[Section(level, 2)]
    return next(item.id for each, item in walk(tree) if dotted(each) == number)


def _kept(ctx: AppContext) -> dict[CellKey, tuple[Strength, Decimal | None, str]]:
    return {key: (cell.strength, cell.hours, cell.note) for key, cell in mapping.links(ctx).items()}


@pytest.fixture
def school(tmp_path: Path) -> tuple[AppContext, int, int]:
    """The sample with two editions of the standard, and a link at each level and edition."""
    ctx = factories.sample_library(tmp_path)
    old = _edition(ctx, "1.0版", StandardStatus.ARCHIVED)
    new = _edition(ctx, "2.0版", StandardStatus.IN_FORCE)
    slot = _opened(ctx).columns[0].id
    for edition in (old, new):
        for level, strength in ((Level.ELEMENTARY, Strength.WEAK), (Level.INTERMEDIATE, Strength.STRONG)):
            unit = -_requirement(ctx, edition, level, "1.1.2")
            mapping.set_cells(ctx, [mapping.CellEdit((unit, slot), strength)])
            mapping.set_details(ctx, (unit, slot), Decimal(edition), f"{level}")
    return ctx, old, new


@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_every_link_comes_back(school: tuple[AppContext, int, int], tmp_path: Path, suffix: str) -> None:
    ctx, _, _ = school
    before = _kept(ctx)
    assert sum(unit < 0 for unit, _ in before) == 4
    path = tmp_path / f"a.{suffix}"
    exporting.export(ctx, path, ["mapping"])
    same = importing.plan(ctx, path, {"a": "mapping"} if suffix == "csv" else None)
    assert (same.problems, same.count(RowState.UNCHANGED)) == ((), len(before))
    mapping.set_cells(ctx, [mapping.CellEdit(key, None) for key in before])
    importing.apply(ctx, importing.plan(ctx, path, {"a": "mapping"} if suffix == "csv" else None))
    assert _kept(ctx) == before


def test_a_requirement_is_named_by_level_module_and_number(school: tuple[AppContext, int, int], tmp_path: Path) -> None:
    exporting.export(school[0], tmp_path / "a.xlsx", ["mapping"])
    (rows,) = books.content(tmp_path / "a.xlsx").values()
    at = list(rows[0]).index("技能要求")
    assert [row[at] for row in rows[1:] if row[at]] == [
        "1.0版 初级 2-2 1.1.2", "1.0版 中级 2-2 1.1.2", "初级 2-2 1.1.2", "中级 2-2 1.1.2",
    ]  # fmt: skip


def _plan(ctx: AppContext, tmp_path: Path, module: str, requirement: str) -> ImportPlan:
    certificate, plan = _opened(ctx).certificate, _opened(ctx).plan
    column = _opened(ctx).columns[1]
    row = (certificate, module, requirement, plan, column.course, column.label, "中")
    return importing.plan(ctx, books.book(tmp_path / "b.xlsx", [HEADING, row], "对应关系"))


@pytest.mark.parametrize(
    ("module", "requirement", "code"),
    [
        ("", "", "mapping.unit_missing"),
        ("2-2", "中级 2-2 1.1.2", "mapping.two_units"),
        ("", "2-2 1.1.2", "import.reference_ambiguous"),
        ("", "3.0版 中级 2-2 1.1.2", "import.reference_unknown"),
    ],
)
def test_a_row_says_one_unit_without_doubt(
    school: tuple[AppContext, int, int], tmp_path: Path, module: str, requirement: str, code: str
) -> None:
    found = _plan(school[0], tmp_path, module, requirement)
    assert ([each.problem.code for each in found.problems], found.count(RowState.REFUSED)) == ([code], 1)


def test_a_requirement_is_found_without_spaces(school: tuple[AppContext, int, int], tmp_path: Path) -> None:
    ctx, _, new = school
    importing.apply(ctx, _plan(ctx, tmp_path, "", "中级2-2 1.1.2"))
    key = (-_requirement(ctx, new, Level.INTERMEDIATE, "1.1.2"), _opened(ctx).columns[1].id)
    assert mapping.links(ctx)[key].strength == Strength.MEDIUM


def test_a_file_without_the_column_still_means_the_module(school: tuple[AppContext, int, int], tmp_path: Path) -> None:
    ctx, _, _ = school
    matrix = _opened(ctx)
    key = next(key for key in matrix.cells if key[0] == 1)
    column = next(each for each in matrix.columns if each.id == key[1])
    other = Strength.WEAK if matrix.cells[key] != MatrixCell(Strength.WEAK) else Strength.MEDIUM
    word = {Strength.WEAK: "弱", Strength.MEDIUM: "中"}[other]
    heading = tuple(title for title in HEADING if title != "技能要求")
    row = (matrix.certificate, "2-1", matrix.plan, column.course, column.label, word)
    found = importing.plan(ctx, books.book(tmp_path / "b.xlsx", [heading, row], "对应关系"))
    assert (found.problems, found.count(RowState.CHANGED), found.count(RowState.NEW)) == ((), 1, 0)


def test_the_matrix_shows_the_edition_that_its_plan_adopted(school: tuple[AppContext, int, int]) -> None:
    ctx, old, new = school
    assert _opened(ctx).edition == "2.0版"
    plan = _opened(ctx).plan_id
    standard_adoption.adopt(ctx, plan, old)
    assert _opened(ctx).edition == "1.0版"
    assert -_requirement(ctx, old, Level.INTERMEDIATE, "1.1.1") in {unit.id for unit in _opened(ctx).units}
    standard_adoption.adopt(ctx, plan, new)
    assert _opened(ctx).edition == "2.0版"


def test_links_added_together_are_as_links_added_one_by_one(tmp_path: Path) -> None:
    together, single = (factories.sample_library(tmp_path / name) for name in ("a", "b"))
    keys = list(mapping.links(single))[:3]
    for ctx in (together, single):
        mapping.set_cells(ctx, [mapping.CellEdit(key, None) for key in keys])
    new = [NewLink(key, Strength.WEAK, {"hours": Decimal("1.5"), "note": "注"}) for key in keys]
    changed = mapping.add_links(together, new)
    for key in keys:
        mapping.set_cells(single, [mapping.CellEdit(key, Strength.WEAK)])
        mapping.set_details(single, key, Decimal("1.5"), "注")
    assert _kept(together) == _kept(single)
    assert len(changed.ids["mapping_links"]) == len(keys)
    assert checking.check(together).integrity.ok
    before = _kept(together)
    with pytest.raises(ProblemsFound) as refused:
        mapping.add_links(together, [NewLink((999, keys[0][1]), Strength.WEAK, {})])
    assert [(problem.code, problem.where and problem.where.row_id) for problem in refused.value.problems] == [
        ("record.gone", 0)
    ]
    assert _kept(together) == before
