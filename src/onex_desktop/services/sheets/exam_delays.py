"""The bridge of the sheet of how long after a course its exam may be."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.teaching.timing import DelayDraft, validate_delay
from onex_desktop.exchange.sheets import exam_delays as specs
from onex_desktop.services import exam_delays
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _delays(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "effective_from": row.draft.effective_from, "days": row.draft.days, "source": row.draft.source,
        })
        for row in exam_delays.limits(ctx)
    ]  # fmt: skip


def _draft(values: Values) -> DelayDraft:
    return DelayDraft(values["days"], values["effective_from"], values["source"])


def _save(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = exam_delays.save_limit(ctx, _draft(values), key)
    return changed.first("exam_delay_limits") if key is None else key


def _check(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_delay(_draft(values))


DELAYS: Final = Bridge(specs.DELAYS, (("effective_from",),), _delays, _save, _check)
