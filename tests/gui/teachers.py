"""Rows for the tests of tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.tokens import Tone


@dataclass(frozen=True, slots=True)
class Teacher:
    """A row with a text, a number that may be missing, a day and a state."""

    id: int
    name: str
    hours: Decimal | None = None
    joined: date = date(2020, 9, 1)
    over: bool = False


COLUMNS: tuple[Column[Teacher], ...] = (
    Column("name", "姓名", lambda row: row.name, editable=True, width=90),
    Column("hours", "学时", lambda row: row.hours, align="right", width=80),
    Column("joined", "入职日期", lambda row: row.joined, width=110),
    Column(
        "state",
        "状态",
        lambda row: row.over,
        lambda row: "超学时" if row.over else "正常",
        tone=lambda row: Tone.DANGER if row.over else Tone.GOOD,
    ),
)

NAMES = ("张", "王", "阿里", "重庆", "李", "赵", "曾")
NAMES_BY_PINYIN = ["阿里", "曾", "重庆", "李", "王", "张", "赵"]


def named(*names: str) -> list[Teacher]:
    """Return a teacher for each name, with ids from 1."""
    return [Teacher(number, name) for number, name in enumerate(names, 1)]
