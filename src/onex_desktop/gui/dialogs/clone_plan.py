"""Copying a plan to its next version: its name, the parts that go along, then what went and what did not."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import PlanRow
from onex_desktop.domain.plans.cloning import CHOICES, NEEDS, Cloned
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.tokens import L, M, S
from onex_desktop.gui.widgets.toned import set_tone
from onex_desktop.services import plan_cloning
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import PLAN_PARTS
from onex_desktop.wording.problems import sentence

NOTHING: Final = "无"


class ClonePlan(QDialog):
    """Asks for the version and the parts; afterwards it says what was carried.

    Attributes:
        version: What the new version is called.
        boxes: A box for each part that can go along.
        outcome: What was carried; empty before.
    """

    def __init__(self, ctx: AppContext, parent: QWidget, commands: Commands, plan: PlanRow) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("复制为新版")
        self._ctx, self._commands, self._plan = ctx, commands, plan
        self.version = QLineEdit()
        self.version.setAccessibleName("新版本")
        self.version.setPlaceholderText("例如 2021版")
        self.boxes = {part: QCheckBox(PLAN_PARTS[part]) for part in CHOICES}
        for box in self.boxes.values():
            box.setChecked(True)
        for box in self.boxes.values():
            box.toggled.connect(self._follow)
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.copy = QPushButton("复制")
        self.copy.setProperty("role", "primary")
        self.copy.setDefault(True)
        self.copy.setEnabled(False)
        self._close = QPushButton("取消")
        self.version.textChanged.connect(lambda text: self.copy.setEnabled(bool(text.strip())))
        self.copy.clicked.connect(self.copy_now)
        self._close.clicked.connect(self.accept)
        self._lay_out()

    def copy_now(self) -> None:
        """Copy the plan; a refusal is said here and nothing was made."""
        parts = frozenset(part for part, box in self.boxes.items() if box.isChecked())
        made: list[Cloned] = []

        def act() -> Changed:
            changed, cloned = plan_cloning.clone_plan(self._ctx, self._plan.id, self.version.text(), parts)
            made.append(cloned)
            return changed

        if self._commands.run(act, self._refuse) is not None:
            self._tell(made[0])

    def _refuse(self, found: ProblemsFound) -> None:
        set_tone(self.outcome, "danger")
        self.outcome.setText("\n".join(sentence(p.code, p.params) for p in found.problems))
        self.adjustSize()

    def _tell(self, cloned: Cloned) -> None:
        lines = [
            f"{title}：" + ("、".join(f"{PLAN_PARTS[part]} {n}" for part, n in counts.items() if n) or NOTHING)
            for title, counts in (("已带到新版", cloned.carried), ("没有带过去", cloned.left))
        ]
        set_tone(self.outcome, "")
        self.outcome.setText("\n".join(lines))
        self._head.setText(f"已复制为 {self._plan.major} {self.version.text().strip()}，状态为草案。")
        for widget in (self._label, self.version, self.copy, *self.boxes.values()):
            widget.setEnabled(False)
            widget.hide()
        self._close.setText("关闭")
        self._close.setDefault(True)
        self._close.setFocus()
        self.adjustSize()

    def _follow(self) -> None:
        for part, needed in NEEDS.items():
            possible = all(self.boxes[each].isChecked() for each in needed)
            self.boxes[part].setEnabled(possible)
            if not possible:
                self.boxes[part].setChecked(False)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        self._head = QLabel(f"把 {self._plan.title} 复制为新版：选定的部分一起带去，状态为草案。")
        self._head.setWordWrap(True)
        column.addWidget(self._head)
        row = QHBoxLayout()
        self._label = QLabel("新版本")
        self._label.setBuddy(self.version)
        row.addWidget(self._label)
        row.addWidget(self.version, 1)
        column.addLayout(row)
        for box in self.boxes.values():
            column.addWidget(box)
        column.addWidget(self.outcome)
        foot = QHBoxLayout()
        foot.setSpacing(S)
        foot.addStretch()
        foot.addWidget(self._close)
        foot.addWidget(self.copy)
        column.addLayout(foot)
        self.setMinimumWidth(420)
