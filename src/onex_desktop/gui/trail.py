"""The way through the pages, for back and forward."""

from __future__ import annotations


class Trail:
    """Pages visited, with a place in it."""

    def __init__(self) -> None:
        self._keys: list[str] = []
        self._place = -1

    def visit(self, key: str) -> None:
        """Go to a page; what lay ahead is forgotten."""
        if self._keys[self._place : self._place + 1] == [key]:
            return
        self._keys = [*self._keys[: self._place + 1], key]
        self._place = len(self._keys) - 1

    def step(self, by: int) -> str | None:
        """Go one back (-1) or forward (1); return the page, or None at the end."""
        place = self._place + by
        if not 0 <= place < len(self._keys):
            return None
        self._place = place
        return self._keys[place]

    def reaches(self, by: int) -> bool:
        """Return whether there is a page one back or forward."""
        return 0 <= self._place + by < len(self._keys)

    def clear(self) -> None:
        """Forget the way."""
        self._keys, self._place = [], -1
