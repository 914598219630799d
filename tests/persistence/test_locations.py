"""A library works wherever an office keeps it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from tests import factories
from tests.persistence import generations

from onex_desktop.services import backup, campus, libraries, undo

PLACES = {
    "Chinese and space": "教务 数据（2026）/书证 融通.onex",
    "hash": "a#b/c#d.onex",
    "percent": "100%/%41%zz.onex",
    "quote": "王's/李'四.onex",
    "emoji": "📚/库🚗.onex",
    "plus and ampersand": "a+b&c=d/x;y.onex",
    "long folders": "/".join(["folder of a long name 很长" * 2] * 5) + "/库.onex",
    "long name": "很" * 80 + ".onex",
    "dots": "..甲/.库.v2.onex",
    "dashes": "a-b/20200101-000000-auto.onex",
}
if sys.platform != "win32":
    PLACES |= {"question mark": "a?b/c?mode=ro.onex", "backslash": "a\\b/c\\d.onex", "colon": "a:b/file:c.onex"}


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_everything_works_there(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    libraries.create(path, clock=factories.fixed_clock())
    ctx = factories.open_at(path)
    campus.add_college(ctx, "甲学院")
    made = backup.now(ctx)
    undo.undo(ctx)
    ctx.close()
    backup.restore(made.path, path, factories.NOON)
    again = factories.open_at(path)
    assert ([row.name for row in campus.colleges(again)], len(backup.existing(again))) == (["甲学院"], 1)


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_an_older_library_migrates_there(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    generations.build(path, "0001")
    assert [row.reason for row in backup.existing(factories.open_at(path))] == ["migration"]


@pytest.mark.parametrize("place", PLACES.values(), ids=PLACES.keys())
def test_making_one_leaves_one_file(tmp_path: Path, place: str) -> None:
    path = tmp_path / place
    libraries.create(path, clock=factories.fixed_clock())
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]
