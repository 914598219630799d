"""A file put in the place of a crashed library must not meet the library's journal."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.persistence import backup
from onex_desktop.persistence.witness import Witness
from onex_desktop.services import campus, libraries

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@pytest.fixture
def crashed(tmp_path: Path) -> Path:
    """Return a library that was worked in after a backup was made, with a journal left beside it."""
    path = factories.empty_file(tmp_path / "库.onex")
    backup.copy(path, tmp_path / "备份.onex")
    ctx = libraries.open_library(path)
    campus.add_college(ctx, "智能交通学院")
    ctx.close()
    path.with_name("库.onex-journal").write_bytes(b"left behind")
    return path


def test_a_backup_copied_over_by_hand_loses_the_foreign_journal(crashed: Path, desk: Path) -> None:
    crashed.write_bytes((crashed.parent / "备份.onex").read_bytes())
    aside = Witness(crashed, desk).set_aside_foreign_journal(NOON)
    assert aside is not None
    assert aside.read_bytes() == b"left behind"
    assert not crashed.with_name("库.onex-journal").exists()


def test_the_librarys_own_journal_stays(crashed: Path, desk: Path) -> None:
    assert Witness(crashed, desk).set_aside_foreign_journal(NOON) is None
    assert crashed.with_name("库.onex-journal").exists()


def test_without_a_memory_of_the_file_nothing_is_moved(crashed: Path, tmp_path: Path) -> None:
    assert Witness(crashed, tmp_path / "another desk").set_aside_foreign_journal(NOON) is None
