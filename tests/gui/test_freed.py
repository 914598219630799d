"""T54: what is closed is freed: pages with their library, dialogs, previews of reports."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tests import factories
from tests.conftest import Loops
from tests.gui.freed import let_qt_delete, made_inside
from tests.gui.windows import WindowMaker

from onex_desktop.gui.main_window import MainWindow


def _window(show_window: WindowMaker, folder: Path) -> tuple[MainWindow, Path]:
    """Return a window in which a library was open before, so that what stays for good is there already."""
    factories.full_library(folder)
    factories.close_all()
    library = folder / "示例.onex"
    window = show_window(library)
    window.visit_all_pages()
    window.close_library()
    let_qt_delete()
    return window, library


def test_a_closed_library_leaves_nothing_of_its_pages(show_window: WindowMaker, tmp_path: Path, loops: Loops) -> None:
    window, library = _window(show_window, tmp_path)
    with made_inside() as left:
        for _ in range(loops(1, 200)):
            assert window.open_library(library)
            assert window.visit_all_pages() == len(window.pages)
            assert left()["MappingPage"] == 1
            window.close_library()
            let_qt_delete()
            assert left() == Counter()
