"""Entry point of the program: ``onex-desktop`` and ``python -m onex_desktop``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; return its exit status."""
    from onex_desktop.app.command_line import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
