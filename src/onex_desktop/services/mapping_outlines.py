"""What is known of a matrix without reading its cells: whether it is big, and what of it a finding is about."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.mapping import MatrixChoice
from onex_desktop.domain.problems import Place
from onex_desktop.persistence.library import Reading
from onex_desktop.persistence.queries import mapping
from onex_desktop.persistence.queries import mapping_outlines as queries
from onex_desktop.persistence.tables.catalogue import CertificateModule
from onex_desktop.services.context import AppContext

AT_ONCE: Final = 5000
"""So many rows are read, and become a matrix, before anybody notices."""


def is_big(ctx: AppContext) -> bool:
    """Return whether reading a matrix may take so long that it is felt."""
    with ctx.read() as session:
        return queries.size(session) > AT_ONCE


def find(ctx: AppContext, choice: MatrixChoice, place: Place) -> tuple[int | None, int | None] | None:
    """Return the unit or the slot of a place in a matrix, both for a cell, None when it is not there.

    Units and courses count their keys apart; the name tells them.
    """
    if place.row_id is None:
        return None
    is_cell = place.column is not None
    with ctx.read() as session:
        if place.column is not None and not queries.is_slot_of(session, choice.plan_id, place.column):
            return None
        if _may_be_unit(session, choice, place.row_id):
            for unit in mapping.units(session, choice.certificate_id, choice.level, choice.plan_id):
                if unit.id == place.row_id and (is_cell or place.name in ("", f"{unit.code} {unit.name}")):
                    return unit.id, place.column
        slot = None if is_cell else queries.slot_of_course(session, choice.plan_id, place.row_id, place.name)
    return None if slot is None else (None, slot)


def _may_be_unit(session: Reading, choice: MatrixChoice, key: int) -> bool:
    module = session.get(CertificateModule, key)
    return key < 0 or (module is not None and module.certificate_id == choice.certificate_id)
