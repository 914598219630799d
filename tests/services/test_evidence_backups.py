"""Evidence goes along with backups, each file once, and comes back with a restore (ADR 0039)."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import pytest
from tests import factories
from tests.persistence import generations

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.persistence import backup as store
from onex_desktop.persistence import file_store
from onex_desktop.runtime import atomic_file
from onex_desktop.services import backup, checking, evidence, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.evidence import Cell

CELL = Cell("certificate", (1, 1))
CONTENT = "教学日历".encode()
NAME = f"{hashlib.sha256(CONTENT).hexdigest()}.docx"


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with a file at a cell."""
    opened = factories.sample_library(tmp_path / "学校")
    evidence.attach(opened, CELL, [_file(tmp_path / "教学日历.docx", CONTENT)])
    return opened


def _file(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def _pool(ctx: AppContext) -> Path:
    return backup.folder_of(ctx.library.path, ctx.data_folder) / backup.FILES


def _restored(saved: Path, target: Path) -> backup.Restored:
    return backup.restore(saved, target, factories.NOON)


def test_a_named_backup_is_a_library_with_its_evidence(ctx: AppContext, tmp_path: Path) -> None:
    assert backup.to_file(ctx, tmp_path / "U盘" / "备份.onex") == 1
    assert (tmp_path / "U盘" / "备份.files" / NAME).read_bytes() == CONTENT
    copy = factories.open_at(tmp_path / "U盘" / "备份.onex")
    (file,) = evidence.of_cell(copy, CELL)
    assert evidence.location(copy, file).read_bytes() == CONTENT


def test_backups_of_the_desk_keep_each_file_once(ctx: AppContext, tmp_path: Path) -> None:
    backup.now(ctx)
    kept = _pool(ctx) / NAME
    before = kept.stat().st_mtime_ns
    evidence.attach(ctx, CELL, [_file(tmp_path / "照片.jpg", b"photo")])
    backup.when_changed(ctx)
    assert len(_names(_pool(ctx))) == 2
    assert kept.stat().st_mtime_ns == before
    assert len(backup.existing(ctx)) == 2


def test_a_lost_folder_comes_back_with_a_restore(ctx: AppContext) -> None:
    saved, library = backup.now(ctx).path, ctx.library.path
    ctx.close()
    for path in file_store.folder_of(library).iterdir():
        path.unlink()
    done = _restored(saved, library)
    assert (done.problems, done.kept is not None) == ((), True)
    again = factories.open_at(library)
    assert not [found for found in checking.find_problems(again) if found.code.startswith("evidence.")]


def test_a_library_restored_elsewhere_has_its_evidence(ctx: AppContext, tmp_path: Path) -> None:
    backup.to_file(ctx, tmp_path / "备份.onex")
    done = _restored(tmp_path / "备份.onex", tmp_path / "新电脑" / "学校.onex")
    assert (done.kept, done.problems) == (None, ())
    assert _names(tmp_path / "新电脑" / "学校.files") == [NAME]


def test_a_restore_brings_nothing_that_its_library_does_not_know(ctx: AppContext, tmp_path: Path) -> None:
    early = backup.now(ctx).path
    evidence.attach(ctx, CELL, [_file(tmp_path / "照片.jpg", b"photo")])
    backup.when_changed(ctx)
    _restored(early, tmp_path / "新电脑" / "学校.onex")
    assert _names(tmp_path / "新电脑" / "学校.files") == [NAME]


def test_what_undo_could_want_goes_along(ctx: AppContext, tmp_path: Path) -> None:
    undo.undo(ctx)
    backup.to_file(ctx, tmp_path / "备份.onex")
    _restored(tmp_path / "备份.onex", tmp_path / "新电脑" / "学校.onex")
    again = factories.open_at(tmp_path / "新电脑" / "学校.onex")
    undo.redo(again)
    assert evidence.location(again, evidence.of_cell(again, CELL)[0]).read_bytes() == CONTENT


def test_what_no_longer_is_anywhere_is_counted(ctx: AppContext, tmp_path: Path) -> None:
    (file_store.folder_of(ctx.library.path) / NAME).unlink()
    assert backup.to_file(ctx, tmp_path / "备份.onex") == 0
    assert (backup.contents(tmp_path / "备份.onex").files, backup.contents(tmp_path / "备份.onex").absent) == (1, 1)
    (lost,) = _restored(tmp_path / "备份.onex", tmp_path / "新电脑" / "学校.onex").problems
    assert (lost.code, lost.params) == ("evidence.not_restored", {"count": 1})


def test_a_backup_says_how_much_evidence_it_brings(ctx: AppContext) -> None:
    saved = backup.now(ctx).path
    assert (backup.contents(saved).files, backup.contents(saved).absent) == (1, 0)


def test_a_damaged_file_takes_no_sound_ones_place(ctx: AppContext, tmp_path: Path) -> None:
    backup.to_file(ctx, tmp_path / "备份.onex")
    (file_store.folder_of(ctx.library.path) / NAME).write_bytes(b"something else")
    backup.to_file(ctx, tmp_path / "备份.onex")
    assert (tmp_path / "备份.files" / NAME).read_bytes() == CONTENT
    ctx.close()
    _restored(tmp_path / "备份.onex", ctx.library.path)
    assert (file_store.folder_of(ctx.library.path) / NAME).read_bytes() == CONTENT


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_links_and_strange_names_beside_a_backup_are_not_followed(ctx: AppContext, tmp_path: Path) -> None:
    backup.to_file(ctx, tmp_path / "备份.onex")
    beside, secret = tmp_path / "备份.files", _file(tmp_path / "密码.txt", CONTENT)
    (beside / NAME).unlink()
    (beside / NAME).symlink_to(secret)
    for name in ("..％2f.docx", "run.exe", f"{NAME}.exe", "a" * 64 + ".sh"):
        (beside / name).write_bytes(b"no")
    done = _restored(tmp_path / "备份.onex", tmp_path / "新电脑" / "学校.onex")
    assert [found.code for found in done.problems] == ["evidence.not_restored"]
    assert _names(tmp_path / "新电脑" / "学校.files") == []


def test_without_room_for_the_evidence_nothing_is_replaced(
    ctx: AppContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup.to_file(ctx, tmp_path / "备份.onex")
    ctx.close()
    target = tmp_path / "新电脑" / "学校.onex"
    target.parent.mkdir()
    target.write_bytes(b"damaged")
    real = atomic_file.replacing

    def full(path: Path, *args: object, **named: object) -> object:
        if path.parent.name == "学校.files":
            raise OSError(28, "No space left on device")
        return real(path, *args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(atomic_file, "replacing", full)
    with pytest.raises(EnvironmentFault, match=r"disk\.full"):
        _restored(tmp_path / "备份.onex", target)
    assert target.read_bytes() == b"damaged"
    assert _names(target.parent) == ["学校.onex"]


def test_a_backup_from_before_there_were_files_restores(tmp_path: Path) -> None:
    old = generations.build(tmp_path / "旧.onex", "0010")
    assert backup.contents(old).files == 0
    assert _restored(old, tmp_path / "新.onex") == backup.Restored(None, ())
    assert store.existing(tmp_path) == []


def test_a_file_lost_beside_the_library_comes_back_from_a_backup_when_it_is_opened(ctx: AppContext) -> None:
    backup.now(ctx)
    (file,) = evidence.of_cell(ctx, CELL)
    beside = file_store.folder_of(ctx.library.path) / NAME
    beside.unlink()
    (found,) = [each for each in checking.find_problems(ctx) if each.code.startswith("evidence.")]
    assert (found.code, found.where and found.where.row_id) == ("evidence.file_in_backup", CELL.key[0])
    assert evidence.location(ctx, file) == beside
    assert beside.read_bytes() == CONTENT
    (_pool(ctx) / NAME).unlink()
    beside.unlink()
    with pytest.raises(ProblemsFound, match=r"evidence\.file_missing"):
        evidence.location(ctx, file)
