"""What stands in the columns of the matrix on the screen: slots, folded courses and the total."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import groupby
from typing import Final

from onex_desktop.domain.mapping import MatrixColumn


class HeadKind(Enum):
    """A slot is one column of the domain and editable; the others are sums."""

    SLOT = auto()
    FOLDED_COURSE = auto()
    TOTAL = auto()


@dataclass(frozen=True, slots=True)
class Head:
    """One column on the screen and the domain columns it stands for; the total stands for none.

    ``part`` is what a domain column is called where it is counted.
    """

    kind: HeadKind
    columns: tuple[MatrixColumn, ...]
    part: str = "模块"

    @property
    def course_id(self) -> int:
        """The course the column belongs to; 0 for the total."""
        return self.columns[0].course_id if self.columns else 0

    @property
    def course(self) -> str:
        """The course's name."""
        return self.columns[0].course if self.columns else ""

    @property
    def slot(self) -> int:
        """The slot that can be edited here; 0 where nothing can."""
        return self.columns[0].id if self.kind is HeadKind.SLOT else 0

    @property
    def foldable(self) -> bool:
        """Whether the course has modules that can be folded away."""
        return bool(self.columns) and self.columns[0].id > 0

    @property
    def label(self) -> str:
        """The short line over the name: 模块一, or how much is folded away."""
        if self.kind is HeadKind.FOLDED_COURSE:
            return f"{len(self.columns)} {self.part}"
        return self.columns[0].label if self.columns else ""

    @property
    def name(self) -> str:
        """The text that stands upright."""
        if self.kind is HeadKind.TOTAL:
            return "合计"
        if self.kind is HeadKind.FOLDED_COURSE or not self.columns[0].name:
            return self.course
        return self.columns[0].name

    @property
    def title(self) -> str:
        """The column in one line."""
        if self.kind is HeadKind.SLOT:
            return self.columns[0].title
        return f"{self.course}（{len(self.columns)} 个{self.part}汇总）" if self.columns else "合计"

    @property
    def teachers(self) -> tuple[str, ...]:
        """Who teaches here, each once."""
        return tuple(dict.fromkeys(name for column in self.columns for name in column.teachers))


TOTAL: Final = Head(HeadKind.TOTAL, ())


def build(columns: Sequence[MatrixColumn], folded: Collection[int], part: str) -> list[Head]:
    """Return the columns on the screen, the total last; ``folded`` names courses by their id."""
    heads: list[Head] = []
    for course_id, group in groupby(columns, key=lambda column: column.course_id):
        slots = tuple(group)
        if course_id in folded and slots[0].id > 0:
            heads.append(Head(HeadKind.FOLDED_COURSE, slots, part))
        else:
            heads.extend(Head(HeadKind.SLOT, (slot,)) for slot in slots)
    return [*heads, TOTAL]


def hints(head: Head, served: int, group: str) -> list[str]:
    """Return the lines a hint gives about a column that serves so many units and stands in a ``group``."""
    if head.kind is HeadKind.TOTAL:
        return ["合计：对应的格数，和其中最强的一格；汇总行是已覆盖的项数"]
    lines = [head.title, f"对应 {served} 项"]
    if head.teachers:
        lines.append(f"任课：{'、'.join(head.teachers)}")
    if head.foldable:
        lines.append("Alt+→ 展开" if head.kind is HeadKind.FOLDED_COURSE else f"Alt+← 收起{group}")
    return lines
