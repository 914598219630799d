"""The smaller parts: inspector, findings, busy line, page header."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QSplitter
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, Tone
from onex_desktop.gui.widgets.busy import BusyLine
from onex_desktop.gui.widgets.inspector import NOTHING_CHOSEN, Fact, HistoryLine, Inspector
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.gui.widgets.problem_list import ProblemList, WordedProblem


def texts(widget: Inspector) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget) and label.text()]


def test_the_inspector_says_what_is_chosen_and_forgets_it(qtbot: QtBot, theme: Theme) -> None:
    panel = Inspector(theme)
    qtbot.addWidget(panel)
    panel.set_title("李重庆", "副教授")
    panel.set_facts([Fact("学时", "96 / 120"), Fact("状态", "超学时", Tone.DANGER)])
    panel.set_history([HistoryLine("2020年9月1日", "学时 100 → 120")])
    assert texts(panel) == [
        "李重庆",
        "副教授",
        "历史",
        "学时",
        "96 / 120",
        "状态",
        "超学时",
        "学时 100 → 120",
        "2020年9月1日",
    ]
    body = QLabel("表单")
    panel.set_body(body)
    panel.clear()
    assert texts(panel) == ["检视", NOTHING_CHOSEN]
    assert body.isHidden()
    panel.set_body(body)
    assert not body.isHidden()


def test_a_fact_can_be_a_link_and_shows_its_text_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    panel = Inspector(theme)
    qtbot.addWidget(panel)
    panel.set_facts([Fact("证书", "A<B", link="certificate:1")])
    link = next(label for label in panel.findChildren(QLabel) if "href" in label.text())
    assert "A&lt;B" in link.text()
    with qtbot.waitSignal(panel.link_activated) as told:
        link.linkActivated.emit("certificate:1")
    assert told.args == ["certificate:1"]


def test_the_inspector_gives_its_room_away_when_folded(qtbot: QtBot, theme: Theme) -> None:
    split = QSplitter()
    qtbot.addWidget(split)
    panel = Inspector(theme)
    split.addWidget(QLabel("页"))
    split.addWidget(panel)
    split.resize(900, 300)
    split.show()
    with qtbot.waitSignal(panel.folded_changed) as told:
        panel.set_folded(folded=True)
    assert told.args == [True]
    assert split.sizes()[1] == 40
    panel.set_folded(folded=False)
    assert split.sizes()[1] == 280


def test_findings_are_grouped_the_gravest_first_and_lead_to_their_place(qtbot: QtBot, theme: Theme) -> None:
    findings = ProblemList(theme)
    qtbot.addWidget(findings)
    note = WordedProblem(Problem("a.note", Severity.INFO), "可以补上工号。")
    error = WordedProblem(Problem("a.error", where=Place("teaching", 7, "李重庆")), "超学时 12.5。")
    other = WordedProblem(Problem("a.other"), "没有证书。")
    findings.set_problems([note, error, other])
    assert findings.lines() == ["错误  2", "超学时 12.5。", "没有证书。", "提示  1", "可以补上工号。"]
    model = findings.view.model()
    group, item = model.index(0, 0), model.index(1, 1)
    assert item.siblingAtColumn(2).data() == "李重庆"
    with qtbot.waitSignal(findings.problem_activated) as told:
        findings.view.activated.emit(item)
    assert told.args == [error.problem]
    with qtbot.assertNotEmitted(findings.problem_activated):
        findings.view.activated.emit(group)


def test_findings_keep_to_the_contract_of_qt(qtbot: QtBot, theme: Theme, qtmodeltester: ModelTester) -> None:
    findings = ProblemList(theme)
    qtbot.addWidget(findings)
    findings.set_problems([WordedProblem(Problem("a.note", Severity.INFO), "甲"), WordedProblem(Problem("a.b"), "乙")])
    qtmodeltester.check(findings.view.model())  # type: ignore[no-untyped-call]


def test_the_busy_line_says_what_and_how_much_and_asks_once_to_stop(qtbot: QtBot) -> None:
    line = BusyLine()
    qtbot.addWidget(line)
    line.start("正在导入学生", 400)
    line.advance(120, "第 3 张表")
    assert line.text == "正在导入学生 120 / 400 · 第 3 张表"
    cancel = line.findChild(QPushButton)
    assert cancel is not None
    with qtbot.waitSignal(line.cancelled):
        QTest.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isEnabled()
    line.finish()
    assert not line.isVisible()


def test_buttons_of_a_page_head_follow_their_actions(qtbot: QtBot) -> None:
    head = PageHeader("任课", "一句说明")
    qtbot.addWidget(head)
    action = QAction("添加教师", head)
    button = head.add_action(action, primary=True)
    head.show()
    assert button.isVisible()
    action.setEnabled(False)
    action.setText("添加")
    assert (button.text(), button.isEnabled()) == ("添加", False)
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    action.setVisible(False)
    assert not button.isVisible()


def test_actions_of_a_page_head_that_find_no_room_stand_in_a_menu(qtbot: QtBot) -> None:
    head = PageHeader("任课", "一句说明，可以很长，但操作先要有地方")
    qtbot.addWidget(head)
    texts = ("打印安排表", "任课建议…", "增加学期", "共同备课")
    buttons = {text: head.add_action(QAction(text, head)) for text in texts}
    primary = head.add_action(QAction("新增教师", head), primary=True)
    more = next(button for button in head.findChildren(QPushButton) if button.text() == "更多")
    head.resize(1000, 48)
    head.show()
    assert [button.isVisible() for button in buttons.values()] == [True] * 4
    assert not more.isVisible()

    head.resize(420, 48)
    shown = [text for text, button in buttons.items() if button.isVisible()]
    folded = [action.text() for action in more.menu().actions()]
    assert (shown + folded, more.isVisible(), primary.isVisible()) == ([*texts], True, True)
    assert 0 < len(shown) < 4
    assert primary.geometry().right() < head.width()

    buttons["打印安排表"].action.setVisible(False)
    qtbot.waitUntil(lambda: len(more.menu().actions()) < len(folded))
    head.resize(1000, 48)
    assert [button.isVisible() for button in buttons.values()] == [False, True, True, True]


def test_the_head_of_a_page_ends_where_its_table_ends_whichever_primary_action_is_on_show(qtbot: QtBot) -> None:
    head = PageHeader("任课")
    qtbot.addWidget(head)
    secondary = head.add_action(QAction("Excel", head))
    primaries = [head.add_action(QAction(text, head), primary=True) for text in ("新增教师", "新增资格")]
    head.resize(800, 48)
    head.show()
    for on_show in (primaries[0], primaries[1], secondary):
        for button in primaries:
            button.action.setVisible(button is on_show)
        QApplication.processEvents()
        assert on_show.geometry().right() == head.width() - L - 1
