"""What is printed of a term adds up, says what is missing, and names the rules it was reckoned by."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from tests import factories
from tests.domain.workload.rule_files import SIZE, rule_set
from tests.services import school_term
from tests.services.school_term import TERM, School

from onex_desktop.domain.documents import Document, Notes, Stamp, Table
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import FeeDraft, PoolDraft, QuotaDraft
from onex_desktop.reports import workload as reports
from onex_desktop.reports.workload import PaperLine, PaperStatement, PaperTerm
from onex_desktop.services import reporting
from onex_desktop.services.workload import entries, statements


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


def pay(school: School) -> None:
    """Set a quota, a fee and a total that is less than what is claimed."""
    source = "示例，非学校文件"
    entries.save_quota(school.ctx, QuotaDraft("", Decimal(100), Period.TERM, TERM, source))
    entries.save_fee(school.ctx, FeeDraft("", 5000, TERM, source))
    entries.save_pool(school.ctx, PoolDraft(school.term, 100_001, Decimal("1.5"), source))


def test_pay_is_printed_to_the_fen_and_never_above_what_was_approved(school: School) -> None:
    pay(school)
    document = reporting.compose(school.ctx, "workload-summary", {"term": TERM})
    (head,) = table(document).header
    assert [cell.text for cell in head][9:12] == ["超课时", "应计课酬（元）", "核发课酬（元）"]
    rows = table(document).body
    # 132.48 − 100 = 32.48 hours at 50 yuan; 1000.01 yuan approved.
    assert [cell.text for cell in rows[0]][9:12] == ["32.48", "1624.00", "1000.01"]
    assert [cell.text for cell in rows[1]][9:12] == ["0", "0.00*", "0.00*"]
    assert [(cell.text, cell.number) for cell in rows[-1]][6:8] == [
        ("1624.00", Decimal("1624.00")), ("1000.01", Decimal("1000.01")),
    ]  # fmt: skip
    said = texts(document)
    assert "核定课酬总额 1000.01 元" in said
    assert "课酬依据：示例，非学校文件。" in said
    assert "证书培训按 1.5 倍计" in said


def test_a_statement_says_how_its_pay_came_about(school: School) -> None:
    pay(school)
    said = texts(reporting.compose(school.ctx, "workload-statement", {"teacher": "王红然"}))
    assert "课酬：超课时 32.48 × 50.00 元 = 1624.00 元；超出核定总额，按比例核发 1000.01 元。" in said
    other = texts(reporting.compose(school.ctx, "workload-statement", {"teacher": "李重重"}))
    assert "课酬：没有超课时。" in other


def test_pay_that_cannot_be_told_is_a_dash_and_is_counted(school: School) -> None:
    entries.save_fee(school.ctx, FeeDraft("教授", 5000, TERM, "示例"))
    entries.save_pool(school.ctx, PoolDraft(school.term, 100, Decimal(1), "示例"))
    entries.save_quota(school.ctx, QuotaDraft("", Decimal(100), Period.TERM, TERM, "示例"))
    document = reporting.compose(school.ctx, "workload-summary", {"term": TERM})
    assert [cell.text for cell in table(document).body[0]][10:12] == ["—", "—"]
    assert "有 1 人没有定额或课时费，课酬未定" in texts(document)


def test_every_statement_fills_pages_of_its_own_with_its_signatures(school: School, tmp_path: Path) -> None:
    target = reporting.write(school.ctx, "workload-statement", tmp_path / "a.pdf", "pdf", {})
    pages = [page.extract_text() for page in PdfReader(target).pages]
    assert len(pages) == 2
    for text, teacher, other in ((pages[0], "王红然", "李重重"), (pages[1], "李重重", "王红然")):
        assert "教师工作量确认单" in text
        assert teacher in text
        assert other not in text
        assert "第 1 页 共 1 页" in text
        assert "教师本人（签字）" in text
        assert "教务处（签字）" in text


def paper(name: str, hours: list[tuple[Decimal, int]], digits: int) -> PaperStatement:
    """Return a statement whose lines are reckoned and rounded by a rule set."""
    rules = Reckoner(rule_set(SIZE, final_round={"digits": digits}))
    made = [rules.reckon({"hours": each, "students": Decimal(heads)}).hours for each, heads in hours]
    total = sum(made, Decimal(0))
    lines = tuple(PaperLine("课程", "教学", None, "", each) for each in made)
    return PaperStatement(
        name, "", "", "draft", lines, total, Decimal(0), Decimal(0), total, 0, None, "", None
    )  # fmt: skip


LINES = st.lists(st.tuples(st.decimals(0, 999, places=2), st.integers(1, 400)), max_size=5)


@given(st.lists(LINES, min_size=1, max_size=4), st.integers(0, 4))
def test_the_printed_lines_add_up_to_the_printed_totals_whatever_the_rounding(
    teachers: list[list[tuple[Decimal, int]]], digits: int
) -> None:
    made = tuple(paper(f"教师{number}", hours, digits) for number, hours in enumerate(teachers))
    term = PaperTerm(TERM, "办法", "示例", "", "课时", made)
    stamp = Stamp(1, "AAAA-AAAA", "2026-01-01")
    totals: list[Decimal] = []
    for block in reports.statement(term, institution="某校", stamp=stamp).blocks:
        if isinstance(block, Table):
            *lines, last = block.body
            totals.append(Decimal(last[-1].text))
            assert sum((Decimal(row[-1].text) for row in lines), Decimal(0)) == totals[-1]
    *rows, last = table(reports.summary(term, institution="某校", stamp=stamp)).body
    assert [Decimal(row[8].text) for row in rows] == totals
    assert Decimal(last[4].text) == sum(totals)
