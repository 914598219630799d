"""Every sheet there is makes the round trip; a text table carries no formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import exam_school, factories
from tests.exchange import books

from onex_desktop.domain.catalogue import OrganizationDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import RowState
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.services import catalogue, exporting, importing, teaching

SHEETS = exporting.sheet_words()


def test_export_wipe_import_export_gives_the_same_values_in_clear_too(tmp_path: Path) -> None:
    # A masked number cannot come back into an empty library; the sheet that is asked for by name carries it.
    words = [word for word, _ in SHEETS if word != "students"]
    old, new = exam_school.small_school(tmp_path / "old").ctx, factories.empty_library(tmp_path / "new")
    exporting.export(old, tmp_path / "a.xlsx", words)
    importing.apply(new, importing.plan(new, tmp_path / "a.xlsx"))
    exporting.export(new, tmp_path / "b.xlsx", words)
    first, second = books.content(tmp_path / "a.xlsx"), books.content(tmp_path / "b.xlsx")
    assert exam_school.identity(1).clear() in {row[3] for row in first["学生（含身份证号）"]}
    assert first == second


@pytest.mark.parametrize("word", ["teachers", "organizations", "majors"])
def test_a_text_table_comes_back_unchanged(tmp_path: Path, word: str) -> None:
    ctx = factories.sample_library(tmp_path)
    for name in ("=1+1", "+86", "-甲", "@SUM(A1)", '引号"，', "一行\n两行", "_x0041_"):
        catalogue.save_organization(ctx, OrganizationDraft(name))
    path = tmp_path / "a.csv"
    exporting.export(ctx, path, [word])
    assert path.read_bytes()[:3] == b"\xef\xbb\xbf"
    plan = importing.plan(ctx, path, {"a": word})
    assert (plan.problems, plan.count(RowState.CHANGED), plan.count(RowState.NEW)) == ((), 0, 0)
    assert plan.count(RowState.UNCHANGED) > 5


def test_a_text_table_carries_no_formula_and_one_sheet(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    catalogue.save_organization(ctx, OrganizationDraft("=HYPERLINK(1)"))
    exporting.export(ctx, tmp_path / "a.csv", ["organizations"])
    assert "\n'=HYPERLINK(1)," in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    with pytest.raises(ProblemsFound, match=r"export\.one_sheet_only"):
        exporting.export(ctx, tmp_path / "b.csv")


@pytest.mark.parametrize(
    ("number", "cell"),
    [
        ("001", '"=""001"""'), ("2019010101", "2019010101"), ("201901010101", '"=""201901010101"""'),
        ("1E5", '"=""1E5"""'), ("3-1", '"=""3-1"""'), ("1.10", '"=""1.10"""'), ("2026/3/1", '"=""2026/3/1"""'),
        ("MAR1", '"=""MAR1"""'), ("T01", "T01"), ("-1", "'-1"), ("0", "0"),
    ],
)  # fmt: skip
def test_a_number_that_excel_would_change_is_kept_as_text(tmp_path: Path, number: str, cell: str) -> None:
    ctx = factories.empty_library(tmp_path)
    teaching.save_teacher(ctx, TeacherDraft("1-1", number))
    path = tmp_path / "a.csv"
    exporting.export(ctx, path, ["teachers"])
    (line,) = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    assert line.startswith(f'{cell},"=""1-1""",')
    again = importing.plan(ctx, path, {"a": "teachers"})
    assert (again.problems, again.count(RowState.UNCHANGED)) == ((), 1)


def test_identity_numbers_in_clear_keep_their_last_digits_in_excel(tmp_path: Path) -> None:
    ctx = exam_school.small_school(tmp_path).ctx
    path = tmp_path / "a.csv"
    exporting.export(ctx, path, ["students-with-id-numbers"])
    assert f'"=""{exam_school.identity(1).clear()}"""' in path.read_text(encoding="utf-8-sig")
