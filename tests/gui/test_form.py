"""The form as the user fills it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot
from tests.gui.typing_hands import type_chinese

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.date_box import read_day
from onex_desktop.gui.widgets.fields import Field, Value
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.problem_list import WordedProblem

CITIES = tuple(
    (str(n), name) for n, name in enumerate(("北京", "上海", "天津", "重庆", "西安", "长沙", "武汉", "厦门"))
)
FIELDS = (
    Field("name", "姓名", required=True),
    Field("city", "城市", "choice", CITIES),
    Field("title", "职称", "choice", (("a", "讲师"), ("b", "副教授"))),
    Field("count", "人数", "integer"),
    Field("hours", "学时", "decimal"),
    Field("levels", "等级", "multichoice", (("e", "初级"), ("m", "中级"), ("a", "高级"))),
    Field("joined", "入职日期", "date"),
    Field("external", "外聘", "flag"),
    Field("note", "备注", "multiline"),
    Field("code", "代码"),
)
VALUES: dict[str, Value] = {
    "name": "李重庆",
    "city": "3",
    "title": "b",
    "count": 12,
    "hours": Decimal("9.50"),
    "levels": frozenset({"m"}),
    "joined": date(2016, 9, 1),
    "external": True,
    "note": "一\n二",
    "code": "007",
}


@pytest.fixture
def make(qtbot: QtBot, theme: Theme) -> Callable[..., Form]:
    """Return a function that shows a form."""

    def made(**more: object) -> Form:
        form = Form(theme, FIELDS, **more)  # type: ignore[arg-type]
        qtbot.addWidget(form)
        with qtbot.waitActive(form):
            form.show()
            form.activateWindow()
        return form

    return made


def line(form: Form, key: str) -> QLineEdit:
    control = form.editor(key).control
    assert isinstance(control, QLineEdit)
    return control


def box(form: Form, key: str) -> ChoiceBox:
    control = form.editor(key).control
    assert isinstance(control, ChoiceBox)
    return control


def worded(field: str, sentence: str, severity: Severity = Severity.ERROR) -> WordedProblem:
    return WordedProblem(Problem("x.y", severity, where=Place("x", 1, "甲", field)), sentence)


def test_values_come_out_as_they_went_in(make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    assert form.values() == VALUES


def test_empty_fields_give_nothing(make: Callable[..., Form]) -> None:
    form = make()
    form.set_values({})
    assert form.values() == {
        "name": "",
        "city": None,
        "title": None,
        "count": None,
        "hours": None,
        "levels": frozenset(),
        "joined": None,
        "external": False,
        "note": "",
        "code": "",
    }


def test_a_changed_field_is_told_when_it_is_left_and_only_then(make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    told: list[tuple[str, object]] = []
    form.committed.connect(lambda key, value: told.append((key, value)))
    line(form, "count").setFocus()
    line(form, "count").selectAll()
    QTest.keyClicks(line(form, "count"), "3x0")
    assert told == []
    line(form, "hours").setFocus()
    assert told == [("count", 30)]
    line(form, "code").setFocus()
    assert told == [("count", 30)]


def test_values_set_by_the_page_are_not_told(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make()
    with qtbot.assertNotEmitted(form.committed):
        form.set_values(VALUES)
        line(form, "name").setFocus()
        line(form, "code").setFocus()


def test_ticks_and_choices_are_told_at_once(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    with qtbot.waitSignal(form.committed) as told:
        box(form, "title").setFocus()
        QTest.keyClick(box(form, "title"), Qt.Key.Key_Up)
    assert told.args == ["title", "a"]


def test_a_choice_is_found_by_pinyin_initials(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    city = box(form, "city")
    editor = city.lineEdit()
    assert editor is not None
    editor.setFocus()
    editor.selectAll()
    QTest.keyClicks(editor, "xm")
    completer = city.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    model = popup.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["厦门"]
    popup.hide()
    with qtbot.waitSignal(form.committed) as told:
        line(form, "name").setFocus()
    assert told.args == ["city", "7"]
    assert city.currentText() == "厦门"


def test_what_is_no_choice_is_put_back(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    city = box(form, "city")
    editor = city.lineEdit()
    assert editor is not None
    editor.setFocus()
    editor.selectAll()
    type_chinese(editor, "巴黎")
    with qtbot.assertNotEmitted(form.committed):
        line(form, "name").setFocus()
    assert city.currentText() == "重庆"


def test_the_wheel_changes_no_choice_without_the_focus(make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    line(form, "name").setFocus()
    title = box(form, "title")
    down = QWheelEvent(
        QPointF(5, 5),
        QPointF(title.mapToGlobal(QPoint(5, 5))),
        QPoint(0, 0),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(title, down)
    assert title.key() == "b"
    title.setFocus()
    QApplication.sendEvent(title, down)
    assert title.key() == "a"


def test_problems_stand_below_their_field_and_go_with_new_values(make: Callable[..., Form]) -> None:
    form = make()
    form.set_values(VALUES)
    form.set_problems(
        [
            worded("count", "人数最多 600。"),
            worded("joined", "早于建库日期。", Severity.WARNING),
            worded("unknown", "与别的记录冲突。"),
        ]
    )
    assert form.problem_texts("count") == ["人数最多 600。"]
    assert form.problem_texts("joined") == ["早于建库日期。"]
    assert form.problem_texts() == ["与别的记录冲突。"]
    assert line(form, "count").property("wrong") is True
    assert line(form, "joined").property("wrong") is False
    marks = [label for label in form.findChildren(QLabel) if label.text() == "人数最多 600。"]
    assert [label.property("tone") for label in marks] == ["danger"]
    form.set_values(VALUES)
    assert form.problem_texts("count") == []
    assert line(form, "count").property("wrong") is False


def test_a_draft_tells_nothing_before_it_is_saved(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make(mode="draft", save_text="添加教师")
    form.set_values({"name": "张"})
    with qtbot.assertNotEmitted(form.committed):
        line(form, "name").setFocus()
        type_chinese(line(form, "name"), "强")
        line(form, "code").setFocus()
    with qtbot.waitSignal(form.saved) as told:
        QTest.mouseClick(form.save_button, Qt.MouseButton.LeftButton)
    assert told.args is not None
    assert told.args[0]["name"] in ("强张", "张强")
    assert form.save_button.text() == "添加教师"


def test_enter_in_the_last_field_of_a_draft_saves_and_escape_gives_up(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make(mode="draft")
    with qtbot.assertNotEmitted(form.saved):
        QTest.keyClick(line(form, "name"), Qt.Key.Key_Return)
    with qtbot.waitSignal(form.saved):
        QTest.keyClick(line(form, "code"), Qt.Key.Key_Return)
    with qtbot.waitSignal(form.cancelled):
        QTest.keyClick(line(form, "name"), Qt.Key.Key_Escape)


def test_an_autosave_form_has_no_buttons_and_names_its_controls(make: Callable[..., Form]) -> None:
    form = make()
    assert not form.save_button.isVisible()
    assert [form.editor(field.key).control.accessibleName() for field in FIELDS] == [f.title for f in FIELDS]


def test_tab_goes_from_field_to_field(make: Callable[..., Form]) -> None:
    form = make()
    line(form, "count").setFocus()
    QTest.keyClick(line(form, "count"), Qt.Key.Key_Tab)
    assert line(form, "hours").hasFocus()


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("2020-9-1", date(2020, 9, 1)),
        ("20200901", date(2020, 9, 1)),
        ("2020/09/01", date(2020, 9, 1)),
        ("2020.9.1", date(2020, 9, 1)),
        ("2020年9月1日", date(2020, 9, 1)),
        ("2020-02-30", None),
        ("九月", None),
        ("", None),
    ],
)
def test_days_are_read_however_they_are_typed(typed: str, day: date | None) -> None:
    assert read_day(typed) == day


def test_a_typed_day_is_tidied(qtbot: QtBot, make: Callable[..., Form]) -> None:
    form = make()
    form.set_values({})
    line(form, "joined").setFocus()
    type_chinese(line(form, "joined"), "2020年9月1日")
    with qtbot.waitSignal(form.committed) as told:
        line(form, "code").setFocus()
    assert told.args == ["joined", date(2020, 9, 1)]
    assert line(form, "joined").text() == "2020-09-01"


def test_a_box_too_narrow_for_its_title_shows_the_beginning(qtbot: QtBot) -> None:
    made = ChoiceBox()
    qtbot.addWidget(made)
    made.set_choices([(str(n), f"P{n} 通用院校系数表（标准班 40 人，实践课另计）") for n in range(12)])
    made.setFixedWidth(120)
    made.set_key("7")
    line = made.lineEdit()
    assert line is not None
    assert (line.cursorPosition(), line.text()[:2]) == (0, "P7")
