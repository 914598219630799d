"""An older library comes over whole, behind a verified backup, or stays as it was (promise R3)."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic import op
from tests import factories
from tests.persistence import generations
from tests.persistence.files import (
    crash_during,
    crash_during_migration,
    fault,
    fingerprint,
    is_sound,
    journal_of,
    rename_colleges,
    tables_of,
    untouched,
)

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import migrate
from onex_desktop.persistence.engine import make_engine
from onex_desktop.services import backup, catalogue, checking

OLDER = sorted(generations.ROWS)[:-1]
NEW_TABLES = {"teachers", "assignments", "exam_aggregates", "statements", "policy_documents"}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return generations.build(tmp_path / "库.onex", "0001")


@pytest.mark.parametrize("revision", OLDER)
def test_every_row_of_every_release_is_kept(tmp_path: Path, revision: str) -> None:
    path = generations.build(tmp_path / "库.onex", revision)
    factories.open_at(path).close()
    older = generations.ROWS[revision]
    assert {name: _as_then(_rows(path, name), rows) for name, rows in older.items()} == older


def _as_then(rows: list[dict[str, object]], older: list[generations.Row]) -> list[dict[str, object]]:
    """Return rows with the columns they had, in order; columns that came later are looked at elsewhere."""
    return [{key: row[key] for key in former} for row, former in zip(rows, older, strict=True)]


def _rows(path: Path, table: str) -> list[dict[str, object]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute(f"SELECT * FROM {table}")]  # noqa: S608 -- own table name


@pytest.mark.parametrize("revision", sorted(generations.ROWS))
def test_every_release_opens_and_passes_the_health_check(tmp_path: Path, revision: str) -> None:
    ctx = factories.open_at(generations.build(tmp_path / "库.onex", revision))
    assert checking.check(ctx).integrity.ok


def test_the_migrated_library_is_read_by_the_services(old: Path) -> None:
    (pilot,) = catalogue.pilots(factories.open_at(old))
    assert (pilot.certificate, pilot.draft.planned) == ("智能新能源汽车", 256)


def test_the_backup_before_it_holds_the_old_library(old: Path) -> None:
    content = factories.dump(old, without=frozenset())
    (made,) = backup.existing(factories.open_at(old))
    assert factories.dump(made.path, without=frozenset()) == content


def test_the_backup_before_it_carries_its_digest(old: Path) -> None:
    (made,) = backup.existing(factories.open_at(old))
    digest = made.path.with_name(f"{made.path.name}.sha256").read_text(encoding="utf-8").split()[0]
    assert digest == hashlib.sha256(made.path.read_bytes()).hexdigest()


def test_the_backup_is_made_before_the_first_write(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[object, int]] = []
    before = fingerprint(old)

    def look(_engine: object, _revision: str = "head") -> None:
        folder = backup.folder_of(old, old.parent / "desk")
        seen.append((fingerprint(old), len(list(folder.glob("*.onex")))))
        raise ZeroDivisionError

    monkeypatch.setattr(migrate, "upgrade", look)
    with pytest.raises(ZeroDivisionError):
        factories.open_at(old)
    assert seen == [(before, 1)]


def test_without_a_backup_there_is_no_migration(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("onex_desktop.persistence.backup.atomic_file._sync", full)
    with untouched(old), fault("disk.full"):
        factories.open_at(old)


def test_a_migration_that_fails_leaves_the_file_as_it_was(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = op.create_table

    def fail_late(name: str, *args: object, **kwargs: object) -> object:
        if name == "assignments":
            raise ZeroDivisionError
        return honest(name, *args, **kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(op, "create_table", fail_late)
    content = factories.dump(old, without=frozenset())
    with pytest.raises(ZeroDivisionError):
        factories.open_at(old)
    assert factories.dump(old, without=frozenset()) == content


def test_a_failed_migration_can_be_tried_again(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", lambda *_args, **_kwargs: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            factories.open_at(old)
    factories.open_at(old)
    assert tables_of(old) >= NEW_TABLES


def test_a_failed_migration_does_not_push_its_backup_out(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    clock = factories.running_clock()
    with monkeypatch.context() as patch:
        patch.setattr(op, "create_index", lambda *_args, **_kwargs: 1 // 0)
        for _ in range(3):
            with pytest.raises(ZeroDivisionError):
                factories.open_at(old, clock)
    assert len(backup.existing(factories.open_at(old, clock))) == 4


def test_rows_without_parents_stop_it_and_are_counted(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DELETE FROM majors")
        connection.commit()
    engine = make_engine(old, for_migration=True)
    with pytest.raises(EnvironmentFault) as caught:
        migrate.upgrade(engine)
    engine.dispose()
    assert (caught.value.code, caught.value.params["count"]) == ("library.migration_orphans", 2)


def test_rows_without_parents_leave_the_old_schema(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("DELETE FROM majors")
        connection.commit()
    with fault("library.migration_orphans"):
        factories.open_at(old)
    assert not tables_of(old) & NEW_TABLES


def test_a_crash_at_the_last_moment_of_a_migration_is_made_good(old: Path) -> None:
    # The header on disk has the new number already; the journal beside it takes everything back.
    crash_during_migration(old)
    assert checking.check(factories.open_at(old)).integrity.ok


def test_after_a_crash_at_the_last_moment_every_table_is_there(old: Path) -> None:
    crash_during_migration(old)
    factories.open_at(old)
    assert tables_of(old) >= NEW_TABLES


def test_an_old_library_that_crashed_in_an_edit_migrates(old: Path) -> None:
    crash_during(old, rename_colleges)
    factories.open_at(old)
    assert (_rows(old, "colleges"), journal_of(old).exists()) == (generations.SCHOOL["colleges"], False)


def test_migrating_leaves_the_file_sound(old: Path) -> None:
    factories.open_at(old).close()
    assert is_sound(old)
