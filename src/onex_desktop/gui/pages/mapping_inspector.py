"""What the inspector says about the cell and the unit under the cursor."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from onex_desktop.domain.mapping import MatrixColumn, MatrixUnit, Strength
from onex_desktop.gui.file_drop import dropped_files
from onex_desktop.gui.models.matrix_heads import HeadKind
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.models.matrix_words import Speech
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_evidence import MappingEvidence
from onex_desktop.gui.pages.mapping_fields import MappingFields
from onex_desktop.gui.pages.mapping_source import SourceWords
from onex_desktop.gui.pages.mapping_suggested import MappingSuggested
from onex_desktop.gui.pages.mapping_taught import MappingTaught
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.wording.formats import NOTHING, listed

_NOTHING_CHOSEN: Final = "选一格，看它的课程、任课教师和学时。"


class MappingInspector(QScrollArea):
    """Unit, cell, and where the unit is taught.

    Attributes:
        evidence: the files of the cell; what is let go on the inspector goes there.

    Signals:
        slot_chosen: A slot in the list was clicked; carries its id.
        teaching_requested: Who teaches the slot shall be opened; carries its id.
    """

    slot_chosen = Signal(int)
    teaching_requested = Signal(int)

    def __init__(self, theme: Theme, evidence: MappingEvidence) -> None:
        super().__init__()
        self.evidence = evidence
        self.setAcceptDrops(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("检视")
        self._slot = 0
        self._gap_hint = ""
        self._kind = QLabel("证书模块")
        self.unit = _wrapped(role="heading")
        self.levels = _wrapped(tone="quiet")
        self.gap = _wrapped(tone="danger")
        self.slot = _wrapped(role="heading")
        self.teachers = _wrapped(tone="quiet")
        self._to_teaching = QPushButton("看任课")
        self._to_teaching.setProperty("role", "link")
        self._to_teaching.clicked.connect(lambda: self.teaching_requested.emit(self._slot))
        self.fields = MappingFields(theme)
        self._sum = _wrapped(tone="quiet")
        self.taught = MappingTaught(theme)
        self.taught.slot_chosen.connect(self.slot_chosen)
        self.suggested = MappingSuggested(theme)
        self.suggested.slot_chosen.connect(self.slot_chosen)
        self._suggested_part = _part("对应建议（F9）", self.suggested)
        self._teaching = self._teaching_row()
        self._cell_part = _part("这一格", self.slot, self._teaching, self.fields, evidence, self._sum)
        self._served_by = QLabel()
        self._taught_part = _part(self._served_by, self.taught)
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(M, L, M, L)
        rows.setSpacing(L)
        rows.addWidget(_part(self._kind, self.unit, self.levels, self.gap))
        rows.addWidget(self._cell_part)
        rows.addWidget(self._suggested_part)
        rows.addWidget(self._taught_part)
        rows.addStretch()
        self.setWidget(inside)
        self.show_nothing()

    def show_nothing(self) -> None:
        """Say what the inspector is for."""
        self.unit.setText(_NOTHING_CHOSEN)
        for part in (self._kind, self.levels, self.gap, self._cell_part, self._taught_part, self._suggested_part):
            part.hide()

    def set_words(self, said: SourceWords, speech: Speech) -> None:
        """Speak of another kind of matrix."""
        self._gap_hint = said.gap
        self._served_by.setText(said.served_by)
        self.fields.set_speech(speech)
        self.suggested.set_speech(speech)
        self._teaching.setVisible(not speech.is_mark)

    def show_place(self, model: MatrixModel, row: int, column: int) -> None:
        """Show a cell of the matrix and its unit."""
        unit, line = model.unit(row), model.line(row)
        self.unit.setText(f"{line.code} {line.name}".strip() if unit is None else f"{unit.code} {unit.name}".strip())
        self._kind.setText(words.KINDS[line.kind])
        self._kind.show()
        self.levels.setText(words.share(model.share(row)) if unit is None else words.levels_line(unit))
        self.levels.setVisible(unit is None or bool(unit.levels))
        taught = () if unit is None else _taught(model, unit)
        self.gap.setText(f"缺：{self._gap_hint}")
        self.gap.setVisible(model.is_gap(row))
        self.taught.show_rows(taught, model.speech)
        self._taught_part.setVisible(bool(taught))
        self._show_cell(model, row, column)

    def show_suggested(self, *, shown: bool) -> None:
        """Show the list of suggestions, or keep it out of sight."""
        self._suggested_part.setVisible(shown)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let files come."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Let files be let go anywhere on the inspector."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Attach what is let go to the cell on show; the window would import it."""
        event.acceptProposedAction()
        self.evidence.take(dropped_files(event.mimeData()))

    def _teaching_row(self) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.teachers, 1)
        line.addWidget(self._to_teaching)
        return row

    def _show_cell(self, model: MatrixModel, row: int, column: int) -> None:
        head = model.head(column)
        self._cell_part.setVisible(head.kind is not HeadKind.TOTAL)
        self._slot = head.slot
        self.slot.setText(head.title)
        self.teachers.setText(f"任课 {listed(head.teachers) or NOTHING}")
        self._to_teaching.setVisible(bool(head.slot))
        key = model.key(row, column)
        self.fields.setVisible(key is not None)
        self._sum.setVisible(key is None)
        folded = words.SUM_OF_GROUP.format(group=model.speech.group)
        self._sum.setText(words.SUM_OF_ROWS if model.unit(row) is None else folded)
        cell = model.cell(row, column)
        self.evidence.show_cell(key, filled=cell is not None)
        if key is not None:
            self.fields.show_cell(key, cell)


def _taught(model: MatrixModel, unit: MatrixUnit) -> tuple[tuple[MatrixColumn, Strength], ...]:
    matrix = model.matrix
    if matrix is None:
        return ()
    cells = ((column, matrix.cells.get((unit.id, column.id))) for column in matrix.columns)
    return tuple((column, cell.strength) for column, cell in cells if cell is not None)


def _part(title: str | QLabel, *inside: QWidget) -> QWidget:
    part = QWidget()
    heading = QLabel(title) if isinstance(title, str) else title
    heading.setProperty("role", "caption")
    heading.setProperty("tone", "quiet")
    rows = QVBoxLayout(part)
    rows.setContentsMargins(0, 0, 0, 0)
    rows.setSpacing(S)
    rows.addWidget(heading)
    for widget in inside:
        rows.addWidget(
            widget, 0, Qt.AlignmentFlag.AlignLeft if isinstance(widget, QPushButton) else Qt.AlignmentFlag(0)
        )
    return part


def _wrapped(*, role: str = "", tone: str = "") -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setProperty("role", role)
    label.setProperty("tone", tone)
    return label
