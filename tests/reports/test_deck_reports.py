"""The four reports carry every name and number of the presentation's tables."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.reports import deck
from tests.reports.reading import pages, squeezed

from onex_desktop.domain.catalogue import OrganizationStatus
from onex_desktop.domain.documents import Cell, Document, Table, placed
from onex_desktop.domain.exams.statistics import ExamStatistics, ResultState
from onex_desktop.reports import catalogue, exams, mapping, registry, teaching
from onex_desktop.reports.pdf import write_pdf


def overview() -> Document:
    return catalogue.pilot_overview(deck.pilots(), institution=deck.INSTITUTION, stamp=deck.STAMP)


def statistics(*, one_decimal: bool = False, reconciliation: tuple[str, ...] = deck.RECONCILIATION) -> Document:
    return exams.exam_statistics(
        deck.statistics(),
        institution=deck.INSTITUTION,
        stamp=deck.STAMP,
        one_decimal=one_decimal,
        reconciliation=reconciliation,
    )


def matrix() -> Document:
    return mapping.matrix(deck.matrix(), institution=deck.INSTITUTION, stamp=deck.STAMP)


def assignment() -> Document:
    return teaching.teaching_assignment(deck.arrangement(), institution=deck.INSTITUTION, stamp=deck.STAMP)


def printed(document: Document, folder: Path) -> str:
    write_pdf(document, folder / "报表.pdf")
    return squeezed(folder / "报表.pdf")


def rows_of(document: Document, at: int = 0) -> list[list[str]]:
    """Return the body of a table as text, merged cells at their first position only."""
    table = document.blocks[at]
    assert isinstance(table, Table)
    rows: list[list[str]] = [[] for _ in table.body]
    for row, _, cell in placed(table.body, len(table.widths)):
        rows[row].append(cell.text)
    return rows


def merged(document: Document, at: int = 0) -> dict[str, tuple[int, int]]:
    """Return the merged cells of a table's body: text to rows and columns."""
    table = document.blocks[at]
    assert isinstance(table, Table)
    cells = (cell for row in table.body for cell in row)
    return {cell.text: (cell.rows, cell.columns) for cell in cells if cell.rows > 1 or cell.columns > 1}


def test_every_report_of_the_deck_is_in_the_registry() -> None:
    ids = {document.report for document in (overview(), statistics(), matrix(), assignment())}
    assert {spec.id for spec in registry.REPORTS} >= ids
    assert registry.find("matrix") is registry.REPORTS[1]
    assert registry.find("nothing") is None


def test_the_overview_prints_every_certificate_college_major_and_organization(tmp_path: Path) -> None:
    text = printed(overview(), tmp_path)
    for certificate, _, college, majors, _, organization in deck.PILOTS:
        for word in (certificate, college, organization, *majors):
            assert word in text
    assert "工业机器人操作与运维（初/中级）" in text
    assert "试点证书12个，试点专业16个" in text
    assert "试点人数1246人" in text


def test_the_overview_merges_a_college_over_its_certificates_and_numbers_colleges() -> None:
    assert merged(overview())["网络与通信学院"] == (5, 1)
    assert merged(overview())["人工智能学院"] == (2, 1)
    assert [row[0] for row in rows_of(overview()) if len(row) == 3] == list("1234567")


def test_the_overview_merges_the_quality_tag_over_neighbouring_certificates() -> None:
    assert merged(overview(), 1) == {"国家双高建设、国家骨干建设专业": (6, 1), "省级优质专业": (6, 1)}
    assert rows_of(overview(), 1)[7][2] == "大数据技术与应用、计算机应用技术、人工智能特色班"


def test_the_overview_names_the_standing_of_an_organization_that_is_not_in_order() -> None:
    pilots = tuple(replace(row, organization_status=OrganizationStatus.RECTIFYING) for row in deck.pilots())
    document = catalogue.pilot_overview(pilots, institution=deck.INSTITUTION, stamp=deck.STAMP)
    assert rows_of(document, 2)[4][2] == "华为技术有限公司（限期整改）"


def test_the_statistics_print_the_presentations_table() -> None:
    rows = rows_of(statistics())
    assert rows[0] == ["1", "光伏电站运维（中级）", "80", "80", "100%", "42", "52.5%", "电子信息学院"]
    assert rows[1][3:7] == ["104（含补考）", "149%", "18（部分成绩未出）", "60%（对应批次）"]
    assert rows[2][3:] == ["30", "100%", "19", "63%"]
    assert rows[3][3:] == ["30", "100%", "成绩未出"]
    assert rows[4][5:] == ["0", "0%"]
    assert rows[6][3:7] == ["225（含补考）", "102%", "84（部分成绩未出）", "41.2%（对应批次）"]
    assert rows[7][3:] == ["126", "79%", "96", "76.2%"]
    assert rows[8][1] == "工业机器人操作与运维（初/中级）"
    assert rows[9][3:7] == ["256", "100%", "151（部分成绩未出）", "98.1%（对应批次）"]


def test_the_statistics_end_with_reckoned_totals_and_their_basis(tmp_path: Path) -> None:
    totals = ["合计", "1246", "1251（含补考）", "100.4%", "410（部分成绩未出）", "62.7%（对应批次）", "7 个分院"]
    assert rows_of(statistics())[-1] == totals
    text = printed(statistics(), tmp_path)
    assert "1251÷1246=100.4%" in text
    assert "410÷654=62.7%" in text
    assert "相差10" in text


def test_the_statistics_merge_pending_results_and_colleges() -> None:
    table = statistics().blocks[0]
    assert isinstance(table, Table)
    pending = [cell for row in table.body for cell in row if cell.text == "成绩未出"]
    assert [(cell.rows, cell.columns, cell.number) for cell in pending] == [(1, 2, None)] * 5
    assert merged(statistics())["网络与通信学院"] == (5, 1)


