"""What the hands ask for in the matrix becomes a command: at once, in the background where it is much."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from onex_desktop.gui.long_command import LongCommand
from onex_desktop.gui.models.matrix_words import Speech
from onex_desktop.gui.pages import mapping_words as words
from onex_desktop.gui.pages.mapping_notice import MappingNotice
from onex_desktop.gui.pages.mapping_source import MatrixSource
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.widgets.matrix_edits import Area, Laid
from onex_desktop.services.mapping import CellEdit

AT_ONCE: Final = 1000
"""So many cells are filled before anybody notices."""


class MappingWriting:
    """Writes cells of a source, and says in ``notice`` what of it was refused."""

    def __init__(self, commands: Commands, notice: MappingNotice) -> None:
        self._commands, self._notice = commands, notice
        self._long = LongCommand(commands)

    def write(self, source: MatrixSource, edits: list[CellEdit], code: str) -> None:
        """Set or empty cells as one step."""
        self._notice.hide()
        if len(edits) < AT_ONCE or self._long.is_running:
            self._commands.run(lambda: source.set_cells(edits, code), self._notice.tell_problems)
        else:
            self._long.start("正在填写", lambda _watch: source.set_cells(edits, code), lambda _changed: None)

    def offer_rest(self, source: MatrixSource, found: Laid, speech: Speech, choose: Callable[[Area], None]) -> None:
        """Show what a paste would do and what of it is refused; if wanted, paste the rest."""

        def go_on() -> None:
            self.write(source, found.edits, "mapping.paste_cells")
            if found.area is not None:
                choose(found.area)

        said = words.rest(found, speech)
        self._commands.offer_rest(said, words.refusal_lines(found.refused), len(found.edits), go_on)
