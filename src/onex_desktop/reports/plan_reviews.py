"""The record of a cycle review on paper (deck: 实施一个周期后，必须对其进行检视和优化)."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Stamp, Table
from onex_desktop.domain.plans import PlanRow
from onex_desktop.domain.plans.reviews import ReviewRow
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats

TITLE: Final = "人才培养方案周期检视记录"
ACTIONS: Final = "改进措施"
_WIDTHS: Final = (3.2, 8.0, 3.2, 8.0)
_ACTION_WIDTHS: Final = (1.6, 11.0, 3.6, 3.1, 3.1)


def cycle_review(plan: PlanRow, review: ReviewRow, *, institution: str, stamp: Stamp) -> Document:
    """Compose the record of one review: when and by whom, what was found and decided, then what is to be done."""
    draft = review.draft
    facts = (
        (*heads("专业"), text_cell(plan.major), *heads("方案版本"), text_cell(plan.draft.version)),
        (*heads("应检视日"), _day(draft.due_on), *heads("检视日"), _day(draft.held_on)),
        (
            *heads("负责人"),
            text_cell(draft.owner or formats.NOTHING),
            *heads("适用年级"),
            text_cell(formats.cohorts(plan.cohorts) or formats.NOTHING),
        ),
        (*heads("检视发现"), _words(draft.findings, 3)),
        (*heads("处理决定"), _words(draft.decisions, 3)),
    )
    return Document(
        report="cycle-review",
        title=f"{plan.major.removesuffix('专业')}专业{TITLE}",
        subtitle=plan.draft.version,
        institution=institution,
        blocks=(Table(_WIDTHS, (), facts), _actions(review)),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _actions(review: ReviewRow) -> Table | Notes:
    if not review.actions:
        return Notes(ACTIONS, ("没有登记改进措施。",))
    body = tuple(
        (
            Cell(str(number), number=number),
            _words(action.draft.text),
            text_cell(action.draft.owner or formats.NOTHING),
            _day(action.draft.due_on),
            _day(action.draft.done_on),
        )
        for number, action in enumerate(review.actions, start=1)
    )
    return Table(_ACTION_WIDTHS, (heads("序号", "措施", "负责人", "期限", "完成日"),), body, caption=ACTIONS)


def _day(day: str) -> Cell:
    return text_cell(formats.date_in_prose(day) if day else formats.NOTHING)


def _words(text: str, columns: int = 1) -> Cell:
    return Cell(text or formats.NOTHING, columns=columns, align=Align.LEFT, emphasis=Emphasis.NONE)
