"""Which stored row a row of a file is about."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable

from onex_desktop.domain.sheets import Values
from onex_desktop.exchange.normalising import folded
from onex_desktop.services.sheets.bridge import Bridge, Stored

Identity = tuple[Hashable, ...]


class StoredIndex:
    """The stored rows of a sheet by the fields that identify them."""

    def __init__(self, bridge: Bridge, stored: list[Stored]) -> None:
        self._identities = bridge.identities
        # A column that a file lacks says what a blank cell says, among others that identify together.
        self._blank = {
            field: bridge.spec.column(field).blank for fields in self._identities if len(fields) > 1 for field in fields
        }
        self._values = {row.row_id: row.values for row in stored}
        self._exact: dict[tuple[int, Identity], list[int]] = defaultdict(list)
        self._folded: dict[tuple[int, Identity], list[int]] = defaultdict(list)
        for row in stored:
            for at, fields in enumerate(self._identities):
                exact = tuple(row.values[field] for field in fields)
                self._exact[at, exact].append(row.row_id)
                self._folded[at, _fold(exact)].append(row.row_id)

    def find(self, values: Values) -> tuple[tuple[str, ...], list[int], Identity]:
        """Return the keys of the rows that may be meant, by the surest identity that names any, and its fields.

        A row whose surer identity is another one is not meant: same name, other number. The last is the surest
        identity given, its fields in front: what no second row of a file may have.
        """
        surest: tuple[str, ...] = ()
        given: Identity = ()
        for at, fields in enumerate(self._identities):
            exact = self._of(values, fields)
            if exact == ("",):
                continue
            if not surest:
                surest, given = fields, (fields, *_fold(exact))
            if not self._values:
                return fields, [], given
            keys = self._exact.get((at, exact), []) or self._folded.get((at, _fold(exact)), [])
            keys = [key for key in keys if not self._contradicts(key, values, at)]
            if keys:
                return fields, keys, given
        return surest or self._identities[-1], [], given

    def _of(self, values: Values, fields: tuple[str, ...]) -> Identity:
        return tuple([values.get(field, self._blank.get(field, "")) for field in fields])

    def _contradicts(self, key: int, values: Values, at: int) -> bool:
        surer = [field for fields in self._identities[:at] for field in fields]
        return any(values.get(field) and self._values[key][field] not in {"", values[field]} for field in surer)


def _fold(identity: Identity) -> Identity:
    return tuple([folded(part) if isinstance(part, str) else part for part in identity])
