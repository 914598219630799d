"""Runs migrations on the connection the program hands over; see ``onex_desktop.persistence.migrate``."""

from __future__ import annotations

from alembic import context

connection = context.config.attributes["connection"]
# SQLite can roll DDL back; Alembic does not believe it unless told. The transaction itself is the caller's.
context.configure(
    connection=connection,
    target_metadata=context.config.attributes.get("metadata"),
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
