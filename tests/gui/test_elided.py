"""What finds no room ends in … and not in half a character; hover tells the rest; a small screen holds every page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot
from tests import standards_text
from tests.gui.standards_window import SECTION
from tests.gui.windows import WindowMaker

from onex_desktop.domain.mapping import ReviewState, Strength
from onex_desktop.domain.standards.tree import StandardDraft, StandardStatus
from onex_desktop.gui.page_list import ENTRIES
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.pages.standards import StandardsPage
from onex_desktop.gui.widgets.choice_box import TYPED_FROM, ChoiceBox
from onex_desktop.gui.widgets.elided import ElidedLabel
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.persistence.tables.mapping import MappingLink
from onex_desktop.services import catalogue, libraries, mapping, plans, standards
from onex_desktop.services.mapping import CellEdit

pytestmark = pytest.mark.usefixtures("theme")
LONG = "新能源汽车动力电池及储能系统检测与运维"


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def told(widget: QWidget) -> str:
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, QPoint(3, 3), widget.mapToGlobal(QPoint(3, 3))))
    return QToolTip.text()


def shown(widget: QWidget, width: int, qtbot: QtBot) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, 28)
    widget.show()


@pytest.mark.parametrize("tone", ["quiet", "warning"])
def test_a_label_ends_in_dots_and_tells_the_rest(tone: str, qtbot: QtBot) -> None:
    label, same = ElidedLabel(LONG), QLabel()
    for each in (label, same):
        each.setProperty("tone", tone)
        shown(each, 120, qtbot)
    same.setText(label.fontMetrics().elidedText(LONG, Qt.TextElideMode.ElideRight, 120))
    assert same.text().endswith("…")
    assert picture(label) == picture(same)
    assert told(label) == LONG
    label.setToolTip("现行的版本")
    assert told(label) == f"{LONG}\n现行的版本"
    label.resize(600, 28)
    same.resize(600, 28)
    same.setText(LONG)
    assert (picture(label) == picture(same), told(label)) == (True, "现行的版本")


@pytest.mark.parametrize("count", [2, TYPED_FROM])
def test_a_box_keeps_both_ends_of_its_title_and_tells_the_rest(count: int, qtbot: QtBot) -> None:
    box, same = ChoiceBox(), ChoiceBox()
    for each in (box, same):
        shown(each, 120, qtbot)
    box.set_choices([(str(number), f"{LONG} {number}") for number in range(count)])
    box.set_key("1")
    room = 120
    while picture(box) != picture(same) and room > 40:
        room -= 1
        title = box.fontMetrics().elidedText(box.currentText(), Qt.TextElideMode.ElideMiddle, room)
        same.set_choices([(str(number), title) for number in range(count)])
        same.set_key("1")
    assert room > 60, "no title with … in it looks like it"
    assert same.currentText().endswith("1")
    assert told(box) == f"{LONG} 1"
    box.resize(600, 28)
    assert not box.is_cut


def test_the_sentence_of_a_page_head_ends_in_dots(qtbot: QtBot) -> None:
    head = PageHeader("标准", LONG * 3)
    shown(head, 300, qtbot)
    (label,) = head.findChildren(ElidedLabel)
    assert label.is_cut
    assert told(label) == LONG * 3


@pytest.fixture
def crowded(tmp_path: Path) -> Path:
    """Return a library of long names whose matrix has something to say of everything."""
    path = tmp_path / "长名.onex"
    libraries.create(path, with_sample=True)
    ctx = libraries.open_library(path)
    row = next(row for row in catalogue.certificates(ctx) if row.draft.name == "智能新能源汽车")
    catalogue.save_certificate(ctx, replace(row.draft, name=LONG), row.id, row.version)
    for plan in plans.plans(ctx):
        longer = f"{plan.draft.version}（第二次修订试行稿）"
        plans.change_plan(ctx, plan.id, replace(plan.draft, version=longer))
    for edition in ("2020年1.0版（试行稿）", "2021年2.0版（征求意见稿）"):
        draft = StandardDraft(row.id, edition, status=StandardStatus.IN_FORCE)
        standards.take_over(ctx, draft, {SECTION: standards_text.tree()})
    with ctx.step("mapping.set_cells") as work:
        for link in work.rows(MappingLink):
            work.set(link, review=ReviewState.TO_REVIEW)
    mapping.set_cells(ctx, [CellEdit((1, 5), Strength.STRONG)])
    ctx.close()
    return path


def test_a_small_screen_holds_every_page_whatever_it_has_to_say(crowded: Path, show_window: WindowMaker) -> None:
    window = show_window(crowded)
    for entry in ENTRIES:
        window.go_to(entry.key)
        QApplication.processEvents()
        assert (entry.key, window.minimumSizeHint().width() <= 1366, window.width()) == (entry.key, True, 1366)
    matrix, standard = window.pages["mapping"], window.pages["standards"]
    assert isinstance(matrix, MappingPage)
    assert isinstance(standard, StandardsPage)
    inside = matrix.inspector().widget()
    assert inside is not None
    assert inside.width() == matrix.inspector().viewport().width()
    # Only what is long gives room away.
    assert [box.is_cut for box in (matrix.bar.switch, standard.bar.level)] == [False, False]
    assert standard.bar.standard.is_cut
