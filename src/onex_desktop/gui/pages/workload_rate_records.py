"""How quotas, hourly fees and approved pay are shown in the inspector and saved."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound, refuse
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import (
    PLACES,
    FeeDraft,
    FeeRow,
    PoolDraft,
    PoolRow,
    QuotaDraft,
    QuotaRow,
)
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import decimal, number, stored, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries
from onex_desktop.wording import formats
from onex_desktop.wording import workload as wording

OTHERS: Final = "其他职称"
"""What a row without a title is about."""
NO_TILT: Final = Decimal(1)
_TITLE: Final = Field("title", "职称", hint="留空即其他职称")
_SINCE: Final = Field("effective_from", "起始学期", required=True, hint="例如 2020-2021-1")
_SOURCE: Final = Field("source", "依据", "multiline", required=True, hint="文件名称、文号或批准日期")


def quotas(ctx: AppContext) -> RecordSpec[QuotaRow]:
    """Return how a quota is shown and saved."""

    def save(values: Values, row: QuotaRow | None) -> Changed:
        draft = QuotaDraft(
            text(values, "title"), _numbers(values, "hours")["hours"], Period(text(values, "per") or Period.TERM),
            text(values, "effective_from"), text(values, "source"),
        )  # fmt: skip
        return entries.save_quota(ctx, draft, *stored(row))

    return RecordSpec(
        "定额",
        (
            _TITLE,
            Field("hours", "定额（课时）", "decimal", required=True),
            Field("per", "期间", "choice", choices=tuple(wording.PERIODS.items()), required=True),
            _SINCE,
            _SOURCE,
        ),
        lambda row: f"{row.draft.title or OTHERS}的定额",
        lambda row: {
            "title": row.draft.title,
            "hours": _short(row.draft.hours),
            "per": row.draft.per.value,
            "effective_from": row.draft.effective_from,
            "source": row.draft.source,
        },
        lambda _row: (),
        save,
        "workload_quotas",
    )


def fees(ctx: AppContext) -> RecordSpec[FeeRow]:
    """Return how an hourly fee is shown and saved."""

    def save(values: Values, row: FeeRow | None) -> Changed:
        amount = _numbers(values, "amount")["amount"]
        draft = FeeDraft(
            text(values, "title"), _fen("amount", amount), text(values, "effective_from"), text(values, "source")
        )
        return entries.save_fee(ctx, draft, *stored(row))

    return RecordSpec(
        "课时费",
        (_TITLE, Field("amount", "课时费（元）", "decimal", required=True), _SINCE, _SOURCE),
        lambda row: f"{row.draft.title or OTHERS}的课时费",
        lambda row: {
            "title": row.draft.title,
            "amount": Decimal(row.draft.amount_fen).scaleb(-PLACES),
            "effective_from": row.draft.effective_from,
            "source": row.draft.source,
        },
        lambda _row: (),
        save,
        "hourly_fees",
    )


def pools(ctx: AppContext) -> RecordSpec[PoolRow]:
    """Return how the pay approved for a term is shown and saved."""

    def save(values: Values, row: PoolRow | None) -> Changed:
        given = _numbers(values, "approved", "tilt")
        approved = _fen("approved", given["approved"])
        draft = PoolDraft(number(values, "term_id"), approved, given["tilt"], text(values, "source"))
        return entries.save_pool(ctx, draft, *stored(row))

    return RecordSpec(
        "课酬总额",
        (
            Field("term_id", "学期", "choice", required=True),
            Field("approved", "核定总额（元）", "decimal", required=True),
            Field("tilt", "倾斜系数", "decimal", required=True, hint="1 为不倾斜"),
            _SOURCE,
        ),
        lambda row: f"{row.term} 学期的课酬总额",
        lambda row: {
            "term_id": str(row.draft.term_id),
            "approved": Decimal(row.draft.approved_fen).scaleb(-PLACES),
            "tilt": _short(row.draft.tilt),
            "source": row.draft.source,
        },
        lambda _row: (),
        save,
        "pay_pools",
    )


def _numbers(values: Values, *keys: str) -> dict[str, Decimal]:
    """Return the numbers of fields; raises ``ProblemsFound`` with each that is not filled in."""
    found = {key: value for key in keys if (value := decimal(values, key)) is not None}
    missing = [Problem("form.required", where=Place("form", field=key)) for key in keys if key not in found]
    if missing:
        raise ProblemsFound(missing)
    return found


def _fen(key: str, yuan: Decimal) -> int:
    """Return an amount of yuan in fen; raises ``ProblemsFound`` where it is finer than a fen."""
    fen = yuan.scaleb(PLACES)
    if fen != fen.to_integral_value():
        raise refuse("workload.too_fine", where=Place("form", field=key), value=str(yuan), places=PLACES)
    return int(fen)


def _short(value: Decimal) -> Decimal:
    return Decimal(formats.hours(value))
