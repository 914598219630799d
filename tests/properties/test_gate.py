"""The gate leaves every file as it was, whatever is in it."""

from __future__ import annotations

import struct
import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from tests.persistence.files import untouched

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.persistence import gate, schema

CODES = {
    "library.empty",
    "library.not_a_library",
    "library.foreign",
    "library.newer",
    "library.damaged",
}


@st.composite
def headers(draw: st.DrawFn) -> bytes:
    """Draw a file that looks like a library's beginning, with any numbers in it."""
    header = bytearray(draw(st.binary(min_size=100, max_size=100)))
    header[:16] = b"SQLite format 3\x00"
    header[68:72] = draw(st.sampled_from([b"ONEX", bytes(4)]) | st.binary(min_size=4, max_size=4))
    header[60:64] = struct.pack(">I", draw(st.integers(0, 4) | st.integers(0, 2**32 - 1)))
    header[16:18] = draw(st.sampled_from([b"\x10\x00", b"\x00\x01", b"\x00\x00"]))
    return bytes(header) + draw(st.binary(max_size=200))


@given(st.binary(max_size=300) | headers())
def test_any_file_is_left_alone_and_told_by_a_known_code(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "库.onex"
        path.write_bytes(content)
        with untouched(path):
            told = _told(path)
        assert told in {*CODES, *range(schema.HEAD_NUMBER + 1)}
        assert [entry.name for entry in Path(folder).iterdir()] == ["库.onex"]


def _told(path: Path) -> str | int:
    try:
        return gate.schema_number(path)
    except EnvironmentFault as fault:
        return fault.code
