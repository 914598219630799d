"""Backups are verified copies with a digest (promises R3, R4); a failure leaves what was there."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from tests import factories
from tests.persistence.files import crash_during, fault, is_sound, journal_of, rename_colleges, untouched

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import backup as store
from onex_desktop.runtime import atomic_file
from onex_desktop.services import backup, campus
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path, factories.running_clock())


def _digest_file(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def test_a_backup_holds_what_the_library_holds(ctx: AppContext) -> None:
    made = backup.now(ctx)
    assert factories.dump(made.path, without=frozenset()) == factories.dump(ctx.library.path, without=frozenset())


def test_a_backup_made_while_a_step_is_open_holds_the_state_before_it(ctx: AppContext) -> None:
    before = factories.dump(ctx.library.path, without=frozenset())
    with ctx.step("campus.add_college"):
        factories.add_college(ctx, "半截学院")
        made = backup.now(ctx)
    assert factories.dump(made.path, without=frozenset()) == before


def test_a_backup_is_one_sound_file(ctx: AppContext) -> None:
    made = backup.now(ctx)
    assert (is_sound(made.path), journal_of(made.path).exists()) == (True, False)


def test_a_backup_carries_its_digest_as_sha256sum_writes_it(ctx: AppContext) -> None:
    path = backup.now(ctx).path
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    assert _digest_file(path).read_text(encoding="utf-8") == f"{digest}  {path.name}\n"


def test_backups_are_listed_from_the_newest(ctx: AppContext) -> None:
    made = [backup.now(ctx) for _ in range(3)]
    assert backup.existing(ctx) == made[::-1]


def test_other_files_in_the_folder_are_no_backups(ctx: AppContext) -> None:
    folder = backup.now(ctx).path.parent
    for name in (".库-20260302-040000-auto.onex.0a1b2c3d.tmp", "库.onex", "甲-乙-丙-丁.onex", "a.txt"):
        (folder / name).write_bytes(b"x")
    assert len(backup.existing(ctx)) == 1


def test_an_unchanged_library_is_not_backed_up_twice(ctx: AppContext) -> None:
    assert (backup.when_changed(ctx) is None, backup.when_changed(ctx) is None) == (False, True)


def test_a_changed_library_is_backed_up_again(ctx: AppContext) -> None:
    backup.when_changed(ctx)
    factories.add_college(ctx, "新学院")
    assert backup.when_changed(ctx) is not None


def test_a_lost_backup_is_made_again(ctx: AppContext) -> None:
    made = backup.when_changed(ctx)
    assert made is not None
    made.path.unlink()
    assert backup.when_changed(ctx) is not None


def test_every_flipped_bit_is_found(ctx: AppContext) -> None:
    # SQLite's own check misses one flip in ten: plain text in a column.
    path = backup.now(ctx).path
    content = bytearray(path.read_bytes())
    place = content.index("江苏省电子信息及网络与通信类协作组组长单位".encode())
    content[place + 2] ^= 1
    path.write_bytes(content)
    assert is_sound(path)
    with fault("backup.altered"):
        store.verify(path)


@pytest.mark.parametrize("tenth", range(1, 10))
def test_a_flip_anywhere_is_found(ctx: AppContext, tenth: int) -> None:
    path = backup.now(ctx).path
    content = bytearray(path.read_bytes())
    content[len(content) * tenth // 10] ^= 0x10
    path.write_bytes(content)
    with fault("backup.altered"):
        store.verify(path)


def test_a_backup_without_digest_is_checked_by_its_pages(ctx: AppContext) -> None:
    path = backup.now(ctx).path
    _digest_file(path).unlink()
    content = bytearray(path.read_bytes())
    content[8192:12288] = b"\xff" * 4096
    path.write_bytes(content)
    with fault("backup.damaged"):
        store.verify(path)


@pytest.mark.parametrize("step", ["_sync", "_sync_folder"])
def test_a_full_disk_leaves_the_former_copy(ctx: AppContext, monkeypatch: pytest.MonkeyPatch, step: str) -> None:
    target = ctx.library.path.with_name("副本.onex")
    backup.to_file(ctx, target)
    factories.add_college(ctx, "新学院")

    def full(*_args: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(atomic_file, step, full)
        with fault("disk.full"):
            backup.to_file(ctx, target)
    store.verify(target)


def test_a_copy_that_does_not_verify_does_not_take_its_name(ctx: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    target = ctx.library.path.with_name("副本.onex")
    backup.to_file(ctx, target)

    def refuse(path: Path) -> None:
        raise EnvironmentFault("backup.damaged", name=path.name)

    monkeypatch.setattr(store, "_verify_file", refuse)
    with untouched(target), untouched(_digest_file(target)), fault("backup.damaged"):
        backup.to_file(ctx, target)


def test_a_copy_onto_a_folder_without_rights_is_said(ctx: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    def deny(*_args: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", deny)
    with fault("disk.not_allowed"):
        backup.to_file(ctx, ctx.library.path.with_name("副本.onex"))


def test_killed_before_the_new_digest_the_copy_still_verifies(ctx: AppContext, monkeypatch: pytest.MonkeyPatch) -> None:
    target = ctx.library.path.with_name("副本.onex")
    backup.to_file(ctx, target)
    factories.add_college(ctx, "新学院")
    monkeypatch.setattr(atomic_file, "write_bytes", lambda *_args: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        backup.to_file(ctx, target)
    store.verify(target)


def test_a_backup_of_a_library_that_crashed_is_refused_with_a_sentence_or_whole(ctx: AppContext) -> None:
    ctx.close()
    path = ctx.library.path
    before = factories.dump(path, without=frozenset())
    crash_during(path, rename_colleges)
    again = factories.open_at(path)
    assert factories.dump(backup.now(again).path, without=frozenset()) == before


def test_old_backups_go_only_when_the_new_one_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ctx = factories.sample_library(tmp_path, factories.running_clock(step=timedelta(hours=12)))
    for _ in range(30):
        backup.now(ctx)
    before = backup.existing(ctx)
    monkeypatch.setattr(store, "_verify_file", lambda _path: 1 // 0)
    with pytest.raises(ZeroDivisionError):
        backup.now(ctx)
    assert backup.existing(ctx) == before


def test_a_thinned_backup_takes_its_digest_along(tmp_path: Path) -> None:
    ctx = factories.sample_library(tmp_path, factories.running_clock(step=timedelta(hours=6)))
    for _ in range(30):
        backup.now(ctx)
    folder = backup.existing(ctx)[0].path.parent
    digests = {path.name.removesuffix(".sha256") for path in folder.glob("*.sha256")}
    assert digests == {row.path.name for row in backup.existing(ctx)}


def test_a_backup_can_be_opened_as_a_library(ctx: AppContext) -> None:
    path = backup.now(ctx).path
    assert len(campus.colleges(factories.open_at(path))) == 7


def test_the_source_is_only_read(ctx: AppContext) -> None:
    ctx.close()
    with untouched(ctx.library.path):
        store.copy(ctx.library.path, ctx.library.path.with_name("副本.onex"))


def test_a_damaged_source_is_not_copied(ctx: AppContext) -> None:
    ctx.close()
    with closing(sqlite3.connect(ctx.library.path)) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'colleges'").fetchone()[0]
    content = bytearray(ctx.library.path.read_bytes())
    content[(page - 1) * 4096 : page * 4096] = b"\xff" * 4096
    ctx.library.path.write_bytes(content)
    target = ctx.library.path.with_name("副本.onex")
    with fault("backup.damaged"):
        store.copy(ctx.library.path, target)
    assert not target.exists()
