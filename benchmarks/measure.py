"""Measuring side by side: medians of interleaved runs, so that a busy machine slows both."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

PEAK = """
def peak():
    # In MB. Not getrusage: its peak is inherited from the process that started this one.
    with open("/proc/self/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
"""
"""Code for ``child``: what a process held at its most (Linux)."""


@dataclass(frozen=True, slots=True)
class Result:
    """A measured ratio (or figure) against its target; ``value`` at or below ``target`` meets it."""

    name: str
    value: float
    target: float
    detail: str

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.value <= self.target


def seconds(act: Callable[[], object]) -> float:
    """Return how long ``act`` takes."""
    start = time.perf_counter()
    act()
    return time.perf_counter() - start


def side_by_side(ours: Callable[[], float], theirs: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Return the medians of both, measured in turns."""
    pairs = [(ours(), theirs()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def growth(name: str, small: float, large: float, size: int) -> Result:
    """Return the exponent by which time grew from a tenth of a size to it; n log n is the most allowed."""
    most = 1 + math.log10(math.log(size) / math.log(size / 10))
    detail = f"exponent from {small:.3f} s for {size // 10:,} to {large:.2f} s for {size:,}"
    return Result(name, math.log10(large / small), most, detail)


def child(code: str, *arguments: str) -> float:
    """Run Python code in a fresh interpreter and return the number on its last line.

    It finds its modules compiled from the second run on, as an installed program does; whatever the shell says about
    writing them would otherwise be measured along.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.setdefault("PYTHONPYCACHEPREFIX", str(Path(tempfile.gettempdir()) / "onex-benchmarks"))
    done = subprocess.run(  # noqa: S603 -- our own interpreter, our own code
        [sys.executable, "-c", code, *arguments], capture_output=True, text=True, check=True, env=environment
    )
    return float(done.stdout.strip().splitlines()[-1])
