"""The plan reports on the sample school print as the deck shows them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests.factories import empty_library, sample_library
from tests.reports.reading import squeezed

from onex_desktop.domain.documents import Document, Table, placed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.reports.pdf import write_pdf
from onex_desktop.reports.plans import course_reform
from onex_desktop.services import plan_reforms, plans, reporting

STATEMENT = (
    "XQA 专业能力：熟练运用从事新能源汽车电池、电机及电控部件的调试，"
    "新能源汽车检测、维修等工作岗位所需的知识、技能和工具"
)
INDICATORS = [
    ["XQA1：熟练掌握从事汽车专业活动所需的数学、科学知识。", "XQA1：熟练掌握从事新能源汽车专业活动所需的科学知识。"],
    [
        "XQA2：具备机械传动识图、原理分析所需的相关知识，能够将其应用于新能源汽车检测维修中。",
        "XQA2：具备电子电路识图、机械传动识图、原理分析所需的相关知识，能够将其应用于新能源汽车检测维修中。",
    ],
    [
        "XQA3：熟练掌握新能源汽车检测维修与调试、电控部件调试等相关专业知识。",
        "XQA3：熟练掌握新能源汽车故障诊断排除、电池、电机检测调试、电控部件调试等相关专业知识。",
    ],
    ["XQA4：熟练使用新能源汽车相关的工具与仪器。", "XQA4：熟练使用新能源汽车检测维修相关的工具与仪器。"],
    [
        "XQA5：能够根据维修手册学习工具仪器及其设备的使用或调试。",
        "XQA5：能够根据维修手册，熟练使用专业设备检查排除故障。",
    ],
]


def texts(document: Document, at: int = 0) -> list[list[str]]:
    table = document.blocks[at]
    assert isinstance(table, Table)
    rows: list[list[str]] = [[] for _ in table.body]
    for row, _, cell in placed(table.body, len(table.widths)):
        rows[row].append(cell.text)
    return rows


def test_the_xqa_comparison_prints_as_in_the_deck(tmp_path: Path) -> None:
    document = reporting.compose(sample_library(tmp_path), "plan-comparison", {})
    first, *rest = texts(document)
    assert [first[1:], *rest] == INDICATORS
    assert first[0] == STATEMENT
    write_pdf(document, tmp_path / "对照.pdf")
    printed = squeezed(tmp_path / "对照.pdf")
    assert "2019版人才培养方案（衔接前）2020版人才培养方案（衔接后）" in printed
    assert "修订5个，新增0个，取消0个。" in printed


def test_the_courses_of_both_versions_stand_side_by_side(tmp_path: Path) -> None:
    rows = texts(reporting.compose(sample_library(tmp_path), "plan-comparison", {}), 1)
    assert [(row[0], row[1].split("\n")[0], row[2]) for row in rows] == [
        ("电池管理系统检测维修", "新能源汽车结构检测维修实训", "改革"),
        ("电机结构、驱动系统检测维修", "新能源汽车电控系统检测维修", "改革"),
        ("汽车维护与保养实训", "新能源汽车电气网络检测维修", "改革"),
    ]


def test_the_course_reform_prints_as_in_the_deck(tmp_path: Path) -> None:
    rows = texts(reporting.compose(sample_library(tmp_path), "course-reform", {}))
    assert rows[0] == [
        "电池管理系统检测维修",
        (
            "新能源汽车结构检测维修实训\n模块一：新能源汽车动力驱动电机电池技术\n模块二：驱动系统功能检测与维修\n"
            "模块三：电机系统功能检测与维修\n模块四：电池系统功能检测与维修"
        ),
        "2-1 新能源汽车动力驱动电机电池技术",
    ]
    assert [row[2] for row in rows[1:]] == ["2-3 新能源汽车电子电气空调舒适技术", "2-4 新能源汽车网关控制娱乐系统技术"]


def test_courses_reformed_into_one_share_its_cell(tmp_path: Path) -> None:
    ctx = sample_library(tmp_path)
    plan = next(row for row in plans.plans(ctx) if row.draft.version == "2020版")
    first = plan_reforms.reforms(ctx, plan.id)[0]
    lines = (
        first,
        replace(first, before_course="另一门"),
        replace(first, before_course="又一门", certificate_module=""),
    )
    document = course_reform(plan, lines, plans.courses(ctx, plan.id), institution="", stamp=ctx.stamp())
    (table,) = (block for block in document.blocks if isinstance(block, Table))
    assert [[cell.rows for cell in row] for row in table.body] == [[1, 3, 2], [1], [1, 1]]


def test_the_modules_of_a_certificate_print_with_their_levels(tmp_path: Path) -> None:
    document = reporting.compose(sample_library(tmp_path), "certificate-modules", {"certificate": "智能新能源汽车"})
    rows = texts(document)
    assert rows[0] == ["智能新能源汽车", "2-1 新能源汽车动力驱动电机电池技术", "初、中、高级"]
    assert rows[3:] == [
        ["2-4 新能源汽车网关控制娱乐系统技术", "中、高级"],
        ["2-5 新能源汽车多种能源高新系统技术", "中、高级"],
    ]
    write_pdf(document, tmp_path / "模块.pdf")
    printed = squeezed(tmp_path / "模块.pdf")
    assert "目前我校已经考过2-1、2-3、2-4共3个中级模块" in printed
    assert "2020年智能新能源汽车共参考256人次，已出成绩的154人次中通过151人次" in printed


@pytest.mark.parametrize("report", ["plan-comparison", "course-reform", "certificate-modules"])
def test_an_empty_library_has_nothing_to_print(tmp_path: Path, report: str) -> None:
    with pytest.raises(ProblemsFound, match=r"report\.no_data"):
        reporting.compose(empty_library(tmp_path), report, {})


def test_a_plan_that_is_not_there_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        reporting.compose(sample_library(tmp_path), "plan-comparison", {"plan": "别的"})
    assert found.value.problems[0].params["known"] == "新能源汽车技术 2019版、新能源汽车技术 2020版"
