"""A library comes back from a backup whatever lies in its place (promise R5, faults T9 and T10)."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from tests import factories
from tests.persistence.files import crash_during, fault, fingerprint, journal_of, rename_colleges, untouched

from onex_desktop.persistence import backup as store
from onex_desktop.runtime import atomic_file
from onex_desktop.services import backup, campus, checking


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed library with a college more than its backup."""
    ctx = factories.sample_library(tmp_path)
    backup.to_file(ctx, tmp_path / "备份.onex")
    factories.add_college(ctx, "后来的学院")
    ctx.close()
    return ctx.library.path


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    return tmp_path / "备份.onex"


def _colleges(path: Path) -> int:
    ctx = factories.open_at(path)
    assert checking.check(ctx).integrity.ok
    found = len(campus.colleges(ctx))
    ctx.close()
    return found


def _restore(saved: Path, target: Path) -> Path | None:
    return backup.restore(saved, target, factories.NOON).kept


def test_a_restored_library_holds_what_the_backup_holds(library: Path, saved: Path) -> None:
    _restore(saved, library)
    assert factories.dump(library, without=frozenset()) == factories.dump(saved, without=frozenset())


def test_the_replaced_file_is_kept_under_its_date(library: Path, saved: Path) -> None:
    before = fingerprint(library)[0]
    kept = _restore(saved, library)
    assert kept is not None
    assert (kept.name, fingerprint(kept)[0]) == ("示例.onex.damaged-20260302-040000", before)


def test_two_restores_in_one_second_keep_both_files(library: Path, saved: Path) -> None:
    first = _restore(saved, library)
    assert first is not None
    before = fingerprint(first)
    second = _restore(saved, library)
    assert second is not None
    assert (second == first, fingerprint(first)) == (False, before)


def test_the_backup_itself_is_not_touched(library: Path, saved: Path) -> None:
    with untouched(saved):
        _restore(saved, library)


def test_without_a_library_it_is_simply_put_there(tmp_path: Path, saved: Path, library: Path) -> None:
    library.unlink()
    assert (_restore(saved, tmp_path / "新库.onex"), _colleges(tmp_path / "新库.onex")) == (None, 7)


@pytest.mark.parametrize("content", [b"", b"garbage" * 1000, b"SQLite format 3\x00" + bytes(5000)])
def test_over_a_damaged_library_it_works(library: Path, saved: Path, content: bytes) -> None:
    library.write_bytes(content)
    kept = _restore(saved, library)
    assert kept is not None
    assert (kept.read_bytes(), _colleges(library)) == (content, 7)


def test_over_a_library_that_crashed_nothing_is_replayed_into_it(library: Path, saved: Path) -> None:
    crash_during(library, rename_colleges)
    _restore(saved, library)
    assert factories.dump(library, without=frozenset()) == factories.dump(saved, without=frozenset())


def test_what_a_crash_interrupted_is_rolled_back_in_the_kept_file(library: Path, saved: Path) -> None:
    before = factories.dump(library, without=frozenset())
    crash_during(library, rename_colleges)
    kept = _restore(saved, library)
    assert kept is not None
    assert factories.dump(kept, without=frozenset()) == before


@pytest.mark.parametrize("present", ["library gone", "library damaged"])
def test_a_journal_left_alone_is_moved_away(library: Path, saved: Path, present: str) -> None:
    crash_during(library, rename_colleges)
    if present == "library gone":
        library.unlink()
    else:
        library.write_bytes(b"garbage" * 1000)
    _restore(saved, library)
    assert (journal_of(library).exists(), _colleges(library)) == (False, 7)


def test_a_moved_journal_is_kept(library: Path, saved: Path) -> None:
    crash_during(library, rename_colleges)
    content = journal_of(library).read_bytes()
    library.unlink()
    _restore(saved, library)
    assert content in [path.read_bytes() for path in library.parent.glob("*.damaged-*-journal")]


def test_a_library_swapped_by_hand_after_a_crash_is_not_mixed(library: Path, saved: Path) -> None:
    # The drill of fact 0.3: the user copies the backup over the crashed file, in the file manager.
    ctx = factories.open_at(library)
    for number in range(30):
        factories.add_college(ctx, f"当天的学院{number}")
    ctx.close()
    crash_during(library, rename_colleges)
    shutil.copyfile(saved, library)
    assert _colleges(library) == 7


def test_a_library_another_program_is_writing_is_not_replaced(
    library: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(store, "BUSY_SECONDS", 0.01)
    with closing(sqlite3.connect(library, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        rename_colleges(other)
        with untouched(library), fault("library.locked"):
            _restore(saved, library)
        assert journal_of(library).exists()


def test_a_backup_on_a_write_protected_stick_can_be_restored(
    library: Path, saved: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = os.access
    protected = {saved, saved.parent}
    monkeypatch.setattr(os, "access", lambda path, mode: Path(path) not in protected and honest(path, mode))
    _restore(saved, library)
    monkeypatch.undo()
    assert _colleges(library) == 7


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda path: path.unlink(), "library.missing"),
        (lambda path: path.write_bytes(b""), "library.empty"),
        (lambda path: path.write_bytes(b"text"), "library.not_a_library"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), "library.damaged"),
        (lambda path: path.write_bytes(path.read_bytes() + b"x"), "backup.altered"),
    ],
    ids=["missing", "empty", "text", "cut", "altered"],
)
def test_a_bad_backup_replaces_nothing(library: Path, saved: Path, spoil: Callable[[Path], object], code: str) -> None:
    spoil(saved)
    with untouched(library), fault(code):
        _restore(saved, library)


POINTS: dict[str, tuple[object, str]] = {
    "reading the backup": (Path, "read_bytes"),
    "rolling back": (store, "_settle"),
    "finding a name": (store, "_free_name"),
    "flushing": (atomic_file, "_sync"),
    "verifying": (store, "_digest"),
    "renaming": (Path, "replace"),
    "flushing the folder": (atomic_file, "_sync_folder"),
}


@pytest.mark.parametrize("crashed", [False, True], ids=["closed well", "crashed"])
@pytest.mark.parametrize(("owner", "name"), POINTS.values(), ids=POINTS.keys())
def test_an_interrupted_restore_leaves_the_old_or_the_restored_library(
    library: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, *, crashed: bool
) -> None:
    if crashed:
        crash_during(library, rename_colleges)

    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(owner, name, fail)
        with pytest.raises(ZeroDivisionError):
            _restore(saved, library)
    assert _colleges(library) == (7 if name == "_sync_folder" else 8)


@pytest.mark.parametrize(("owner", "name"), POINTS.values(), ids=POINTS.keys())
def test_an_interrupted_restore_can_be_repeated(
    library: Path, saved: Path, monkeypatch: pytest.MonkeyPatch, owner: object, name: str
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, lambda *_args: 1 // 0)
        with pytest.raises(ZeroDivisionError):
            _restore(saved, library)
    _restore(saved, library)
    assert _colleges(library) == 7


def test_without_links_the_replaced_file_is_copied(library: Path, saved: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_args: object) -> None:
        raise OSError(1, "Operation not permitted")

    before = fingerprint(library)[0]
    monkeypatch.setattr(Path, "hardlink_to", no_links)
    kept = _restore(saved, library)
    assert kept is not None
    assert fingerprint(kept)[0] == before
