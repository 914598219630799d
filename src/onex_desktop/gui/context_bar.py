"""The bar that says what all pages are about: college, major, plan version, year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from onex_desktop.gui.tokens import XS, L, S
from onex_desktop.gui.widgets.elided import ElidedBox

TYPE_CHECKING = False
if TYPE_CHECKING:
    # Row types only: the domain is loaded after the first paint.
    from onex_desktop.domain.campus import CollegeRow, MajorRow
    from onex_desktop.domain.plans import PlanRow


@dataclass(frozen=True, slots=True)
class Context:
    """What is chosen; None stands for all, or for what comes first where one must be shown."""

    college_id: int | None = None
    major_id: int | None = None
    plan_id: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from."""

    colleges: tuple[CollegeRow, ...] = ()
    majors: tuple[MajorRow, ...] = ()
    plans: tuple[PlanRow, ...] = ()
    years: tuple[int, ...] = ()


class ContextBar(QWidget):
    """Four boxes; a choice narrows those to its right.

    Attributes:
        context: what is chosen now.

    Signals:
        context_changed: carries the new ``Context``.
    """

    context_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("contextBar")
        self.context = Context()
        self._choices = Choices()
        self._college = _box("学院", 13)
        self._major = _box("专业", 15)
        self._plan = _box("方案", 10)
        self._year = _box("年度", 8)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(L, S, L, S)
        self._row.setSpacing(XS)
        for title, box in self._titled():
            label = QLabel(title)
            label.setProperty("tone", "quiet")
            label.setBuddy(box)
            self._row.addWidget(label)
            self._row.addWidget(box)
            self._row.addSpacing(S)
        self._row.addStretch()
        self._college.activated.connect(lambda _: self._choose(college_id=self._college.currentData()))
        self._major.activated.connect(lambda _: self._choose(major_id=self._major.currentData()))
        self._plan.activated.connect(lambda _: self._choose(plan_id=self._plan.currentData()))
        self._year.activated.connect(lambda _: self._choose(year=self._year.currentData()))

    def add_widget(self, widget: QWidget) -> None:
        """Put a widget at the right end."""
        self._row.addWidget(widget)

    def set_choices(self, choices: Choices) -> None:
        """Offer other rows; a choice that is gone falls back to all."""
        self._choices = choices
        self._settle()

    def set_context(self, context: Context) -> None:
        """Choose from outside, as a link does; tells the pages when it differs."""
        before = self.context
        self.context = context
        self._settle()
        if self.context != before:
            self.context_changed.emit(self.context)

    def _choose(self, **chosen: int | None) -> None:
        self.set_context(replace(self.context, **chosen))

    def _settle(self) -> None:
        """Let go of choices that no longer fit, and fill the boxes."""
        majors = [m for m in self._choices.majors if self.context.college_id in (None, m.draft.college_id)]
        if self.context.major_id not in {major.id for major in majors}:
            self.context = replace(self.context, major_id=None)
        allowed = {self.context.major_id} if self.context.major_id else {major.id for major in majors}
        plans = [plan for plan in self._choices.plans if plan.draft.major_id in allowed]
        if self.context.plan_id not in {plan.id for plan in plans}:
            self.context = replace(self.context, plan_id=None)
        if self.context.year not in self._choices.years:
            self.context = replace(self.context, year=None)
        one_major = self.context.major_id is not None
        _fill(self._college, ((row.id, row.name) for row in self._choices.colleges), self.context.college_id)
        _fill(self._major, ((row.id, row.draft.name) for row in majors), self.context.major_id)
        versions = ((row.id, row.draft.version if one_major else row.title) for row in plans)
        _fill(self._plan, versions, self.context.plan_id)
        _fill(self._year, ((year, f"{year}年") for year in self._choices.years), self.context.year)

    def _titled(self) -> Iterable[tuple[str, QComboBox]]:
        return (("学院", self._college), ("专业", self._major), ("方案", self._plan), ("年度", self._year))


def _box(title: str, characters: int) -> QComboBox:
    box = ElidedBox()
    box.setAccessibleName(title)
    box.setMinimumContentsLength(characters)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


def _fill(box: QComboBox, rows: Iterable[tuple[int, str]], chosen: int | None) -> None:
    box.blockSignals(True)  # noqa: FBT003 -- Qt's own signature
    box.clear()
    box.addItem("全部", None)
    for key, name in rows:
        box.addItem(name, key)
    box.setCurrentIndex(max(0, box.findData(chosen)))
    box.blockSignals(False)  # noqa: FBT003 -- Qt's own signature
