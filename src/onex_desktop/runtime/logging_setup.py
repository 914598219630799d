"""The rotating log file; set up before anything else can fail."""

from __future__ import annotations

import faulthandler
import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

from onex_desktop.runtime import paths

LOG_NAME = "onex_desktop.log"


def set_up_logging(folder: Path | None = None) -> Path:
    """Send the program's log to a rotating file (1 MB, five kept) and return the file's path.

    Windowed programs on Windows have no standard error, so fault traces go to a file of their own.
    """
    target = (folder or paths.logs()) / LOG_NAME
    root = logging.getLogger("onex_desktop")
    if not any(isinstance(handler, RotatingFileHandler) for handler in root.handlers):
        handler = RotatingFileHandler(target, maxBytes=1_000_000, backupCount=5, encoding="utf-8", delay=True)
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        root.addHandler(handler)
        root.setLevel(logging.INFO)
        root.propagate = False
    return target


def enable_fault_traces(folder: Path) -> None:
    """Write a trace to ``crash.log`` when the interpreter itself dies."""
    faulthandler.enable((folder / "crash.log").open("a", encoding="utf-8"))
