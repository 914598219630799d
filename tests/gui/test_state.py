"""Desk settings come back, and damaged ones count as never set (T52)."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from onex_desktop.gui.state import FILE_NAME, RECENT_FILES, DeskState, TableLayout


def ini(section: str, **values: str) -> str:
    """Return a section of an ini file with quoted values."""
    lines = [f'{key}="{value.replace(chr(34), chr(92) + chr(34))}"' for key, value in values.items()]
    return "\n".join([f"[{section}]", *lines, ""])


LAYOUT = TableLayout({"name": 120}, ("hours", "name"), ("joined",), "name", descending=True)


def test_what_was_set_is_there_after_a_restart(tmp_path: Path) -> None:
    state = DeskState(tmp_path)
    state.set_scheme("dark")
    state.set_rail_folded(folded=True)
    state.set_geometry(QByteArray(b"\x01\xd9\xd0"))
    state.remember_library(tmp_path / "学校.onex")
    state.set_table_layout("teachers", 3, LAYOUT)
    state.sync()
    again = DeskState(tmp_path)
    assert again.scheme == "dark"
    assert again.rail_folded
    assert again.geometry == QByteArray(b"\x01\xd9\xd0")
    assert again.last_library == tmp_path / "学校.onex"
    assert again.table_layout("teachers", 3) == LAYOUT
    assert again.table_layout("teachers", 4) == TableLayout()


def test_nothing_set_means_defaults(state: DeskState) -> None:
    assert state.scheme == "system"
    assert not state.rail_folded
    assert state.geometry.isEmpty()
    assert state.last_library is None
    assert state.recent_files == ()
    assert state.table_layout("teachers", 1) == TableLayout()


def test_recent_files_are_few_the_newest_first_each_once(state: DeskState) -> None:
    for number in (*range(RECENT_FILES + 2), 5):
        state.remember_library(Path(f"{number}.onex"))
    names = [path.stem for path in state.recent_files]
    assert names[:3] == ["5", "9", "8"]
    assert len(names) == RECENT_FILES
    state.forget_library(Path("5.onex"))
    assert state.last_library is None
    assert state.recent_files[0].stem == "9"


@pytest.mark.parametrize(
    "text",
    [
        "[window]\nscheme=purple\nrail_folded=maybe\ngeometry=nonsense\n[files]\nrecent={}\n[tables]\nteachers=[1]\n",
        ini("files", recent='[1, null, ""]'),
        ini("tables", teachers='{"version": 1, "widths": {"a": -5, "b": "x"}, "order": 7, "sorted_by": 3}'),
        "\x00\x01 no ini at all [[[",
        "",
    ],
)
def test_damaged_settings_count_as_never_set(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE_NAME).write_text(text, encoding="utf-8")
    state = DeskState(tmp_path)
    assert state.scheme == "system"
    assert not state.rail_folded
    assert state.geometry.isEmpty()
    assert state.recent_files == ()
    assert state.table_layout("teachers", 1) == TableLayout()
    state.set_scheme("light")
    state.sync()
    assert DeskState(tmp_path).scheme == "light"


def test_fifty_files_of_noise_do_no_harm(tmp_path: Path) -> None:
    noise = random.Random(52)  # noqa: S311 -- noise, not a secret
    good = DeskState(tmp_path)
    good.set_table_layout("teachers", 1, LAYOUT)
    good.remember_library(Path("a.onex"))
    good.sync()
    whole = (tmp_path / FILE_NAME).read_bytes()
    for number in range(50):
        folder = tmp_path / str(number)
        folder.mkdir()
        damaged = bytearray(whole)
        for _ in range(1 + number):
            damaged[noise.randrange(len(damaged))] = noise.randrange(256)
        (folder / FILE_NAME).write_bytes(bytes(damaged))
        state = DeskState(folder)
        assert state.scheme in ("system", "light", "dark")
        assert all(width > 0 for width in state.table_layout("teachers", 1).widths.values())
        assert isinstance(state.recent_files, tuple)
