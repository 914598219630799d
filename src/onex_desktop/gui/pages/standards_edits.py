"""What the keys and buttons of the standards page do to the tree."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QMenu

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.standards.tree import KINDS, Kind
from onex_desktop.gui.models.tree_model import Key
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.standards_inspector import BELOW
from onex_desktop.gui.pages.standards_nodes import TABLES, ItemKey
from onex_desktop.services import standard_items as items
from onex_desktop.services import standard_moves as moves
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import ITEM_KINDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.dialogs.paste_standard import PasteStandard
    from onex_desktop.gui.pages.standards import StandardsPage


class StandardsEdits(QObject):
    """Turns keys into commands; each is one step."""

    def __init__(self, ctx: AppContext, commands: Commands, page: StandardsPage) -> None:
        super().__init__(page)
        self._ctx, self._commands, self._page = ctx, commands, page

    def connect_view(self) -> None:
        """Listen to the tree and to the buttons beside it."""
        view, item = self._page.view, self._page.item
        view.insert_pressed.connect(self.start_sibling)
        view.delete_pressed.connect(self.delete)
        view.move_pressed.connect(self.move)
        view.indent_pressed.connect(self.indent)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(self._open_menu)
        item.above_button.clicked.connect(lambda: self.move(-1))
        item.below_button.clicked.connect(lambda: self.move(1))
        item.beside_button.clicked.connect(self.start_sibling)
        item.part_button.clicked.connect(self.start_part)
        item.delete_button.clicked.connect(self.delete)

    def set_text(self, key: Key, text: str) -> None:
        """Change the words of a line that was edited in the tree."""
        item = _item(key)
        if item is not None:
            self._commands.run(lambda: items.set_text(self._ctx, item, text))

    def start_sibling(self) -> None:
        """Take a new item behind the current one, or the first area of an empty tree."""
        item = _item(self._page.view.current_key())
        if item is None:
            self.start_area()
            return
        self._start(item[0], lambda text: items.insert_after(self._ctx, item, text))

    def start_part(self) -> None:
        """Take a new task of an area, or a new requirement of a task."""
        item = _item(self._page.view.current_key())
        if item is not None and item[0] in BELOW:
            self._start(BELOW[item[0]], lambda text: items.add_part(self._ctx, item, text))

    def start_area(self) -> None:
        """Take a new area behind all others."""
        row, section = self._page.bar.row, self._page.bar.section
        if row is not None:
            self._start(Kind.AREA, lambda text: items.add_area(self._ctx, row.id, section, text))

    def delete(self) -> None:
        """Delete the chosen lines with what is below them."""
        chosen = [item for key in self._page.view.chosen_keys() if (item := _item(key)) is not None]
        if chosen:
            self._commands.run(lambda: items.delete_items(self._ctx, chosen))

    def move(self, by: int) -> None:
        """Let the current line change places with its neighbour."""
        item = _item(self._page.view.current_key())
        if item is not None:
            self._commands.run(lambda: moves.move(self._ctx, item, by))

    def drop(self, keys: list[Key], target: Key | None, at: int | None) -> None:
        """Put lines that were dragged below another, in front of one of its parts; the first of them is shown."""
        moved = [item for key in keys if (item := _item(key)) is not None]
        if moved and self._commands.run(lambda: moves.move_to(self._ctx, moved, _item(target), at)) is not None:
            self._page.view.choose(keys[0])

    def indent(self, by: int) -> None:
        """Put the current line a level down (1) or up (−1), and stay with it."""
        item = _item(self._page.view.current_key())
        if item is None:
            return
        act = moves.indent if by > 0 else moves.outdent
        changed = self._commands.run(lambda: act(self._ctx, item))
        if changed is not None:
            kind = KINDS[KINDS.index(item[0]) + by]
            # What it has become is the newest of its kind.
            self._page.view.choose((kind, max(changed.ids[TABLES[kind]])))

    def renumber(self) -> None:
        """Close the gaps of the section in sight."""
        row, section = self._page.bar.row, self._page.bar.section
        if row is not None:
            self._commands.run(lambda: items.renumber(self._ctx, row.id, section))

    def take_over(self, dialog: PasteStandard) -> bool:
        """Store what a dialog has read, and show it; return whether it was stored."""
        draft, trees = dialog.target.draft(), dialog.content()
        changed = self._commands.run(lambda: standards.take_over(self._ctx, draft, trees))
        if changed is None:
            return False
        stored = next(
            (
                row
                for row in standards.standards(self._ctx)
                if (row.draft.certificate_id, row.draft.edition) == (draft.certificate_id, draft.edition.strip())
            ),
            None,
        )
        first = min(trees, key=lambda section: section.order)
        if stored is not None:
            self._page.show_section(stored.id, first.level, first.module_id)
        return True

    def menu(self) -> QMenu:
        """Return what can be done with the current line."""
        menu = QMenu(self._page)
        item = _item(self._page.view.current_key())
        menu.addAction("在后面新增\tEnter", self.start_sibling)
        if item is not None and item[0] in BELOW:
            menu.addAction(f"新增{ITEM_KINDS[BELOW[item[0]]]}", self.start_part)
        menu.addSeparator()
        menu.addAction("上移\tAlt+↑", lambda: self.move(-1))
        menu.addAction("下移\tAlt+↓", lambda: self.move(1))
        menu.addAction("降一级\tTab", lambda: self.indent(1))
        menu.addAction("升一级\tShift+Tab", lambda: self.indent(-1))
        menu.addAction("本等级重新编号", self.renumber)
        menu.addSeparator()
        menu.addAction("删除\tDelete", self.delete)
        return menu

    def _open_menu(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._page.view.viewport().mapToGlobal(place))

    def _start(self, kind: Kind, add: Callable[[str], Changed]) -> None:
        page = self._page
        page.show_items()
        page.inspector_wanted.emit()
        page.item.start_new(kind, add, page.show_current)


def _item(key: Key | None) -> ItemKey | None:
    return (Kind(key[0]), int(key[1])) if isinstance(key, tuple) else None
