"""Killed in the middle of a migration, a library has the old schema or the new one, never a mixture (fault T3)."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from tests import factories
from tests.conftest import Loops
from tests.faults import killing
from tests.persistence import generations
from tests.persistence.files import crash_during_migration, is_sound, tables_of

from onex_desktop.services import checking

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the child forks once for each kill")

OLD = generations.ROWS["0001"]


def _old_libraries(folder: Path, count: int) -> list[Path]:
    folder.mkdir(exist_ok=True)
    first = generations.build(folder / "0.onex", "0001")
    rest = [folder / f"{number}.onex" for number in range(1, count)]
    for path in rest:
        path.write_bytes(first.read_bytes())
    return [first, *rest]


def _statements(folder: Path) -> int:
    """Return how many statements opening an old library takes when nobody interferes."""
    (path,) = _old_libraries(folder / "whole", 1)
    return int(killing.run_to_its_death("migrate", path, "0").spoken[-1].split()[-1])


def _kill(folder: Path, count: int) -> list[Path]:
    """Return old libraries whose migrations were killed, each before another statement, round and round."""
    folder.mkdir()
    statements = _statements(folder)
    paths = _old_libraries(folder, count)
    pairs = [text for number, path in enumerate(paths) for text in (str(path), str(1 + number % statements))]
    assert killing.run_to_its_death("migrate", *pairs).spoken == ["killed"] * count
    return paths


@pytest.mark.long
def test_a_kill_at_any_statement_leaves_the_old_or_the_new_schema(tmp_path: Path, loops: Loops) -> None:
    (intact,) = _old_libraries(tmp_path, 1)
    old = tables_of(intact)
    new = old | {"teachers", "exam_aggregates", "statements", "assignments", "assignment_cohorts"}
    for path in _kill(tmp_path / killing.HOME, loops(40, 400)):
        assert is_sound(path), path.name
        assert tables_of(path) == old or tables_of(path) >= new, path.name


@pytest.mark.long
def test_a_library_killed_at_any_statement_opens_afterwards_with_every_row(tmp_path: Path, loops: Loops) -> None:
    expected = {
        name: sorted(({k: v for k, v in row.items() if k != "version"} for row in rows), key=_in_order)
        for name, rows in OLD.items()
    }
    for path in _kill(tmp_path / killing.HOME, loops(40, 400)):
        ctx = factories.open_at(path)
        assert checking.check(ctx).integrity.ok, path.name
        ctx.close()
        content = factories.dump(path)
        assert {name: _as_then(content[name], OLD[name]) for name in expected} == expected, path.name


def _as_then(rows: object, old: list[generations.Row]) -> list[dict[str, object]]:
    """Return rows with the columns they had before the migrations added others."""
    known = {name for row in old for name in row if name != "version"}
    assert isinstance(rows, list)
    return sorted(({name: row[name] for name in known & set(row)} for row in rows), key=_in_order)


def _in_order(row: Mapping[str, object]) -> str:
    return repr(sorted(row.items()))


def test_killed_between_the_last_write_and_the_end_it_is_the_old_schema(tmp_path: Path) -> None:
    path = generations.build(tmp_path / "库.onex", "0001")
    old = tables_of(path)
    crash_during_migration(path)
    assert tables_of(path) == old
