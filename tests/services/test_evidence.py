"""Files that prove a cell: taken in, kept once, taken away, brought back, missed."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.evidence import MOST_BYTES, validate
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence import file_store
from onex_desktop.services import checking, evidence, mapping, mapping_indicators, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.evidence import Cell
from onex_desktop.services.mapping import CellEdit
from onex_desktop.wording.problems import sentence

CELL = Cell("certificate", (1, 1))
EMPTY = Cell("certificate", (2, 1))


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    """Return a file to attach."""
    path = tmp_path / "桌面" / "教学日历.DOCX"
    path.parent.mkdir()
    path.write_bytes(b"calendar")
    return path


def names(ctx: AppContext, cell: Cell = CELL) -> list[str]:
    """Return the files of a cell by name."""
    return [file.name for file in evidence.of_cell(ctx, cell)]


def codes(ctx: AppContext) -> list[str]:
    """Return what the check says about evidence."""
    return [found.code for found in checking.find_problems(ctx) if found.code.startswith("evidence.")]


def stored(ctx: AppContext) -> list[str]:
    """Return the names in the folder beside the library."""
    folder = file_store.folder_of(ctx.library.path)
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_a_file_lies_under_its_digest_beside_the_library(ctx: AppContext, calendar: Path) -> None:
    changed = evidence.attach(ctx, CELL, [calendar])
    digest = hashlib.sha256(b"calendar").hexdigest()
    assert stored(ctx) == [f"{digest}.docx"]
    assert file_store.folder_of(ctx.library.path).name == "示例.files"
    (file,) = evidence.of_cell(ctx, CELL)
    assert (file.name, file.size, file.digest) == ("教学日历.DOCX", 8, digest)
    assert evidence.location(ctx, file).read_bytes() == b"calendar"
    assert changed.step is not None
    assert changed.step.code == "mapping.attach_evidence"
    assert changed.step.subject.startswith("2-1 × ")
    calendar.unlink()
    assert codes(ctx) == []


def test_undo_takes_the_row_and_redo_finds_the_bytes(ctx: AppContext, calendar: Path) -> None:
    before = factories.dump(ctx.library.path)
    evidence.attach(ctx, CELL, [calendar])
    undo.undo(ctx)
    assert names(ctx) == []
    assert factories.dump(ctx.library.path) == before
    assert codes(ctx) == []
    undo.redo(ctx)
    assert evidence.location(ctx, evidence.of_cell(ctx, CELL)[0]).exists()


def test_the_same_bytes_are_kept_once_for_several_cells(ctx: AppContext, calendar: Path, tmp_path: Path) -> None:
    again = tmp_path / "副本.docx"
    again.write_bytes(b"calendar")
    other = Cell("certificate", (1, 2))
    evidence.attach(ctx, CELL, [calendar, calendar])
    evidence.attach(ctx, other, [again])
    assert (names(ctx), names(ctx, other)) == (["教学日历.DOCX"], ["教学日历.DOCX"])
    assert len(stored(ctx)) == 1
    file = evidence.of_cell(ctx, CELL)[0]
    evidence.detach(ctx, CELL, file.id)
    assert (names(ctx), names(ctx, other)) == ([], ["教学日历.DOCX"])
    evidence.detach(ctx, other, file.id)
    undo.undo(ctx)
    assert names(ctx, other) == ["教学日历.DOCX"]


def test_a_cleared_cell_takes_its_evidence_along_and_undo_brings_both_back(ctx: AppContext, calendar: Path) -> None:
    evidence.attach(ctx, CELL, [calendar])
    mapping.set_cells(ctx, [CellEdit(CELL.key, None)])
    assert names(ctx) == []
    undo.undo(ctx)
    assert names(ctx) == ["教学日历.DOCX"]
    assert mapping.links(ctx)[CELL.key].strength == Strength.STRONG


def test_an_indicator_can_be_proved_as_well(ctx: AppContext, calendar: Path) -> None:
    plan = mapping.choices(ctx)[0].plan_id
    matrix = mapping_indicators.matrix(ctx, plan)
    assert matrix is not None
    key = (matrix.units[0].id, matrix.columns[0].id)
    mapping_indicators.set_cells(ctx, [CellEdit(key, Strength.WEAK)])
    cell = Cell("indicator", key)
    evidence.attach(ctx, cell, [calendar])
    assert (names(ctx, cell), names(ctx)) == (["教学日历.DOCX"], [])
    mapping_indicators.set_cells(ctx, [CellEdit(key, None)])
    assert names(ctx, cell) == []


def test_an_empty_cell_takes_no_file(ctx: AppContext, calendar: Path) -> None:
    with pytest.raises(ProblemsFound, match=r"evidence\.cell_empty"):
        evidence.attach(ctx, EMPTY, [calendar])
    assert names(ctx, EMPTY) == []


def test_everything_refused_is_named_and_nothing_is_taken_in(ctx: AppContext, calendar: Path, tmp_path: Path) -> None:
    program = tmp_path / "安装.EXE"
    program.write_bytes(b"MZ")
    with pytest.raises(ProblemsFound) as refused:
        evidence.attach(ctx, CELL, [calendar, program, tmp_path / "没有.pdf", tmp_path])
    assert [problem.code for problem in refused.value.problems] == [
        "evidence.file_runs",
        "evidence.file_unreadable",
        "evidence.file_unreadable",
    ]
    assert (names(ctx), stored(ctx)) == ([], [])


def test_a_film_is_too_large() -> None:
    assert validate("实训.mp4", MOST_BYTES) is None
    problem = validate("实训.mp4", MOST_BYTES + 1)
    assert problem is not None
    assert sentence(problem.code, problem.params) == (
        "“实训.mp4”超过 100 MB，没有添加。压缩后再添加，或只添加其中需要的部分。"
    )


def test_the_check_names_rows_without_bytes_and_counts_bytes_nobody_knows(ctx: AppContext, calendar: Path) -> None:
    evidence.attach(ctx, CELL, [calendar])
    (file,) = evidence.of_cell(ctx, CELL)
    path = evidence.location(ctx, file)
    (path.parent / ("ab" * 32)).write_bytes(b"?")
    (path.parent / "说明.txt").write_text("不归程序管")
    assert codes(ctx) == ["evidence.file_unknown"]
    path.unlink()
    assert codes(ctx) == ["evidence.file_missing", "evidence.file_unknown"]
    with pytest.raises(ProblemsFound, match=r"evidence\.file_missing"):
        evidence.location(ctx, file)
    evidence.attach(ctx, CELL, [calendar])
    assert codes(ctx) == ["evidence.file_unknown"]


def test_a_file_that_was_spoiled_in_the_folder_is_mended_by_adding_it_again(ctx: AppContext, calendar: Path) -> None:
    evidence.attach(ctx, CELL, [calendar])
    (file,) = evidence.of_cell(ctx, CELL)
    path = evidence.location(ctx, file)
    path.write_bytes(b"spoiled")
    evidence.attach(ctx, CELL, [calendar])
    assert path.read_bytes() == b"calendar"
