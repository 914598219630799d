"""Run every benchmark: ``python -m benchmarks [--small]``."""

from __future__ import annotations

import os
import sys

from benchmarks import edit, exams, exchange, matrix, printing, staffing, start, workload


def main() -> int:
    """Print each ratio against its target; the status counts those that fall short."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = 1 if "--small" in sys.argv else 7
    programs = (start, edit, matrix, workload, exams, exchange, printing, staffing)
    results = [result for benchmark in programs for result in benchmark.run(rounds)]
    for result in results:
        mark = "meets" if result.met else "FALLS SHORT OF"
        sys.stdout.write(f"{result.name}: {result.value:.2f} {mark} {result.target:g}  ({result.detail})\n")
    return sum(not result.met for result in results)


if __name__ == "__main__":
    sys.exit(main())
