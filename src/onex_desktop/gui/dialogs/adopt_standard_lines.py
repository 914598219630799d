"""The matches between two editions as the adoption lists them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.standards.adoption import Adopted, MatchKind, MatchLine
from onex_desktop.domain.standards.comparison import State
from onex_desktop.domain.standards.tree import dotted
from onex_desktop.gui.dialogs.compare_standards import ICONS, TONES
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording.labels import EDITION_STATES, LEVELS

SPLIT: Final = "拆分"


@dataclass(frozen=True, slots=True)
class Line:
    """A match as a row."""

    id: int
    line: MatchLine

    @property
    def became(self) -> State | None:
        """What became of it, as the comparison of editions calls it; None when it was split."""
        if self.line.match is None:
            return State.REMOVED if self.line.new is None else State.ADDED
        kind = self.line.match.kind
        return None if kind is MatchKind.SPLIT else State(kind.value)

    @property
    def state(self) -> str:
        """What became of it, in a word."""
        return SPLIT if self.became is None else EDITION_STATES[self.became]

    @property
    def confirmed(self) -> str:
        """Whether somebody, or equality, has confirmed the match."""
        match = self.line.match
        return "" if match is None else "已确认" if match.confirmed else "待确认"

    @property
    def texts(self) -> tuple[str, str]:
        """The words of both editions, empty on a side where there is nothing."""
        old, new = self.line.old, self.line.new
        return "" if old is None else old.text, "" if new is None else new.text


COLUMNS: tuple[Column[Line], ...] = (
    Column(
        "state", "状态", lambda row: row.state, width=84,
        tone=lambda row: Tone.WARNING if row.became is None else TONES[row.became],
        icon=lambda row: "list-tree" if row.became is None else ICONS[row.became],
    ),
    Column(
        "confirmed", "对应", lambda row: row.confirmed, width=84,
        tone=lambda row: Tone.WARNING if row.line.match and not row.line.match.confirmed else None,
    ),
    Column("level", "等级", lambda row: LEVELS[(row.line.new or row.line.old).section.level], width=60),  # type: ignore[union-attr]  # one side is always there
    Column("old", "原编号", lambda row: row.line.old and dotted(row.line.old.number), width=76),
    Column("new", "新编号", lambda row: row.line.new and dotted(row.line.new.number), width=76),
    Column("old_text", "原文", lambda row: row.texts[0], width=350),
    Column("new_text", "新文", lambda row: row.texts[1], width=350),
)  # fmt: skip


def became(done: Adopted) -> str:
    """Return what became of the links: 67 处对应转到新版，其中 16 处待复核；5 处留在旧版…"""
    carried = f"{done.carried} 处对应转到新版" if done.carried else "没有对应转到新版"
    waiting = f"，其中 {done.to_review} 处待复核" if done.to_review else ""
    left = f"；{done.left} 处留在旧版，新版没有它们的要求" if done.left else ""
    return f"已采用：{carried}{waiting}{left}。"
