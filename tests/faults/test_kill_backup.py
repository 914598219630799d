"""Killed in the middle of a backup, no file bears a backup's name that does not verify (fault T4)."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories
from tests.conftest import Loops
from tests.faults import killing

from onex_desktop.persistence import backup as store
from onex_desktop.services import backup


@pytest.mark.long
def test_every_backup_that_has_its_name_verifies(tmp_path: Path, loops: Loops) -> None:
    path = factories.sample_file(tmp_path / killing.HOME / "库.onex")
    for seed in range(loops(10, 200)):
        assert killing.kill_after_lines("back_up", path, lines=1 + seed % 3, seed=seed).early
        folder = backup.folder_of(path, path.parent / "desk")
        for found in [*store.existing(folder), store.Backup(path.with_name("副本.onex"), factories.NOON, "")]:
            store.verify(found.path)


def test_a_kill_leaves_the_library_as_it_was(tmp_path: Path) -> None:
    path = factories.sample_file(tmp_path / killing.HOME / "库.onex")
    before = factories.dump(path, without=frozenset())
    killing.kill_after_lines("back_up", path, lines=1, seed=3)
    assert factories.dump(path, without=frozenset()) == before
