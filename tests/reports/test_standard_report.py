"""A standard on paper: numbers, merged cells, one table a level."""

from __future__ import annotations

from pathlib import Path

from tests import standards_text
from tests.reports import deck
from tests.reports.reading import pages, squeezed

from onex_desktop.domain.documents import Document, Notes, Table
from onex_desktop.domain.standards.tree import Content, Item, Section, StandardDraft, StandardRow, dotted, walk
from onex_desktop.domain.values import Level
from onex_desktop.reports.pdf import write_pdf
from onex_desktop.reports.standards import standard

ROW = StandardRow(1, 1, StandardDraft(1, "2020年1.0版", "2020-07", source="某组织发布"), "样件处理", 48)
SECTION = Section(Level.INTERMEDIATE)


def report(content: Content, modules: dict[int, str] | None = None) -> Document:
    return standard(ROW, content, modules or {}, institution=deck.INSTITUTION, stamp=deck.STAMP)


def tables(document: Document) -> list[Table]:
    return [block for block in document.blocks if isinstance(block, Table)]


def test_every_number_and_word_is_printed(tmp_path: Path) -> None:
    write_pdf(report({SECTION: standards_text.tree()}), tmp_path / "标准.pdf")
    text = squeezed(tmp_path / "标准.pdf")
    for number, item in walk(standards_text.tree()):
        assert f"{dotted(number)}{item.text}" in text
    assert "样件处理职业技能等级标准2020年1.0版（2020-07发布）" in text
    assert "工作领域4项，工作任务12项，职业技能要求48项。" in text


def test_every_page_repeats_the_headings(tmp_path: Path) -> None:
    write_pdf(report({SECTION: standards_text.tree()}), tmp_path / "标准.pdf")
    assert all("职业技能要求" in page for page in pages(tmp_path / "标准.pdf"))


def test_areas_and_tasks_are_merged_over_their_requirements() -> None:
    (table,) = tables(report({SECTION: standards_text.tree()}))
    assert [cell.rows for cell in table.body[0]] == [12, 4, 1]
    assert [len(row) for row in table.body[:6]] == [3, 1, 1, 1, 2, 1]


def test_what_has_nothing_below_is_a_dash() -> None:
    tree = (Item(1, "甲域"), Item(2, "乙域", (Item(1, "甲务"), Item(2, "乙务", (Item(1, "能甲。"),)))))
    (table,) = tables(report({SECTION: tree}))
    assert [[cell.text for cell in row] for row in table.body] == [
        ["1 甲域", "—", "—"],
        ["2 乙域", "2.1 甲务", "—"],
        ["2.2 乙务", "2.2.1 能甲。"],
    ]


def test_each_level_and_module_has_its_table() -> None:
    tree = (Item(1, "甲域", (Item(1, "甲务", (Item(1, "能甲。"),)),)),)
    content = {Section(Level.ADVANCED, 3): tree, SECTION: tree, Section(Level.ELEMENTARY): ()}
    captions = [table.caption for table in tables(report(content, {3: "2-1 动力驱动"}))]
    assert captions == ["表1　中级", "表2　高级　2-1 动力驱动"]


def test_the_source_is_named_and_nobody_signs(tmp_path: Path) -> None:
    document = report({SECTION: standards_text.tree()})
    assert document.signatures == ()
    assert [block.lines for block in document.blocks if isinstance(block, Notes)][-1] == ("某组织发布",)
    write_pdf(document, tmp_path / "标准.pdf")
    assert "填报" not in squeezed(tmp_path / "标准.pdf")
