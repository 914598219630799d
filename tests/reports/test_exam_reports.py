"""Figures by dimension and lists of a session, on paper and in a workbook."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from onex_desktop.domain.catalogue import ExamRecord, OrganizationStatus
from onex_desktop.domain.documents import Cell, Chart, Document, Notes, Stamp, Table
from onex_desktop.domain.exams.counting import Dimension, Figures, Group, Tally
from onex_desktop.domain.exams.grouping import NOBODY
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationRow, RegistrationState
from onex_desktop.domain.exams.sessions import PartDraft, SessionDraft, SessionRow, SessionState
from onex_desktop.domain.values import Level
from onex_desktop.exchange.document_writer import write_workbook
from onex_desktop.reports.exam_figures import exam_figures
from onex_desktop.reports.exam_rosters import RosterKind, exam_roster
from onex_desktop.reports.pdf import write_pdf

STAMP = Stamp(1, "AAAA-0000", "2026-03-02")
NAMES = replace(
    NOBODY, planned=70, registered=110, absent=5, attended=104, pending=74, released=30, passed=18, failed=12,
    resits=34, first_released=20, first_passed=14, persons_registered=75, persons_released=25, persons_passed=17,
)  # fmt: skip
TOTALS = Tally(planned=80, attended=80, released=80, passed=0)
WAITING = replace(NOBODY, planned=30, registered=30, attended=30, pending=30)
S = RegistrationState
PARTS = (PartDraft("理论", Decimal(100), Decimal(60), 1),)
DRAFT = SessionDraft(
    1, Level.INTERMEDIATE, 2020, "第一批", held_from="2020-10-17", held_until="2020-10-18", parts=PARTS
)
SESSION = SessionRow(
    3, 1, DRAFT, SessionState.HELD, "智能新能源汽车", "中车行", OrganizationStatus.ACTIVE, "本校考点",
)  # fmt: skip


def _figures(dimension: Dimension, *tallies: Tally, left_out: tuple[str, ...] = ()) -> Document:
    groups = tuple(
        Group((at,), f"组{at}", ExamRecord.TOTALS if tally is TOTALS else ExamRecord.NAMED, tally)
        for at, tally in enumerate(tallies, start=1)
    )
    found = Figures(dimension, groups, NAMES, left_out)
    return exam_figures(found, year=2020, institution="某校", stamp=STAMP)


def _lines(document: Document) -> list[list[str]]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [[cell.text for cell in row] for row in table.body]


def _notes(document: Document) -> str:
    return "".join(line for block in document.blocks if isinstance(block, Notes) for line in block.lines)


def test_every_rate_stands_beside_what_it_is_of() -> None:
    document = _figures(Dimension.COLLEGE, NAMES)
    assert document.title == "2020年各学院考证情况统计表"
    assert _lines(document) == [
        ["1", "组1", "名单", "70", "110", "104", "34", "148.6%", "30", "18", "60.0%", "70.0%", "68.0%"]
    ]


def test_nobody_passed_prints_nought_and_what_totals_do_not_tell_a_dash() -> None:
    assert _lines(_figures(Dimension.COLLEGE, TOTALS)) == [
        ["1", "组1", "总数", "80", "—", "80", "—", "100.0%", "80", "0", "0.0%", "—", "—"]
    ]


def test_results_that_are_not_out_are_neither_nought_nor_failed() -> None:
    assert _lines(_figures(Dimension.COLLEGE, WAITING, NOBODY))[:2] == [
        ["1", "组1", "名单", "30", "30", "30", "0", "100.0%", "成绩未出"],
        ["2", "组2", "名单", "—", "0", "0", "0", "—", "—"],
    ]


def test_the_total_is_of_names_alone() -> None:
    document = _figures(Dimension.COLLEGE, NAMES, TOTALS)
    assert _lines(document)[-1][:4] == ["合计（按名单，每次报考计一次）", "70", "110", "104"]
    assert "不与名单相加" in _notes(document)


def test_what_cannot_be_shown_is_named() -> None:
    document = _figures(Dimension.TEACHER, NAMES, left_out=("光伏电站运维", "界面设计", "界面设计"))
    assert "没有列入：光伏电站运维、界面设计。" in _notes(document)
    assert "大于合计" in _notes(document)


def _chart(document: Document) -> Chart | None:
    return next((block for block in document.blocks if isinstance(block, Chart)), None)


def test_the_chart_shows_the_rates_and_leaves_gaps() -> None:
    chart = _chart(_figures(Dimension.COLLEGE, NAMES, WAITING, TOTALS))
    assert chart is not None
    assert (chart.names, chart.is_trend) == (("组1", "组2", "组3（总数）"), False)
    assert [series.values for series in chart.series] == [(148.6, 100.0, 100.0), (60.0, None, 0.0)]


def test_years_are_a_trend() -> None:
    chart = _chart(_figures(Dimension.YEAR, NAMES, NAMES))
    assert chart is not None
    assert (chart.names, chart.is_trend) == (("组1年", "组2年"), True)


def test_one_group_and_no_results_need_no_chart() -> None:
    assert _chart(_figures(Dimension.COLLEGE, NAMES)) is None
    assert _chart(_figures(Dimension.COLLEGE, WAITING, WAITING)) is None


@pytest.mark.parametrize("dimension", [Dimension.COLLEGE, Dimension.YEAR])
def test_a_chart_is_drawn_on_paper_and_in_the_workbook(tmp_path: Path, dimension: Dimension) -> None:
    document = _figures(dimension, NAMES, WAITING, *([TOTALS] if dimension is Dimension.COLLEGE else []))
    write_pdf(document, tmp_path / "a.pdf")
    reader = PdfReader(tmp_path / "a.pdf")
    text = "".join(page.extract_text() for page in reader.pages)
    assert "参考率与通过率（%）" in text
    assert "通过率（对应批次）" in text
    fonts = {font["/BaseFont"] for page in reader.pages for font in _fonts(page)}
    assert all("Noto" in str(font) for font in fonts)
    write_workbook(document, tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["图1"]
    assert [cell.value for cell in sheet[1]] == [None, "参考率", "通过率（对应批次）"]
    drawn = sheet._charts  # type: ignore[attr-defined]  # openpyxl offers no other look at them
    assert (sheet["B2"].value, sheet["C3"].value, len(drawn)) == (148.6, None, 1)


def _fonts(page: object) -> list[dict[str, object]]:
    resources = page["/Resources"]  # type: ignore[index]
    return [font.get_object() for font in resources.get("/Font", {}).values()]


def _row(number: int, state: RegistrationState, score: str | None = None, *, resit: bool = False) -> RegistrationRow:
    draft = RegistrationDraft(3, number, state)
    scores = {} if score is None else {1: Decimal(score)}
    identity = IdNumber.read("11010519491231002X") if number == 1 else IdNumber()
    return RegistrationRow(
        number, 1, draft, 1, f"001900{number}", f"生{number}", identity, "一班", "新能源", "智能新能源汽车",
        Level.INTERMEDIATE, "2020 第一批", resit, scores, "S1" if state is S.PASSED else "",
    )  # fmt: skip


ROWS = (_row(1, S.PASSED, "88.50"), _row(2, S.FAILED, "59.5", resit=True), _row(3, S.PENDING), _row(4, S.ABSENT))


def _list(kind: RosterKind) -> Document:
    return exam_roster(SESSION, ROWS, kind, institution="某校", stamp=STAMP)


def _cells(document: Document) -> list[Cell]:
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [cell for row in table.body for cell in row]


def test_a_roster_is_masked_and_says_who_comes_again() -> None:
    document = _list(RosterKind.ROSTER)
    assert document.title == "2020年智能新能源汽车（中级）第一批考生名册"
    assert document.subtitle == "考试日期：2020年10月17日至2020年10月18日　考核站点：本校考点"
    assert [row[:4] + row[6:7] for row in _lines(document)[:2]] == [
        ["1", "0019001", "生1", "110***********002X", "首考"],
        ["2", "0019002", "生2", "—", "补考"],
    ]
    assert "共 4 人，其中补考 1 人。" in _notes(document)


def test_results_show_points_and_what_is_still_out() -> None:
    document = _list(RosterKind.RESULTS)
    assert [row[4:] for row in _lines(document)] == [
        ["88.5", "通过", "首考", "S1"],
        ["59.5", "未通过", "补考", "—"],
        ["—", "成绩未出", "首考", "—"],
        ["—", "缺考", "首考", "—"],
    ]
    assert "已参考 3 人；缺考 1 人，成绩未出 1 人，通过 1 人，未通过 1 人。" in _notes(document)
    assert {cell.number for cell in _cells(document)} >= {Decimal("88.50"), Decimal("59.5")}


def test_a_sign_in_sheet_leaves_room_and_is_signed_by_who_watches() -> None:
    document = _list(RosterKind.SIGN_IN)
    assert [row[4:] for row in _lines(document)] == [["", ""]] * 4
    assert document.signatures == ("监考员", "监考员", "主考")
    assert "应到 4 人" in _notes(document)


def test_a_resit_list_says_what_was_failed() -> None:
    assert _lines(_list(RosterKind.RESITS))[1][5:] == ["未通过", "理论"]
    assert _lines(_list(RosterKind.RESITS))[3][5:] == ["缺考", "—"]
