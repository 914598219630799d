"""Take the pictures of the window that the documents show: ``python docs/make_images.py [folder] [WIDTHxHEIGHT]``.

Every page of the sample school, light and dark, off screen.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "images"
SIZE = "1366x768"


def main() -> int:
    """Write one PNG per page and scheme."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    width, height = map(int, (sys.argv[2] if len(sys.argv) > 2 else SIZE).split("x"))
    with tempfile.TemporaryDirectory() as scratch:
        os.environ.update({"QT_QPA_PLATFORM": "offscreen", "ONEX_DATA_DIR": scratch, "LOGNAME": "王秘书"})
        take(folder, width, height, Path(scratch) / "示例学校.onex")
    return 0


def take(folder: Path, width: int, height: int, library: Path) -> None:
    """Open the sample school in a window of a size and take every page in both schemes."""
    from PySide6.QtCore import QEventLoop
    from PySide6.QtTest import QTest

    from onex_desktop.app import bootstrap
    from onex_desktop.gui.page_list import ENTRIES
    from onex_desktop.gui.qt_log import log_qt_messages
    from onex_desktop.services import libraries

    folder.mkdir(parents=True, exist_ok=True)
    libraries.create(library, with_sample=True)
    log_qt_messages()
    application = bootstrap.make_application()
    window = bootstrap.make_window(application)
    window.resize(width, height)
    window.show()
    window.open_library(library)
    waiting = QEventLoop()
    window.acts.commands.findings.found.connect(lambda _problems: waiting.quit())
    waiting.exec()
    for scheme in ("light", "dark"):
        application.theme.set_scheme("light" if scheme == "light" else "dark")
        for entry in ENTRIES:
            window.go_to(entry.key)
            QTest.qWait(50)
            window.grab().save(str(folder / f"{entry.key}-{scheme}.png"))
    window.close()


if __name__ == "__main__":
    sys.exit(main())
