"""The schema that migrations build is the schema that the program believes in."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Constraint, ForeignKeyConstraint, PrimaryKeyConstraint, UniqueConstraint
from tests.persistence import generations

from onex_desktop.persistence import migrate, schema, tables
from onex_desktop.persistence.engine import make_engine

METADATA = tables.complete()


def _revisions() -> list[str]:
    script = ScriptDirectory.from_config(migrate.configuration())
    return [revision.revision for revision in script.walk_revisions()][::-1]


def _migrated(folder: Path) -> Path:
    path = folder / "migrated.onex"
    engine = make_engine(path, for_migration=True)
    migrate.upgrade(engine)
    engine.dispose()
    return path


def _created(folder: Path) -> Path:
    path = folder / "created.onex"
    engine = make_engine(path)
    METADATA.create_all(engine)
    engine.dispose()
    return path


def test_newest_migration_is_the_schema_the_program_writes() -> None:
    assert _revisions()[-1] == schema.HEAD


def test_migrations_form_one_line() -> None:
    script = ScriptDirectory.from_config(migrate.configuration())
    assert (len(script.get_heads()), len(script.get_bases())) == (1, 1)


def test_migrations_are_numbered_without_a_gap() -> None:
    assert _revisions() == [f"{number:04}" for number in range(1, len(_revisions()) + 1)]


def test_every_migration_has_a_populated_fixture() -> None:
    assert sorted(generations.ROWS) == _revisions()


def test_alembic_finds_no_difference_between_migrations_and_metadata(tmp_path: Path) -> None:
    engine = make_engine(_migrated(tmp_path), read_only=True)
    with engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), METADATA)
    engine.dispose()
    assert differences == []


def _statements(path: Path) -> dict[str, list[str]]:
    """Return each table's and index's definition as a sorted list of its parts, white space evened out."""
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    # A table that was made anew and renamed has its name in quotes.
    return {name: sorted(_parts(sql.replace('"', ""))) for name, sql in rows if name != "alembic_version"}


def _parts(sql: str) -> list[str]:
    depth, parts = 0, [""]
    for character in re.sub(r"\s+", " ", sql):
        depth += {"(": 1, ")": -1}.get(character, 0)
        if (character, depth) in {(",", 1), ("(", 1), (")", 0)}:
            parts.append("")
        else:
            parts[-1] += character
    return [part.strip() for part in parts]


def test_migrated_and_created_schema_agree_to_the_letter(tmp_path: Path) -> None:
    # Alembic does not compare CHECK constraints, partial indexes, or WITHOUT ROWID.
    assert _statements(_migrated(tmp_path)) == _statements(_created(tmp_path))


def _constraints(kind: type[Constraint]) -> list[Constraint]:
    return [c for table in METADATA.tables.values() for c in table.constraints if isinstance(c, kind)]


def test_every_constraint_has_a_name() -> None:
    assert [c for c in _constraints(Constraint) if c.name is None] == []


def test_every_foreign_key_restricts() -> None:
    loose = [
        c.name
        for c in _constraints(ForeignKeyConstraint)
        if isinstance(c, ForeignKeyConstraint) and c.ondelete != "RESTRICT"
    ]
    assert loose == []


def test_every_foreign_key_is_indexed() -> None:
    # Without an index every deletion reads the whole child table.
    bare: list[str] = []
    for table in METADATA.tables.values():
        leading = {next(iter(index.columns)).name for index in table.indexes}
        keys = [c for c in table.constraints if isinstance(c, UniqueConstraint | PrimaryKeyConstraint)]
        leading |= {next(iter(key.columns)).name for key in keys}
        firsts = [next(iter(key.columns)).name for key in table.foreign_key_constraints]
        bare += [f"{table.name}.{first}" for first in firsts if first not in leading]
    assert bare == []


def test_every_journalled_table_belongs_to_a_capability() -> None:
    assert [table.name for table in METADATA.tables.values() if "topic" not in table.info] == []


@pytest.mark.parametrize("name", sorted(METADATA.tables))
def test_constraint_names_start_with_kind_and_table(name: str) -> None:
    table = METADATA.tables[name]
    names = [str(c.name) for c in table.constraints] + [str(index.name) for index in table.indexes]
    assert [n for n in names if not re.match(rf"(pk|fk|uq|ck|ix)_{name}(_|$)", n)] == []
