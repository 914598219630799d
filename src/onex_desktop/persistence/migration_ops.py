"""The few words migrations are written in; every constraint gets the name the metadata gives it.

Migrations import this module and nothing else of the program, and what a word does never changes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import sqlalchemy as sa
from alembic import op

Part = Callable[[str], list[sa.Column[object] | sa.Constraint]]


def record(name: str, *parts: Part, under: str = "") -> None:
    """Create a table of journalled rows: ``id``, ``version``, then the parts; keys are never used again.

    ``under`` is the name it stands under until it is renamed; constraints carry the final one.
    """
    keys: list[sa.Column[object] | sa.Constraint] = [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{name}"),
    ]
    op.create_table(under or name, *keys, *(piece for part in parts for piece in part(name)), sqlite_autoincrement=True)


def rebuild(name: str, *parts: Part, given: Mapping[str, str | int] | None = None) -> None:
    """Make a table anew, as ``record`` would, and carry over every row.

    Columns that both have are copied, new ones are NULL or what ``given`` says, others are lost; the highest key
    ever used stays known.
    The indexes are gone with the old table: create them again. Foreign keys must be off.
    """
    connection = op.get_bind()
    used = connection.execute(sa.text("SELECT seq FROM sqlite_sequence WHERE name = :name"), {"name": name}).scalar()
    former = {column["name"] for column in sa.inspect(connection).get_columns(name)}
    pieces = [piece for part in parts for piece in part(name)]
    record(name, *(lambda _table, piece=piece: [piece] for piece in pieces), under=f"new_{name}")
    kept = ["id", "version", *(p.name for p in pieces if isinstance(p, sa.Column) and p.name in former)]
    new = dict(given or {})
    columns, values = ", ".join([*kept, *new]), ", ".join([*kept, *(f":{column}" for column in new)])
    carry = sa.text(f"INSERT INTO new_{name} ({columns}) SELECT {values} FROM {name}")  # noqa: S608 -- own names
    connection.execute(carry, new)
    op.drop_table(name)
    op.rename_table(f"new_{name}", name)
    op.execute(sa.text("DELETE FROM sqlite_sequence WHERE name = :name").bindparams(name=name))
    if used is not None:
        keep = sa.text("INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)")
        op.execute(keep.bindparams(name=name, seq=used))


def text(name: str, length: int) -> Part:
    """A text column, never NULL: absent text is empty."""
    return lambda _table: [sa.Column(name, sa.String(length), nullable=False)]


def whole(name: str, *, nullable: bool = False) -> Part:
    """An integer column; hundredths are stored in it as well."""
    return lambda _table: [sa.Column(name, sa.Integer(), nullable=nullable)]


def flag(name: str, *, nullable: bool = False) -> Part:
    """A Boolean column."""
    return lambda _table: [sa.Column(name, sa.Boolean(), nullable=nullable)]


def closed(name: str, kind: tuple[str, ...], *, nullable: bool = False) -> Part:
    """A column that holds one of ``kind[1:]``; ``kind[0]`` names the CHECK."""

    def parts(table: str) -> list[sa.Column[object] | sa.Constraint]:
        values = ", ".join(f"'{value}'" for value in kind[1:])
        check_name = f"ck_{table}_{kind[0]}"
        return [
            sa.Column(name, sa.String(24), nullable=nullable),
            sa.CheckConstraint(f"{name} IN ({values})", name=check_name),
        ]

    return parts


def link(name: str, target: str, *, nullable: bool = False) -> Part:
    """A foreign key to ``target``'s id that keeps the parent from being deleted."""

    def parts(table: str) -> list[sa.Column[object] | sa.Constraint]:
        key_name = f"fk_{table}_{name}_{target}"
        return [
            sa.Column(name, sa.Integer(), nullable=nullable),
            sa.ForeignKeyConstraint([name], [f"{target}.id"], name=key_name, ondelete="RESTRICT"),
        ]

    return parts


def unique(*columns: str) -> Part:
    """A unique constraint."""
    return lambda table: [sa.UniqueConstraint(*columns, name=f"uq_{table}_{'_'.join(columns)}")]


def check(name: str, condition: str) -> Part:
    """A CHECK."""
    return lambda table: [sa.CheckConstraint(condition, name=f"ck_{table}_{name}")]


def index(table: str, *columns: str) -> None:
    """Create a plain index."""
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns))


def unique_where(name: str, table: str, *columns: str, where: str) -> None:
    """Create a unique index over the rows for which ``where`` holds."""
    condition = sa.text(where)
    op.create_index(name, table, list(columns), unique=True, sqlite_where=condition)


def unique_where_given(name: str, table: str, *columns: str, given: str) -> None:
    """Create a unique index over the rows in which ``given`` is not NULL."""
    unique_where(name, table, *columns, where=f"{given} IS NOT NULL")


def link_to_pair(name: str, second: str, target: str) -> Part:
    """A foreign key of two columns, that are there already, to ``target``'s id and its column ``second``."""
    return lambda table: [
        sa.ForeignKeyConstraint(
            [name, second],
            [f"{target}.id", f"{target}.{second}"],
            name=f"fk_{table}_{name}_{second}_{target}",
            ondelete="RESTRICT",
        )
    ]


def link_to_code(name: str, target: str) -> Part:
    """A foreign key to the column of ``target`` that is called the same, a code that never changes."""
    return lambda table: [
        sa.Column(name, sa.String(24), nullable=False),
        sa.ForeignKeyConstraint([name], [f"{target}.{name}"], name=f"fk_{table}_{name}_{target}", ondelete="RESTRICT"),
    ]
