"""What every page does with a block that was pasted or filled into its table."""

from __future__ import annotations

from collections.abc import Callable

from onex_desktop.domain.changes import Changed
from onex_desktop.gui.models.columns import R
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.table_paste import Pasted, PastedCell
from onex_desktop.wording.problems import sentence


def take(commands: Commands, pasted: Pasted[R], act: Callable[[tuple[PastedCell[R], ...]], Changed]) -> None:
    """Hand the cells to a command that makes one step of them, and warn when rows may stand elsewhere than meant.

    Where some cells are refused, they are shown first and nothing is done unless the rest is wanted.
    """
    if pasted.problems and pasted.found:
        lines = [sentence(problem.code, problem.params) for problem in pasted.problems]
        head = f"可以填入 {len(pasted.found)} 格，{len(lines)} 格没有接受。"
        rest = Pasted(pasted.found, (), pasted.caution)
        commands.offer_rest(head, lines, len(rest.found), lambda: take(commands, rest, act))
        return
    if not pasted.problems and not pasted.found:
        return
    changed = commands.run(lambda: act(pasted.cells()))
    if changed is not None and changed.step is not None and pasted.caution:
        commands.warn(
            f"已粘贴 {len(pasted.found)} 格。表格{pasted.caution}，粘贴按眼前的行次对应，核对一遍。", can_undo=True
        )
