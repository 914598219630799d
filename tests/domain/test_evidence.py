"""Which files are taken in as evidence, and what is told of those that are kept."""

from __future__ import annotations

import pytest

from onex_desktop.domain.evidence import MOST_BYTES, FileRow, find_problems, missing, validate
from onex_desktop.domain.problems import Place, Problem, Severity

SYLLABUS = FileRow(1, "课程标准.pdf", "ab12cd34" + "0" * 56, 2048, "2020-09-01")
PHOTO = FileRow(2, "实训照片.jpg", "ef56ab78" + "1" * 56, 4096, "2020-09-02")
STRAY = "99" * 32


@pytest.mark.parametrize("name", ["课程标准.pdf", "安装.exe.jpg", "说明"])
def test_what_does_not_run_is_taken_in_up_to_the_limit(name: str) -> None:
    assert validate(name, 100 * 1024 * 1024) is None


@pytest.mark.parametrize("name", ["安装.exe", "脚本.PS1", "网址.url"])
def test_a_program_is_not_evidence(name: str) -> None:
    assert validate(name, 1) == Problem("evidence.file_runs", params={"name": name}, where=Place("mapping"))


def test_a_file_above_the_limit_is_told_in_megabytes() -> None:
    assert validate("录像.mp4", MOST_BYTES + 1) == Problem(
        "evidence.file_too_large", params={"name": "录像.mp4", "limit": 100}, where=Place("mapping")
    )


def test_a_file_without_bytes_is_told_at_the_cell_it_proves() -> None:
    cell = Place("mapping", 5, "车载网络")
    assert missing([SYLLABUS, PHOTO], {PHOTO.digest}) == [SYLLABUS]
    assert find_problems([SYLLABUS, PHOTO], {PHOTO.digest}, (), {1: cell, 2: Place("mapping", 6)}, {PHOTO.digest}) == [
        Problem("evidence.file_missing", Severity.WARNING, {"name": "课程标准.pdf", "digest": "ab12cd34"}, cell)
    ]


def test_files_that_nothing_refers_to_are_counted_without_those_undo_brings_back() -> None:
    stored = {SYLLABUS.digest, PHOTO.digest, STRAY}
    assert find_problems([SYLLABUS], stored, {PHOTO.digest}, {}, ()) == [
        Problem("evidence.file_unknown", Severity.INFO, {"count": 1})
    ]
    assert find_problems([SYLLABUS], {SYLLABUS.digest, PHOTO.digest}, {PHOTO.digest}, {}, ()) == []


def test_a_file_that_backups_still_have_is_told_apart() -> None:
    rows = [SYLLABUS, PHOTO]
    assert [found.code for found in find_problems(rows, (), (), {}, {PHOTO.digest})] == [
        "evidence.file_missing",
        "evidence.file_in_backup",
    ]
