"""Run every benchmark, or those that are named: ``python -m benchmarks [--small] [NAME …]``."""

from __future__ import annotations

import os
import sys
from types import ModuleType
from typing import Final

from benchmarks import adoption, edit, exams, exchange, matrix, pauses, printing, staffing, start, suggestions, workload

PROGRAMS: Final = (start, edit, matrix, pauses, adoption, suggestions, workload, exams, exchange, printing, staffing)


def _name(program: ModuleType) -> str:
    return program.__name__.rpartition(".")[2]


def main() -> int:
    """Print each ratio against its target; the status counts those that fall short."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rounds = 1 if "--small" in sys.argv else 7
    names = [word for word in sys.argv[1:] if not word.startswith("-")]
    unknown = set(names) - {_name(program) for program in PROGRAMS}
    if unknown:
        sys.stderr.write(f"no such benchmark: {', '.join(sorted(unknown))}\n")
        return 2
    wanted = [program for program in PROGRAMS if not names or _name(program) in names]
    results = [result for program in wanted for result in program.run(rounds)]
    for result in results:
        mark = "meets" if result.met else "FALLS SHORT OF"
        sys.stdout.write(f"{result.name}: {result.value:.2f} {mark} {result.target:g}  ({result.detail})\n")
    return sum(not result.met for result in results)


if __name__ == "__main__":
    sys.exit(main())
