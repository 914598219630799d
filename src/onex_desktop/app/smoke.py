"""The self-test: does this installation open a window, find its fonts, and write its files."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.runtime import plain_import


def smoke(_options: argparse.Namespace) -> int:
    """Start the window off screen on a fresh sample library, write one PDF, one xlsx and one docx, and leave.

    Raises ``EnvironmentFault`` where something is missing.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with plain_import.kept():
        from onex_desktop.app import bootstrap
        from onex_desktop.gui.qt_log import log_qt_messages
    from onex_desktop.exchange.docx_writer import write_docx
    from onex_desktop.services import libraries, reporting

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "自检 示例.onex"
        libraries.create(path, with_sample=True)
        log_qt_messages()
        application = bootstrap.make_application()
        if application.missing_fonts:
            raise EnvironmentFault("fonts.missing", names="、".join(application.missing_fonts))
        window = bootstrap.make_window(application)
        window.show()
        window.open_library(path)
        pages = window.visit_all_pages()
        desk = window.desk
        if desk is None:
            raise EnvironmentFault("library.damaged", name=path.name)
        pdf = reporting.write(desk.ctx, "exam-statistics", Path(folder) / "自检.pdf", "pdf", {})
        workbook = reporting.write(desk.ctx, "exam-statistics", Path(folder) / "自检.xlsx", "xlsx", {})
        word = Path(folder) / "自检.docx"
        write_docx(reporting.compose(desk.ctx, "course-reform", {}), word)
        sizes = [path.stat().st_size for path in (pdf, workbook, word)]
        window.close()
        application.close()
    sys.stdout.write(
        f"自检通过：窗口 {pages} 个页面，字体与中文界面已载入，"
        f"PDF {sizes[0]} 字节，xlsx {sizes[1]} 字节，docx {sizes[2]} 字节。\n"
    )
    return ExitStatus.DONE
