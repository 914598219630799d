"""Placing skill requirements of the adopted standards into a teaching objective."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans.objectives import AdoptedRequirement, dotted
from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.plans_objectives_nodes import named
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.services import objectives
from onex_desktop.services.context import AppContext

NOTHING: Final = "这个方案还没有采用职业技能等级标准。先在“标准”页采用，再回来放入技能要求。"


@dataclass(frozen=True, slots=True)
class Line:
    """A requirement that may be placed; ``elsewhere`` is in how many other objectives of the plan it stands."""

    id: int
    place: int
    row: AdoptedRequirement
    is_here: bool
    elsewhere: int

    @property
    def words(self) -> str:
        """Where it stands."""
        parts = (
            "在此目标" if self.is_here else "",
            f"另有 {self.elsewhere} 处" if self.elsewhere else "",
            "" if self.row.is_current else f"旧版 {self.row.edition}",
        )
        return "，".join(filter(None, parts))


def _tone(line: Line) -> Tone | None:
    if not line.row.is_current:
        return Tone.WARNING
    return Tone.GOOD if line.is_here else None


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("certificate", "证书", lambda line: line.row.certificate, width=150),
    Column("name", "编号", lambda line: named(line.row), width=120, sort_key=lambda line: line.place),
    Column("text", "技能要求", lambda line: line.row.text, width=480),
    Column(
        "placed", "放入", lambda line: line.words, width=150, tone=_tone
    ),
)  # fmt: skip


class PlaceRequirements(LiveDialog):
    """Lists the requirements; those chosen are placed into the objective or taken out, each time as one step.

    Attributes:
        table: The requirements.
        place: Places those chosen.
        take_out: Takes those chosen out.
    """

    def __init__(
        self,
        ctx: AppContext,
        theme: Theme,
        state: DeskState,
        parent: QWidget,
        commands: Commands,
        plan_id: int,
        objective_id: int,
    ) -> None:
        super().__init__(parent, "放入技能要求")
        self._ctx, self._commands, self._plan_id, self._objective_id = ctx, commands, plan_id, objective_id
        self._title = QLabel()
        self._title.setWordWrap(True)
        chips = (
            Chip[Line]("here", "在此目标", lambda line: line.is_here),
            Chip[Line]("nowhere", "未放入任何目标", lambda line: not line.is_here and not line.elsewhere),
        )
        self.table = Table(
            theme, "放入技能要求", COLUMNS, state=state, empty=Empty(NOTHING, (), "list-tree"), chips=chips
        )
        self.table.selection_changed.connect(lambda _: self._allow())
        self.table.activated.connect(self._toggle)
        self.place, self.take_out = QPushButton("放入"), QPushButton("移出")
        self.place.setProperty("role", "primary")
        self.place.clicked.connect(self.place_chosen)
        self.take_out.clicked.connect(self.take_out_chosen)
        self._lay_out()
        self._read()

    def place_chosen(self) -> None:
        """Place the chosen requirements."""
        ids = self.table.selected_ids
        self._run(lambda: objectives.place_requirements(self._ctx, self._objective_id, ids))

    def take_out_chosen(self) -> None:
        """Take the chosen requirements out."""
        ids = self.table.selected_ids
        self._run(lambda: objectives.take_out_requirements(self._ctx, self._objective_id, ids))

    def _run(self, act: Callable[[], Changed]) -> None:
        if self._commands.run(act) is not None:
            self._read()

    def _toggle(self, _key: int) -> None:
        if self.place.isEnabled():
            self.place_chosen()
        elif self.take_out.isEnabled():
            self.take_out_chosen()

    def _read(self) -> None:
        rows = objectives.objectives(self._ctx, self._plan_id)
        own = next((row for row in rows if row.id == self._objective_id), None)
        here = set(own.requirement_ids) if own else set()
        placed = Counter(key for row in rows if row.id != self._objective_id for key in row.requirement_ids)
        self._title.setText(f"{dotted(own.draft.number)} {own.draft.text}" if own else "")
        adopted = objectives.adopted_requirements(self._ctx, self._plan_id)
        # Of a former edition only what is here is shown, to be taken out.
        shown = [row for row in adopted if row.is_current or row.id in here]
        self.table.set_rows(
            [Line(row.id, place, row, row.id in here, placed[row.id]) for place, row in enumerate(shown)]
        )
        self._allow()

    def _allow(self) -> None:
        chosen = self.table.selected_rows
        self.place.setEnabled(any(not line.is_here for line in chosen))
        self.take_out.setEnabled(any(line.is_here for line in chosen))

    def _lay_out(self) -> None:
        self.lay_out(self._title, self.table, grows=self.table, right=(self.take_out, self.place))
        self.resize(980, 600)
