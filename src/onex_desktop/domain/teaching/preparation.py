"""Teachers who prepare a certificate module together (共同备课)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PreparationDraft:
    """A group as entered: the module, the term, who leads, who else takes part; the leader is no member."""

    certificate_module_id: int
    term_id: int
    leader_id: int
    member_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparationRow:
    """A group as listed; ``module`` is the module's code and name, ``members`` are in the order of entry."""

    id: int
    version: int
    draft: PreparationDraft
    certificate_id: int
    certificate: str
    module: str
    term: str
    leader: str
    members: tuple[str, ...]
