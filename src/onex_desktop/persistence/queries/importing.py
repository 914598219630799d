"""Queries about earlier imports and remembered layouts."""

from __future__ import annotations

import json

from sqlalchemy import select
from sqlalchemy.orm import Session

from onex_desktop.domain.layouts import EarlierRun, Layout, RememberedLayout
from onex_desktop.persistence.tables.importing import ImportLayout, ImportRun


def layouts(session: Session) -> tuple[RememberedLayout, ...]:
    """Return the layouts that were made by hand, the newest first."""
    rows = session.scalars(select(ImportLayout).order_by(ImportLayout.id.desc()))
    return tuple(
        RememberedLayout(
            Layout(row.sheet_spec, row.header_row, json.loads(row.columns), row.fill_merged), row.heading_digest
        )
        for row in rows
    )


def runs_of(session: Session, digest: str) -> tuple[EarlierRun, ...]:
    """Return the imports of a file with this very content, the newest first."""
    query = select(ImportRun).where(ImportRun.file_digest == digest).order_by(ImportRun.id.desc())
    return tuple(
        EarlierRun(
            row.file_name,
            row.at,
            row.sheet_spec,
            {
                "new": row.new_count,
                "changed": row.changed_count,
                "unchanged": row.unchanged_count,
                "refused": row.refused_count,
            },
        )
        for row in session.scalars(query)
    )
