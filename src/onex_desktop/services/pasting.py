"""Rows copied elsewhere, taken for a sheet: by their heading if they have one, else in the order of the template."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from onex_desktop.domain.layouts import Certainty, FoundTable, Layout
from onex_desktop.domain.problems import refuse
from onex_desktop.services import importing
from onex_desktop.services.importing import ReadFile

MOST_ROWS: Final = 20_000
"""More rows than this belong into a file, which is remembered and can be read again."""


def read(rows: Sequence[Sequence[str]], words: Sequence[str]) -> ReadFile:
    """Return copied rows as a file of one sheet, which is of the first kind in ``words`` unless a heading says other.

    Raises ``ProblemsFound`` with ``import.nothing_to_paste`` or ``import.paste_too_large``.
    """
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise refuse("import.nothing_to_paste")
    if len(filled) > MOST_ROWS:
        raise refuse("import.paste_too_large", count=len(filled), limit=MOST_ROWS)
    title = f"粘贴的 {len(filled)} 行"
    width = max(map(len, filled))
    keys = [field.key for field in importing.kind_named(words[0]).fields]
    places = {key: place for place, key in enumerate(keys[:width])}
    block = importing.read_block(title, filled, Layout(words[0], 0, places))
    headed = [importing.propose(block, title, word, 1) for word in words]
    best = max(headed, key=_known)
    # A row of data may hold one word that is a heading too; two are a heading.
    if _known(best) >= min(2, width):
        return replace(block, tables=(best,))
    return block


def _known(table: FoundTable) -> int:
    return sum(column.certainty is Certainty.SURE for column in table.columns)
