"""Nothing that hands can do to the window breaks it; ``python -m tests.monkey`` goes on for longer."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.monkey.running import run


@pytest.mark.parametrize("seed", [2, 11])
def test_random_acts_leave_no_complaint_and_a_sound_library(seed: int, tmp_path: Path) -> None:
    outcome = run(seed, 50, tmp_path)
    assert outcome.complaints == (), "\n".join(outcome.trace[-10:])
    assert outcome.acts >= 50
