"""Coverage, plain and weighted, of the whole certificate, of its modules, areas and tasks, and of every course."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from onex_desktop.domain.mapping import CertificateMatrix, Ledger, MatrixUnit, Share
from onex_desktop.domain.mapping.breakdown import branches, courses
from onex_desktop.domain.values import Rate, round_half_up
from onex_desktop.gui.dialogs.live_dialog import LiveDialog
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.empty_state import Empty
from onex_desktop.gui.widgets.table import Chip, Table
from onex_desktop.wording.formats import NOTHING, percent
from onex_desktop.wording.labels import LEVELS

HOW: Final = (
    "覆盖：至少有一格算作对应的项数。加权：每一项取最高一格的权重，求平均。"
    "课程一行只看这门课程自己：它对应的项数占全部项数的多少。"
)
COURSE: Final = "课程"


@dataclass(frozen=True, slots=True)
class Line:
    """A branch, with the unit to look at first: its first gap; or a course, with its first slot."""

    id: int
    kind: str
    code: str
    name: str
    share: Share
    unit_id: int | None = None
    slot: int | None = None

    @property
    def has_gaps(self) -> bool:
        """Whether something of a branch is not covered; of a course nobody expects everything."""
        return self.slot is None and self.share.covered < self.share.total


def _weighted(share: Share) -> str:
    return NOTHING if share.weighted is None else percent(round_half_up(share.weighted * 100, 0))


COLUMNS: Final[tuple[Column[Line], ...]] = (
    Column("kind", "层次", lambda row: row.kind, width=110, sort_key=lambda row: row.id),
    Column("code", "编号", lambda row: row.code, width=70, sort_key=lambda row: row.id),
    Column("name", "名称", lambda row: row.name, width=360),
    Column("covered", "覆盖项数", lambda row: row.share.covered, align="right", width=80),
    Column("total", "全部项数", lambda row: row.share.total, align="right", width=80),
    Column(
        "rate", "覆盖率", lambda row: Rate(row.share.covered, row.share.total).percent(0),
        lambda row: percent(Rate(row.share.covered, row.share.total).percent(0)), align="right", width=76,
        tone=lambda row: Tone.DANGER if row.has_gaps and not row.share.covered else None,
    ),
    Column(
        "weighted", "加权", lambda row: row.share.weighted, lambda row: _weighted(row.share), align="right", width=76
    ),
)  # fmt: skip


class CoverageLines(LiveDialog):
    """A list of all figures; opening a line leads to its row or column.

    Attributes:
        table: the lines.

    Signals:
        place_chosen: a line was opened; carries unit and slot, the one that it has.
    """

    place_chosen = Signal(object, object)

    def __init__(
        self, theme: Theme, state: DeskState, parent: QWidget, matrix: CertificateMatrix, found: Sequence[Line]
    ) -> None:
        super().__init__(parent, f"按领域和课程看覆盖：{matrix.certificate} · {LEVELS[matrix.level]} · {matrix.plan}")
        how = QLabel(HOW)
        how.setWordWrap(True)
        how.setProperty("tone", "quiet")
        self.table: Table[Line] = Table(
            theme,
            "按领域和课程看覆盖",
            COLUMNS,
            state=state,
            empty=Empty("还没有要求，也没有课程。", (), "grid-3x3"),
            chips=(
                Chip("gaps", "有缺口", lambda row: row.has_gaps),
                Chip("branches", "只看要求", lambda row: row.slot is None),
                Chip("courses", "只看课程", lambda row: row.slot is not None),
            ),
        )
        self.table.activated.connect(self._open)
        self.table.set_rows(found)
        self.table.select_ids([1])
        self.lay_out(how, self.table, grows=self.table)
        self.resize(980, 600)
        self.table.view.setFocus()

    def _open(self, line_id: int) -> None:
        line = next(row for row in self.table.rows if row.id == line_id)
        self.accept()
        self.place_chosen.emit(line.unit_id, line.slot)


def lines(matrix: CertificateMatrix) -> tuple[Line, ...]:
    """Return the whole, then the branches, then the courses."""
    ledger = Ledger(matrix)
    whole = ledger.coverage()
    gaps = {unit.id for unit in whole.uncovered}
    share = Share(whole.total, whole.covered, (whole.weighted or Decimal(0)) * whole.total)
    name = f"{matrix.certificate}（{LEVELS[matrix.level]}）"
    found = [Line(1, "证书", "", name, share, _first(matrix.units, gaps))]
    for row, of_branch in branches(matrix, ledger):
        first = _first(matrix.units[row.start : row.stop], gaps)
        found.append(Line(len(found) + 1, words.KINDS[row.kind], row.code, row.name, of_branch, first))
    for each in courses(matrix):
        found.append(Line(len(found) + 1, COURSE, "", each.course, each.share, slot=each.slot))
    return tuple(found)


def _first(units: Sequence[MatrixUnit], gaps: Collection[int]) -> int | None:
    return next((unit.id for unit in units if unit.id in gaps), units[0].id if units else None)
