"""The pilot's twelve slots become a term in the window: adopted rules, one pasted block, two rule sets compared."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from tests import factories
from tests.gui.exams_window import cells
from tests.gui.windows import WindowMaker
from tests.services.school_term import TERM

from onex_desktop.domain.campus import TermDraft
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.workload import INPUTS, RULES, STATEMENTS, WHAT_IF, WorkloadPage
from onex_desktop.gui.pages.workload_inputs import InputsPanel
from onex_desktop.services import campus

# Hours and students of the three courses' modules, examples like those in tests/services.
BLOCK = {"新能源汽车结构": "16\t50", "新能源汽车电控": "12\t45", "新能源汽车电气": "8\t40"}


@pytest.fixture
def page(show_window: WindowMaker, tmp_path: Path) -> WorkloadPage:
    """Return the workload page of the sample school, with a term registered."""
    path = factories.sample_file(tmp_path / "示例.onex")
    campus.save_term(factories.open_at(path), TermDraft(TERM))
    factories.close_all()
    window: MainWindow = show_window(path)
    window.go_to("workload")
    assert isinstance(window.page, WorkloadPage)
    return window.page


def paste(panel: InputsPanel, key: str, block: str) -> None:
    """Paste a block at the top of a column."""
    place = next(n for n, column in enumerate(panel.table.model.columns) if column.key == key)
    panel.table.view.setCurrentIndex(panel.table.proxy.index(0, place))
    QApplication.clipboard().setText(block)
    assert panel.table.hand.paste_block()


def test_the_deck_s_assignment_converts_and_two_rule_sets_differ_by_what_their_rows_differ(page: WorkloadPage) -> None:
    page.tabs.setCurrentIndex(RULES)
    page.rules.adopt("P9")
    page.rules.enforce.trigger()
    assert page.current.subtitle() == f"{TERM} 执行：本校办法（据 P9 高职院校工作量程序） 第 1 版"
    page.tabs.setCurrentIndex(INPUTS)
    panel = page.inputs
    assert [column.title for column in panel.table.model.columns][2:7] == [
        "标准课时",
        "学时",
        "人数",
        "第几个班",
        "课程类型",
    ]
    page.set_context(Context(college_id=1))
    assert panel.table.shown_rows == []
    page.set_context(Context())
    rows = panel.table.shown_rows
    paste(panel, "hours", "\n".join(BLOCK[row.title[:7]] for row in rows))
    assert page.current.subtitle() == f"{TERM} · 12 项 · 合计 183.36"
    panel.rules.set_key("P2")
    panel.rules.activated.emit(0)
    assert cells(panel.table, "result") == ["—"] * 12
    paste(panel, "type_factor", "\n".join(["0.9"] * 12))
    assert page.current.subtitle() == f"{TERM} · 12 项 · 合计 139.68"
    page.tabs.setCurrentIndex(WHAT_IF)
    page.what_if.one.set_key("P2")
    page.what_if.other.set_key("P9")
    page.what_if.other.activated.emit(0)
    assert page.current.subtitle() == "办法一 139.68，办法二 183.36，差 +43.68"
    assert dict(zip(cells(page.what_if.table, "teacher"), cells(page.what_if.table, "difference"), strict=True)) == {
        "李昕颖": "+5.28", "李宇萌": "+5.28", "王红然": "+8.52", "吴会波": "+5.28", "李重重": "+5.64",
        "张世刚": "+5.64", "邱亚宇": "+3.24", "熊江勇": "+2.4", "段付德": "+2.4",
    }  # fmt: skip
    page.tabs.setCurrentIndex(STATEMENTS)
    page.statements.collect.trigger()
    wang = next(row.id for row in page.statements.table.rows if row.teacher == "王红然")
    page.statements.table.select_ids([wang])
    assert cells(page.statements.lines, "reckoning") == [
        "16 学时 × 1.2（实训课）× 1.1（50 人）= 21.12", "12 学时 × 1.2（实训课）× 1.05（45 人）= 15.12",
    ]  # fmt: skip
