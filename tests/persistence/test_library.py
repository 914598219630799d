"""Opening, making and losing a library: what is said, and what stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests import factories
from tests.persistence.files import crash_during, fault, journal_of, rename_colleges, untouched

from onex_desktop.persistence import engine, library
from onex_desktop.services import campus, checking, libraries


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    return factories.sample_file(tmp_path / "库.onex")


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "BUSY_SECONDS", 0.05)


@pytest.mark.usefixtures("impatient")
def test_a_locked_library_is_not_called_damaged(sample: Path) -> None:
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with fault("library.locked"):
            libraries.open_library(sample)


@pytest.mark.usefixtures("impatient")
def test_a_locked_library_opens_once_it_is_free(sample: Path) -> None:
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with fault("library.locked"):
            libraries.open_library(sample)
        other.execute("ROLLBACK")
    assert len(campus.colleges(factories.open_at(sample))) == 7


@pytest.mark.usefixtures("impatient")
def test_a_health_check_of_a_locked_library_does_not_call_it_damaged(sample: Path) -> None:
    ctx = factories.open_at(sample)
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with fault("library.locked"):
            checking.check(ctx)


@pytest.mark.usefixtures("impatient")
def test_a_write_while_another_program_writes_is_refused_whole(sample: Path) -> None:
    ctx = factories.open_at(sample)
    with closing(sqlite3.connect(sample, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with untouched(sample), fault("library.locked"):
            factories.add_college(ctx, "新学院")
        other.execute("ROLLBACK")
    assert factories.add_college(ctx, "新学院") == 8


def test_an_edit_a_crash_interrupted_is_rolled_back_on_opening(sample: Path) -> None:
    crash_during(sample, rename_colleges)
    names = [row.name for row in campus.colleges(factories.open_at(sample))]
    assert names[0] == "电子信息学院"
    assert not journal_of(sample).exists()


def test_a_name_that_is_taken_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "库.onex"
    path.write_bytes(b"")
    with untouched(path), fault("library.exists"):
        libraries.create(path)


def test_an_unfinished_library_does_not_appear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("onex_desktop.services.sample.load", fail)
    with pytest.raises(ZeroDivisionError):
        libraries.create(tmp_path / "库.onex", with_sample=True)
    assert list(tmp_path.iterdir()) == []


def test_a_library_says_when_and_by_what_it_was_made(tmp_path: Path) -> None:
    library.create(tmp_path / "库.onex", {"created": "2026-03-02T04:00:00Z", "created_by": "0.1.0"})
    facts = factories.open_at(tmp_path / "库.onex").library.facts()
    assert facts == {"created": "2026-03-02T04:00:00Z", "created_by": "0.1.0"}


def test_a_folder_that_vanishes_is_a_fault_with_a_sentence(sample: Path, tmp_path: Path) -> None:
    home = tmp_path / "U盘"
    home.mkdir()
    ctx = factories.open_at(sample.rename(home / "库.onex"))
    home.rename(tmp_path / "拔掉")
    with fault("library.unreadable"):
        factories.add_college(ctx, "新学院")


def test_a_folder_that_comes_back_can_be_worked_in_again(sample: Path, tmp_path: Path) -> None:
    home = tmp_path / "U盘"
    home.mkdir()
    ctx = factories.open_at(sample.rename(home / "库.onex"))
    home.rename(tmp_path / "拔掉")
    with fault("library.unreadable"):
        factories.add_college(ctx, "新学院")
    (tmp_path / "拔掉").rename(home)
    assert factories.add_college(ctx, "新学院") == 8


def test_an_orphan_made_by_hand_is_refused_at_opening(sample: Path) -> None:
    with closing(sqlite3.connect(sample)) as connection:
        connection.execute("DELETE FROM colleges WHERE id = 7")
        connection.commit()
    with untouched(sample), fault("library.damaged"):
        libraries.open_library(sample)
