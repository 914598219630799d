"""Files of a cell in the inspector."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from tests import factories
from tests.gui.mapping_window import WindowStub, button, open_page

from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.services import undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.fixture
def window() -> WindowStub:
    """Return what stands in for the window."""
    return WindowStub()


@pytest.fixture
def page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> MappingPage:
    """Return the page, the cursor in a cell that holds a value."""
    made = open_page(ctx, theme, window, qtbot)
    made.view.go(0, 0)
    return made


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """Return a file to attach."""
    path = tmp_path / "教学日历.docx"
    path.write_bytes(b"calendar")
    return path


def drop(page: MappingPage, *paths: Path) -> None:
    """Let files go on the inspector."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    none, copying = Qt.KeyboardModifier.NoModifier, Qt.DropAction.CopyAction
    at, left = QPoint(9, 9), Qt.MouseButton.LeftButton
    viewport = page.inspector().viewport()
    QApplication.sendEvent(viewport, QDragEnterEvent(at, copying, data, left, none))
    QApplication.sendEvent(viewport, QDropEvent(QPointF(at), copying, data, left, none))


def test_a_dragged_file_belongs_to_the_cell_until_it_is_taken_away(
    page: MappingPage, ctx: AppContext, paper: Path, window: WindowStub
) -> None:
    listed = page.inspector().evidence
    drop(page, paper)
    assert listed.names() == ["教学日历.docx"]
    page.view.go(0, 1)
    assert listed.names() == []
    page.view.go(0, 0)
    listed.findChildren(IconButton)[-1].click()
    assert listed.names() == []
    page.reload(undo.undo(ctx))
    assert listed.names() == ["教学日历.docx"]
    assert [changed.step.code for changed in window.changes if changed.step] == [
        "mapping.attach_evidence",
        "mapping.detach_evidence",
    ]


def test_files_are_chosen_and_opened(page: MappingPage, paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(paper)], ""))
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    button(page.inspector(), "添加文件…").click()
    button(page.inspector(), "教学日历.docx").click()
    assert [Path(name).read_bytes() for name in opened] == [b"calendar"]
    assert opened[0].endswith(".docx")


def test_a_file_that_is_gone_is_said(page: MappingPage, paper: Path, window: WindowStub) -> None:
    drop(page, paper)
    folder = next(paper.parent.glob("*.files"))
    next(folder.iterdir()).unlink()
    button(page.inspector(), "教学日历.docx").click()
    assert "不在库旁边的文件夹里" in window.warnings[-1][0]


def test_empty_cells_and_sums_take_no_files(page: MappingPage, paper: Path, window: WindowStub) -> None:
    page.view.go(1, 0)
    assert not page.inspector().evidence.isVisible()
    drop(page, paper)
    assert "先选一个已填的格" in window.warnings[-1][0]
    assert window.changes == []


def test_nothing_else_is_read_anew(page: MappingPage, paper: Path, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.model.modelReset), qtbot.assertNotEmitted(page.model.dataChanged):
        drop(page, paper)
    assert page.view.current_cell() == (0, 0)
