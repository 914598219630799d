"""A file appears whole or not at all; the former one survives every failure (promise R6)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from onex_desktop.runtime import atomic_file


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "汇总表.xlsx"
    path.write_bytes(b"former")
    return path


def _full(*_args: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def _taken(*_args: object) -> None:
    raise PermissionError(errno.EACCES, "file is open in another program")


def _refuse(_path: Path) -> None:
    raise ValueError


def _nothing(_patch: pytest.MonkeyPatch) -> None:
    pass


FAILURES: dict[str, tuple[Callable[[pytest.MonkeyPatch], None], Callable[[Path], None] | None, type[Exception]]] = {
    "flush": (lambda patch: patch.setattr(os, "fsync", _full), None, OSError),
    "re-reading": (_nothing, _refuse, ValueError),
    "rename": (lambda patch: patch.setattr(Path, "replace", _taken), None, PermissionError),
}


def _write(target: Path, verify: Callable[[Path], None] | None = None) -> None:
    with atomic_file.replacing(target, verify) as temporary:
        temporary.write_bytes(b"new")


@pytest.mark.parametrize(("arrange", "verify", "error"), FAILURES.values(), ids=FAILURES.keys())
def test_the_former_file_stays(
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    arrange: Callable[[pytest.MonkeyPatch], None],
    verify: Callable[[Path], None] | None,
    error: type[Exception],
) -> None:
    arrange(monkeypatch)
    with pytest.raises(error):
        _write(target, verify)
    assert target.read_bytes() == b"former"


@pytest.mark.parametrize(("arrange", "verify", "error"), FAILURES.values(), ids=FAILURES.keys())
def test_no_temporary_file_stays(
    target: Path,
    monkeypatch: pytest.MonkeyPatch,
    arrange: Callable[[pytest.MonkeyPatch], None],
    verify: Callable[[Path], None] | None,
    error: type[Exception],
) -> None:
    arrange(monkeypatch)
    with pytest.raises(error):
        _write(target, verify)
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.parametrize("error", [ZeroDivisionError, KeyboardInterrupt])
def test_a_writer_that_breaks_off_leaves_the_former_file_alone(target: Path, error: type[BaseException]) -> None:
    with suppress(error), atomic_file.replacing(target) as temporary:
        temporary.write_bytes(b"half")
        raise error
    assert (target.read_bytes(), list(target.parent.iterdir())) == (b"former", [target])


def test_a_writer_that_writes_nothing_leaves_the_former_file_alone(target: Path) -> None:
    with pytest.raises(FileNotFoundError), atomic_file.replacing(target):
        pass
    assert target.read_bytes() == b"former"


def test_success_replaces_the_file(target: Path) -> None:
    _write(target)
    assert (target.read_bytes(), list(target.parent.iterdir())) == (b"new", [target])


def test_the_file_is_flushed_before_it_takes_its_name(target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    flush, rename = os.fsync, Path.replace

    def noted_flush(handle: int) -> None:
        order.append("flush")
        flush(handle)

    def noted_rename(source: Path, to: Path) -> Path:
        order.append("rename")
        return rename(source, to)

    monkeypatch.setattr(os, "fsync", noted_flush)
    monkeypatch.setattr(Path, "replace", noted_rename)
    _write(target)
    assert order == ["flush", "rename", "flush"]


def test_it_is_re_read_after_it_was_flushed(target: Path) -> None:
    seen: list[bytes] = []
    _write(target, lambda path: seen.append(path.read_bytes()))
    assert seen == [b"new"]


def test_missing_folders_are_made(tmp_path: Path) -> None:
    atomic_file.write_bytes(tmp_path / "甲" / "乙" / "丙.txt", b"x")
    assert (tmp_path / "甲" / "乙" / "丙.txt").read_bytes() == b"x"


def test_the_longest_name_a_disk_allows_can_be_written(tmp_path: Path) -> None:
    target = tmp_path / ("表" * 83 + ".xlsx")
    atomic_file.write_bytes(target, b"x")
    assert target.read_bytes() == b"x"


def test_leftovers_of_a_killed_process_are_swept_and_young_files_stay(tmp_path: Path) -> None:
    old, young, other = (tmp_path / name for name in (".库.onex.1a2b.tmp", ".库.onex.3c4d.tmp", ".别的.onex.5e6f.tmp"))
    for path in (old, young, other):
        path.write_bytes(b"half")
    for path in (old, other):
        os.utime(path, (0, 0))
    assert atomic_file.sweep(tmp_path, "库.onex") == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([young.name, other.name])
