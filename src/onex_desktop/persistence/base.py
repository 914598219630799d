"""The declarative base: named constraints, an id, a version for optimistic locking."""

from __future__ import annotations

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def options(topic: str) -> dict[str, object]:
    """Return what every journalled table has beside its constraints.

    Keys are never used again: a step that is taken back out of turn must not meet a newer row under the same key.
    """
    return {"info": {"topic": topic}, "sqlite_autoincrement": True}


class Base(DeclarativeBase):
    """Base of all tables; the metadata names every constraint so that migrations can address it."""

    metadata = MetaData(naming_convention=NAMING)


class Record(Base):
    """A journalled row: integer key, and a version that every change raises by one."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True, sort_order=-2)
    version: Mapped[int] = mapped_column(sort_order=-1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, object]:  # noqa: N805 -- SQLAlchemy calls it with the class
        return {"version_id_col": cls.version}
