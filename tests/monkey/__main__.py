"""Click at random until time is up: ``python -m tests.monkey [--seconds N] [--seed S] [--acts N]``.

Each seed is a window of its own on a new copy of the sample library. What goes wrong is printed with its seed and the
acts before it; the seeds go on. The status counts the seeds that found something.
"""

from __future__ import annotations

import argparse
import faulthandler
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.monkey.running import Outcome, run

SHOWN = 25


def main() -> int:
    """Run seeds one after another until the seconds are used up."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60, help="how long to go on")
    parser.add_argument("--seed", type=int, default=1, help="the first seed; the others follow it")
    parser.add_argument("--acts", type=int, default=400, help="acts with each window")
    options = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    faulthandler.enable()
    until = time.monotonic() + options.seconds
    seed, acts, failed = options.seed, 0, 0
    while time.monotonic() < until:
        # Told before, for a crash of the process tells nothing.
        sys.stdout.write(f"seed {seed}\r")
        sys.stdout.flush()
        with tempfile.TemporaryDirectory() as folder:
            outcome = run(seed, options.acts, Path(folder))
        acts += outcome.acts
        if outcome.complaints:
            failed += 1
            _tell(outcome)
        seed += 1
    sys.stdout.write(f"{seed - options.seed} windows, {acts} acts, {failed} with complaints\n")
    return min(failed, 100)


def _tell(outcome: Outcome) -> None:
    sys.stdout.write(f"--- seed {outcome.seed} after {outcome.acts} acts\n")
    sys.stdout.writelines(f"  {line}\n" for line in outcome.trace[-SHOWN:])
    sys.stdout.writelines(f"{complaint}\n" for complaint in outcome.complaints)


if __name__ == "__main__":
    sys.exit(main())
