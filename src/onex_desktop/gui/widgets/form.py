"""The one form of the program: fields as data, problems below the field they are about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.problems import Severity
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import TONE_ICONS, XS, M, S, Tone
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.fields import Editor, Field, Value, make_editor
from onex_desktop.gui.widgets.layouts import empty_layout
from onex_desktop.gui.widgets.problem_list import SEVERITY_TONES, WordedProblem

Mode = Literal["autosave", "draft"]

SIGN: Final = 14
LABEL_WIDTH: Final = 72


class Form(QWidget):
    """Labels at the left, editors at the right.

    In ``autosave`` each finished change is told at once; in ``draft`` nothing is told before 保存.

    Signals:
        committed: Autosave: a field was left with another value; carries key and value.
        edited: Something was typed or chosen; carries the field's key.
        saved: Draft: the user saves; carries all values.
        cancelled: Draft: the user gives up.
    """

    committed = Signal(str, object)
    edited = Signal(str)
    saved = Signal(dict)
    cancelled = Signal()

    def __init__(
        self,
        theme: Theme,
        fields: Sequence[Field],
        *,
        mode: Mode = "autosave",
        save_text: str = "保存",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._mode = theme, mode
        self.fields = tuple(fields)
        self._editors: dict[str, Editor] = {}
        self._labels: dict[str, QLabel] = {}
        self._marks: dict[str, ProblemMark] = {}
        self._last: dict[str, Value] = {}
        self._general = ProblemMark(theme)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(S)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnMinimumWidth(0, LABEL_WIDTH)
        self._grid.setColumnStretch(1, 1)
        for number, field in enumerate(self.fields):
            self._add(field, number)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self._general)
        column.addLayout(self._grid)
        self._buttons = QWidget()
        self._add_buttons(save_text)
        column.addWidget(self._buttons)
        self._buttons.setVisible(mode == "draft")
        self._last = self.values()

    def editor(self, key: str) -> Editor:
        """Return the editor of a field."""
        return self._editors[key]

    def values(self) -> dict[str, Value]:
        """Return what the fields hold."""
        return {key: editor.value() for key, editor in self._editors.items()}

    def set_values(self, values: Mapping[str, Value]) -> None:
        """Show these values, empty where none is given; takes the problem marks away and tells nobody."""
        for key, editor in self._editors.items():
            editor.set_value(values.get(key))
        self._last = self.values()
        self.set_problems(())

    def set_choices(self, key: str, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices in a field."""
        self._editors[key].set_choices(choices)

    def set_field_visible(self, key: str, *, visible: bool) -> None:
        """Show or hide a field with its label."""
        self._labels[key].setVisible(visible)
        self._editors[key].setVisible(visible)
        self._marks[key].set_words((), visible=visible)

    def set_problems(self, problems: Sequence[WordedProblem]) -> None:
        """Put each sentence below the field it names; those that name none come above the first field."""
        by_field: dict[str, list[WordedProblem]] = {}
        for worded in problems:
            where = worded.problem.where
            key = where.field if where and where.field in self._editors else ""
            by_field.setdefault(key, []).append(worded)
        self._general.set_words(by_field.get("", ()))
        for key, mark in self._marks.items():
            found = by_field.get(key, ())
            mark.set_words(found, visible=not self._editors[key].isHidden())
            self._editors[key].set_wrong(wrong=any(w.problem.severity == Severity.ERROR for w in found))

    def problem_texts(self, key: str = "") -> list[str]:
        """Return the sentences shown below a field, or above the first for an empty key."""
        return (self._marks[key] if key else self._general).sentences

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be edited."""
        for field in self.fields:
            if not field.read_only:
                self._editors[field.key].setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the last field of a draft saves; Esc gives up."""
        if self._mode == "draft" and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            last = self._editors[self.fields[-1].key].control
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and watched is last:
                self._save()
                return True
            if event.key() == Qt.Key.Key_Escape and not isinstance(watched, ChoiceBox):
                self.cancelled.emit()
                return True
        return super().eventFilter(watched, event)

    def _add(self, field: Field, number: int) -> None:
        editor = make_editor(self._theme, field)
        editor.control.setAccessibleName(field.title)
        editor.control.installEventFilter(self)
        editor.finished.connect(lambda: self._finish(field.key))
        editor.edited.connect(lambda: self.edited.emit(field.key))
        label = QLabel(f"{field.title} *" if field.required else field.title)
        label.setProperty("tone", "quiet")
        label.setWordWrap(True)
        label.setContentsMargins(0, XS + 1, 0, 0)
        label.setBuddy(editor.control)
        if field.required:
            label.setToolTip("必填")
        mark = ProblemMark(self._theme)
        self._grid.addWidget(label, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(editor, 2 * number, 1)
        self._grid.addWidget(mark, 2 * number + 1, 1)
        self._editors[field.key], self._labels[field.key], self._marks[field.key] = editor, label, mark

    def _add_buttons(self, save_text: str) -> None:
        self.save_button = QPushButton(save_text)
        self.save_button.setProperty("role", "primary")
        self.save_button.clicked.connect(lambda _: self._save())
        self.cancel_button = QPushButton("取消")
        self.cancel_button.clicked.connect(lambda _: self.cancelled.emit())
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, S, 0, 0)
        row.setSpacing(S)
        row.addStretch()
        row.addWidget(self.cancel_button)
        row.addWidget(self.save_button)
        QWidget.setTabOrder(self.save_button, self.cancel_button)

    def _finish(self, key: str) -> None:
        value = self._editors[key].value()
        if self._mode == "autosave" and value != self._last[key]:
            self._last[key] = value
            self.committed.emit(key, value)

    def _save(self) -> None:
        self.saved.emit(self.values())


class ProblemMark(QWidget):
    """The sentences below a field, each with its sign; four pixels of air when there are none."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._worded: tuple[WordedProblem, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, S)
        self._column.setSpacing(2)
        theme.changed.connect(self._fill)

    @property
    def sentences(self) -> list[str]:
        """What is shown."""
        return [worded.sentence for worded in self._worded]

    def set_words(self, worded: Sequence[WordedProblem], *, visible: bool = True) -> None:
        """Show these sentences."""
        self._worded = tuple(worded)
        self._fill()
        self.setVisible(visible)

    def _fill(self) -> None:
        empty_layout(self._column)
        for worded in self._worded:
            tone = SEVERITY_TONES[worded.problem.severity]
            sign = QLabel()
            colour = self._theme.tokens.of(tone)
            sign.setPixmap(self._theme.pixmap(TONE_ICONS[tone], colour, SIGN, self.devicePixelRatioF()))
            sentence = QLabel(worded.sentence)
            sentence.setProperty("role", "caption")
            sentence.setProperty("tone", str(tone) if tone is not Tone.ACCENT else "quiet")
            sentence.setWordWrap(True)
            line = QWidget()
            row = QHBoxLayout(line)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(XS)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(sentence, 1)
            self._column.addWidget(line)
        self._column.setContentsMargins(0, 2 if self._worded else 0, 0, M - XS if self._worded else S)
