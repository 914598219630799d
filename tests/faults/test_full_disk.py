"""A disk that fills up costs nothing that was there (fault T11)."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests import factories
from tests.persistence import generations
from tests.persistence.files import fault, untouched

from onex_desktop.persistence import backup as store
from onex_desktop.services import backup, checking, libraries

MOUNT = shutil.which("mount")


@pytest.fixture
def stick(tmp_path: Path) -> Iterator[Path]:
    """A disk of 2 MB."""
    if sys.platform != "linux" or os.geteuid() != 0 or MOUNT is None:
        pytest.skip("needs root to mount a small disk")
    folder = tmp_path / "U盘"
    folder.mkdir()
    command = [MOUNT, "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)]
    if subprocess.run(command, capture_output=True, check=False).returncode != 0:  # noqa: S603 -- own folder
        pytest.skip("this machine does not let tests mount a disk")
    yield folder
    factories.close_all()
    subprocess.run(["umount", str(folder)], check=True)  # noqa: S603, S607 -- own folder


def _fill(folder: Path) -> Path:
    """Fill the disk to the last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as handle:
        size = 65536
        while size:
            try:
                handle.write(bytes(size))
            except OSError:
                size //= 2
    return ballast


def test_an_edit_is_refused_whole_and_works_once_there_is_room(stick: Path) -> None:
    ctx = factories.open_at(factories.sample_file(stick / "库.onex"))
    before = factories.dump(ctx.library.path, without=frozenset())
    ballast = _fill(stick)
    with fault("disk.full"):
        factories.add_college(ctx, "新学院")
    ballast.unlink()
    assert factories.dump(ctx.library.path, without=frozenset()) == before
    assert factories.add_college(ctx, "新学院") == 8


def test_a_library_is_sound_after_a_refused_edit(stick: Path) -> None:
    ctx = factories.open_at(factories.sample_file(stick / "库.onex"))
    ballast = _fill(stick)
    with fault("disk.full"):
        factories.add_college(ctx, "新学院")
    ballast.unlink()
    assert checking.check(ctx).integrity.ok


def test_a_library_on_a_full_disk_still_opens(stick: Path) -> None:
    path = factories.sample_file(stick / "库.onex")
    _fill(stick)
    with untouched(path):
        libraries.open_library(path).close()


def test_a_backup_onto_a_full_disk_keeps_the_former_one(stick: Path, tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    target = stick / "备份.onex"
    backup.to_file(ctx, target)
    _fill(stick)
    with untouched(target), fault("disk.full"):
        backup.to_file(ctx, target)
    store.verify(target)


def test_a_backup_that_does_not_fit_leaves_no_rubbish(stick: Path, tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path)
    ballast = _fill(stick)
    with fault("disk.full"):
        backup.to_file(ctx, stick / "备份.onex")
    assert list(stick.iterdir()) == [ballast]


def test_a_new_library_that_does_not_fit_leaves_no_rubbish(stick: Path) -> None:
    ballast = _fill(stick)
    with fault("disk.full"):
        libraries.create(stick / "库.onex")
    assert list(stick.iterdir()) == [ballast]


def test_a_restore_onto_a_full_disk_keeps_the_library(stick: Path, tmp_path: Path) -> None:
    path = factories.sample_file(stick / "库.onex")
    saved = factories.sample_file(tmp_path / "备份.onex")
    _fill(stick)
    with untouched(path), fault("disk.full"):
        backup.restore(saved, path, factories.NOON)


def test_a_migration_on_a_full_disk_leaves_the_old_library(stick: Path, tmp_path: Path) -> None:
    path = generations.build(stick / "库.onex", "0001")
    content = factories.dump(path, without=frozenset())
    ballast = _fill(stick)
    with fault("disk.full"):
        libraries.open_library(path, data_folder=tmp_path / "desk")
    ballast.unlink()
    assert factories.dump(path, without=frozenset()) == content
