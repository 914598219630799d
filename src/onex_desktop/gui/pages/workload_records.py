"""How items beside teaching are shown in the inspector and saved."""

from __future__ import annotations

from decimal import Decimal

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.domain.workload.settings import ItemDraft, ItemRow
from onex_desktop.domain.workload.sources import ItemKind
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import number, optional, stored, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import entries
from onex_desktop.wording import labels

KINDS = tuple((kind.value, labels.WORKLOAD_ITEMS[kind]) for kind in ItemKind)


def items(ctx: AppContext) -> RecordSpec[ItemRow]:
    """Return how an item is shown and saved."""

    def save(values: Values, row: ItemRow | None) -> Changed:
        quantity = values.get("quantity")
        if not isinstance(quantity, Decimal):
            raise ProblemsFound([Problem("form.required", where=Place("form", field="quantity"))])
        draft = ItemDraft(
            number(values, "term_id"),
            number(values, "teacher_id"),
            ItemKind(text(values, "kind") or ItemKind.OTHER),
            quantity,
            text(values, "text"),
            optional(values, "certificate_id"),
            row.draft.assignment_id if row else None,
        )
        return entries.save_item(ctx, draft, *stored(row))

    return RecordSpec(
        "其他工作量",
        (
            Field("term_id", "学期", "choice", required=True),
            Field("teacher_id", "教师", "choice", required=True),
            Field("kind", "工作", "choice", choices=KINDS, required=True),
            Field("quantity", "数量", "decimal", required=True, hint="学时、场次、套数或人数"),
            Field("certificate_id", "证书", "choice"),
            Field("text", "说明", "text"),
        ),
        lambda row: f"{row.teacher} · {labels.WORKLOAD_ITEMS[row.draft.kind]}",
        lambda row: {
            "term_id": str(row.draft.term_id),
            "teacher_id": str(row.draft.teacher_id),
            "kind": row.draft.kind.value,
            "quantity": row.draft.quantity,
            "certificate_id": "" if row.draft.certificate_id is None else str(row.draft.certificate_id),
            "text": row.draft.text,
        },
        lambda row: (Fact("学期", row.term),),
        save,
        "workload_items",
    )
