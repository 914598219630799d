"""How long the words of a plan may be: what the library keeps, refused before it is written."""

from __future__ import annotations

from onex_desktop.domain.problems import Place, Problem

Words = tuple[str, int]
"""A text and how many characters of it the library keeps."""


def too_long(**fields: Words) -> list[Problem]:
    """Return a problem for each field whose text is longer than the library keeps."""
    return [
        Problem("plans.too_long", params={"length": len(text), "most": most}, where=Place("plans", field=field))
        for field, (text, most) in fields.items()
        if len(text) > most
    ]
