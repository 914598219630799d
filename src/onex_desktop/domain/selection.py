"""What the school weighs when it picks certificates for the next round."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FactorDraft:
    """One of the factors (专业要素协同) within its group."""

    group: str
    name: str


@dataclass(frozen=True, slots=True)
class PrincipleDraft:
    """A principle every choice is held against."""

    text: str
