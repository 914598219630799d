"""import, export and template as other programs see them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books

from onex_desktop.app.single_instance import writer_lock

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """Return an empty library."""
    return factories.empty_file(tmp_path / "教务 数据（2026）" / "a.onex")


def test_export_wipe_import_export_gives_the_same_workbook(tmp_path: Path, library: Path, command: Run) -> None:
    sample = factories.sample_file(tmp_path / "示例.onex")
    first, second = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    assert command("export", sample, first)[0] == 0
    status, out, _ = command("import", library, first, "--json")
    done = json.loads(out)
    assert (status, done["applied"], done["problems"]) == (0, True, [])
    assert {tuple(sheet) for sheet in done["sheets"]} == {("name", "spec", "new", "changed", "unchanged", "refused")}
    assert command("export", library, second)[0] == 0
    assert books.content(first) == books.content(second)
    again = json.loads(command("import", library, first, "--json")[1])
    assert {(sheet["new"], sheet["changed"], sheet["refused"]) for sheet in again["sheets"]} == {(0, 0, 0)}


def test_refused_rows_are_named_and_nothing_is_written(tmp_path: Path, library: Path, command: Run) -> None:
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"), ("2", None), ("1", "丙"))
    before = command("journal", library, "--json")[1]
    status, out, _ = command("import", library, path, "--json")
    done = json.loads(out)
    assert (status, done["applied"]) == (1, False)
    assert done["sheets"] == [
        {"name": "教师", "spec": "teachers", "new": 1, "changed": 0, "unchanged": 0, "refused": 2}
    ]
    assert [(found["code"], found["sheet"], found["cell"]) for found in done["problems"]] == [
        ("import.required", "教师", "B3"),
        ("import.duplicate_row", "教师", "A4"),
    ]
    assert all(found["message"].endswith("。") for found in done["problems"])
    assert command("journal", library, "--json")[1] == before
    status, out, err = command("import", library, path)
    assert (status, "教师!B3：" in err, "没有导入任何一行" in out) == (1, True, True)


def test_a_rehearsal_writes_nothing_and_needs_no_lock(tmp_path: Path, library: Path, command: Run) -> None:
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"))
    before = library.read_bytes()
    with writer_lock(library):
        status, out, _ = command("import", library, path, "--dry-run")
        refused, _, err = command("import", library, path)
    assert (status, "仅预览" in out, library.read_bytes() == before) == (0, True, True)
    assert (refused, "已在另一个窗口打开" in err) == (3, True)


def test_an_import_is_one_step_that_undo_takes_back(tmp_path: Path, library: Path, command: Run) -> None:
    path = books.teachers(tmp_path / "名单.xlsx", ("1", "甲"), ("2", "乙"))
    assert command("import", library, path)[0] == 0
    steps = json.loads(command("journal", library, "--limit", 1, "--json")[1])
    assert (steps[0]["code"], steps[0]["subject"]) == ("library.import", "名单.xlsx")
    status, out, _ = command("undo", library)
    assert (status, "撤销：导入 Excel 名单.xlsx" in out) == (0, True)
    assert command("check", library)[0] == 0


def test_a_sheet_may_be_named_by_hand(tmp_path: Path, library: Path, command: Run) -> None:
    path = books.book(tmp_path / "a.xlsx", [("教师姓名", "备注"), ("甲", "")], sheet="一=二")
    done = json.loads(command("import", library, path, "--sheet", "一=二=教师", "--json")[1])
    assert (done["sheets"][0]["spec"], done["notices"][0]["code"]) == ("teachers", "import.column_ignored")


@pytest.mark.parametrize(
    "words", [("--sheet", "教师"), ("--sheet", "没有=教师"), ("--sheet", "教师=没有"), ("--unknown",)]
)
def test_wrong_use_is_told(tmp_path: Path, library: Path, command: Run, words: tuple[str, ...]) -> None:
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"))
    status, _, err = command("import", library, path, *words)
    assert (status, bool(err)) == (2, True)


def test_a_bad_file_is_one_sentence_and_exit_3(tmp_path: Path, library: Path, command: Run) -> None:
    status, out, err = command("import", library, books.encrypted(tmp_path / "a.xlsx"))
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert "有打开密码" in err


def test_a_template_is_written_and_imports_with_nothing(tmp_path: Path, library: Path, command: Run) -> None:
    target = tmp_path / "模板.xlsx"
    assert command("template", target, "--sheet", "teachers", "--sheet", "证书模块")[0] == 0
    assert list(books.content(target)) == ["证书模块", "教师"]
    status, out, _ = command("import", library, target)
    assert (status, "没有改动" in out) == (0, True)
    assert command("template", target, "--sheet", "没有")[0] == 2


def test_an_export_to_a_place_that_cannot_be_written_is_told(tmp_path: Path, library: Path, command: Run) -> None:
    (tmp_path / "file").write_text("")
    status, _, err = command("export", library, tmp_path / "file" / "a.xlsx")
    assert (status, "程序出错" in err) == (3, False)


def test_problems_are_marked_in_a_copy_when_asked_for(tmp_path: Path, library: Path, command: Run) -> None:
    path = books.teachers(tmp_path / "a.xlsx", ("1", None))
    status, out, _ = command("import", library, path, "--marked")
    assert (status, f"问题已标注在 {tmp_path / 'a（问题标注）.xlsx'}" in out) == (1, True)
    done = json.loads(command("import", library, path, "--marked", "--json")[1])
    assert done["marked"].endswith("a（问题标注2）.xlsx")
    assert command("import", library, books.teachers(tmp_path / "b.xlsx", ("1", "甲")), "--marked")[0] == 0
    assert not (tmp_path / "b（问题标注）.xlsx").exists()
