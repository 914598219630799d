"""Files that are no tables, or attack: each is refused with its own sentence, quickly and in little memory."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest
from tests.exchange import books
from tests.exchange.bad_files import BAD, EXTERNAL, TEXT_CELL

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange import reader
from onex_desktop.wording.problems import sentence


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_own_sentence(tmp_path: Path, name: str) -> None:
    code, make = BAD[name]
    path = tmp_path / "教师（2026）.xlsx"
    make(path)
    with pytest.raises(EnvironmentFault) as fault:
        reader.read_sheets(path)
    assert fault.value.code == code
    assert (
        "没有" in sentence(code, fault.value.params)
        or "无法" in sentence(code, fault.value.params)
        or "" in sentence(code, fault.value.params)
    )


def test_the_sentences_for_bad_files_differ() -> None:
    codes = {code for code, _ in BAD.values()}
    assert len({sentence(code) for code in codes}) == len(codes) >= 10


def test_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentFault) as missing:
        reader.read_sheets(tmp_path / "没有.xlsx")
    with pytest.raises(EnvironmentFault) as folder:
        reader.read_sheets(tmp_path)
    assert (missing.value.code, folder.value.code) == ("import.missing", "import.not_a_table")


CHILD = """
import sys, time
from pathlib import Path
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange import reader
for name in sys.argv[1:]:
    start = time.process_time()
    try:
        reader.read_sheets(Path(name))
    except EnvironmentFault as fault:
        seconds = time.process_time() - start
        peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
        print(fault.code, seconds, int(peak.split()[1]) / 1024)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by the kernel's own figures")
def test_every_bad_file_is_refused_within_two_seconds_and_300_mb(tmp_path: Path) -> None:
    for at, (_, make) in enumerate(BAD.values()):
        make(tmp_path / f"{at}.xlsx")
    paths = [str(tmp_path / f"{at}.xlsx") for at in range(len(BAD))]
    done = subprocess.run(  # noqa: S603 -- our own interpreter and text
        [sys.executable, "-c", CHILD, *paths], capture_output=True, text=True, check=True
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [code for code, _, _ in lines] == [code for code, _ in BAD.values()]
    assert max(float(seconds) for _, seconds, _ in lines) < 2
    assert max(float(megabytes) for _, _, megabytes in lines) < 300


@pytest.mark.parametrize("seed", range(60))
def test_bytes_gone_wrong_are_a_sentence_and_never_a_crash(tmp_path: Path, seed: int) -> None:
    # A compiled reader was tried: some of these made it ask for 800 GB and end the whole program.
    chance = random.Random(seed)  # noqa: S311 -- a repeatable draw, no secret
    for make in (books.teachers, books.old_xls):
        path = make(tmp_path / "a.xlsx")
        content = bytearray(path.read_bytes())
        for _ in range(chance.randint(1, 8)):
            content[chance.randrange(len(content))] = chance.randrange(256)
        path.write_bytes(content)
        said = "read"
        try:
            reader.read_sheets(path)
        except EnvironmentFault as fault:
            said = sentence(fault.code, fault.params)
        assert said


def test_nothing_of_an_external_entity_leaks(tmp_path: Path) -> None:
    path = books.sheet_xml(tmp_path / "a.xlsx", TEXT_CELL.format("&x;"), before=EXTERNAL)
    with pytest.raises(EnvironmentFault) as fault:
        reader.read_sheets(path)
    assert "root" not in sentence(fault.value.code, fault.value.params)
