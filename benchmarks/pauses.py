"""What a person feels at 3,000 requirements × 5,000 courses with 60,000 links: the longest pause of each act.

The whole window is driven, off screen. Measured by the clock; where the machine is busy elsewhere, what the window's
thread worked in the pause says more.
"""

from __future__ import annotations

import os
import random
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import Final
from unittest.mock import patch

from benchmarks import matrix, suggestions
from benchmarks.acts import acts
from benchmarks.felt import Felt, Probe
from benchmarks.measure import Result, growth

BAR_MS: Final = 100.0
"""What takes longer is felt as a pause."""
QUIET, QUIET_SMALL = 90, 6
"""Ticks of 5 ms; findings are looked for 400 ms after a change, and the small run does not wait for that."""
SECOND_COURSES: Final = 500
SECOND_LINKS: Final = 2000


def run(rounds: int) -> list[Result]:
    """Walk through the acts once; with one round only at a tenth of the size."""
    small = _walk(matrix.SMALL, QUIET_SMALL)
    if rounds == 1:
        return [_told(name, felt) for name, felt in small]
    large = _walk(1, QUIET)
    before, now = (sum(felt.worked for _, felt in walk) for walk in (small, large))
    return [*(_told(name, felt) for name, felt in large), growth("growth of all pauses", before, now, matrix.LINKS)]


def _told(name: str, felt: Felt) -> Result:
    detail = f"{felt.worked * 1000:.0f} ms of it worked; all done after {felt.whole * 1000:.0f} ms"
    return Result(f"longest pause, ms: {name}", felt.pause * 1000, BAR_MS, detail)


def _walk(scale: int, quiet_ticks: int) -> list[tuple[str, Felt]]:
    from PySide6.QtCore import QCoreApplication, QEvent

    from onex_desktop.app import bootstrap

    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"ONEX_DATA_DIR": folder}):
        library = Path(folder) / "大矩阵.onex"
        build(library, scale)
        window = bootstrap.make_window(bootstrap.make_application())
        window.resize(matrix.WIDE, matrix.HIGH)
        probe = Probe(window, quiet_ticks)
        probe.felt(lambda: bootstrap.show_and_open(window, library))
        found = [(name, probe.felt(act)) for name, act in acts(window)]
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)
    return found


def build(path: Path, scale: int) -> None:
    """Make the library: that of ``matrix`` with texts made of words, and a second plan version with a few courses."""
    from onex_desktop.domain.plans import PlanDraft, PlanStatus
    from onex_desktop.services import campus, plans

    ctx, _ = matrix.build(path, scale)
    major = campus.majors(ctx)[0].id
    second = plans.add_plan(ctx, PlanDraft(major, "2023版", PlanStatus.IN_FORCE)).first("plans")
    ctx.close()
    texts = suggestions.build(scale)
    dice = random.Random(2)  # noqa: S311 -- the same matrix every time
    with closing(sqlite3.connect(path)) as raw, raw:
        units = [key for (key,) in raw.execute("SELECT id FROM skill_requirements")]
        named = [(unit.name, key) for unit, key in zip(texts.units, units, strict=False)]
        raw.executemany("UPDATE skill_requirements SET text = ? WHERE id = ?", named)
        titled = [(f"{column.course}{column.id}", column.id) for column in texts.columns]
        raw.executemany("UPDATE courses SET name = ? WHERE id = ?", titled)
        first = matrix.COURSES // scale + 1
        courses = range(first, first + SECOND_COURSES // scale)
        raw.executemany(
            "INSERT INTO courses (id, version, plan_id, name, position, is_practice, code, nature) "
            "VALUES (?, 1, ?, ?, ?, 0, '', '')",
            [(key, second, f"新课程{key}", key) for key in courses],
        )
        cells = {(dice.choice(units), dice.choice(courses)) for _ in range(SECOND_LINKS // scale)}
        raw.executemany(
            "INSERT INTO mapping_links (version, skill_requirement_id, course_id, strength, note, review, changed_by,"
            " changed_at) VALUES (1, ?, ?, 'strong', '', 'confirmed', '王', '2020-09-01T00:00:00Z')",
            sorted(cells),
        )
