"""Bridges of the sheets of what is entered for workload."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import ItemDraft, QuotaDraft, validate_item, validate_quota
from onex_desktop.domain.workload.sources import ItemKind, SourceKind
from onex_desktop.exchange.sheets import workload as specs
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World
from onex_desktop.services.sheets.slots import check_slot, slot_of
from onex_desktop.services.sheets.teaching import leads
from onex_desktop.services.workload import entries, naming
from onex_desktop.wording import labels

_NO_SLOT: Final[Values] = {"plan": None, "course": None, "part": None}
_SLOT: Final = ("course", "part")


def _quotas(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "title": row.draft.title, "hours": row.draft.hours, "per": row.draft.per,
            "effective_from": row.draft.effective_from, "source": row.draft.source,
        })
        for row in entries.quotas(ctx)
    ]  # fmt: skip


def _quota(values: Values) -> QuotaDraft:
    return QuotaDraft(
        values["title"], values["hours"], Period(values["per"]), values["effective_from"], values["source"]
    )


def _save_quota(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = entries.save_quota(ctx, _quota(values), key)
    return changed.first("workload_quotas") if key is None else key


def _check_quota(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_quota(_quota(values))


def _slots(ctx: AppContext) -> dict[int, Values]:
    """Return slot and term of each assignment that leads one, as columns."""
    return {person.assignment_id: names for person, names in leads(ctx)}


def _check_lead(values: Values, world: World) -> list[Problem]:
    """Refuse a slot that nobody leads in the term or in none, and one of several terms where no term is named."""
    found = check_slot(values, world)
    if found:
        return found
    same = [row for row in world.rows["assignments"].values() if all(row[key] == values[key] for key in _SLOT)]
    if any(row["term"] in (values["term"], None) for row in same):
        return []
    if not same or values["term"] is not None:
        return [Problem("workload.slot_of_nobody", where=Place("workload", field="course"))]
    return [Problem("workload.slot_in_terms", where=Place("workload", field="term"))] if len(same) > 1 else []


def _items(ctx: AppContext) -> list[Stored]:
    slots = _slots(ctx)
    return [
        Stored(row.id, {
            "term": row.draft.term_id, "teacher": row.draft.teacher_id, "kind": row.draft.kind,
            "certificate": row.draft.certificate_id, "text": row.draft.text, "quantity": row.draft.quantity,
            **{key: slots.get(row.draft.assignment_id or 0, _NO_SLOT)[key] for key in _NO_SLOT},
        })
        for row in entries.items(ctx)
    ]  # fmt: skip


def _item(values: Values, assignment_id: int | None) -> ItemDraft:
    return ItemDraft(
        values["term"], values["teacher"], ItemKind(values["kind"]), values["quantity"], values["text"],
        values["certificate"], assignment_id,
    )  # fmt: skip


def _save_item(ctx: AppContext, values: Values, key: int | None) -> int:
    assignment_id = None if values["course"] is None else entries.lead_of(ctx, slot_of(values), values["term"])
    changed = entries.save_item(ctx, _item(values, assignment_id), key)
    return changed.first("workload_items") if key is None else key


def _check_item(values: Values, _key: int | None, world: World) -> list[Problem]:
    return validate_item(_item(values, None)) + ([] if values["course"] is None else _check_lead(values, world))


def _item_words(values: Values, world: World) -> tuple[int, tuple[str, ...]]:
    term = world.values("terms", values["term"]).get("code", "")
    teacher = world.values("teachers", values["teacher"])
    certificate = str(world.values("certificates", values["certificate"]).get("name", ""))
    work = labels.WORKLOAD_ITEMS[ItemKind(values["kind"])]
    more = tuple(
        f"{term} {teacher.get(who) or ''} {' '.join(word for word in (work, *told) if word)}"
        for who in ("name", "number")
        for told in ((), (values["text"],), (certificate,), (certificate, values["text"]))
    )
    return 0, tuple(dict.fromkeys(more))


def _inputs(ctx: AppContext) -> list[Stored]:
    by_assignment, by_item = entries.all_inputs(ctx)
    slots = _slots(ctx)
    rows = [({**slots[key], "item": None}, given) for key, given in by_assignment.items() if key in slots]
    rows += [({**_NO_SLOT, "term": None, "item": key}, given) for key, given in by_item.items()]
    cells = [(names, key, text) for names, given in rows for key, text in given.items()]
    return [
        Stored(number, {**names, "parameter": naming.parameter_word(key), "value": naming.value_word(text)})
        for number, (names, key, text) in enumerate(cells, 1)
    ]


def _save_input(ctx: AppContext, values: Values, key: int | None) -> int:
    given = {naming.parameter_key(values["parameter"]): naming.value_key(values["value"])}
    if values["item"] is None:
        entries.put_inputs(ctx, SourceKind.ASSIGNMENT, entries.lead_of(ctx, slot_of(values), values["term"]), given)
    else:
        entries.put_inputs(ctx, SourceKind.ITEM, values["item"], given)
    return key or 0


def _check_input(values: Values, _key: int | None, world: World) -> list[Problem]:
    if (values["item"] is None) == (values["course"] is None):
        return [Problem("workload.input_of_one", where=Place("workload", field="item"))]
    return [] if values["course"] is None else _check_lead(values, world)


QUOTAS = Bridge(specs.QUOTAS, (("title", "per", "effective_from"),), _quotas, _save_quota, _check_quota)
ITEMS = Bridge(
    specs.ITEMS, (("term", "teacher", "kind", "certificate", "text", "course", "part"),), _items, _save_item,
    _check_item, kind="workload_items", words=_item_words, asks=("assignments",),
)  # fmt: skip
INPUTS = Bridge(
    specs.INPUTS, (("course", "part", "term", "item", "parameter"),), _inputs, _save_input, _check_input,
    asks=("assignments",),
)  # fmt: skip
