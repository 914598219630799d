"""Where the program finds its own data and where it keeps the user's."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

APPLICATION = "onex_desktop"
DATA_DIR_VARIABLE = "ONEX_DATA_DIR"


@cache
def _data_root() -> Path:
    package = Path(__file__).resolve().parents[1]
    bundled = getattr(sys, "_MEIPASS", None)
    candidates = [Path(bundled) / "onex_desktop"] if bundled else []
    candidates += [package, package.parents[1]]
    for root in candidates:
        if (root / "resources").is_dir() and (root / "migrations").is_dir():
            return root
    raise FileNotFoundError("resources")


def resource(*parts: str) -> Path:
    """Return the path of a file shipped with the program, below ``resources/``."""
    return _data_root().joinpath("resources", *parts)


def migrations() -> Path:
    """Return the folder that holds the migration scripts."""
    return _data_root() / "migrations"


def user_data() -> Path:
    """Return the folder for logs, backups and the sample library, made when missing.

    The variable ``ONEX_DATA_DIR`` moves it, for tests and for portable installations.
    """
    chosen = os.environ.get(DATA_DIR_VARIABLE)
    folder = Path(chosen) if chosen else _platform_data_folder() / APPLICATION
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def logs() -> Path:
    """Return the folder of the rotating logs, made when missing."""
    folder = user_data() / "logs"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _platform_data_folder() -> Path:
    # Local, not roaming, on Windows: a library must not be copied over the network at log-off.
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
