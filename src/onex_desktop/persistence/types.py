"""Column types: closed sets with a CHECK, and exact hundredths."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from sqlalchemy import Dialect, Enum, Integer
from sqlalchemy.types import TypeDecorator

from onex_desktop.domain.values import round_half_up


def closed(kind: type[StrEnum]) -> Enum:
    """Return a text column type that holds one value of ``kind`` and is CHECKed by the database."""
    return Enum(
        kind,
        native_enum=False,
        create_constraint=True,
        length=24,
        name=kind.__name__.lower(),
        values_callable=lambda members: [member.value for member in members],
    )


class Hundredths(TypeDecorator[Decimal]):
    """A Decimal with two places, stored as an integer so that it stays exact and sums in SQL."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> int | None:
        """Turn 12.50 into 1250."""
        return None if value is None else int(round_half_up(value, 2) * 100)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> Decimal | None:
        """Turn 1250 into 12.50."""
        return None if value is None else Decimal(value).scaleb(-2)
