"""Importing a file: read, shown, corrected by hand, planned row by row, then all of it done as one step, or nothing.

What is previewed is what is applied: both work on the same plan, and nothing is written before.
"""

from onex_desktop.services.importing.applying import ImportRefused, apply
from onex_desktop.services.importing.marking import mark
from onex_desktop.services.importing.planning import earlier_import, plan
from onex_desktop.services.importing.previewing import PreviewRow, preview
from onex_desktop.services.importing.reading import ReadFile, first_rows, propose, read, read_block
from onex_desktop.services.importing.subjects import SheetField, SheetKind, kind_named, kinds

__all__ = [
    "ImportRefused", "PreviewRow", "ReadFile", "SheetField", "SheetKind", "apply", "earlier_import", "first_rows",
    "kind_named", "kinds", "mark", "plan", "preview", "propose", "read", "read_block",
]  # fmt: skip
