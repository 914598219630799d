"""How an edition of a standard is shown and saved in the inspector."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.standards.tree import StandardDraft, StandardRow, StandardStatus
from onex_desktop.gui.pages.record_inspector import RecordSpec
from onex_desktop.gui.pages.record_values import Values, number, optional, stored, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

STATUSES: Final = tuple(labels.STANDARD_STATUSES.items())
EDITION_HINT: Final = "例如 2020年1.0版"


def editions(ctx: AppContext) -> RecordSpec[StandardRow]:
    """Return how an edition is shown and saved."""

    def save(values: Values, row: StandardRow | None) -> Changed:
        draft = StandardDraft(
            number(values, "certificate_id"),
            text(values, "edition"),
            text(values, "issued"),
            StandardStatus(text(values, "status") or StandardStatus.DRAFT),
            text(values, "source"),
            optional(values, "predecessor_id"),
        )
        return standards.save_standard(ctx, draft, *stored(row))

    return RecordSpec(
        "标准",
        (
            Field("certificate_id", "证书", "choice", required=True),
            Field("edition", "版本", "text", required=True, hint=EDITION_HINT),
            Field("status", "状态", "choice", choices=STATUSES, required=True),
            Field("issued", "发布", "text", hint="例如 2020-07"),
            Field("predecessor_id", "前一版", "choice"),
            Field("source", "来源", "multiline", hint="发布机构、文号或文件名"),
        ),
        lambda row: row.title,
        lambda row: {
            "certificate_id": str(row.draft.certificate_id),
            "edition": row.draft.edition,
            "status": row.draft.status.value,
            "issued": row.draft.issued,
            "predecessor_id": "" if row.draft.predecessor_id is None else str(row.draft.predecessor_id),
            "source": row.draft.source,
        },
        lambda row: (Fact("要求", f"{row.requirements} 条"),),
        save,
        "standards",
    )
