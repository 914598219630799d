"""The bridge of the sheet of preparation groups."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.sheets import Values
from onex_desktop.domain.teaching.preparation import PreparationDraft
from onex_desktop.exchange.sheets import preparation as specs
from onex_desktop.services import preparation
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored


def _groups(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "certificate": row.certificate_id, "module": row.draft.certificate_module_id, "term": row.draft.term_id,
            "leader": row.draft.leader_id, "members": row.draft.member_ids,
        })
        for row in preparation.groups(ctx)
    ]  # fmt: skip


def _save_group(ctx: AppContext, values: Values, key: int | None) -> int:
    draft = PreparationDraft(values["module"], values["term"], values["leader"], values["members"])
    changed = preparation.save_group(ctx, draft, key)
    return changed.first("preparation_groups") if key is None else key


GROUPS: Final = Bridge(specs.GROUPS, (("module", "term"),), _groups, _save_group)
