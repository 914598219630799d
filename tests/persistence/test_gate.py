"""A file that is no library of ours, or none that can be opened, is refused and stays as it was (promise R2)."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from tests import factories
from tests.persistence.files import fault, untouched

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import gate, schema
from onex_desktop.services import libraries


def _foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE notes (id INTEGER)")


def _numbered(number: int) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        factories.sample_file(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute(f"PRAGMA user_version={number}")

    return make


def _garbage_in_library(path: Path) -> None:
    factories.sample_file(path)
    content = bytearray(path.read_bytes())
    content[100:5000] = b"\xff" * 4900
    path.write_bytes(content)


REFUSED: dict[str, tuple[Callable[[Path], object], str]] = {
    "empty": (lambda path: path.write_bytes(b""), "library.empty"),
    "one byte": (lambda path: path.write_bytes(b"S"), "library.not_a_library"),
    "text": (lambda path: path.write_text("证书,人数\n", encoding="utf-8"), "library.not_a_library"),
    "xlsx": (lambda path: path.write_bytes(b"PK\x03\x04" + bytes(300)), "library.not_a_library"),
    "zeros": (lambda path: path.write_bytes(bytes(8192)), "library.not_a_library"),
    "header cut": (lambda path: path.write_bytes(b"SQLite format 3\x00" + bytes(40)), "library.damaged"),
    "other program's": (_foreign, "library.foreign"),
    "newer": (_numbered(schema.HEAD_NUMBER + 1), "library.newer"),
    "page overwritten": (_garbage_in_library, "library.damaged"),
}


@pytest.mark.parametrize(("make", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_a_file_that_is_no_library_is_refused_and_left_alone(
    tmp_path: Path, make: Callable[[Path], object], code: str
) -> None:
    path = tmp_path / "库.onex"
    make(path)
    with untouched(path), fault(code):
        libraries.open_library(path)


@pytest.mark.parametrize("tenth", range(10))
def test_a_truncated_library_is_refused_and_left_alone(tmp_path: Path, tenth: int) -> None:
    path = factories.sample_file(tmp_path / "库.onex")
    content = path.read_bytes()
    path.write_bytes(content[: 1 + len(content) * tenth // 10])
    with untouched(path), fault("library.damaged" if tenth else "library.not_a_library"):
        libraries.open_library(path)


def test_a_refused_file_gets_no_companions(tmp_path: Path) -> None:
    path = tmp_path / "库.onex"
    _garbage_in_library(path)
    with fault("library.damaged"):
        libraries.open_library(path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["库.onex"]


def test_a_missing_file_is_said_and_not_made(tmp_path: Path) -> None:
    path = tmp_path / "无.onex"
    with fault("library.missing"):
        libraries.open_library(path)
    assert not path.exists()


def test_a_folder_is_said(tmp_path: Path) -> None:
    with fault("library.is_folder"):
        libraries.open_library(tmp_path)


def test_newer_names_both_numbers(tmp_path: Path) -> None:
    path = tmp_path / "库.onex"
    _numbered(99)(path)
    with pytest.raises(EnvironmentFault) as caught:
        gate.schema_number(path)
    assert caught.value.params == {"name": "库.onex", "found": 99, "known": schema.HEAD_NUMBER}


def test_a_library_of_this_program_passes(tmp_path: Path) -> None:
    assert gate.schema_number(factories.sample_file(tmp_path / "库.onex")) == schema.HEAD_NUMBER


def test_passing_the_gate_changes_nothing(tmp_path: Path) -> None:
    path = factories.sample_file(tmp_path / "库.onex")
    with untouched(path):
        gate.schema_number(path)


def test_opening_and_closing_changes_nothing(tmp_path: Path) -> None:
    path = factories.sample_file(tmp_path / "库.onex")
    with untouched(path):
        libraries.open_library(path).close()


# Root may write everywhere; only a child without its rights meets the real refusals.
CHILD = """
import sys
from pathlib import Path
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.services import libraries
try:
    libraries.open_library(Path(sys.argv[1]), data_folder=Path(sys.argv[2])).close()
except EnvironmentFault as fault:
    print(fault.code)
"""
NOBODY = ("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups")


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that other users of the machine can reach."""
    folder = Path(tempfile.mkdtemp(prefix="onex-gate-"))
    folder.chmod(0o777)
    yield folder
    shutil.rmtree(folder)


@pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0 or shutil.which("setpriv") is None,
    reason="needs root and setpriv to drop its rights",
)
@pytest.mark.parametrize(
    ("file_mode", "folder_mode", "code"),
    [
        (0o600, 0o777, "library.unreadable"),
        (0o644, 0o777, "library.read_only"),
        (0o666, 0o755, "library.read_only"),
        (0o666, 0o777, ""),
    ],
    ids=["unreadable", "read-only file", "read-only folder", "writable"],
)
def test_missing_rights_are_said_and_nothing_is_written(
    open_folder: Path, file_mode: int, folder_mode: int, code: str
) -> None:
    path = factories.sample_file(open_folder / "库.onex")
    path.chmod(file_mode)
    desk = open_folder / "desk"
    desk.mkdir()
    desk.chmod(0o777)
    open_folder.chmod(folder_mode)
    with untouched(path):
        done = subprocess.run(  # noqa: S603 -- our own interpreter
            [*NOBODY, sys.executable, "-c", CHILD, path, desk], capture_output=True, text=True, check=False
        )
    assert (done.stdout.strip(), done.stderr) == (code, "")


def test_a_value_outside_its_closed_set_is_not_called_damage(tmp_path: Path) -> None:
    path = factories.sample_file(tmp_path / "改过.onex")
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA ignore_check_constraints=ON")
        connection.execute("UPDATE plans SET status = 'odd'")
        connection.commit()
    with untouched(path), pytest.raises(EnvironmentFault) as raised:
        libraries.open_library(path, data_folder=tmp_path)
    assert (raised.value.code, raised.value.params) == (
        "library.value_unknown", {"name": "改过.onex", "table": "plans"},
    )  # fmt: skip


@pytest.mark.skipif(os.name != "posix", reason="SQLite takes any path that Windows does")
def test_a_path_longer_than_sqlite_takes_is_called_too_long(tmp_path: Path) -> None:
    folder = tmp_path.joinpath(*["长" * 50] * 4)
    folder.mkdir(parents=True)
    with fault("library.path_too_long"):
        libraries.create(folder / "库.onex")
    assert list(folder.iterdir()) == []
    shutil.copy(factories.sample_file(tmp_path / "示例.onex"), folder / "库.onex")
    with fault("library.path_too_long"):
        libraries.open_library(folder / "库.onex", data_folder=tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="SQLite takes any path that Windows does")
def test_a_library_can_be_made_at_the_longest_path_that_is_taken(tmp_path: Path) -> None:
    longest = gate.MOST_PATH_BYTES - gate.SPARE_TO_MAKE
    room = longest - len(os.fsencode(tmp_path.resolve())) - len("/库.onex".encode())
    folder = tmp_path
    while room:
        part = min(room, 200) if room != 201 else 100
        folder /= "a" * (part - 1)
        room -= part
    folder.mkdir(parents=True)
    path = folder / "库.onex"
    assert len(os.fsencode(path.resolve())) == longest
    libraries.create(path)
    libraries.open_library(path, data_folder=tmp_path).close()
