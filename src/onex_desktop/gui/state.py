"""Settings that belong to the desk, not to the data: window, recent files, appearance, table layouts.

Whatever cannot be read counts as never set: a damaged settings file costs the user a column width, not a start.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from onex_desktop.gui.theme import Scheme

FILE_NAME: Final = "desk.ini"
RECENT_FILES: Final = 8
WIDEST_COLUMN: Final = 4000

_SCHEMES: Final[dict[str, Scheme]] = {"system": "system", "light": "light", "dark": "dark"}


@dataclass(frozen=True, slots=True)
class TableLayout:
    """How the user arranged a table: columns by key, so that a new version may add and drop some."""

    widths: dict[str, int] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    hidden: tuple[str, ...] | None = None
    sorted_by: str = ""
    descending: bool = False


class DeskState:
    """The desk settings in one ini file; written at once, read leniently."""

    def __init__(self, folder: Path) -> None:
        self._settings = QSettings(str(folder / FILE_NAME), QSettings.Format.IniFormat)
        if self._settings.status() != QSettings.Status.NoError:
            self._settings.clear()

    @property
    def scheme(self) -> Scheme:
        """The appearance the user chose; ``system`` until then."""
        return _SCHEMES.get(self._text("window/scheme"), "system")

    def set_scheme(self, scheme: Scheme) -> None:
        """Remember the appearance."""
        self._settings.setValue("window/scheme", scheme)

    @property
    def geometry(self) -> QByteArray:
        """What ``QWidget.saveGeometry`` gave last time, or nothing; Qt moves it onto a screen that exists."""
        return self._bytes("window/geometry")

    def set_geometry(self, geometry: QByteArray) -> None:
        """Remember place and size of the window."""
        self._settings.setValue("window/geometry", geometry)

    @property
    def rail_folded(self) -> bool:
        """Whether the rail shows icons only."""
        return self.flag("window/rail_folded")

    def set_rail_folded(self, *, folded: bool) -> None:
        """Remember how the rail is shown."""
        self.set_flag("window/rail_folded", on=folded)

    def flag(self, key: str, *, default: bool = False) -> bool:
        """Return a remembered yes or no."""
        return {"true": True, "false": False}.get(self._text(key), default)

    def set_flag(self, key: str, *, on: bool) -> None:
        """Remember a yes or no."""
        self._settings.setValue(key, "true" if on else "false")

    def word(self, key: str) -> str:
        """Return a remembered choice, empty until one was made."""
        return self._text(key)

    def set_word(self, key: str, word: str) -> None:
        """Remember a choice."""
        self._settings.setValue(key, word)

    @property
    def last_library(self) -> Path | None:
        """The library that was open last."""
        text = self._text("files/last_library")
        return Path(text) if text else None

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """The libraries opened, the newest first."""
        names = self._json("files/recent")
        if not isinstance(names, list):
            return ()
        return tuple(Path(name) for name in names if isinstance(name, str) and name)[:RECENT_FILES]

    def remember_library(self, path: Path) -> None:
        """Put a library at the head of the recent ones."""
        others = [recent for recent in self.recent_files if recent != path]
        names = [str(recent) for recent in (path, *others)][:RECENT_FILES]
        self._settings.setValue("files/last_library", str(path))
        self._settings.setValue("files/recent", json.dumps(names, ensure_ascii=False))

    def forget_library(self, path: Path) -> None:
        """Drop a library that is no longer there."""
        names = [str(recent) for recent in self.recent_files if recent != path]
        self._settings.setValue("files/recent", json.dumps(names, ensure_ascii=False))
        if self.last_library == path:
            self._settings.remove("files/last_library")

    def table_layout(self, key: str, version: int) -> TableLayout:
        """Return how a table was arranged; a table whose version rose starts afresh."""
        found = self._json(f"tables/{key}")
        if not isinstance(found, dict) or found.get("version") != version:
            return TableLayout()
        widths = found.get("widths")
        hidden = found.get("hidden")
        sorted_by = found.get("sorted_by")
        return TableLayout(
            widths={name: w for name, w in widths.items() if isinstance(w, int) and 0 < w < WIDEST_COLUMN}
            if isinstance(widths, dict)
            else {},
            order=_names(found.get("order")),
            hidden=_names(hidden) if isinstance(hidden, list) else None,
            sorted_by=sorted_by if isinstance(sorted_by, str) else "",
            descending=found.get("descending") is True,
        )

    def set_table_layout(self, key: str, version: int, layout: TableLayout) -> None:
        """Remember how a table is arranged."""
        text = {
            "version": version,
            "widths": layout.widths,
            "order": layout.order,
            "hidden": layout.hidden,
            "sorted_by": layout.sorted_by,
            "descending": layout.descending,
        }
        self._settings.setValue(f"tables/{key}", json.dumps(text, ensure_ascii=False))

    def forget_table_layout(self, key: str) -> None:
        """Let a table start afresh."""
        self._settings.remove(f"tables/{key}")

    def sync(self) -> None:
        """Write what is not yet on disk; Qt does so by itself a moment later."""
        self._settings.sync()

    def _text(self, key: str) -> str:
        value = self._settings.value(key)
        return value if isinstance(value, str) else ""

    def _bytes(self, key: str) -> QByteArray:
        value = self._settings.value(key)
        return value if isinstance(value, QByteArray) else QByteArray()

    def _json(self, key: str) -> object:
        try:
            found: object = json.loads(self._text(key))
        except ValueError:
            return None
        return found


def _names(found: object) -> tuple[str, ...]:
    return tuple(name for name in found if isinstance(name, str)) if isinstance(found, list) else ()
