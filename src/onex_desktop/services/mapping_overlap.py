"""What several certificates ask of the same course of a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from onex_desktop.domain.mapping import CertificateMatrix
from onex_desktop.domain.mapping.overlap import Overlap
from onex_desktop.domain.mapping.overlap import overlaps as find
from onex_desktop.services import mapping
from onex_desktop.services.context import AppContext


def overlaps(ctx: AppContext, plan_id: int, stopped: Callable[[], bool] = lambda: False) -> tuple[Overlap, ...]:
    """Return the slots of a plan that serve two certificates or more; nothing once ``stopped`` says so."""
    return find(_matrices(ctx, plan_id), stopped)


def _matrices(ctx: AppContext, plan_id: int) -> Iterator[CertificateMatrix]:
    for choice in mapping.choices(ctx):
        if choice.plan_id == plan_id:
            matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, plan_id)
            if matrix is not None:
                yield matrix
