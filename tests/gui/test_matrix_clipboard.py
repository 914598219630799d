"""A block between the matrix and a spreadsheet."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot
from tests.gui.matrix_fixtures import select, wide_matrix
from tests.gui.matrix_hands import CTRL, Hands, Key, show
from tests.gui.matrix_library import AS_LINES, BLOCK

from onex_desktop.domain.mapping import MatrixCell
from onex_desktop.gui.models import matrix_words as words
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.theme import Theme

SOFFICE: Final = shutil.which("soffice")


@pytest.fixture
def hands(theme: Theme, qtbot: QtBot) -> Hands:
    """Return hands on a matrix of 30 units and 20 slots, one link a unit."""
    model = MatrixModel()
    made = Hands(show(model, theme, qtbot), model)
    model.set_matrix(wide_matrix(30, 5))
    made.view.go(0, 0)
    return made


def take(hands: Hands) -> None:
    """Show the matrix with what was asked for, as the page does after the step."""
    old = hands.model.matrix
    assert old is not None
    cells = dict(old.cells)
    for key, strength in hands.asked[-1][0].items():
        cells.pop(key, None)
        if strength is not None:
            cells[key] = MatrixCell(strength)
    hands.model.set_matrix(replace(old, cells=cells))


def shown(hands: Hands) -> list[list[str]]:
    """Return the slots as text."""
    return [
        [words.write(hands.model.strength(row, column), hands.model.speech) for column in range(20)]
        for row in range(30)
    ]


def test_a_block_of_calc_is_taken_in_one_request(hands: Hands) -> None:
    before = shown(hands)
    QGuiApplication.clipboard().setText(AS_LINES)
    hands.press(Key.Key_V, CTRL)
    assert hands.refused == []
    ((edits, code),) = hands.asked
    assert code == "mapping.paste_cells"
    lines = zip(before, BLOCK, strict=True)
    assert len(edits) == sum(was != now for old, new in lines for was, now in zip(old, new, strict=True))
    take(hands)
    assert shown(hands) == BLOCK


def test_a_block_copied_out_and_pasted_again_changes_nothing(hands: Hands) -> None:
    QGuiApplication.clipboard().setText(AS_LINES)
    hands.press(Key.Key_V, CTRL)
    take(hands)
    select(hands.view, 0, 0, 29, 19)
    hands.press(Key.Key_C, CTRL)
    clipboard = QGuiApplication.clipboard()
    assert words.from_tsv(clipboard.text()) == BLOCK
    assert clipboard.mimeData().html().count("<td") == 600
    hands.press(Key.Key_V, CTRL)
    assert len(hands.asked) == 1


@pytest.mark.long
@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_calc_reads_the_block_unchanged(hands: Hands, tmp_path: Path) -> None:
    QGuiApplication.clipboard().setText(AS_LINES)
    hands.press(Key.Key_V, CTRL)
    take(hands)
    select(hands.view, 0, 0, 29, 19)
    hands.press(Key.Key_C, CTRL)
    source = tmp_path / "block.html"
    source.write_text(QGuiApplication.clipboard().mimeData().html(), encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    into = ["--infilter=HTML (StarCalc)", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76"]
    command = [str(SOFFICE), profile, "--headless", *into, "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 -- a fixed command
    with (tmp_path / "block.csv").open(encoding="utf-8", newline="") as read:
        assert list(csv.reader(read)) == BLOCK
