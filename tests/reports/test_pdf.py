"""A PDF is complete, printable anywhere and says exactly what the data says, or it is not written."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.reports import deck
from tests.reports.reading import document, pages, squeezed, table_of
from tests.reports.reading import fonts as fonts_of

from onex_desktop.domain.documents import Cell, Document, Notes, Table
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.reports import catalogue, fonts, pdf
from onex_desktop.reports.layout import Layout
from onex_desktop.reports.pdf import write_pdf
from onex_desktop.runtime import paths

RARE = "张三𠮷㛃䶮𬎆𫖯㴓王"
MARKUP = ("<b>", "R&D部", "&", "<img src='x'>", "</b>", "a<b", "]]>", "<para>", "(括号)\\反斜线")
AWKWARD_NAMES = ("教务 数据（2026）", "a#b%20c", "it's", "表😀格", "名" * 60)


class _Ear:
    """Hears which files and sockets are opened; an audit hook cannot be taken away again, only deafened."""

    def __init__(self) -> None:
        self.listening = False
        self.files: list[str] = []
        self.sockets: list[str] = []
        sys.addaudithook(self.hear)

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.listening and event == "open":
            self.files.append(str(arguments[0]))
        elif self.listening and event.startswith("socket."):
            self.sockets.append(event)


@pytest.fixture
def ear() -> Iterator[_Ear]:
    heard = _Ear()
    heard.listening = True
    yield heard
    heard.listening = False


def one_cell(text: str) -> Document:
    return document(Table((1.0,), ((Cell("姓名"),),), ((Cell(text),),)))


def test_every_font_is_embedded_and_none_is_the_systems(tmp_path: Path) -> None:
    write_pdf(document(table_of(3, text=RARE), Notes("备注", (RARE,))), tmp_path / "a.pdf")
    found = fonts_of(tmp_path / "a.pdf")
    assert len(found) > 4
    assert all(found.values())
    assert all("Noto" in name for name in found)


def test_rare_characters_of_names_are_printed_and_can_be_copied(tmp_path: Path) -> None:
    write_pdf(one_cell(RARE), tmp_path / "a.pdf")
    assert RARE in squeezed(tmp_path / "a.pdf")


@pytest.mark.parametrize("text", MARKUP)
def test_markup_in_data_is_printed_as_it_stands(text: str, tmp_path: Path, ear: _Ear) -> None:
    write_pdf(one_cell(text), tmp_path / "a.pdf")
    ear.listening = False
    own = (str(tmp_path), ".ttf", ".py", ".pyc", ".so")
    assert [name for name in ear.files if not any(part in name for part in own)] == []
    assert ear.sockets == []
    assert "".join(text.split()) in squeezed(tmp_path / "a.pdf")


def test_a_character_without_glyph_is_named_and_leaves_the_former_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"former")
    with pytest.raises(ProblemsFound) as caught:
        write_pdf(document(table_of(1, text="李\U000e0100四"), Notes("备注", ("好\ue000",))), target)
    found = caught.value.problems
    assert {problem.code for problem in found} == {"report.glyph_missing"}
    assert [problem.params["where"] for problem in found] == ["李\U000e0100四", "好\ue000"]
    assert "U+E0100" in str(found[0].params["characters"])
    assert target.read_bytes() == b"former"
    assert list(tmp_path.iterdir()) == [target]


def test_invisible_marks_pass_and_leave_no_trace(tmp_path: Path) -> None:
    write_pdf(one_cell("张\u200b三\ufeff\x00\u202e\t李\r\n四\u2028五"), tmp_path / "a.pdf")
    assert "张三李四五" in squeezed(tmp_path / "a.pdf")


def test_a_very_long_name_is_wrapped_and_complete(tmp_path: Path) -> None:
    name = "阿卜杜热西提·买买提艾力·吐尔逊江·" * 3
    write_pdf(document(table_of(2, text=name, columns=6)), tmp_path / "a.pdf")
    assert squeezed(tmp_path / "a.pdf").count(name) == 10


def test_a_cell_taller_than_a_page_goes_on_overleaf_with_nothing_lost(tmp_path: Path) -> None:
    words = "".join(f"甲{number}乙" for number in range(2500))
    write_pdf(
        document(Table((1.0, 1.0), ((Cell("长"), Cell("短")),), ((Cell(words), Cell("短文")),))), tmp_path / "a.pdf"
    )
    assert len(pages(tmp_path / "a.pdf")) > 2
    text = squeezed(tmp_path / "a.pdf")
    assert (text.count("甲"), text.count("乙")) == (2500, 2500)
    assert len(re.findall(r"\d+乙", text)) > 2490


def test_a_merged_cell_taller_than_its_pages_is_complete(tmp_path: Path) -> None:
    body = ((Cell("一"), Cell("丙" * 9000, rows=2)), (Cell("二"),))
    write_pdf(document(Table((1.0, 1.0), ((Cell("甲"), Cell("乙")),), body)), tmp_path / "a.pdf")
    assert squeezed(tmp_path / "a.pdf").count("丙") == 9000


@pytest.mark.parametrize("name", AWKWARD_NAMES)
def test_files_are_written_under_awkward_names(name: str, tmp_path: Path) -> None:
    target = tmp_path / name / f"{name}.pdf"
    write_pdf(document(table_of(1)), target)
    assert "第1行" in squeezed(target)


def test_metadata_name_the_report_and_the_state_of_the_library(tmp_path: Path) -> None:
    from pypdf import PdfReader

    made = catalogue.pilot_overview(deck.pilots(), institution=deck.INSTITUTION, stamp=deck.STAMP)
    write_pdf(made, tmp_path / "a.pdf")
    with (tmp_path / "a.pdf").open("rb") as handle:
        about = PdfReader(handle).metadata
        assert about is not None
        assert about.title == made.title
        assert about.author == deck.INSTITUTION
        assert about.subject == "pilot-overview · 12 · 7F3A-91C2"


def test_a_file_that_does_not_read_back_leaves_the_former_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.pdf"
    write_pdf(document(table_of(1)), target)
    former = target.read_bytes()
    whole = pdf._write

    def cut_short(made: Document, layout: Layout, path: Path) -> None:
        whole(made, layout, path)
        path.write_bytes(path.read_bytes()[:-200])

    monkeypatch.setattr(pdf, "_write", cut_short)
    with pytest.raises(EnvironmentFault) as caught:
        write_pdf(document(table_of(9)), target)
    assert caught.value.code == "report.file_bad"
    assert target.read_bytes() == former
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_is_no_pdf_is_an_environment_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "_write", lambda _, __, path: path.write_bytes(b"no pdf %%EOF"))
    with pytest.raises(EnvironmentFault, match=r"report\.file_bad"):
        write_pdf(document(table_of(1)), tmp_path / "a.pdf")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_font_is_an_environment_fault(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    fonts.load.cache_clear()
    try:
        with monkeypatch.context() as patched:
            patched.setattr(paths, "resource", tmp_path.joinpath)
            with pytest.raises(EnvironmentFault, match=r"fonts\.missing"):
                fonts.load(fonts.Face.SANS)
            (tmp_path / "fonts").mkdir()
            (tmp_path / "fonts" / "NotoSansSC-Regular.ttf").write_bytes(b"not a font")
            with pytest.raises(EnvironmentFault, match=r"fonts\.missing"):
                fonts.load(fonts.Face.SANS)
    finally:
        fonts.load.cache_clear()
