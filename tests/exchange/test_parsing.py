"""What cells mean: every usual way of writing it is read, everything doubtful is refused."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.exchange import normalising
from onex_desktop.exchange.cells import Cell, CellError, Percent
from onex_desktop.exchange.columns import Kind, SheetColumn
from onex_desktop.exchange.parsing import Unreadable, joined, parse, split
from onex_desktop.wording import labels
from onex_desktop.wording.problems import sentence


def _column(kind: Kind, **more: object) -> SheetColumn:
    return SheetColumn("key", "列", kind, **more)  # type: ignore[arg-type]


def _refusal(column: SheetColumn, cell: Cell) -> str:
    with pytest.raises(Unreadable) as fault:
        parse(column, cell, {})
    problem = fault.value.problem
    assert "没有导入" in sentence(problem.code, problem.params)
    return problem.code


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (date(2026, 3, 1), "2026-03-01"),
        (datetime(2026, 3, 1, 9, 0), "2026-03-01"),  # noqa: DTZ001 -- cells have no zone
        ("2026-3-1", "2026-03-01"),
        ("2026/03/01", "2026-03-01"),
        ("2026.3.1", "2026-03-01"),
        ("2026年3月1日", "2026-03-01"),
        ("2026 年 3 月 1 日", "2026-03-01"),
        ("２０２６年３月１号", "2026-03-01"),
        ("20260301", "2026-03-01"),
        (20260301, "2026-03-01"),
        (46082, "2026-03-01"),
        ("2026-03-01 08:30:00", "2026-03-01"),
        ("2026年3月", "2026-03"),
        ("2026.3", "2026-03"),
        ("2026-03", "2026-03"),
        (2026, "2026"),
        ("2026年", "2026"),
    ],
)
def test_a_date_is_read_in_every_usual_form(cell: Cell, found: str) -> None:
    assert parse(_column(Kind.DATE), cell, {}) == found


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("2026-02-30", "import.no_such_date"),
        ("2026年2月30日", "import.no_such_date"),
        ("20261301", "import.no_such_date"),
        ("1026-03-01", "import.no_such_date"),
        ("3月1日", "import.not_a_date"),
        ("26.3.1", "import.not_a_date"),
        ("2026.3-1", "import.not_a_date"),
        ("待定", "import.not_a_date"),
        (3.5, "import.not_a_date"),
        (True, "import.not_a_date"),
        (time(8, 30), "import.not_a_date"),
        (12, "import.not_a_date"),
    ],
)
def test_what_is_no_date_is_refused_and_never_today(cell: Cell, code: str) -> None:
    assert _refusal(_column(Kind.DATE), cell) == code


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        (104, "104"), (104.0, "104"), ("104", "104"), ("１０４", "104"), (" 104 人", "104"), ("1,251人次", "1251"),
        ("１，２５１", "1251"), ("1.5", "1.5"), (0.1, "0.1"), (2.675, "2.67"), ("50%", "0.5"), ("９８%", "0.98"),
        (Percent(Decimal("0.5"), 0), "0.5"), ("-3", "-3"), ("1e3", "1000"), (".5", "0.5"),
    ],
)  # fmt: skip
def test_a_number_is_read_in_every_usual_form(cell: Cell, found: str) -> None:
    if cell == 2.675:
        assert _refusal(_column(Kind.DECIMAL), cell) == "import.too_precise"
    else:
        assert parse(_column(Kind.DECIMAL), cell, {}) == Decimal(found)


@pytest.mark.parametrize("cell", ["约100", "12/3", "1,2,3", "一百", "1..2", True, date(2026, 3, 1), time(8)])
def test_what_is_no_number_is_refused(cell: Cell) -> None:
    assert _refusal(_column(Kind.DECIMAL), cell) == "import.not_a_number"


def test_a_count_is_whole_and_not_below_its_bound() -> None:
    assert _refusal(_column(Kind.INTEGER), 1.5) == "import.not_whole"
    assert _refusal(_column(Kind.INTEGER, lowest=0), "-1") == "import.too_small"
    assert parse(_column(Kind.INTEGER, lowest=0), "0", {}) == 0


def test_a_remark_behind_a_number_sets_what_it_says_or_is_refused() -> None:
    column = _column(Kind.INTEGER, notes={"含补考": ("includes_resits", True)})
    extra: dict[str, object] = {}
    assert parse(column, "104（含补考）", extra) == 104
    assert extra == {"includes_resits": True}
    assert _refusal(column, "104（含缓考）") == "import.has_note"
    assert _refusal(_column(Kind.INTEGER), "104(含补考)") == "import.has_note"


@pytest.mark.parametrize("text", ["#REF!", "#DIV/0!", "#N/A", "#VALUE!"])
def test_a_failed_formula_is_a_problem_in_every_kind_of_column(text: str) -> None:
    for kind in Kind:
        assert _refusal(_column(kind), CellError(text)) == "import.error_cell"
        assert _refusal(_column(kind), CellError("")) == "import.formula_without_value"


def test_blank_cells_are_empty_unless_something_is_required() -> None:
    for blank in (None, "", "  ", "\u3000", "\u200b"):
        assert parse(_column(Kind.TEXT), blank, {}) == ""
        assert parse(_column(Kind.INTEGER), blank, {}) is None
        assert parse(_column(Kind.CHOICES), blank, {}) == ()
        assert _refusal(_column(Kind.TEXT, required=True), blank) == "import.required"


def test_text_is_never_a_guess() -> None:
    assert parse(_column(Kind.CODE), 1001, {}) == "1001"
    assert parse(_column(Kind.CODE), "００７Ａ－１", {}) == "007A-1"
    assert _refusal(_column(Kind.CODE), 1.1010519491231e17) == "import.number_too_long"
    assert _refusal(_column(Kind.CODE), date(2026, 2, 1)) == "import.date_in_text"
    assert _refusal(_column(Kind.TEXT, longest=3), "王红然等") == "import.too_long"
    assert parse(_column(Kind.TEXT), Percent(Decimal("0.981"), 1), {}) == "98.1%"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\u3000王 红然\xa0", "王 红然"),
        ("王\u200b红然\ufeff", "王红然"),
        ("王\t红然", "王 红然"),
        ("ＡＢＣ１２３", "ABC123"),
        ("课程（一）：ＰＬＣ，基础", "课程（一）：PLC，基础"),
        ("面积㎡ ① Ⅳ", "面积㎡ ① Ⅳ"),
        ("一行\r\n 两行", "一行\n两行"),
    ],
)
def test_names_are_normalised_by_our_own_table(typed: str, kept: str) -> None:
    assert parse(_column(Kind.TEXT), typed, {}) == kept


@given(st.text())
def test_normalising_twice_changes_nothing_more(text: str) -> None:
    assert normalising.prose(normalising.prose(text)) == normalising.prose(text)
    assert normalising.code(normalising.code(text)) == normalising.code(text)


def test_yes_and_no_have_many_forms() -> None:
    column = _column(Kind.FLAG)
    assert [parse(column, word, {}) for word in ("是", "√", "Y", "ｙ", True, 1, "有")] == [True] * 7
    assert [parse(column, word, {}) for word in ("否", "×", "N", False, 0, "无")] == [False] * 6
    assert _refusal(column, "也许") == "import.not_a_flag"


def test_levels_are_read_short_and_long_and_come_in_order() -> None:
    column = _column(Kind.CHOICES, choices=labels.LEVELS)
    for text in ("初/中级", "中级、初级", "初级，中级", "初级\n中级", "初级；中级"):
        assert parse(column, text, {}) == ("elementary", "intermediate")
    assert _refusal(column, "初级、特级") == "import.not_a_choice"


@given(st.lists(st.text(st.characters(codec="gb18030", exclude_characters="；;\n"), min_size=1), min_size=2))
def test_a_list_in_a_cell_is_taken_apart_as_it_was_joined(words: list[str]) -> None:
    stripped = [word.strip() for word in words if word.strip() and not set(word) & set("\x0b\x0c\r")]
    if len(stripped) > 1:
        assert split(joined(stripped)) == stripped
