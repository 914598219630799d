"""The two lines over the matrix: which one it is, how well it covers, where the gaps are."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import Coverage, Matrix, ReviewState
from onex_desktop.gui.dialogs.mapping_behind import WAITING
from onex_desktop.gui.models.matrix_lines import RowFilter
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_source import Option, SourceWords
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S
from onex_desktop.gui.widgets.action_button import ActionButton
from onex_desktop.gui.widgets.choice_box import fitted_box
from onex_desktop.gui.widgets.coverage_bar import CoverageBar
from onex_desktop.gui.widgets.elided import ElidedLabel

_WIDEST_BOX: Final = 240
_LEAST_BOX: Final = 128
_LISTED: Final = "\n列出每一项：Shift+F7"


class MappingBar(QWidget):
    """Chooses the matrix and shows its figures.

    Attributes:
        switch: Turns from one kind of matrix to another; its keys are the sources' words.

    Signals:
        turned: Another kind of matrix was chosen; carries its word.
        chosen: Another matrix was chosen.
        next_gap: The next gap is wanted.
        next_idle: The next course without a link is wanted.
        filtered: Other rows shall be shown; carries a ``RowFilter``.
        behind: A figure was clicked; carries which units are meant, as ``mapping_behind`` calls them.
        print_requested: The report is wanted.
    """

    turned = Signal(str)
    chosen = Signal()
    next_gap = Signal()
    next_idle = Signal()
    filtered = Signal(object)
    behind = Signal(str)
    print_requested = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.options: tuple[Option, ...] = ()
        self.switch = fitted_box("矩阵的种类", _WIDEST_BOX)
        self._boxes = tuple((_label(), fitted_box("", _WIDEST_BOX, _LEAST_BOX)) for _ in range(2))
        self._narrowing, self._narrowed = (box for _, box in self._boxes)
        self._more = QPushButton("分析")
        self._more.setToolTip("建议、重叠、比较")
        self._print = QPushButton("打印")
        self._print.setToolTip("打印这张矩阵（Ctrl+P）")
        self._figures = _link()
        self._figures.setProperty("edge", "left")
        self._bar = CoverageBar(theme)
        self._rate = QLabel()
        self._rate.setProperty("role", "heading")
        self._weighted = _link()
        self.gap_button = _link()
        self.gap_button.setToolTip("到下一个缺口（F7）")
        self.idle_button = _link()
        self._no_gap = QLabel("没有缺口")
        self._no_gap.setProperty("tone", "good")
        self._review = _link()
        self._review.setToolTip("列出待复核的对应")
        self._edition, self._newer = ElidedLabel(), ElidedLabel()
        for label, tone in ((self._edition, "quiet"), (self._newer, "warning")):
            label.setProperty("tone", tone)
            label.setToolTip(words.EDITION_HINT)
        self._only = {RowFilter.GAPS: _chip("只看缺口"), RowFilter.TO_REVIEW: _chip("只看待复核")}
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(M)
        self._first = self._first_row(title)
        rows.addLayout(self._first)
        self._of_matrix = self._second_row()
        rows.addWidget(self._of_matrix)
        self.switch.activated.connect(lambda _index: self.turned.emit(self.switch.key()))
        self.idle_button.clicked.connect(self.next_idle)
        self._narrowing.activated.connect(self._narrow)
        self._narrowed.activated.connect(lambda _index: self.chosen.emit())
        self.gap_button.clicked.connect(self.next_gap)
        for chip in self._only.values():
            chip.clicked.connect(lambda _on, pressed=chip: self._choose_rows(pressed))
        for figure, chosen in ((self._figures, ""), (self._weighted, ""), (self._review, WAITING)):
            figure.clicked.connect(lambda _on, only=chosen: self.behind.emit(only))
        self._print.clicked.connect(self.print_requested)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Print), self, self.print_requested.emit)
        QShortcut(QKeySequence("F7"), self, self.next_gap.emit)
        QShortcut(QKeySequence("Shift+F7"), self, self._figures.click)
        theme.changed.connect(self._dress)
        self._dress()

    def add_action(self, action: QAction, *, primary: bool = False) -> ActionButton:
        """Put an action at the right, before the printing; a page shows one primary action at a time."""
        button = ActionButton(action, "primary" if primary else "secondary")
        self._first.insertWidget(self._first.indexOf(self._print), button)
        for before, after in ((self._more, button), (button, self._print)):
            QWidget.setTabOrder(before, after)
        return button

    def set_menu(self, menu: QMenu | None) -> None:
        """Offer what else can be asked of a matrix, None when there is nothing."""
        self._more.setVisible(menu is not None)
        if menu is not None:
            self._more.setMenu(menu)

    def set_options(self, titles: tuple[str, ...], options: tuple[Option, ...]) -> None:
        """Offer these matrices in boxes of these titles; the chosen one stays chosen while it is among them."""
        self.options = options
        unused = len(self._boxes) - len(titles)
        for number, (label, box) in enumerate(self._boxes):
            title = titles[number - unused] if number >= unused else ""
            label.setText(title)
            box.setAccessibleName(title)
            label.setVisible(bool(title) and bool(options))
            box.setVisible(bool(title) and bool(options))
        first = dict(option.boxes[0] for option in options) if not unused else {}
        self._narrowing.set_choices(list(first.items()))
        if not self._narrowing.key() and first:
            self._narrowing.set_key(next(iter(first)))
        self._fill()

    def option(self) -> Option | None:
        """Return the chosen matrix."""
        keys = tuple(key for key in (self._narrowing.key(), self._narrowed.key()) if key)
        return next((each for each in self.options if each.keys == keys), None)

    def choose(self, option: Option) -> None:
        """Choose from outside, as a link does."""
        if len(option.boxes) > 1:
            self._narrowing.set_key(option.keys[0])
        self._fill()
        self._narrowed.set_key(option.keys[-1])
        self.chosen.emit()

    def show_all_rows(self) -> None:
        """Let go of the filter."""
        for chip in self._only.values():
            if chip.isChecked():
                chip.setChecked(False)
                self.filtered.emit(RowFilter.NONE)

    def show_matrix(self, *, shown: bool) -> None:
        """Show what can be done with a matrix, or only the choice of one."""
        self._of_matrix.setVisible(shown)
        self._print.setVisible(shown)

    def set_figures(self, matrix: Matrix, cover: Coverage, said: SourceWords, idle: int) -> None:
        """Show the figures of a matrix; ``idle`` is how many of its courses or majors have no link."""
        self._figures.setText(f"覆盖 {cover.covered}/{cover.total}")
        self._bar.set_counts(cover.covered, cover.total)
        self._rate.setText(words.rate(cover))
        gaps, looks_for_gaps = len(cover.uncovered), bool(said.gap)
        hint = words.coverage_hint(cover, said.counted, said.covered)
        for part in (self._figures, self._bar, self._rate):
            part.setToolTip(hint + (_LISTED if looks_for_gaps else ""))
        self._weighted.setText(f"加权 {words.weighted(cover)}")
        self._weighted.setToolTip(words.weighted_hint(matrix, cover))
        self.gap_button.setText(f"缺口 {gaps}")
        self.gap_button.setVisible(gaps > 0)
        self._no_gap.setVisible(looks_for_gaps and gaps == 0)
        self._weighted.setVisible(looks_for_gaps)
        self._figures.setEnabled(looks_for_gaps)
        self._only[RowFilter.GAPS].setVisible(looks_for_gaps)
        self.idle_button.setText(f"{said.idle} {idle}")
        self.idle_button.setToolTip(said.idle_hint)
        self.idle_button.setVisible(bool(said.idle) and idle > 0)
        waiting = [cell.review for cell in matrix.cells.values()].count(ReviewState.TO_REVIEW)
        self._review.setText(f"待复核 {waiting}")
        self._review.setVisible(waiting > 0)
        for label, edition in zip((self._edition, self._newer), words.edition(matrix), strict=True):
            label.setText(edition)
            label.setVisible(bool(edition))
        review = self._only[RowFilter.TO_REVIEW]
        review.setVisible(waiting > 0 or review.isChecked())

    def figures(self) -> str:
        """Return the coverage as it stands there: 覆盖 3/5 60%."""
        return f"{self._figures.text()} {self._rate.text()}"

    def _first_row(self, title: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(S)
        heading = QLabel(title)
        heading.setProperty("role", "title")
        row.addWidget(heading)
        row.addWidget(self.switch)
        row.addSpacing(M)
        for label, box in self._boxes:
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(S)
        row.addStretch()
        row.addWidget(self._more)
        row.addWidget(self._print)
        return row

    def _second_row(self) -> QWidget:
        line = QWidget()
        # As high with the chip as without it, so that the matrix does not jump.
        line.setMinimumHeight(self._only[RowFilter.GAPS].sizeHint().height())
        row = QHBoxLayout(line)
        row.setSpacing(S)
        for part in (self._figures, self._bar, self._rate):
            row.addWidget(part)
        row.addSpacing(M)
        row.addWidget(self._weighted)
        row.addSpacing(S)
        row.addWidget(self.gap_button)
        row.addWidget(self._no_gap)
        row.addWidget(self.idle_button)
        row.addWidget(self._review)
        row.addSpacing(S)
        row.addWidget(self._edition)
        row.addWidget(self._newer)
        row.addStretch()
        for chip in self._only.values():
            row.addWidget(chip)
        row.setContentsMargins(0, 0, 0, 0)
        return line

    def _choose_rows(self, pressed: QPushButton) -> None:
        for chip in self._only.values():
            chip.setChecked(chip is pressed and chip.isChecked())
        self.filtered.emit(next((rows for rows, chip in self._only.items() if chip.isChecked()), RowFilter.NONE))

    def _narrow(self) -> None:
        self._fill()
        self.chosen.emit()

    def _fill(self) -> None:
        key = self._narrowing.key()
        left = [option.boxes[-1] for option in self.options if not key or option.keys[0] == key]
        self._narrowed.set_choices(left)
        if not self._narrowed.key() and left:
            self._narrowed.set_key(left[0][0])

    def _dress(self) -> None:
        self._print.setIcon(self._theme.icon("printer"))
        for button in (self.gap_button, self.idle_button):
            button.setIcon(self._theme.icon("chevron-right"))
            button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)


def _link() -> QPushButton:
    button = QPushButton()
    button.setProperty("role", "link")
    return button


def _chip(text: str) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("role", "chip")
    button.setCheckable(True)
    return button


def _label() -> QLabel:
    label = QLabel()
    label.setProperty("tone", "quiet")
    return label
