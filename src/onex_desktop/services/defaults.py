"""What a new library starts with: settings that a school may change, each with its source."""

from __future__ import annotations

from onex_desktop.services import mapping_scale
from onex_desktop.services.context import AppContext


def load(ctx: AppContext) -> None:
    """Write the scale a new library begins with."""
    with ctx.step("library.defaults"):
        mapping_scale.set_scale(ctx, mapping_scale.ready_scales()[0].values)
