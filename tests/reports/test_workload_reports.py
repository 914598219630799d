"""What is printed of a term adds up, says what is missing, and names the rules it was reckoned by."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.services import school_term
from tests.services.school_term import TERM, School

from onex_desktop.domain.documents import Document, Notes, Table
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import reporting
from onex_desktop.services.workload import statements


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Return a collected term with one incomplete line."""
    made = school_term.make(factories.empty_library(tmp_path))
    statements.collect(made.ctx, made.term)
    return made


def table(document: Document, number: int = 0) -> Table:
    """Return a table of a document."""
    return [block for block in document.blocks if isinstance(block, Table)][number]


def texts(document: Document) -> str:
    """Return all notes as one text."""
    return "\n".join(line for block in document.blocks if isinstance(block, Notes) for line in block.lines)


def test_the_summary_adds_up_and_says_that_it_is_not_whole(school: School) -> None:
    document = reporting.compose(school.ctx, "workload-summary", {"term": TERM})
    rows = table(document).body
    assert [rows[0][place].text for place in (0, 1, 8)] == ["1", "王红然", "132.48"]
    assert rows[1][8].text == "0*"
    assert "1 行不完整" in rows[1][10].text
    printed = sum((Decimal(str(row[8].number)) for row in rows[:-1]), Decimal(0))
    assert Decimal(str(rows[-1][4].number)) == printed
    assert rows[-1][4].text == "132.48*"
    assert "有 1 行缺少参数" in texts(document)
    assert "本校办法 第 1 版" in document.subtitle
    row = school.of(school.wang).rule_set
    assert row is not None
    assert row.digest[:16] in document.subtitle


def test_a_statement_shows_each_line_with_its_reckoning_and_its_sum(school: School) -> None:
    document = reporting.compose(school.ctx, "workload-statement", {"teacher": "王红然"})
    rows = table(document).body
    assert [row[4].text for row in rows[:-1]] == [
        "64 学时 × 1.2（实训课）× 1.1（50 人）= 84.48", "40 学时 × 1.2（实训课）× 1（40 人）= 48",
    ]  # fmt: skip
    lines = sum((Decimal(str(row[5].number)) for row in rows[:-1]), Decimal(0))
    assert Decimal(str(rows[-1][1].number)) == lines == Decimal("132.48")


def test_an_incomplete_line_names_what_is_missing(school: School) -> None:
    document = reporting.compose(school.ctx, "workload-statement", {})
    rows = table(document, 1).body
    assert rows[0][4].text == "不完整：“教学”缺少参数 人数。"
    assert "不完整" in rows[-1][0].text


@pytest.mark.parametrize("kind", ["pdf", "xlsx"])
def test_both_are_written(school: School, tmp_path: Path, kind: reporting.Format) -> None:
    for report in ("workload-summary", "workload-statement"):
        target = reporting.write(school.ctx, report, tmp_path / f"{report}.{kind}", kind, {})
        assert target.stat().st_size > 1000


def test_without_a_collected_term_there_is_nothing_to_print(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with pytest.raises(ProblemsFound, match=r"report\.no_data"):
        reporting.compose(ctx, "workload-summary", {})
