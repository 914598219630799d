"""Migrations that happen whole or not at all."""

from __future__ import annotations

from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence.schema import APPLICATION_ID
from onex_desktop.runtime import paths

CONNECTION: Final = "connection"


def configuration(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration: the shipped scripts, on an open connection."""
    config = Config()
    config.set_main_option("script_location", str(paths.migrations()).replace("%", "%%"))
    config.set_main_option("path_separator", "newline")
    if connection is not None:
        config.attributes[CONNECTION] = connection
    return config


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring a library to ``revision`` in one transaction.

    The engine comes from ``make_engine(for_migration=True)``: foreign keys are off while tables are rebuilt and
    checked as a whole before the commit. Raises ``EnvironmentFault`` when rows would be left without parents.
    """
    with engine.begin() as connection:
        command.upgrade(configuration(connection), revision)
        orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if orphans:
            raise EnvironmentFault("library.migration_orphans", count=len(orphans), table=str(orphans[0][0]))
        number = int(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())
        connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION_ID}")
        connection.exec_driver_sql(f"PRAGMA user_version={number}")
