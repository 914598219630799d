"""How headings are broken into upright columns."""

from __future__ import annotations

import pytest

from onex_desktop.gui.widgets import upright_text


def lines(text: str, height: int) -> list[str]:
    """Return the columns, the first to be read first."""
    return ["".join(glyph.text for glyph in column) for column in upright_text.columns(text, height)]


@pytest.mark.parametrize(
    ("text", "broken"),
    [
        ("合计", ["合计"]),
        ("驱动系统功能检测与维修", ["驱动系统功能", "检测与维修"]),
        ("新能源汽车动力驱动电机电池技术", ["新能源汽车动力驱", "动电机电池技术"]),
        ("一二三四五六七八九十甲乙丙丁戊己庚辛", ["一二三四五六", "七八九十甲乙", "丙丁戊己庚辛"]),
    ],
)
def test_columns_are_evenly_filled(text: str, broken: list[str]) -> None:
    assert lines(text, 8) == broken


def test_what_does_not_fit_into_three_columns_ends_in_an_ellipsis() -> None:
    broken = lines("课" * 40, 8)
    assert [len(line) for line in broken] == [8, 8, 8]
    assert broken[-1].endswith("…")


def test_letters_lie_and_pairs_stand_side_by_side() -> None:
    assert [(g.text, g.turned, g.cells) for g in upright_text.cut("CAN网关5G（二）")] == [
        ("CAN", True, 2), ("网", False, 1), ("关", False, 1), ("5G", False, 1),
        ("（", True, 1), ("二", False, 1), ("）", True, 1),
    ]  # fmt: skip


def test_no_column_begins_with_a_closing_mark() -> None:
    assert lines("检测、维修、装配、", 3)[1][0] not in "、，"


def test_long_runs_are_never_torn() -> None:
    assert "EtherCAT" in "|".join(lines("基于EtherCAT的控制技术", 6))
    assert lines("ABCDEFGHIJKLMNOP", 4) == ["ABCDEFGHIJKLMNOP"]
    assert lines("", 4) == [""]
