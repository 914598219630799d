"""What the inspector says about an item of the tree, and where a new one is written."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.standards.tree import Item, Kind, Number, Tree, dotted, kind_of
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_values import Values, number, text
from onex_desktop.gui.pages.standards_nodes import TABLES, ItemKey, path_of
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.form import Form
from onex_desktop.gui.widgets.inspector import Fact, Inspector
from onex_desktop.gui.widgets.problem_list import WordedProblem
from onex_desktop.services import standard_items as items
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import ITEM_KINDS
from onex_desktop.wording.problems import sentence

NOTHING_CHOSEN = "选中一条，这里显示它的全文、所属任务和编号。"
TEXT_HEIGHT = 152
"""Seven lines: a requirement of usual length without scrolling."""
BELOW = {Kind.AREA: Kind.TASK, Kind.TASK: Kind.REQUIREMENT}


class StandardsInspector(Inspector):
    """One item to change at once, with its acts; a new one to save.

    Signals:
        added: A new item was saved; carries its key.
    """

    added = Signal(object)

    def __init__(self, ctx: AppContext, theme: Theme, commands: Commands) -> None:
        super().__init__(theme)
        self._ctx, self._commands = ctx, commands
        self._item: Item | None = None
        self.key: ItemKey | None = None
        self._add: Callable[[str], Changed] | None = None
        self._again: Callable[[], None] = lambda: None
        self.form = Form(theme, (Field("number", "编号", "integer"), Field("text", "内容", "multiline")))
        self.form.committed.connect(self._change)
        self.draft = belonging_to(self, Form(theme, (Field("text", "内容", "multiline", required=True),), mode="draft"))
        for form in (self.form, self.draft):
            form.editor("text").control.setFixedHeight(TEXT_HEIGHT)
        self.draft.saved.connect(self._create)
        self.draft.cancelled.connect(self._give_up)
        self.above_button, self.below_button = QPushButton("上移"), QPushButton("下移")
        self.beside_button, self.part_button = QPushButton("在后面新增"), QPushButton()
        self.delete_button = QPushButton("删除")
        self.above_button.setToolTip("Alt+↑")
        self.below_button.setToolTip("Alt+↓")
        self.beside_button.setToolTip("Enter 或 Insert")
        self.delete_button.setToolTip("Delete")
        self._acts = belonging_to(self, QWidget())
        column = QVBoxLayout(self._acts)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(M)
        column.addWidget(self.form)
        grid = QGridLayout()
        grid.setSpacing(S)
        grid.addWidget(self.above_button, 0, 0)
        grid.addWidget(self.below_button, 0, 1)
        grid.addWidget(self.beside_button, 1, 0)
        grid.addWidget(self.delete_button, 1, 1)
        grid.addWidget(self.part_button, 2, 0)
        column.addLayout(grid)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what the inspector is for."""
        self.key, self._item = None, None
        self.clear(NOTHING_CHOSEN)

    def show_item(self, tree: Tree, key: ItemKey) -> None:
        """Show an item of a tree."""
        path = path_of(tree, key)
        if not path:
            self.show_nothing()
            return
        place, item = path[-1]
        self.key, self._item = key, item
        self.set_title(f"{dotted(place)} {ITEM_KINDS[key[0]]}")
        self.set_facts([*_above(path), Fact("字数", str(len(item.text)))])
        self.form.set_values({"number": item.number, "text": item.text})
        below = BELOW.get(key[0])
        self.part_button.setVisible(below is not None)
        self.part_button.setText("" if below is None else f"新增{ITEM_KINDS[below].removeprefix('职业')}")
        self.set_body(self._acts)

    def start_new(self, kind: Kind, add: Callable[[str], Changed], give_up: Callable[[], None]) -> None:
        """Take the words of a new item; ``add`` saves them, ``give_up`` shows what was shown before."""
        self._add, self._again = add, give_up
        self.set_title(f"新增{ITEM_KINDS[kind]}", "填好后保存；可以撤销")
        self.set_facts(())
        self.draft.set_values({})
        self.set_body(self.draft)
        self.set_folded(folded=False)
        self.draft.focus_first()

    def _change(self, field: str, _value: object) -> None:
        key, item = self.key, self._item
        if key is None or item is None:
            return
        values: Values = self.form.values()
        self.form.set_problems(())
        if field == "number":
            self._commands.run(
                lambda: items.set_number(self._ctx, key, number(values, "number"), item.version), self._mark(self.form)
            )
        else:
            self._commands.run(
                lambda: items.set_text(self._ctx, key, text(values, "text"), item.version), self._mark(self.form)
            )

    def _create(self, values: Values) -> None:
        add = self._add
        if add is not None:
            changed = self._commands.run(lambda: add(text(values, "text")), self._mark(self.draft))
            if changed is not None:
                self.added.emit(_new_key(changed))

    def _give_up(self) -> None:
        self._again()

    def _mark(self, form: Form) -> Callable[[ProblemsFound], None]:
        def mark(found: ProblemsFound) -> None:
            form.set_problems([WordedProblem(p, sentence(p.code, p.params)) for p in found.problems])

        return mark


def _above(path: tuple[tuple[Number, Item], ...]) -> list[Fact]:
    return [Fact(ITEM_KINDS[kind_of(number)], f"{dotted(number)} {item.text}") for number, item in path[:-1]]


def _new_key(changed: Changed) -> ItemKey | None:
    found = [(kind, max(changed.ids[table])) for kind, table in TABLES.items() if table in changed.ids]
    return found[0] if len(found) == 1 else None
