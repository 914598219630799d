"""What every page does with a block that was pasted into its table."""

from __future__ import annotations

from collections.abc import Callable

from onex_desktop.domain.changes import Changed
from onex_desktop.gui.models.columns import R
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.table_paste import Pasted, PastedCell


def take(commands: Commands, pasted: Pasted[R], act: Callable[[tuple[PastedCell[R], ...]], Changed]) -> None:
    """Hand the cells to a command that makes one step of them, and warn when rows may stand elsewhere than meant.

    Nothing is done when a cell is refused, or when all hold already what was pasted.
    """
    if not pasted.problems and not pasted.found:
        return
    changed = commands.run(lambda: act(pasted.cells()))
    if changed is not None and changed.step is not None and pasted.caution:
        commands.warn(
            f"已粘贴 {len(pasted.found)} 格。表格{pasted.caution}，粘贴按眼前的行次对应，请核对一遍。", can_undo=True
        )
