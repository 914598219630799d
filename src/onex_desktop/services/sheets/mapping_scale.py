"""The bridge of the sheet of the scale."""

from __future__ import annotations

from decimal import Decimal

from onex_desktop.domain.mapping import ScaleValue, Strength
from onex_desktop.domain.mapping.scale_checks import check_scale
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.signs import CHARACTERS, Sign
from onex_desktop.exchange.sheets import mapping as specs
from onex_desktop.services import mapping_scale
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World

_KIND = "scale_values"


def _values(ctx: AppContext) -> list[Stored]:
    return [
        Stored(key, {
            "label": value.label, "sign": value.sign, "weight": value.weight if value.serves else None,
            "serves": value.serves, "letter": value.letter, "source": value.source,
        })
        for key, value in mapping_scale.rows(ctx).items()
    ]  # fmt: skip


def _save(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = mapping_scale.save_value(ctx, _value(values), key)
    return changed.first(_KIND) if key is None else key


def _check(values: Values, key: int | None, world: World) -> list[Problem]:
    """Return what is wrong with a row beside all others: those of the library, and those the file adds behind them."""
    here = key or 0
    rows = {each: _value(other) for each, other in world.rows[_KIND].items()} | {here: _value(values)}
    order = sorted(rows, key=lambda each: not rows[each].serves)
    found = check_scale([rows[each] for each in order])
    return [problem for problem in found if problem.where is None or problem.where.row_id == order.index(here) + 1]


def _value(values: Values) -> ScaleValue:
    weight = values["weight"] if values["weight"] is not None else Decimal(0)
    return ScaleValue(
        Strength(""), values["label"], Sign(values["sign"]), weight, values["serves"], values["letter"].upper(),
        values["source"],
    )  # fmt: skip


def _words(values: Values, _world: World) -> tuple[int, tuple[str, ...]]:
    return 0, (values["label"], CHARACTERS.get(Sign(values["sign"]), ""))


SCALE = Bridge(specs.SCALE, (("label",),), _values, _save, _check, kind=_KIND, words=_words)
