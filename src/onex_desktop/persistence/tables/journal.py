"""Tables of the journal; written by the recorder only, never through the ORM, never changed."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Column, ForeignKey, Index, Integer, String, Table, Text

from onex_desktop.domain.journal import Action, StepKind
from onex_desktop.persistence.base import Base
from onex_desktop.persistence.types import closed

journal_steps = Table(
    "journal_steps",
    Base.metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("kind", closed(StepKind), nullable=False),
    Column("code", String(60), nullable=False),
    Column("subject", String(200), nullable=False),
    Column("target", Integer, ForeignKey("journal_steps.seq", ondelete="RESTRICT"), index=True),
    Column("actor", String(80), nullable=False),
    Column("os_user", String(80), nullable=False),
    Column("at", String(25), nullable=False),
    Column("change_count", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    CheckConstraint("(kind = 'do') = (target IS NULL)", name="target_unless_do"),
    info={"topic": "journal"},
)

journal_changes = Table(
    "journal_changes",
    Base.metadata,
    Column("seq", Integer, ForeignKey("journal_steps.seq", ondelete="RESTRICT"), primary_key=True),
    Column("ordinal", Integer, primary_key=True),
    Column("table_name", String(60), nullable=False),
    Column("row_id", Integer, nullable=False),
    Column("action", closed(Action), nullable=False),
    Column("before", Text),
    Column("after", Text),
    Index("ix_journal_changes_row", "table_name", "row_id"),
    sqlite_with_rowid=False,
    info={"topic": "journal"},
)

library_facts = Table(
    "library_facts",
    Base.metadata,
    Column("key", String(40), primary_key=True),
    Column("value", String(200), nullable=False),
    info={"topic": "journal"},
)
"""Facts of the file itself: when and by which version it was made."""
