"""A requirement as a row: numbers in front of words, and numbers written by hand, come to the same."""

from __future__ import annotations

import pytest

from onex_desktop.domain.standards.rows import OutlineRow, completed

WHOLE = OutlineRow("1", "动力电池检测", "1.1", "绝缘检查", "1.1.10", "能检查动力电池的绝缘。")


@pytest.mark.parametrize(
    "row",
    [
        WHOLE,
        OutlineRow(area="1 动力电池检测", task="1.1 绝缘检查", text="1.1.10 能检查动力电池的绝缘。"),
        OutlineRow("1", "动力电池检测", "1", "绝缘检查", "10", "能检查动力电池的绝缘。"),
        OutlineRow("", "动力电池检测", "", "绝缘检查", "1.1.10", "能检查动力电池的绝缘。"),
    ],
    ids=("whole", "in front", "by hand", "last alone"),
)
def test_every_way_of_writing_the_numbers_gives_the_whole_row(row: OutlineRow) -> None:
    assert completed(row) == WHOLE


def test_a_number_that_runs_into_its_words_is_read_for_the_depth_it_stands_at() -> None:
    assert completed(OutlineRow(area="1.5G基站建设", task="", text="")) == OutlineRow("1", "5G基站建设")
    assert completed(OutlineRow(task="1.5G基站建设")) == OutlineRow("1", "", "1.5", "G基站建设")


def test_a_quantity_is_no_number_of_an_area() -> None:
    assert completed(OutlineRow(area="12V电源维护")) == OutlineRow(area="12V电源维护")
