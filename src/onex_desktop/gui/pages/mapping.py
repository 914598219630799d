"""The matrices: one editor for what certificates ask, for indicators, each against courses and their modules."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Final

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.mapping import CellKey, Coverage
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.matrix_lines import RowFilter
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.models.matrix_reckoned import Reckoned
from onex_desktop.gui.pages import mapping_figures as figures
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_bar import MappingBar
from onex_desktop.gui.pages.mapping_certificates import CertificateSource
from onex_desktop.gui.pages.mapping_empty import missing
from onex_desktop.gui.pages.mapping_evidence import MappingEvidence
from onex_desktop.gui.pages.mapping_indicators import IndicatorSource
from onex_desktop.gui.pages.mapping_inspector import MappingInspector
from onex_desktop.gui.pages.mapping_looks import MappingLooks
from onex_desktop.gui.pages.mapping_pane import MappingPane
from onex_desktop.gui.pages.mapping_pilots import PilotSource
from onex_desktop.gui.pages.mapping_reading import READING, MatrixReader
from onex_desktop.gui.pages.mapping_source import MatrixSource, Option
from onex_desktop.gui.pages.mapping_way import MappingWay
from onex_desktop.gui.pages.mapping_writing import MappingWriting
from onex_desktop.gui.pages.page import Commands, Page
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M
from onex_desktop.gui.widgets import matrix_edits
from onex_desktop.gui.widgets.belonging import belonging_to
from onex_desktop.gui.widgets.empty_state import Empty, EmptyState
from onex_desktop.gui.widgets.matrix_place import place_kept
from onex_desktop.gui.widgets.matrix_view import MatrixView
from onex_desktop.services.context import AppContext

_NO_COVERAGE: Final = Coverage(0, 0, None, ())
_REMEMBERED: Final = "mapping/matrix"


class MappingPage(Page):
    """One matrix at a time; every edit goes through the window's commands and comes back by ``reload``.

    Signals:
        inspector_wanted: Hours and note were asked for; the inspector must be in sight.
    """

    title = "矩阵"
    topics = frozenset({"mapping", "catalogue", "plans", "teaching", "campus", "standards"})
    sheets = ("mapping", "indicator-links")

    def __init__(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> None:
        super().__init__()
        self._commands = commands
        self._state = state
        self._sources: tuple[MatrixSource, ...] = (
            CertificateSource(ctx, commands),
            IndicatorSource(ctx, commands),
            PilotSource(ctx, commands),
        )
        self._source = self._named(state.word(_REMEMBERED)) or self._sources[0]
        self._context, self._cover = Context(), _NO_COVERAGE
        self._reader = MatrixReader(commands, self)
        self._shown: tuple[MatrixSource, Option | None] | None = None
        self._then: Callable[[], None] | None = None
        self._wants_hands = False
        self.model = MatrixModel(self)
        self.bar = self.header = MappingBar(theme, self.title)
        self.view = MatrixView(theme, self.model)
        self.pane = MappingPane(theme, self.view, self.model, state)
        self.notice = self.pane.notice
        self._writing = MappingWriting(commands, self.notice)
        self._way = MappingWay(self.view, self.model, self.focus_main)
        self._empty = EmptyState(theme, Empty(words.NO_MODULES))
        self._inspector = belonging_to(self, MappingInspector(theme, MappingEvidence(ctx, theme, commands)))
        listed = self._inspector.suggested
        self._looks = MappingLooks(ctx, theme, state, commands, self, self.model, listed, self._to_suggestions)
        self._lay_out()
        self.bar.switch.set_choices([(source.word, source.title) for source in self._sources])
        self._dress_for_source()
        self.bar.turned.connect(lambda word: self.turn_to(self._named(word) or self._source))
        self.bar.next_idle.connect(lambda: self._way.go_to_next_idle(self._source))
        self._looks.ready.connect(self._tell)
        self._looks.cell_chosen.connect(self._way.go_to_cell)
        self.bar.chosen.connect(self._load)
        self.bar.next_gap.connect(self._way.go_to_next_gap)
        self.bar.filtered.connect(self._filter)
        self.bar.behind.connect(lambda only: self._looks.list_behind(only, self._words))
        self.bar.print_requested.connect(self._print)
        self.view.edits_requested.connect(lambda edits, code: self._writing.write(self._source, edits, code))
        self.view.rest_offered.connect(
            lambda found: self._writing.offer_rest(self._source, found, self.model.speech, self.view.choose)
        )
        self.view.details_requested.connect(self._open_details)
        self.view.selection_moved.connect(self._tell)
        fields = self._inspector.fields
        fields.strength_chosen.connect(self.view.hand.set_value)
        fields.details_entered.connect(self._set_details)
        for part in (fields, listed):
            part.left.connect(self.focus_main)
        self._inspector.slot_chosen.connect(lambda slot: self._way.go_to_cell(None, slot))
        self._inspector.teaching_requested.connect(lambda slot: commands.open_place(Place("teaching", slot)))
        self.reload(None)

    def reload(self, changed: Changed | None, /) -> None:
        """Read anew what a command changed; cursor, selection and scroll position stay."""
        if changed is not None and not changed.topics & self.topics:
            return
        if self._looks.take_over(changed):
            self._tell()
            return
        # What is on its way was read before this change.
        if changed is not None and not self._reader.is_reading and self._take_over(changed):
            return
        self.bar.set_options(self._source.boxes, self._source.options(self._context))
        self._load()

    def _take_over(self, changed: Changed) -> bool:
        """Read only the cells a command changed, where it changed nothing else; return whether that was so."""
        found = None if self.model.matrix is None else self._source.refreshed(self.model.matrix, changed)
        if found is None:
            return False
        self.model.change_cells(found.matrix, found.touched)
        self._show_figures()
        self._tell()
        return True

    def inspector(self) -> MappingInspector:
        """Return what explains the cell under the cursor."""
        return self._inspector

    def focus_main(self) -> None:
        """Put the hands on the matrix, or on the one that is on its way when it comes."""
        self._wants_hands = self._is_away()
        self.view.setFocus()
        self._tell()

    def set_context(self, context: Context) -> None:
        """Offer the matrices of what the context bar chooses."""
        if context != self._context:
            self._context = context
            self.reload(None)

    def open_place(self, place: Place) -> None:
        """Go to the certificate module or the course of a finding, whatever the context bar says."""
        # A course stands in several matrices: the place may say which of them is meant.
        meant = sorted(self._sources, key=lambda source: source.word != place.field)
        source, found = next(((each, at) for each in meant if (at := each.find(place))), (self._source, None))
        if found is None:
            return
        self.turn_to(source)
        option, unit_id, slot = found
        if option not in self._source.options(self._context):
            self.set_context(Context())
        self.bar.show_all_rows()
        self._then = lambda: self._way.go_to_finding(unit_id, slot) if self.bar.option() == option else None
        if option != self.bar.option():
            self.bar.choose(option)
        elif not self._reader.is_reading:
            self._arrive()

    def turn_to(self, source: MatrixSource) -> None:
        """Show another kind of matrix, and remember it for the next start."""
        if source is self._source:
            return
        self._source = source
        self._state.set_word(_REMEMBERED, source.word)
        self.bar.show_all_rows()
        self.notice.hide()
        self._dress_for_source()
        self.reload(None)

    def _named(self, word: str) -> MatrixSource | None:
        return next((source for source in self._sources if source.word == word), None)

    def _dress_for_source(self) -> None:
        self.bar.switch.set_key(self._source.word)
        self.bar.set_menu(self._looks.menu_for(self._source.word))
        self._inspector.evidence.matrix = self._source.word
        self.view.set_words(f"{self._source.title}矩阵", self._source.speech)

    def _lay_out(self) -> None:
        page = QVBoxLayout(self)
        page.addWidget(self.bar)
        page.setContentsMargins(L, M, L, M)
        self._stack = QStackedLayout()
        page.addLayout(self._stack)
        # It shows its first widget at once: without the page around it that would be a window.
        self._stack.addWidget(self.pane)
        self._stack.addWidget(self._empty)

    def _load(self) -> None:
        source, option = self._source, self.bar.option()
        self._reader.read(source, option, lambda found: self._show((source, option), found))
        if self._is_away():
            self._say_reading()

    def _show(self, read: tuple[MatrixSource, Option | None], found: Reckoned | None) -> None:
        self._shown = read
        with place_kept(self.view, self.model):
            self.model.show(found)
        has_cells = found is not None and bool(found.matrix.units and found.matrix.columns)
        self.bar.set_menu(self._looks.menu_for(self._source.word if has_cells else ""))
        self._words = self._source.words.over(self.model.speech)
        self._inspector.set_words(self._words, self.model.speech)
        self._show_figures()
        self._show_empty_or_matrix()
        self._tell()
        if self._wants_hands:
            self.focus_main()
        self._arrive()

    def _is_away(self) -> bool:
        """Return whether another matrix than the one shown so far is on its way."""
        return self._reader.is_reading and self._shown != (self._source, self.bar.option())

    def _say_reading(self) -> None:
        """Take away what would act on the matrix shown so far: another one is on its way."""
        self._empty.set_empty(Empty(f"{READING}…", (), "grid-3x3"))
        self._stack.setCurrentIndex(1)
        self.bar.show_matrix(shown=False)
        self.bar.set_menu(self._looks.menu_for(""))
        self._inspector.show_nothing()
        self.status_changed.emit("")

    def _arrive(self) -> None:
        then, self._then = self._then, None
        if then is not None:
            then()

    def _show_figures(self) -> None:
        if self.model.matrix is not None:
            self._cover = figures.cover(self.model, self._source)
            self.bar.set_figures(
                self.model.matrix, self._cover, self._words, len(figures.idle(self.model, self._source))
            )

    def _show_empty_or_matrix(self) -> None:
        empty = missing(self._source, self.model, self.bar.show_all_rows)
        self.bar.show_matrix(shown=self._source.missing(self.model.matrix) is None)
        self._stack.setCurrentIndex(0 if empty is None else 1)
        if not self.view.currentIndex().isValid():
            self.view.go(0, 0)
        if empty is not None:
            self._empty.set_empty(empty)

    def _filter(self, wanted: RowFilter) -> None:
        with place_kept(self.view, self.model):
            self.model.set_filter(wanted)
        self._show_empty_or_matrix()

    def _set_details(self, key: CellKey, hours: Decimal | None, note: str) -> None:
        self._commands.run(lambda: self._source.set_details(key, hours, note))

    def _tell(self) -> None:
        place = None if self._is_away() else self.view.current_cell()
        if place is None:
            self._inspector.show_nothing()
            self.status_changed.emit("")
            return
        areas = self.view.areas()
        links, slots = matrix_edits.links_in(self.model, areas), matrix_edits.slot_count(self.model, areas)
        self.status_changed.emit(words.selection_line(slots, links, self._cover, self.model.speech))
        self._inspector.show_place(self.model, *place)
        self._inspector.show_suggested(shown=self._looks.show_row(place[0]))

    def _open_details(self) -> None:
        self.inspector_wanted.emit()
        self._inspector.fields.start()

    def _to_suggestions(self) -> None:
        self.inspector_wanted.emit()
        if not self._inspector.suggested.start():
            self.focus_main()

    def _print(self) -> None:
        option = self.bar.option()
        if option is not None:
            self._commands.show_report(self._source.report, option.parameters)
