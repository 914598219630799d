"""Terms and classes on the printed assignment: a column where any is known, the deck's table where none is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.reports import deck
from tests.reports.reading import squeezed

from onex_desktop.domain.documents import Document, Table, placed
from onex_desktop.domain.teaching.assignments import Assigned, BeforeAfter, Role, SlotRow
from onex_desktop.domain.teaching.classes import ClassShare, TaughtClass
from onex_desktop.reports.pdf import write_pdf
from onex_desktop.reports.teaching import teaching_assignment

TOGETHER = (
    TaughtClass(ClassShare(1, None, 1), "新能源2001", 40),
    TaughtClass(ClassShare(2, None, 1), "新能源2002", 38),
    TaughtClass(ClassShare(3), "新能源2003", None),
)


def given(*people: Assigned) -> BeforeAfter:
    """Return the deck's arrangement with other people in its first slot."""
    arrangement = deck.arrangement()
    line = arrangement.rows[0]
    first: SlotRow = replace(line.after[0], assigned=people)
    return replace(arrangement, rows=(replace(line, after=(first, *line.after[1:])), *arrangement.rows[1:]))


def table_of(arrangement: BeforeAfter) -> Table:
    """Return the printed table."""
    (table,) = (block for block in printed(arrangement).blocks if isinstance(block, Table))
    return table


def printed(arrangement: BeforeAfter) -> Document:
    """Return the report."""
    return teaching_assignment(arrangement, institution=deck.INSTITUTION, stamp=deck.STAMP)


def occasions(table: Table) -> list[str]:
    """Return the column of terms and classes."""
    at = [cell.text for cell in table.header[1]].index("学期、班级")
    return [cell.text for _, column, cell in placed(table.body, len(table.widths)) if column == at]


def test_without_terms_and_classes_the_table_is_the_decks() -> None:
    table = table_of(deck.arrangement())
    assert [cell.text for cell in table.header[1]] == [
        "衔接前课程", "任课教师", "衔接后课程", "模块", "模块名称", "任课教师",
    ]  # fmt: skip
    assert (len(table.widths), len(table.body)) == (7, 12)
    names = {cell.text for _, column, cell in placed(table.body, 7) if column == 5}
    assert len(names) == 9


def test_each_term_has_a_line_and_classes_that_sit_together_are_joined() -> None:
    autumn = Assigned(1, 1, "王", Role.LEAD, None, 1, "2020-2021-1", classes=TOGETHER)
    spring = Assigned(2, 1, "王", Role.LEAD, None, 2, "2020-2021-2")
    lines = occasions(table_of(given(autumn, spring)))
    assert (len(lines), lines[0], lines[1]) == (12, "2020-2021-1\n新能源2001+新能源2002\n新能源2003\n2020-2021-2", "—")


def test_a_teacher_of_two_terms_is_named_once() -> None:
    terms = ("2020-2021-1", "2020-2021-2")
    people = tuple(Assigned(at, 1, "王", Role.LEAD, None, at, term) for at, term in enumerate(terms, 1))
    table = table_of(given(*people))
    assert next(cell.text for _, column, cell in placed(table.body, len(table.widths)) if column == 5) == "王"


def test_two_teachers_of_one_slot_are_told_apart() -> None:
    people = (
        Assigned(1, 1, "王", Role.LEAD, None, 1, "2020-2021-1"),
        Assigned(2, 2, "李", Role.LEAD, None, 2, "2020-2021-2"),
    )
    assert occasions(table_of(given(*people)))[0] == "王 2020-2021-1\n李 2020-2021-2"


def test_it_prints_with_the_column(tmp_path: Path) -> None:
    autumn = Assigned(1, 1, "李昕颖", Role.LEAD, None, 1, "2020-2021-1", classes=TOGETHER)
    write_pdf(printed(given(autumn)), tmp_path / "安排.pdf")
    assert "学期、班级" in squeezed(tmp_path / "安排.pdf")
