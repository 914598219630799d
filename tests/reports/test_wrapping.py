"""Lines break by the rules of Chinese setting."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from onex_desktop.reports import upright
from onex_desktop.reports.fonts import Face, runs, to_unicode_map, uncovered, width
from onex_desktop.reports.wrapping import NO_END, NO_START, atoms, optical_trim, widest_atom, wrap

TEXT = st.text(st.sampled_from("证书融通课程，。、；：（）《》“”%1234 abcX-/…—"), max_size=60)


@given(text=TEXT, limit=st.floats(8.0, 30.0), balanced=st.booleans())
def test_no_line_begins_or_ends_with_a_forbidden_mark(text: str, limit: float, *, balanced: bool) -> None:
    lines = wrap(text, Face.SERIF, limit, balanced=balanced)
    for before, after in pairwise(lines):
        longest = max(widest_atom(text, Face.SERIF), 0.0)
        if longest <= limit and before and after:
            assert after[0] not in NO_START
            assert before[-1] not in NO_END


@given(text=TEXT, limit=st.floats(2.0, 30.0), balanced=st.booleans())
def test_wrapping_loses_nothing_but_blanks_and_keeps_the_measure(text: str, limit: float, *, balanced: bool) -> None:
    lines = wrap(text, Face.SERIF, limit, balanced=balanced)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(width(line, Face.SERIF) <= limit + 0.001 for line in lines)


def test_short_brackets_words_and_numbers_stay_whole() -> None:
    assert wrap("云计算平台运维与开发（初级）", Face.SERIF, 12.0) == ("云计算平台运维与开发", "（初级）")
    assert wrap("18（部分成绩未出）", Face.SERIF, 8.6) == ("18", "（部分成绩未出）")
    assert atoms("共1,246.5元，R&D") == ["共", "1,246.5", "元，", "R&D"]


def test_lists_break_between_their_items() -> None:
    majors = "大数据技术与应用、计算机应用技术、人工智能特色班"
    lines = wrap(majors, Face.SERIF, 16.9, balanced=True)
    assert lines == ("大数据技术与应用、", "计算机应用技术、人工智能特色班")


def test_titles_break_into_lines_of_like_length() -> None:
    first, second = wrap("新能源汽车结构检测维修实训", Face.SERIF, 11.0, balanced=True)
    assert abs(len(first) - len(second)) <= 1


def test_sentences_fill_their_lines_and_leave_no_single_character() -> None:
    text = "XQA5：能够根据维修手册，熟练使用专业设备检查排除故障。"
    assert wrap(text, Face.SERIF, 24.0, balanced=True) == ("XQA5：能够根据维修手册，熟练使用专业设备检查排", "除故障。")
    listed = "熟练掌握新能源汽车故障诊断排除、电池、电机检测调试等相关知识。"
    assert wrap(listed, Face.SERIF, 20.0, balanced=True)[0] == "熟练掌握新能源汽车故障诊断排除、电池、电"


def test_paragraphs_leave_no_single_character_on_the_last_line() -> None:
    text = "字" * 41
    assert [len(line) for line in wrap(text, Face.SERIF, 10.0)][-1] > 1


def test_a_word_longer_than_the_line_is_broken_rather_than_lost() -> None:
    assert "".join(wrap("x" * 100, Face.SANS, 5.0)) == "x" * 100


def test_full_width_brackets_are_centred_by_their_ink() -> None:
    assert optical_trim("（初级）") == (0.5, 0.5)
    assert optical_trim("初级") == (0.0, 0.0)
    assert optical_trim("") == (0.0, 0.0)


def test_upright_headings_stand_in_at_most_three_columns() -> None:
    columns = upright.columns("新能源汽车动力驱动电机电池技术", Face.SANS_BOLD, 10.0)
    assert len(columns) == 3
    assert "".join(glyph.text for column in columns for glyph in column) == "新能源汽车动力驱动电机电池技术"
    assert len(upright.columns("李昕颖", Face.SANS, 10.0)) == 1


def test_latin_in_upright_headings_shares_a_square_stands_or_lies() -> None:
    stands = {glyph.text: glyph.stand for glyph in upright.glyphs("5G基站CAN网（初级），Windows", Face.SANS)}
    assert stands["5G"] is upright.Stand.UPRIGHT
    assert stands["C"] is upright.Stand.UPRIGHT
    assert stands["（"] is upright.Stand.TURNED
    assert stands["，"] is upright.Stand.RAISED
    assert stands["Windows"] is upright.Stand.TURNED


def test_a_character_the_face_lacks_comes_from_another() -> None:
    assert list(runs("张𠮷三", Face.SERIF)) == [(Face.SERIF, "张"), (Face.SERIF_RARE, "𠮷"), (Face.SERIF, "三")]
    assert list(runs("𬎆", Face.SERIF)) == [(Face.SANS_RARE, "𬎆")]


def test_uncovered_names_each_character_once() -> None:
    assert uncovered("好\ue000坏\ue000\ue001\n") == "\ue000\ue001"
    assert uncovered("𠮷㛃䶮𬎆𫖯㴓●◐○／") == ""


def test_the_unicode_map_writes_pairs_beyond_the_first_plane_in_blocks_of_a_hundred() -> None:
    made = to_unicode_map("Font", [0x20BB7, *range(0x4E00, 0x4E00 + 150)])
    assert "<00> <D842DFB7>" in made
    assert "100 beginbfchar" in made
    assert "51 beginbfchar" in made
