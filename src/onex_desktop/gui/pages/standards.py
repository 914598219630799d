"""Skill level standards: one section of an edition as a tree, read from a text, compared, printed."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.standards import adoption
from onex_desktop.domain.standards.tree import Kind, Section, Tree, validate_tree
from onex_desktop.domain.values import Level
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.tree_model import Key, TreeModel
from onex_desktop.gui.pages import standards_nodes as nodes
from onex_desktop.gui.pages import standards_records as records
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.pages.record_inspector import RecordInspector
from onex_desktop.gui.pages.standards_bar import StandardsBar
from onex_desktop.gui.pages.standards_edits import StandardsEdits
from onex_desktop.gui.pages.standards_inspector import StandardsInspector
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.gui.tokens import L, M
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.empty_state import Act, Empty, EmptyState
from onex_desktop.gui.widgets.page_header import PageHeader
from onex_desktop.gui.widgets.tree_view import TreeView
from onex_desktop.services import catalogue, standard_adoption, standards
from onex_desktop.services.context import AppContext

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.dialogs.paste_standard import PasteStandard

SUBTITLE: Final = "职业技能等级标准，按等级列成树"
PASTE: Final = "粘贴标准文本…"
REVIEW: Final = "待复核"
NO_STANDARD: Final = (
    "这里存放证书的职业技能等级标准：工作领域、工作任务、职业技能要求。\n从发布的文件里复制文字，粘贴进来就成为一棵树。"
)
NO_CERTIFICATE: Final = "先登记证书，再放入它的职业技能等级标准。"
NO_TREE: Final = "这一等级还没有内容。粘贴标准文本，或从第一个工作领域写起。"


class StandardsPage(Page):
    """The tree of one level; every edit goes through the window's commands and comes back by ``reload``."""

    title = "标准"
    topics = frozenset({"standards", "catalogue", "mapping"})
    sheets = ("requirements", "standards")

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._ctx, self._theme, self._state, self._commands = ctx, theme, state, commands
        self._given_up = ""
        self._shown: int | None = None
        self.figures = ""
        self.tree: Tree = ()
        self.problems: tuple[Problem, ...] = ()
        self.header = PageHeader(self.title, SUBTITLE)
        self._make_actions()
        self.bar = StandardsBar(theme)
        self.item = StandardsInspector(ctx, theme, commands)
        self.edition = RecordInspector(theme, records.editions(ctx), commands)
        self._inspectors = belonging_to(self, QStackedWidget())
        for panel in (self.item, self.edition):
            self._inspectors.addWidget(panel)
        self.edits = StandardsEdits(ctx, commands, self)
        model = TreeModel(nodes.TITLES, commit=self.edits.set_text, move=self.edits.drop, parent=self)
        self.view = TreeView(theme, model, "标准的条目")
        self.view.set_widths(132, 0, 56)
        self.view.set_outline()
        self._empty = EmptyState(theme, Empty(NO_STANDARD))
        self._lay_out()
        self.bar.standard_chosen.connect(lambda: self._load(keep=False))
        self.bar.section_chosen.connect(lambda: self._load(keep=True))
        self.bar.edition_requested.connect(self.show_edition)
        self.bar.next_problem.connect(self.go_to_next_problem)
        self.edition.created.connect(self._go_to_standard)
        self.item.added.connect(self._go_to_item)
        self.view.chosen.connect(self._show_item)
        self.edits.connect_view()
        self.reload(None)

    def reload(self, changed: Changed | None, /) -> None:
        """Read anew what a command changed; the chosen line and what is folded stay."""
        if changed is not None and not changed.topics & self.topics:
            return
        rows = standards.standards(self._ctx)
        self.bar.set_standards(rows)
        certificates = [(str(row.id), row.draft.name) for row in catalogue.certificates(self._ctx)]
        self.edition.set_choices("certificate_id", certificates)
        former = [(str(row.id), f"{row.draft.edition} · {row.certificate}") for row in rows]
        self.edition.set_choices("predecessor_id", [("", "（无）"), *former])
        self._compare.setEnabled(len(rows) > 1)
        self._new.setEnabled(bool(certificates))
        self._paste.setEnabled(bool(certificates))
        waiting = standard_adoption.count_to_review(self._ctx)
        self._review.setText(f"{REVIEW} {waiting}" if waiting else REVIEW)
        self._review.setEnabled(waiting > 0)
        self._load(keep=True)

    def inspector(self) -> QWidget:
        """Return what explains the chosen line, or the edition's form."""
        return self._inspectors

    def focus_main(self) -> None:
        """Put the hands on the tree."""
        self.view.setFocus()

    def set_context(self, context: Context) -> None:
        """Standards belong to certificates; the context bar narrows nothing here."""

    def open_place(self, place: Place) -> None:
        """Go to the item of a finding: the standard's key, the number as its name, the level as its field.

        With ``review`` as its field, the list of what waits for review is opened.
        """
        if place.field == adoption.REVIEW:
            self.start_review()
        if place.row_id is None:
            return
        self.bar.choose(place.row_id)
        self._load(keep=False)
        filled = nodes.sections_of(standards.content(self._ctx, place.row_id))
        section = next((each for each in filled if each.level.value == place.field), None)
        if section is not None:
            self.bar.choose(place.row_id, section)
            self._load(keep=True)
            self._go_to_item(nodes.number_key(self.tree, place.name))

    def start_paste(self) -> None:
        """Open the dialog that reads a text."""
        from onex_desktop.gui.dialogs.paste_standard import PasteStandard

        row = self.bar.row
        dialog = PasteStandard(self._ctx, self._theme, self.window(), row, self.bar.section, self._given_up)
        dialog.accepted.connect(lambda: self._take_over(dialog))
        dialog.rejected.connect(lambda: self._keep(dialog))
        dialog.open()

    def start_compare(self) -> None:
        """Open the comparison of two editions."""
        from onex_desktop.gui.dialogs.compare_standards import CompareStandards

        CompareStandards(self._ctx, self._theme, self._state, self.window(), self._commands, self.bar.row).open()

    def start_adopt(self) -> None:
        """Open the adoption of the edition in sight; what has to be reviewed is shown after it."""
        from onex_desktop.gui.dialogs.adopt_standard import AdoptStandard

        row = self.bar.row
        if row is not None:
            dialog = AdoptStandard(self._ctx, self._theme, self._state, self.window(), self._commands, row)
            dialog.adopted.connect(lambda done: self.start_review() if done.to_review else None)
            dialog.open()

    def start_review(self) -> None:
        """Open the list of links that wait for review."""
        from onex_desktop.gui.dialogs.review_links import ReviewLinks

        ReviewLinks(self._ctx, self._theme, self._state, self.window(), self._commands).open()

    def start_new(self) -> None:
        """Take a new edition, of the certificate in sight."""
        row = self.bar.row
        start = {} if row is None else {"certificate_id": str(row.draft.certificate_id)}
        self.edition.start_new({**start, "status": "draft", "predecessor_id": "" if row is None else str(row.id)})
        self._inspectors.setCurrentWidget(self.edition)
        self.inspector_wanted.emit()
        self.edition.draft.focus_first()

    def show_edition(self) -> None:
        """Show the edition's own fields."""
        self.edition.show_record(self.bar.row)
        self._inspectors.setCurrentWidget(self.edition)
        self.inspector_wanted.emit()

    def show_items(self) -> None:
        """Show the inspector of items."""
        self._inspectors.setCurrentWidget(self.item)

    def go_to_next_problem(self) -> None:
        """Go to the next line that needs a look, round and round."""
        wanted = [nodes.number_key(self.tree, p.where.name) for p in self.problems if p.where]
        current = self.view.current_key()
        at = wanted.index(current) + 1 if current in wanted else 0
        if wanted:
            self._go_to_item(wanted[at % len(wanted)])

    def _take_over(self, dialog: PasteStandard) -> None:
        self._keep(dialog)
        if self.edits.take_over(dialog):
            self._given_up = ""

    def _keep(self, dialog: PasteStandard) -> None:
        self._given_up = dialog.text.toPlainText()  # corrections must outlive an Esc and a refusal

    def _make_actions(self) -> None:
        theme = self._theme
        self._new = themed_action(theme, "新建标准", self.start_new, self, keys="Ctrl+Shift+N")
        self._compare = themed_action(theme, "比较版本…", self.start_compare, self, icon="arrow-left-right")
        self._adopt = themed_action(theme, "采用…", self.start_adopt, self)
        self._review = themed_action(theme, REVIEW, self.start_review, self)
        self._print = themed_action(theme, "打印", self._show_report, self, icon="printer")
        self._paste = themed_action(theme, PASTE, self.start_paste, self, keys="Ctrl+Shift+V")
        for action in (self._new, self._compare, self._adopt, self._review, self._print):
            self.header.add_action(action)
        self.header.add_action(self._paste, primary=True)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        body = QVBoxLayout()
        body.setContentsMargins(L, 0, L, M)
        body.setSpacing(0)
        body.addWidget(self.bar)
        body.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addLayout(body, 1)

    def _load(self, *, keep: bool) -> None:
        row = self.bar.row
        keep = keep and row is not None and row.id == self._shown
        self._shown = None if row is None else row.id
        content = {} if row is None else standards.content(self._ctx, row.id)
        modules = () if row is None else catalogue.modules(self._ctx, row.draft.certificate_id)
        self.bar.set_content(content, modules, keep=keep)
        section = self.bar.section
        self.tree = content.get(section, ())
        found = () if row is None else tuple(validate_tree(self.tree, section, row.id))
        self.problems = found
        self.figures = nodes.counted(self.tree) if self.tree else ""
        self.header.set_title(self.title, self.figures or SUBTITLE)
        self.bar.set_problems(found)
        self.bar.setVisible(row is not None)
        self._print.setEnabled(any(content.values()))
        self._adopt.setEnabled(any(content.values()))
        self.view.show_nodes(nodes.stored(self.tree, found))
        if self.tree and self.view.current_key() is None:
            self.view.choose((Kind.AREA, self.tree[0].id))
        self._show_empty_or_tree()
        self._show_item(self.view.current_key())
        if row is None or self._inspectors.currentWidget() is self.edition:
            self.edition.show_record(row)

    def _show_empty_or_tree(self) -> None:
        self._stack.setCurrentWidget(self.view if self.tree else self._empty)
        paste = Act(PASTE, self.start_paste)
        if self.bar.row is not None:
            self._empty.set_empty(Empty(NO_TREE, (paste, Act("新增工作领域", self.edits.start_area)), "list-tree"))
        elif self._paste.isEnabled():
            self._empty.set_empty(Empty(NO_STANDARD, (paste, Act("新建标准", self.start_new)), "list-tree"))
        else:
            to_certificates = Act("去看证书", lambda: self._commands.open_place(Place("catalogue")))
            self._empty.set_empty(Empty(NO_CERTIFICATE, (to_certificates,), "list-tree"))

    def _show_item(self, key: Key | None) -> None:
        if isinstance(key, tuple):
            self.item.show_item(self.tree, (Kind(key[0]), int(key[1])))
        else:
            self.item.show_nothing()
        self.show_items()
        chosen = len(self.view.chosen_keys())
        self.status_changed.emit(f"选中 {chosen} 条" if chosen > 1 else "")

    def show_current(self) -> None:
        """Show the current line again, as after a new item was given up."""
        self._show_item(self.view.current_key())
        self.focus_main()

    def _go_to_standard(self, standard_id: int) -> None:
        self.bar.choose(standard_id)
        self._load(keep=False)

    def show_section(self, standard_id: int, level: Level, module_id: int | None) -> None:
        """Show a section, as after a paste."""
        self.bar.choose(standard_id)
        self._load(keep=False)
        self.bar.choose(standard_id, Section(level, module_id))
        self._load(keep=True)
        self.focus_main()

    def _go_to_item(self, key: Key | None) -> None:
        if key is not None:
            self.view.choose(key)
            self.focus_main()

    def _show_report(self) -> None:
        row = self.bar.row
        if row is not None:
            parameters = {"certificate": str(row.draft.certificate_id), "edition": row.draft.edition}
            self._commands.show_report("standard", parameters)
