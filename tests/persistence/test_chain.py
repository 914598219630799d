"""An edit of the journal behind the program's back is found, and the first bad step is named."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests import factories
from tests.persistence.files import fault

from onex_desktop.domain.journal import GENESIS, step_hash
from onex_desktop.persistence import journal_store
from onex_desktop.persistence.engine import make_engine
from onex_desktop.services import checking


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A closed library with steps 1 to 5."""
    ctx = factories.empty_library(tmp_path)
    for name in ("甲学院", "乙学院", "丙学院", "丁学院"):
        factories.add_college(ctx, name)
    ctx.close()
    return ctx.library.path


def _broken_step(path: Path) -> int | None:
    return checking.check(factories.open_at(path)).integrity.broken_step


def _edit(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_an_honest_chain_holds(library: Path) -> None:
    assert _broken_step(library) is None


SECOND_CHANGE = """
    INSERT INTO journal_changes
    SELECT seq, 1, table_name, row_id, action, before, after FROM journal_changes WHERE seq = 3
"""


@pytest.mark.parametrize(
    "edit",
    [
        "UPDATE journal_steps SET actor = '别人' WHERE seq = 3",
        "UPDATE journal_steps SET at = '2020-01-01T00:00:00Z' WHERE seq = 3",
        "UPDATE journal_steps SET subject = '丁学院' WHERE seq = 3",
        "UPDATE journal_steps SET change_count = 2 WHERE seq = 3",
        "UPDATE journal_steps SET hash = replace(hash, 'a', 'b') || 'c' WHERE seq = 3",
        "UPDATE journal_changes SET after = replace(after, '乙', '戊') WHERE seq = 3",
        "UPDATE journal_changes SET after = NULL WHERE seq = 3",
        "UPDATE journal_changes SET row_id = 99 WHERE seq = 3",
        "DELETE FROM journal_changes WHERE seq = 3",
        SECOND_CHANGE,
        "UPDATE journal_changes SET after = 'not json' WHERE seq = 3",
        "UPDATE journal_changes SET after = '' WHERE seq = 3",
        "UPDATE journal_changes SET after = '[]' WHERE seq = 3",
    ],
)
def test_an_edited_step_is_named(library: Path, edit: str) -> None:
    _edit(library, edit)
    assert _broken_step(library) == 3


def test_a_removed_step_is_noticed_at_the_next_one(library: Path) -> None:
    _edit(library, "DELETE FROM journal_changes WHERE seq = 3", "DELETE FROM journal_steps WHERE seq = 3")
    assert _broken_step(library) == 4


def test_a_gap_is_noticed_even_when_all_hashes_are_reckoned_anew(library: Path) -> None:
    _edit(library, "DELETE FROM journal_changes WHERE seq = 3", "DELETE FROM journal_steps WHERE seq = 3")
    engine = make_engine(library)
    with engine.begin() as connection:
        previous = GENESIS
        for step in reversed(journal_store.history(connection)):
            previous = step_hash(previous, step, journal_store.changes_of(connection, step.seq))
            connection.exec_driver_sql("UPDATE journal_steps SET hash = ? WHERE seq = ?", (previous, step.seq))
    engine.dispose()
    assert _broken_step(library) == 4


def test_the_first_of_several_is_named(library: Path) -> None:
    _edit(library, "UPDATE journal_steps SET actor = '别人' WHERE seq IN (2, 4)")
    assert _broken_step(library) == 2


def test_a_word_the_program_does_not_know_is_said_to_be_one(library: Path) -> None:
    _edit(
        library,
        "PRAGMA ignore_check_constraints=ON",
        "UPDATE journal_changes SET action = 'merge' WHERE seq = 3",
    )
    with fault("library.value_unknown"):
        factories.open_at(library)


def test_a_broken_chain_is_an_error_that_names_the_step(library: Path) -> None:
    _edit(library, "UPDATE journal_steps SET actor = '别人' WHERE seq = 3")
    first = checking.check(factories.open_at(library)).problems[0]
    assert (first.code, first.params) == ("journal.chain_broken", {"step": 3})
