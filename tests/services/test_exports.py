"""Every sheet there is makes the round trip; a text table carries no formula."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.exchange import books

from onex_desktop.domain.catalogue import OrganizationDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import RowState
from onex_desktop.services import catalogue, exporting, importing

SHEETS = exporting.sheet_words()


@pytest.fixture(scope="module")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, object], dict[str, object]]:
    """Return the sample school exported, and what a wiped library exports after importing that."""
    folder = tmp_path_factory.mktemp("round")
    old = factories.sample_library(folder / "old")
    exporting.export(old, folder / "a.xlsx")
    new = factories.empty_library(folder / "new")
    importing.apply(new, importing.plan(new, folder / "a.xlsx"))
    exporting.export(new, folder / "b.xlsx")
    return dict(books.content(folder / "a.xlsx")), dict(books.content(folder / "b.xlsx"))


@pytest.mark.parametrize(("word", "title"), SHEETS)
def test_export_wipe_import_export_gives_the_same_values(
    workbooks: tuple[dict[str, list[object]], dict[str, list[object]]], word: str, title: str
) -> None:
    first, second = workbooks
    # A sheet that is not exported unless asked for has its own test.
    assert title not in first or first[title] == second[title], word


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
