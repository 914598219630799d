"""A block of a spreadsheet and a library whose matrix is as big.

``clipboards/calc-30x20`` is what Calc 7.4 put on the clipboard for 30 rows of 20 cells, as lines and as a page.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from tests import factories

from onex_desktop.services.context import AppContext

CLIPBOARDS: Final = Path(__file__).parent / "clipboards"
AS_LINES: Final = (CLIPBOARDS / "calc-30x20.tsv").read_text(encoding="utf-8")
AS_PAGE: Final = (CLIPBOARDS / "calc-30x20.html").read_text(encoding="utf-8")
BLOCK: Final = [line.split("\t") for line in AS_LINES.removesuffix("\n").split("\n")]


def block_library(folder: Path) -> AppContext:
    """Return a library with one matrix of 30 certificate modules against 20 course modules, nothing linked."""
    ctx = factories.empty_library(folder)
    with ctx.step("library.sample"):
        college = factories.add_college(ctx)
        major = factories.add_major(ctx, college_id=college)
        certificate = factories.add_certificate(ctx)
        for number in range(1, 31):
            factories.add_module(ctx, certificate, f"3-{number}", f"职业能力{number}")
        factories.add_pilot(ctx, certificate, college, (major,))
        plan = factories.add_plan(ctx, major)
        for number in range(1, 6):
            factories.add_course(ctx, plan, f"课程{number}", parts=4)
    return ctx
