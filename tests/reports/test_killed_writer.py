"""A writer killed at any moment leaves the former PDF or the new one, never half of either (fault T5)."""

from __future__ import annotations

import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest
from tests.reports.reading import document, pages, table_of

from onex_desktop.reports.pdf import write_pdf

WRITER = """
import sys
from pathlib import Path
from onex_desktop.reports.pdf import write_pdf
from tests.reports.reading import document, table_of
target = Path(sys.argv[1])
print("ready", flush=True)
while True:
    write_pdf(document(table_of(120)), target)
"""


@pytest.mark.parametrize("delay", [0.02, 0.11, 0.23, 0.37])
def test_a_killed_writer_leaves_a_whole_file(delay: float, tmp_path: Path) -> None:
    target = tmp_path / "教务 数据（2026）" / "报表.pdf"
    write_pdf(document(table_of(3)), target)
    command = [sys.executable, "-c", WRITER, str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]) as writer:  # noqa: S603 -- our own interpreter
        assert writer.stdout is not None
        writer.stdout.readline()
        with suppress(subprocess.TimeoutExpired):
            writer.wait(delay)
        writer.kill()
    assert "列标题0" in pages(target)[0]
    assert len(pages(target)) in {1, 7}
