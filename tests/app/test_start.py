"""What a start loads: counted, not timed, so that a capability more does not make it slower unnoticed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from tests import factories

CHILD = """
import json, linecache, sys
from pathlib import Path
from onex_desktop.runtime import plain_import
with plain_import.kept():
    from onex_desktop.app import bootstrap

loaded = {}

def painted():
    loaded.update(painted=sorted(sys.modules))
    from onex_desktop.gui.findings import FindingsWatch
    # It works on another thread; what that has loaded when the page is filled would be a matter of luck.
    FindingsWatch.look = FindingsWatch.look_soon = lambda self: None

application = bootstrap.make_application()
window = bootstrap.make_window(application)
window.first_painted.connect(painted)
window.ready.connect(lambda: (loaded.update(ready=sorted(sys.modules)), application.qt.quit()))
bootstrap.show_and_open(window, Path(sys.argv[1]))
application.qt.exec()
window.close()
loaded.update(read=sorted(path for path in linecache.cache if path.endswith(".py")))
print(json.dumps(loaded))
"""

TABLES_OF_THE_START_PAGE = {
    "campus",
    "catalogue",
    "exams",
    "exams.totals",
    "journal",
    "mapping",
    "plans",
    "policies",
    "teaching",
}

NEVER_AT_START = {
    "alembic",
    "docx",
    "lxml",
    "openpyxl",
    "pypdf",
    "pypinyin",
    "reportlab",
    "python_calamine",
    "tomllib",
    "unittest",
}


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Return the modules a fresh process has loaded when the frame is painted, and when the first page is filled."""
    folder = tmp_path_factory.mktemp("start")
    library = factories.sample_file(folder / "示例.onex")
    done = subprocess.run(  # noqa: S603 -- our own interpreter, our own code
        [sys.executable, "-c", CHILD, str(library)], capture_output=True, text=True, check=True, timeout=60
    )
    return {moment: set(names) for moment, names in json.loads(done.stdout.splitlines()[-1]).items()}


def test_the_frame_is_painted_before_any_database_layer_is_loaded(loaded: dict[str, set[str]]) -> None:
    packages = {name.split(".")[0] for name in loaded["painted"]}
    assert packages & {"sqlalchemy", "sqlite3", "asyncio"} == set()
    assert {name for name in loaded["painted"] if name.startswith("onex_desktop.services")} == set()


def test_the_first_page_maps_only_the_tables_it_reads(loaded: dict[str, set[str]]) -> None:
    prefix = "onex_desktop.persistence.tables."
    assert {
        name.removeprefix(prefix) for name in loaded["ready"] if name.startswith(prefix)
    } <= TABLES_OF_THE_START_PAGE


def test_the_first_page_loads_no_library_for_files_or_paper(loaded: dict[str, set[str]]) -> None:
    assert {name.split(".")[0] for name in loaded["ready"]} & NEVER_AT_START == set()


def test_no_source_is_read_to_load_the_database_layer(loaded: dict[str, set[str]]) -> None:
    assert "onex_desktop.services.context" in loaded["ready"]
    assert [path for path in loaded["read"] if "sqlalchemy" in path or "services" in path] == []


def test_the_first_page_loads_no_other_page(loaded: dict[str, set[str]]) -> None:
    pages = {name for name in loaded["ready"] if name.startswith("onex_desktop.gui.pages.")}
    assert {name.rsplit(".", 1)[1].split("_")[0] for name in pages} <= {"home", "page"}
