"""A window that does at once what the standards page asks of it, and the library it works on."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from tests import factories, standards_text
from tests.gui.mapping_window import WindowStub

from onex_desktop.domain.standards.tree import Section, StandardDraft, Tree
from onex_desktop.domain.values import Level
from onex_desktop.gui.pages.standards import StandardsPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext

SECTION = Section(Level.INTERMEDIATE)


def add_standard(ctx: AppContext, tree: Tree | None = None, edition: str = "2020年1.0版") -> int:
    """Add an edition at the intermediate level, of 48 requirements unless another tree is given; return its key."""
    known = {row.draft.edition: row for row in standards.standards(ctx)}
    first = next(iter(known.values()), None)
    certificate = factories.add_certificate(ctx) if first is None else first.draft.certificate_id
    content = {SECTION: standards_text.tree() if tree is None else tree}
    return standards.take_over(ctx, StandardDraft(certificate, edition), content).first("standards")


def open_page(ctx: AppContext, theme: Theme, window: WindowStub, qtbot: QtBot) -> StandardsPage:
    """Show a page, and its inspector beside it."""
    page = StandardsPage(ctx, theme, DeskState(ctx.data_folder), window)
    window.page = page
    window.frame = frame = QWidget()
    qtbot.addWidget(frame)
    sides = QHBoxLayout(frame)
    sides.addWidget(page, 1)
    sides.addWidget(page.inspector())
    frame.resize(1366, 640)
    with qtbot.waitActive(frame):
        frame.show()
    page.focus_main()
    return page
