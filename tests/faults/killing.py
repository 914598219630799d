"""Running a child and killing it, as a power cut or an impatient user would."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
HOME = "教务 数据（2026）"
"""Every library that is to be killed lives under such a path."""


@dataclass(frozen=True)
class Killed:
    """What was left of a child: the lines it had spoken, and whether it was killed before its end."""

    spoken: list[str]
    early: bool


def kill_after_lines(child: str, *arguments: str | Path, lines: int, seed: int) -> Killed:
    """Run ``tests.faults.children.<child>``, and kill it a random moment after it spoke so many lines."""
    process = _start(child, *arguments)
    assert process.stdout is not None
    # Unbuffered, so that nothing read ahead is lost to ``communicate``.
    spoken = [process.stdout.readline() for _ in range(lines)]
    try:
        process.wait(random.Random(seed).uniform(0, 0.02))  # noqa: S311 -- a random moment, no secret
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    assert not errors, errors.decode()
    return Killed(_whole_lines(b"".join(spoken) + rest), process.returncode == -signal.SIGKILL)


def run_to_its_death(child: str, *arguments: str | Path) -> Killed:
    """Run a child that kills itself at a point it was told; a child that lives on has passed the point."""
    process = _start(child, *arguments)
    spoken, errors = process.communicate()
    assert not errors, errors.decode()
    assert process.returncode in {0, -signal.SIGKILL}
    return Killed(_whole_lines(spoken), process.returncode == -signal.SIGKILL)


def _whole_lines(spoken: bytes) -> list[str]:
    """Return what was said to its end; a line cut off in the middle was not."""
    return [line.decode() for line in spoken.split(b"\n")[:-1]]


def _start(child: str, *arguments: str | Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(  # noqa: S603 -- our own interpreter and module
        [sys.executable, "-u", "-m", f"tests.faults.children.{child}", *map(str, arguments)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,
        env={**os.environ, "PYTHONUTF8": "1"},
    )
