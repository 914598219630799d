"""Majors of pilots through the matrix: the same rows that the form of a pilot writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.catalogue import PilotDraft
from onex_desktop.domain.mapping import PilotMatrix, RowKind, Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, mapping_pilots, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit

ON = Strength.STRONG
VEHICLE, ROBOT = "智能新能源汽车", "工业机器人操作与运维"


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def opened(ctx: AppContext) -> PilotMatrix:
    """Return the matrix of the sample's year."""
    found = mapping_pilots.matrix(ctx, 2020)
    assert found is not None
    return found


def cell(ctx: AppContext, certificate: str, major: str) -> tuple[int, int]:
    """Return the key of a cell by its heads."""
    matrix = opened(ctx)
    unit = next(unit.id for unit in matrix.units if unit.name == certificate)
    return unit, next(column.id for column in matrix.columns if column.name == major)


def majors_of(ctx: AppContext, certificate: str) -> list[str]:
    """Return the majors of a pilot as the page of certificates lists them."""
    row = next(row for row in catalogue.pilots(ctx) if row.certificate == certificate)
    return [major.name for major in row.majors]


def second_pilot(ctx: AppContext) -> int:
    """Let 智能制造学院 run a pilot of the vehicle certificate as well; return its key."""
    first = next(row.draft for row in catalogue.pilots(ctx) if row.certificate == VEHICLE)
    college = next(row.id for row in campus.colleges(ctx) if row.name == "智能制造学院")
    major = next(row.id for row in campus.majors(ctx) if row.draft.name == "机电一体化")
    draft = PilotDraft(first.certificate_id, college, 2020, frozenset({Level.INTERMEDIATE}), (major,), 40)
    return catalogue.save_pilot(ctx, draft).first("pilots")


def test_the_year_shows_every_pilot_against_every_major(ctx: AppContext) -> None:
    matrix = opened(ctx)
    assert (len(matrix.units), len(matrix.columns)) == (12, len(campus.majors(ctx)))
    assert {row.kind for row in matrix.rows} == {RowKind.PILOT}
    listed = {(unit.id, major) for unit, row in zip(matrix.units, catalogue.pilots(ctx), strict=True)
              for major in row.draft.major_ids}  # fmt: skip
    assert matrix.cells.keys() == listed


def test_a_year_without_pilots_has_no_matrix(ctx: AppContext) -> None:
    assert mapping_pilots.matrix(ctx, 2019) is None


def test_a_major_is_added_at_the_end_of_the_pilots_list(ctx: AppContext) -> None:
    key = cell(ctx, VEHICLE, "机电一体化")
    changed = mapping_pilots.set_cells(ctx, [CellEdit(key, ON)])
    assert majors_of(ctx, VEHICLE) == ["新能源汽车技术", "机电一体化"]
    assert key in opened(ctx).cells
    assert changed.step is not None
    assert (changed.step.code, changed.step.subject) == ("mapping.set_cells", "智能新能源汽车 × 机电一体化")
    undo.undo(ctx)
    assert majors_of(ctx, VEHICLE) == ["新能源汽车技术"]


def test_a_block_over_several_pilots_is_one_step(ctx: AppContext) -> None:
    before = len(undo.history(ctx, 50))
    keys = [cell(ctx, VEHICLE, "软件技术"), cell(ctx, ROBOT, "软件技术")]
    mapping_pilots.set_cells(ctx, [CellEdit(key, ON) for key in keys], "mapping.paste_cells")
    history = undo.history(ctx, 50)
    assert (len(history) - before, history[0].code, history[0].subject) == (1, "mapping.paste_cells", "2")


def test_what_is_so_already_is_no_step(ctx: AppContext) -> None:
    assert mapping_pilots.set_cells(ctx, [CellEdit(cell(ctx, VEHICLE, "新能源汽车技术"), ON)]).step is None


def test_a_pilot_keeps_its_last_major_and_nothing_else_is_changed(ctx: AppContext) -> None:
    edits = [CellEdit(cell(ctx, VEHICLE, "软件技术"), ON), CellEdit(cell(ctx, VEHICLE, "新能源汽车技术"), None)]
    mapping_pilots.set_cells(ctx, edits)
    assert majors_of(ctx, VEHICLE) == ["软件技术"]
    alone = [CellEdit(cell(ctx, VEHICLE, "软件技术"), None), CellEdit(cell(ctx, ROBOT, "软件技术"), ON)]
    robots = majors_of(ctx, ROBOT)
    with pytest.raises(ProblemsFound, match=r"mapping\.last_major"):
        mapping_pilots.set_cells(ctx, alone)
    assert (majors_of(ctx, VEHICLE), majors_of(ctx, ROBOT)) == (["软件技术"], robots)


def test_several_pilots_of_a_certificate_stand_below_it_by_college(ctx: AppContext) -> None:
    second_pilot(ctx)
    matrix = opened(ctx)
    at = next(n for n, row in enumerate(matrix.rows) if row.kind is RowKind.CERTIFICATE)
    assert [(row.name, row.depth, row.stop - row.start) for row in matrix.rows[at : at + 3]] == [
        (VEHICLE, 0, 2), ("智能交通学院", 1, 1), ("智能制造学院", 1, 1),
    ]  # fmt: skip


def test_a_major_goes_to_the_pilot_of_its_own_college(ctx: AppContext) -> None:
    second = second_pilot(ctx)
    vehicle = next(column.id for column in opened(ctx).columns if column.name == "新能源汽车技术")
    robots = next(column.id for column in opened(ctx).columns if column.name == "工业机器人技术")
    with pytest.raises(ProblemsFound) as caught:
        mapping_pilots.set_cells(ctx, [CellEdit((second, vehicle), ON), CellEdit((second, robots), ON)])
    (problem,) = caught.value.problems
    assert (problem.code, problem.params["college"]) == ("mapping.major_of_other_pilot", "智能交通学院")
    mapping_pilots.set_cells(ctx, [CellEdit((second, robots), ON)])
    assert (second, robots) in opened(ctx).cells
