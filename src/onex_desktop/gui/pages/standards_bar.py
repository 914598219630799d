"""The line above the tree: which standard, level and module, and how many places need a look."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from onex_desktop.domain.catalogue import ModuleRow
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.standards.tree import Content, Kind, Section, StandardRow, counts
from onex_desktop.domain.values import Level
from onex_desktop.gui.pages.standards_nodes import sections_of, title_of
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import M, S, Tone
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.choice_box import fitted_box
from onex_desktop.wording.labels import LEVELS, STANDARD_STATUSES

WHOLE: Final = "0"
"""The choice for a tree that belongs to no certificate module."""


class StandardsBar(QWidget):
    """Chooses a section of a standard.

    Signals:
        standard_chosen: Another standard was chosen.
        section_chosen: Another level or module was chosen.
        edition_requested: The edition's own fields are wanted.
        next_problem: The next finding is wanted.
    """

    standard_chosen = Signal()
    section_chosen = Signal()
    edition_requested = Signal()
    next_problem = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: tuple[StandardRow, ...] = ()
        self.standard, self.level, self.module = (
            fitted_box("标准", 300, 160),
            fitted_box("等级", 120),
            fitted_box("证书模块", 220, 128),
        )
        self._module_label = _quiet("模块")
        self._status = _quiet("")
        self.problems = QPushButton()
        self.problems.setProperty("role", "link")
        self.problems.setToolTip("到下一处")
        edit = IconButton(theme, "pencil", "版本信息")
        edit.clicked.connect(lambda _: self.edition_requested.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, S)
        row.setSpacing(S)
        for label, box in ((_quiet("标准"), self.standard), (_quiet("等级"), self.level)):
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            if box is self.standard:
                row.addWidget(edit)
                row.addWidget(self._status)
            row.addSpacing(M)
        row.addWidget(self._module_label)
        row.addWidget(self.module)
        row.addStretch()
        row.addWidget(self.problems)
        self.standard.activated.connect(lambda _: self.standard_chosen.emit())
        for box in (self.level, self.module):
            box.activated.connect(lambda _: self.section_chosen.emit())
        self.problems.clicked.connect(self.next_problem)
        theme.changed.connect(self._dress)
        self._dress()

    def set_standards(self, rows: tuple[StandardRow, ...]) -> None:
        """Offer these standards; the chosen one stays chosen."""
        self._rows = rows
        self.standard.set_choices([(str(row.id), title_of(row)) for row in rows])
        if not self.standard.key() and rows:
            self.standard.set_key(str(rows[-1].id))

    @property
    def row(self) -> StandardRow | None:
        """The chosen standard."""
        return next((row for row in self._rows if str(row.id) == self.standard.key()), None)

    @property
    def section(self) -> Section:
        """The chosen section."""
        level = Level(self.level.key() or Level.ELEMENTARY)
        key = self.module.key()
        return Section(level, int(key) if key not in ("", WHOLE) else None)

    def choose(self, standard_id: int, section: Section | None = None) -> None:
        """Choose from outside; tells nobody."""
        self.standard.set_key(str(standard_id))
        if section is not None:
            self.level.set_key(section.level.value)
            self.module.set_key(str(section.module_id or WHOLE))

    def set_content(self, content: Content, modules: tuple[ModuleRow, ...], *, keep: bool) -> None:
        """Offer levels with their counts, and the certificate's modules; unless ``keep`` go to what is filled."""
        filled = sections_of(content)
        is_right = keep and bool(self.level.key())
        wanted = self.section if is_right or self.section in filled or not filled else filled[0]
        self.level.set_choices([(level.value, f"{LEVELS[level]}（{_total(content, level)}）") for level in Level])
        self.module.set_choices(
            [(WHOLE, "不分模块"), *((str(row.id), f"{row.draft.code} {row.draft.name}") for row in modules)]
        )
        for part in (self.module, self._module_label):
            part.setVisible(bool(modules))
        self.level.set_key(wanted.level.value)
        self.module.set_key(str(wanted.module_id or WHOLE))
        if not self.module.key():
            self.module.set_key(WHOLE)
        row = self.row
        self._status.setText("" if row is None else STANDARD_STATUSES[row.draft.status])

    def set_problems(self, problems: tuple[Problem, ...]) -> None:
        """Show how many places need a look."""
        self.problems.setText(f"待核对 {len(problems)}")
        self.problems.setVisible(bool(problems))

    def _dress(self) -> None:
        self.problems.setIcon(self._theme.icon("triangle-alert", Tone.WARNING))


def _total(content: Content, level: Level) -> str:
    total = sum(counts(tree)[Kind.REQUIREMENT] for section, tree in content.items() if section.level is level)
    return str(total) if total else "空"


def _quiet(text: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("tone", "quiet")
    return label
