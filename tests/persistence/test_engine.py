"""Every connection has the settings that the promises rest on."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError, OperationalError
from tests import factories

from onex_desktop.persistence import engine as engines
from onex_desktop.persistence.engine import make_engine, reading


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return factories.sample_file(tmp_path / "库.onex")


def _pragma(engine: Engine, name: str) -> object:
    with reading(engine).connect() as connection:
        value = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
    engine.dispose()
    return value


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("foreign_keys", 1),
        ("synchronous", 2),
        ("journal_mode", "delete"),
        ("trusted_schema", 0),
        ("busy_timeout", 5000),
    ],
)
def test_a_working_connection_is_strict_and_durable(library: Path, pragma: str, value: object) -> None:
    assert _pragma(make_engine(library), pragma) == value


def test_the_driver_begins_no_transactions_of_its_own(library: Path) -> None:
    engine = make_engine(library)
    with reading(engine).connect() as connection:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        assert driver.isolation_level is None
    engine.dispose()


def test_settings_hold_on_every_connection_of_the_pool(library: Path) -> None:
    engine = make_engine(library)
    with reading(engine).connect() as first, reading(engine).connect() as second:
        found = [c.exec_driver_sql("PRAGMA foreign_keys").scalar_one() for c in (first, second)]
    engine.dispose()
    assert found == [1, 1]


def test_a_migration_works_without_foreign_keys(library: Path) -> None:
    assert _pragma(make_engine(library, for_migration=True), "foreign_keys") == 0


def test_a_file_left_in_wal_mode_comes_back_to_one_file(library: Path) -> None:
    with closing(sqlite3.connect(library)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
    assert _pragma(make_engine(library), "journal_mode") == "delete"


def test_a_read_only_engine_cannot_write(library: Path) -> None:
    engine = make_engine(library, read_only=True)
    with pytest.raises(OperationalError, match="readonly"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM teaching_principles")
    engine.dispose()


def test_a_parent_in_use_cannot_be_deleted_even_by_hand(library: Path) -> None:
    engine = make_engine(library)
    with pytest.raises(IntegrityError, match="FOREIGN KEY"), engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM colleges")
    engine.dispose()


def test_a_failed_schema_change_leaves_nothing(library: Path) -> None:
    # By default the driver commits before DDL, and half a migration stays.
    engine = make_engine(library, for_migration=True)
    with suppress(OperationalError), engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
        connection.exec_driver_sql("CREATE TABLE half (id INTEGER)")
    with reading(engine).connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'half'").scalar_one()
    engine.dispose()
    assert found == 0


def test_a_second_writer_waits_at_begin(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.01)
    one, two = make_engine(library), make_engine(library)
    with one.begin(), pytest.raises(OperationalError, match="locked"), two.begin():
        pass
    one.dispose()
    two.dispose()


def test_a_reader_does_not_wait_for_a_writer(library: Path) -> None:
    writer, reader = make_engine(library), make_engine(library)
    with writer.begin(), reading(reader).connect() as connection:
        found = connection.exec_driver_sql("SELECT count(*) FROM colleges").scalar_one()
    writer.dispose()
    reader.dispose()
    assert found == 7
