"""The tree: Qt's own tests of the model, and what stays when it is filled again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from onex_desktop.gui.models.tree_model import Key, TreeModel, TreeNode
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.tree_view import TreeView

TITLES = ("编号", "内容")


def leaf(key: str, text: str = "能甲。", tone: Tone | None = None) -> TreeNode:
    return TreeNode(key, (key, text), tone=tone, hint="提示", is_editable=True)


def nodes(*below: str) -> tuple[TreeNode, ...]:
    return (
        TreeNode("1", ("1", "甲域"), tuple(leaf(key) for key in below), is_strong=True),
        TreeNode("2", ("2", "乙域"), (TreeNode("2.1", ("2.1", "乙务"), (leaf("2.1.1"),)),)),
    )


@pytest.fixture
def edits() -> list[tuple[Key, str]]:
    return []


@pytest.fixture
def model(edits: list[tuple[Key, str]]) -> TreeModel:
    made = TreeModel(TITLES, commit=lambda key, text: edits.append((key, text)))
    made.set_nodes(nodes("1.1", "1.2", "1.3"))
    return made


@pytest.fixture
def view(model: TreeModel, theme: Theme, qtbot: QtBot) -> TreeView:
    made = TreeView(theme, model, "树")
    model.setParent(made)
    made.set_widths(120, 0)
    made.show_nodes(nodes("1.1", "1.2", "1.3"))
    qtbot.addWidget(made)
    made.resize(500, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    return made


def test_the_model_keeps_qts_rules(model: TreeModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_nodes(nodes("1.1", "1.4"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    model.set_nodes(())
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_lines_are_let_go_anywhere_but_in_themselves(qtbot: QtBot, qtmodeltester: ModelTester) -> None:
    drops: list[tuple[list[Key], Key | None, int | None]] = []
    model = TreeModel(TITLES, move=lambda *drop: drops.append(drop))
    model.set_nodes(nodes("1.1", "1.2", "1.3"))
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]
    move, copy = Qt.DropAction.MoveAction, Qt.DropAction.CopyAction
    data = model.mimeData([model.index_of("2.1", column) for column in (0, 1)])
    assert not model.dropMimeData(data, move, 0, 0, model.index_of("2.1"))
    assert not model.dropMimeData(data, move, -1, -1, model.index_of("2.1.1"))
    assert not model.dropMimeData(data, copy, -1, -1, model.index_of("1"))
    other = TreeModel(TITLES, move=lambda *_: None)
    other.set_nodes(nodes("1.1"))
    assert not other.dropMimeData(data, move, -1, -1, other.index_of("1"))
    assert model.dropMimeData(data, move, 1, 0, model.index_of("1"))
    assert model.dropMimeData(
        model.mimeData([model.index_of("1.3"), model.index_of("1.1")]), move, -1, -1, QModelIndex()
    )
    qtbot.waitUntil(lambda: len(drops) == 2)
    assert drops == [(["2.1"], "1", 1), (["1.1", "1.3"], None, None)]
    qtmodeltester.check(model)  # type: ignore[no-untyped-call]


def test_a_tree_without_moves_lets_nothing_be_dragged(model: TreeModel) -> None:
    flags = model.flags(model.index_of("1.1"))
    assert not flags & (Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled)
    data = model.mimeData([model.index_of("1.1")])
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index_of("2"))


def test_two_nodes_with_one_key_are_a_fault(model: TreeModel) -> None:
    with pytest.raises(ValueError, match="one key"):
        model.set_nodes((leaf("1"), leaf("1")))


def test_only_what_differs_is_told(model: TreeModel, qtbot: QtBot) -> None:
    first, second = nodes("1.1", "1.2", "1.3")
    changed = TreeNode("1", first.cells, (first.parts[0], leaf("1.2", "能新。", Tone.WARNING), first.parts[2]))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.set_nodes((changed, second))
    assert told.args is not None
    assert [told.args[0].row(), told.args[1].column()] == [1, 1]
    assert model.index_of("1.2", 1).data() == "能新。"


def test_headings_flags_and_hints(model: TreeModel) -> None:
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(3)] == [*TITLES, None]
    editable = [bool(model.index_of("1.1", n).flags() & Qt.ItemFlag.ItemIsEditable) for n in range(2)]
    assert editable == [False, True]
    assert model.index_of("1.1").data(Qt.ItemDataRole.ToolTipRole) == "提示"
    assert not model.index_of("9").isValid()
    assert model.node(QModelIndex()) is None


def test_folded_lines_and_the_current_one_stay(view: TreeView, model: TreeModel) -> None:
    view.choose("1.2")
    view.collapse(model.index_of("2"))
    view.show_nodes(nodes("1.1", "1.2", "1.3", "1.4"))
    assert view.current_key() == "1.2"
    assert [view.isExpanded(model.index_of(key)) for key in ("1", "2")] == [True, False]


def test_when_the_current_line_goes_its_neighbour_is_next(view: TreeView) -> None:
    view.choose("1.2")
    view.show_nodes(nodes("1.1", "1.3"))
    assert view.current_key() == "1.3"


def test_arrows_walk_and_fold(view: TreeView, model: TreeModel) -> None:
    view.choose("1")
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert not view.isExpanded(model.index_of("1"))
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert view.current_key() == "2"


def test_f2_edits_and_enter_commits(view: TreeView, edits: list[tuple[Key, str]]) -> None:
    view.choose("1.1")
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("能改\n好。")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edits == [("1.1", "能改 好。")]


def test_escape_keeps_the_text(view: TreeView, edits: list[tuple[Key, str]]) -> None:
    view.choose("1.1")
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = view.findChild(QPlainTextEdit)
    assert editor is not None
    editor.setPlainText("能改。")
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert edits == []


def test_keys_ask_for_acts(view: TreeView, qtbot: QtBot) -> None:
    view.choose("1.1")
    for key, modifier, signal in (
        (Qt.Key.Key_Insert, Qt.KeyboardModifier.NoModifier, view.insert_pressed),
        (Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier, view.insert_pressed),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, view.delete_pressed),
    ):
        with qtbot.waitSignal(signal):
            QTest.keyClick(view, key, modifier)
    with qtbot.waitSignal(view.move_pressed, check_params_cb=lambda by: by == 1):
        QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)


def test_chosen_lines_are_copied_with_their_numbers(view: TreeView) -> None:
    view.choose("1.1")
    QTest.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "1.1 能甲。\n1.2 能甲。"


def test_a_tree_of_very_many_lines_comes_with_its_last_branches_folded_and_stays_as_it_is_unfolded(
    theme: Theme, qtbot: QtBot
) -> None:
    def many(extra: str = "") -> tuple[TreeNode, ...]:
        tasks = tuple(
            TreeNode(f"1.{task}", ("", "乙务"), tuple(leaf(f"1.{task}.{n}", f"能{extra}。") for n in range(1, 31)))
            for task in range(1, 16)
        )
        return (TreeNode("1", ("1", "甲域"), tasks),)

    model = TreeModel(TITLES)
    view = TreeView(theme, model, "树")
    qtbot.addWidget(view)
    model.setParent(view)
    view.show_nodes(many())
    assert view.isExpanded(model.index_of("1"))
    assert not any(view.isExpanded(model.index_of(f"1.{task}")) for task in range(1, 16))
    view.choose("1.3.7")
    assert view.isExpanded(model.index_of("1.3"))
    (area,) = many("新")
    view.show_nodes((area, leaf("2")))
    assert [view.isExpanded(model.index_of(key)) for key in ("1", "1.3", "1.4")] == [True, True, False]
    assert view.current_key() == "1.3.7"
