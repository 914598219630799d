"""The list of what two certificates ask of the same course module."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid
from tests import factories
from tests.gui.mapping_window import WindowStub, open_page

from onex_desktop.domain.catalogue import CertificateDraft, ModuleDraft, PilotDraft
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.values import Level
from onex_desktop.gui.dialogs.overlaps import Overlaps
from onex_desktop.gui.pages.mapping import MappingPage
from onex_desktop.gui.theme import Theme
from onex_desktop.services import campus, catalogue, mapping
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _second_certificate(ctx: AppContext) -> None:
    """Let another certificate ask 6 hours of a module of which the sample's asks 8."""
    shown = mapping.choices(ctx)[0]
    major = next(row.id for row in campus.majors(ctx) if row.draft.name == "新能源汽车技术")
    college = campus.colleges(ctx)[0].id
    certificate = catalogue.save_certificate(ctx, CertificateDraft("电动汽车检修")).first("certificates")
    unit = catalogue.save_module(ctx, ModuleDraft(certificate, "1-1", "驱动检修")).first("certificate_modules")
    catalogue.save_pilot(ctx, PilotDraft(certificate, college, 2020, frozenset({Level.INTERMEDIATE}), (major,), 30))
    matrix = mapping.matrix(ctx, shown.certificate_id, shown.level, shown.plan_id)
    assert matrix is not None
    theirs = next(key for key in matrix.cells if key[1] == matrix.columns[0].id)
    mapping.set_details(ctx, theirs, Decimal(8), "")
    ours = (unit, matrix.columns[0].id)
    mapping.set_cells(ctx, [CellEdit(ours, Strength.STRONG), CellEdit((unit, matrix.columns[1].id), Strength.WEAK)])
    mapping.set_details(ctx, ours, Decimal(6), "")


@pytest.fixture
def page(ctx: AppContext, theme: Theme, qtbot: QtBot) -> MappingPage:
    return open_page(ctx, theme, WindowStub(), qtbot)


@pytest.fixture
def dialogs(page: MappingPage) -> Iterator[list[Overlaps]]:
    QTest.keyClick(page.view, Qt.Key.Key_F12, Qt.KeyboardModifier.ShiftModifier)
    found = page.findChildren(Overlaps)
    yield found
    for dialog in found:
        if isValid(dialog):
            dialog.close()


def test_without_a_second_certificate_there_is_no_overlap(dialogs: list[Overlaps]) -> None:
    (dialog,) = dialogs
    assert (dialog.table.rows, dialog.summary.text()) == ((), "")


class TestTwoCertificates:
    @pytest.fixture
    def ctx(self, tmp_path: Path) -> AppContext:
        opened = factories.sample_library(tmp_path)
        _second_certificate(opened)
        return opened

    def test_slots_are_listed_with_hours_and_what_is_saved(self, dialogs: list[Overlaps]) -> None:
        (dialog,) = dialogs
        columns = {column.key: column for column in dialog.table.model.columns}
        rows = [[columns[key].text(row) for key in ("asked", "hours", "saved")] for row in dialog.table.shown_rows]
        assert rows == [
            ["智能新能源汽车 中级：2-1（8 学时）；电动汽车检修 中级：1-1（6 学时）", "14", "6"],
            ["智能新能源汽车 中级：2-1（1 格未填学时）；电动汽车检修 中级：1-1（1 格未填学时）", "—", "—"],
        ]
        assert dialog.summary.text() == "2 处被两个以上证书共同要求，合计至少 14 学时；各只开一次，至少可省 6 学时。"

    def test_opening_a_line_leads_to_its_column(self, dialogs: list[Overlaps], page: MappingPage, qtbot: QtBot) -> None:
        (dialog,) = dialogs
        slot = dialog.table.shown_rows[1].id
        with qtbot.waitSignal(dialog.finished):
            dialog.table.activated.emit(slot)
        _, column = page.view.current_cell() or (0, 0)
        assert page.model.head(column).slot == slot
