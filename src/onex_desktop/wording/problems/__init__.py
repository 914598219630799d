"""Every problem code in one Chinese sentence: what happened, what was kept, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onex_desktop.wording import labels, tables
from onex_desktop.wording.problems import (
    candidates,
    catalogue,
    cells,
    evidence,
    exams,
    exchange,
    library,
    mapping,
    plans,
    records,
    standards,
    teaching,
    workload,
)

SENTENCES: Final[Mapping[str, str]] = {
    **library.SENTENCES,
    **records.SENTENCES,
    **cells.SENTENCES,
    **catalogue.SENTENCES,
    **standards.SENTENCES,
    **mapping.SENTENCES,
    **evidence.SENTENCES,
    **plans.SENTENCES,
    **teaching.SENTENCES,
    **exams.SENTENCES,
    **candidates.SENTENCES,
    **exchange.SENTENCES,
    **workload.SENTENCES,
}

_NONE: Final = {"": "无"}
_OPEN: Final = {"": "不限"}
_VALUES: Final[Mapping[str, Mapping[str, str]]] = {
    "level": labels.LEVELS,
    "lack": labels.LACKS,
    "table": tables.TABLES,
    "reason": {
        "resits": "原因：人次含补考，而试点人数按人计。无需处理，引用时注明口径。",
        "unexplained": "未注明含补考。核对人数。",
    },
    "unsettled": labels.UNSETTLED,
    "state": labels.REGISTRATION_STATES,
    "rate": {"attendance": "参考率", "pass": "通过率"},
    "repeated": {"": "没有专业"},
    "required": _NONE,
    "optional": _NONE,
    "course_types": {"": "不分"},
    "least": _OPEN,
    "most": _OPEN,
    "high": _OPEN,
    "item": labels.WORKLOAD_ITEMS,
    "standing": labels.STATEMENT_STATES,
    "partial": {"1": "（部分成绩未出）", "0": ""},
}


class _Absent(dict[str, str]):
    """A placeholder without a value prints nothing; a sentence never breaks over a missing detail."""

    def __missing__(self, key: str) -> str:
        return ""


def sentence(code: str, params: Mapping[str, str | int | None] | None = None) -> str:
    """Return the sentence of a problem code with its parameters in place; raises ``KeyError`` on an unknown code."""
    words = {key: _VALUES.get(key, {}).get(str(value), str(value)) for key, value in (params or {}).items()}
    return SENTENCES[code].format_map(_Absent(words))
