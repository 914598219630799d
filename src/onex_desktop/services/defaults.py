"""What a new library starts with: settings that a school may change, each with its source."""

from __future__ import annotations

import tomllib
from decimal import Decimal

from onex_desktop.domain.mapping import Strength
from onex_desktop.runtime import paths
from onex_desktop.services import mapping
from onex_desktop.services.context import AppContext


def load(ctx: AppContext) -> None:
    """Write the weights of the default scale."""
    data = tomllib.loads(paths.resource("rules", "mapping_scale.toml").read_text(encoding="utf-8"))
    with ctx.step("library.defaults"):
        for strength in Strength:
            mapping.set_weight(ctx, strength, Decimal(data["weights"][strength.value]), data["source"])
