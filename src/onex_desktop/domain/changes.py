"""What a command changed, so that pages reload just that."""

from __future__ import annotations

from dataclasses import dataclass, field

from onex_desktop.domain.journal import Step


@dataclass(frozen=True, slots=True)
class Changed:
    """The outcome of one command.

    Attributes:
        topics: capability words whose data changed.
        ids: keys of the rows touched, per table name.
        step: the journal entry, for 「撤销 …」; None when nothing changed.
    """

    topics: frozenset[str]
    ids: dict[str, frozenset[int]] = field(default_factory=dict)
    step: Step | None = None

    def first(self, table: str) -> int:
        """Return the only id touched in ``table``."""
        (only,) = self.ids[table]
        return only

    def then(self, later: Changed) -> Changed:
        """Return what this command and a later one changed together."""
        none: frozenset[int] = frozenset()
        ids = {name: self.ids.get(name, none) | later.ids.get(name, none) for name in (*self.ids, *later.ids)}
        return Changed(self.topics | later.topics, ids, later.step)


NOTHING = Changed(frozenset())