def test_one_decimal_everywhere_is_reckoned_from_the_counts() -> None:
    rows = rows_of(statistics(one_decimal=True))
    assert [row[4] for row in rows[:3]] == ["100.0%", "148.6%", "100.0%"]
    assert rows[1][6] == "60.0%（对应批次）"
    assert rows[4][5:] == ["0", "0.0%"]


def test_a_batch_of_unknown_size_has_no_pass_rate_and_says_so(tmp_path: Path) -> None:
    row = deck.statistics().rows[1]
    only = replace(row, draft=replace(row.draft, released=None, stated_pass=""))
    waiting = replace(row, id=99, draft=replace(row.draft, state=ResultState.PENDING, passed=None, released=None))
    document = exams.exam_statistics(ExamStatistics(2020, (only, waiting)), institution="学院", stamp=deck.STAMP)
    assert rows_of(document)[0][6] == "—"
    assert "批次人数未录入" in printed(document, tmp_path)


def test_totals_with_nothing_released_print_pending_and_never_zero() -> None:
    row = deck.statistics().rows[3]
    document = exams.exam_statistics(ExamStatistics(2020, (row,)), institution="学院", stamp=deck.STAMP)
    assert rows_of(document)[-1][-2:] == ["成绩未出", "1 个分院"]


def test_the_assignment_prints_each_module_with_its_teacher(tmp_path: Path) -> None:
    rows = rows_of(assignment())
    assert rows[0] == [
        "电池管理系统检测维修", "吴会波", "新能源汽车结构检测维修实训",
        "模块一", "新能源汽车动力驱动电机电池技术", "李昕颖", "2-1 新能源汽车动力驱动电机电池技术",
    ]  # fmt: skip
    assert rows[11] == ["模块四", "CAN网关控制系统检测维修", "段付德"]
    text = printed(assignment(), tmp_path)
    assert "2018级教师授课安排" in text
    assert "2019级、2020级教师授课安排（书证融通后的实训课程设置）" in text
    assert all(teacher in text for *_, modules in deck.REFORM for _, teacher in modules)


def test_the_assignment_spreads_several_courses_before_over_the_modules_after() -> None:
    line = deck.arrangement().rows[0]
    before = (*line.before, deck.slot(900, "旧课程二", teacher="张世刚"), deck.slot(901, "旧课程三"))
    view = replace(deck.arrangement(), rows=(replace(line, before=before),))
    document = teaching.teaching_assignment(view, institution="学院", stamp=deck.STAMP)
    rows = rows_of(document)
    assert [len(row) for row in rows] == [7, 5, 5, 3]
    assert rows[2][:2] == ["旧课程三", "未安排"]


def test_the_assignment_prints_a_dash_where_nothing_stands() -> None:
    view = replace(deck.arrangement(), rows=(replace(deck.arrangement().rows[0], before=(), after=()),))
    document = teaching.teaching_assignment(view, institution="学院", stamp=deck.STAMP)
    assert rows_of(document)[0][:6] == ["—", "—", "新能源汽车结构检测维修实训", "—", "—", "—"]


def test_the_matrix_prints_signs_gaps_and_coverage(tmp_path: Path) -> None:
    rows = rows_of(matrix())
    assert rows[0] == ["2-1", "新能源汽车动力驱动电机电池技术", "初、中、高级", "●", "◐", "◐", "○", *[""] * 8, "是"]
    assert rows[4] == ["2-5", "新能源汽车多种能源高新系统技术", "中、高级", "／", *[""] * 11, "缺"]
    assert rows[5][:3] == ["授课教师", "李昕颖", "李宇萌"]
    text = printed(matrix(), tmp_path)
    assert "覆盖3/5（60%）" in text
    assert "加权覆盖度0.60" in text
    assert "未覆盖：2-2新能源汽车悬挂转向制动安全技术、2-5新能源汽车多种能源高新系统技术" in text
    assert "●强（权重1.00）" in text
    assert "智能新能源汽车（中级）·新能源汽车技术2020版" in text


def test_a_narrow_matrix_has_lying_headings() -> None:
    whole = deck.matrix()
    document = mapping.matrix(replace(whole, columns=whole.columns[:2]), institution="学院", stamp=deck.STAMP)
    table = document.blocks[0]
    assert isinstance(table, Table)
    cells: list[Cell] = [cell for row in (*table.header, *table.body) for cell in row]
    assert not any(cell.upright for cell in cells)


def test_a_matrix_of_courses_without_modules_has_one_heading_row() -> None:
    whole = deck.matrix()
    columns = tuple(replace(column, label="", name="") for column in whole.columns)
    document = mapping.matrix(replace(whole, columns=columns), institution="学院", stamp=deck.STAMP)
    table = document.blocks[0]
    assert isinstance(table, Table)
    assert len(table.header) == 1


def test_a_matrix_without_modules_says_so() -> None:
    document = mapping.matrix(replace(deck.matrix(), units=(), cells={}), institution="学院", stamp=deck.STAMP)
    assert any("尚未录入" in line for block in document.blocks[1:] for line in getattr(block, "lines", ()))


@pytest.mark.parametrize("compose", [statistics, matrix, assignment])
def test_each_table_of_the_presentation_stands_on_one_page(compose: object, tmp_path: Path) -> None:
    assert callable(compose)
    write_pdf(compose(), tmp_path / "报表.pdf")
    (only,) = pages(tmp_path / "报表.pdf")
    assert "第 1 页 共 1 页" in only
    assert "数据版本 第 12 步 · 校验码 7F3A-91C2" in only
    assert "打印日期 2026-11-24" in only
    assert "填报单位（盖章）：南京信息职业技术学院" in only
