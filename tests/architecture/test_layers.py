"""Dependencies point downward, and a machine says so."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from tests.architecture.source import ROOT

CONTRACTS = {
    "Dependencies point downward",
    "gui reaches data only through services",
    "Qt stays in gui and app",
    "SQLAlchemy and Alembic stay in persistence",
    "openpyxl stays in exchange",
    "ReportLab stays in reports",
    "domain and persistence never speak Chinese: codes only",
    "domain, wording and runtime stay free of the heavy libraries",
}


def test_all_import_contracts_are_configured() -> None:
    configuration = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert {contract["name"] for contract in configuration["tool"]["importlinter"]["contracts"]} >= CONTRACTS


def test_import_contracts_hold() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(  # noqa: S603 -- our own tool
        [linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
