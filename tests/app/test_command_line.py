"""The command line as other programs see it: output, exit statuses, no traceback."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.reports.registry import REPORTS
from onex_desktop.services import evidence

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def sample(tmp_path: Path, command: Run) -> Path:
    """Return a library with the sample school, made by the command line itself."""
    path = tmp_path / "教务 数据（2026）" / "示例.onex"
    path.parent.mkdir()
    assert command("init", path, "--sample")[0] == 0
    return path


def test_stats_of_the_sample_are_the_schools_own_figures(sample: Path, command: Run) -> None:
    status, out, _ = command("stats", sample, "--json")
    stats = json.loads(out)
    assert status == 0
    assert stats["pilots"] == {"certificates": 12, "majors": 16, "colleges": 7, "planned": 1246}
    assert stats["mapping"] == [
        {
            "certificate": "智能新能源汽车", "level": "中级", "plan": "新能源汽车技术 2020版", "unit": "module",
            "total": 5, "covered": 3, "weighted": "0.60", "uncovered": ["2-2", "2-5"],
        }
    ]  # fmt: skip
    assert stats["teaching"] == {
        "slots": 12,
        "assigned": 12,
        "teachers": 9,
        "teachers_on_several_modules": ["李重重", "王红然", "张世刚"],
    }
    exams = stats["exams"]
    assert (exams["planned"], exams["attended"], exams["passed"], exams["released"]) == (1246, 1251, 410, 654)
    assert (exams["pending_certificates"], exams["pass_rate"]) == (5, "0.6269")


def test_an_exam_row_knows_pending_from_zero(sample: Path, command: Run) -> None:
    rows = json.loads(command("stats", sample, "--json")[1])["exams"]["rows"]
    by_number = {row["no"]: row for row in rows}
    pending, zero, partial = by_number[4], by_number[5], by_number[10]
    assert (pending["passed"], pending["pass_rate"], pending["state"]) == (None, None, "pending")
    assert (zero["passed"], zero["pass_rate"], zero["state"]) == (0, "0.0000", "released")
    assert (partial["released"], partial["pass_rate"], partial["state"]) == (154, "0.9805", "partial")
    assert by_number[2]["attendance_rate"] == "1.4857"


def test_check_finds_every_contradiction_of_the_deck_and_exits_zero(sample: Path, command: Run) -> None:
    status, out, _ = command("check", sample, "--json")
    found = json.loads(out)
    assert status == 0
    assert found["ok"] is True
    assert found["integrity"] == {
        "file": "ok",
        "foreign_keys": "ok",
        "journal_chain": "ok",
        "schema": "current",
    }
    severities = {problem["code"]: problem["severity"] for problem in found["problems"]}
    assert severities == {
        "reconcile.person_times": "warning",
        "reconcile.majors": "warning",
        "reconcile.passed": "warning",
        "reconcile.name": "info",
        "exams.rate_over_one": "info",
        "mapping.uncovered": "warning",
        "teaching.several_modules": "info",
    }


def test_a_broken_chain_is_an_error_that_names_the_step(sample: Path, command: Run) -> None:
    with sqlite3.connect(sample) as connection:
        connection.execute("UPDATE journal_changes SET after = replace(after, '李重重', '李轻轻') WHERE seq = 2")
    connection.close()
    status, out, _ = command("check", sample, "--json")
    found = json.loads(out)
    assert status == 1
    assert found["problems"][0]["code"] == "journal.chain_broken"
    assert found["problems"][0]["params"] == {"step": 2}


def test_undo_and_redo_from_the_terminal_survive_between_runs(sample: Path, command: Run) -> None:
    assert command("undo", sample)[0] == 0
    assert json.loads(command("stats", sample, "--json")[1])["pilots"]["certificates"] == 0
    assert command("redo", sample)[0] == 0
    assert json.loads(command("stats", sample, "--json")[1])["pilots"]["certificates"] == 12
    kinds = [step["kind"] for step in json.loads(command("journal", sample, "--json")[1])]
    assert kinds == ["redo", "undo", "do", "do"]


def test_nothing_to_undo_is_a_sentence_and_status_one(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "空.onex"
    command("init", path)
    status, _, err = command("undo", path)
    assert (status, err) == (1, "没有可以撤销的操作。\n")


def test_journal_limit_keeps_the_newest(sample: Path, command: Run) -> None:
    steps = json.loads(command("journal", sample, "--limit", 1, "--json")[1])
    assert [step["seq"] for step in steps] == [2]


def test_a_backup_restores_what_was_lost(sample: Path, tmp_path: Path, command: Run) -> None:
    copy = tmp_path / "备份.onex"
    assert command("backup", sample, "--out", copy)[0] == 0
    sample.write_bytes(b"scratched")
    assert command("restore", copy, sample)[0] == 0
    assert json.loads(command("stats", sample, "--json")[1])["pilots"]["planned"] == 1246
    assert [path.read_bytes() for path in sample.parent.glob("*.damaged-*")] == [b"scratched"]


def test_a_backup_and_a_restore_say_what_became_of_the_evidence(sample: Path, tmp_path: Path, command: Run) -> None:
    ctx = factories.open_at(sample)
    proof = tmp_path / "教学日历.docx"
    proof.write_bytes(b"calendar")
    evidence.attach(ctx, evidence.Cell("certificate", (1, 1)), [proof])
    ctx.close()
    copy = tmp_path / "备份.onex"
    assert command("backup", sample, "--out", copy)[1].endswith("（已校验）。1 个佐证文件一同放在旁边。\n")
    for folder in ("甲", "乙"):
        (tmp_path / folder).mkdir()
    assert command("restore", copy, tmp_path / "甲" / "库.onex")[1].count("\n") == 1
    for kept in (tmp_path / "备份.files").iterdir():
        kept.unlink()
    status, out, _ = command("restore", copy, tmp_path / "乙" / "库.onex")
    assert status == 0
    assert "有 1 个不在备份里" in out


@pytest.mark.parametrize(
    "words",
    [
        ("report", "LIBRARY", "no-such-report"),
        ("report", "LIBRARY", "matrix", "--param", "colour=red"),
        ("report", "LIBRARY", "matrix", "--param", "level=特级"),
        ("report", "LIBRARY", "matrix", "--format", "docx"),
        ("report", "LIBRARY", "cycle-review", "--format", "doc"),
        ("report", "LIBRARY", "matrix", "--colour"),
        ("report", "LIBRARY", "--all"),
        ("stats",),
        ("journal", "LIBRARY", "--limit", "0"),
        ("frobnicate",),
    ],
)
def test_wrong_use_exits_two_with_one_chinese_sentence(words: tuple[str, ...], sample: Path, command: Run) -> None:
    status, out, err = command(*(sample if word == "LIBRARY" else word for word in words))
    assert status == 2
    assert out == ""
    assert err.endswith("。\n")
    assert len(err.splitlines()) == 1


def _foreign(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE bookmarks(id INTEGER)")
    connection.close()


@pytest.mark.parametrize(
    ("make", "part"),
    [
        (lambda _path: None, "找不到"),
        (lambda path: path.mkdir(), "是文件夹"),
        (lambda path: path.write_bytes(b""), "0 字节"),
        (lambda path: path.write_text("这是一段文字"), "不是书证融通库"),
        (_foreign, "别的程序"),
    ],
)
def test_a_bad_library_exits_three_and_stays_as_it_was(
    make: Callable[[Path], object], part: str, tmp_path: Path, command: Run
) -> None:
    path = tmp_path / "库.onex"
    make(path)
    before = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    for name in ("stats", "check", "journal"):
        status, out, err = command(name, path)
        assert (status, out) == (3, "")
        assert part in err
    after = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None
    assert before == after


def test_init_never_overwrites(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "已有.onex"
    path.write_bytes(b"")
    status, _, err = command("init", path)
    assert (status, path.read_bytes()) == (3, b"")
    assert "已经存在" in err


DECK = {"pilot-overview", "matrix", "teaching-assignment", "exam-statistics", "course-reform", "plan-comparison"}


def test_all_reports_are_written_into_a_folder(sample: Path, tmp_path: Path, command: Run) -> None:
    folder = tmp_path / "报表"
    assert command("report", sample, "--all", "--out", folder)[0] == 0
    written = [path.suffix for path in folder.iterdir()]
    single = tmp_path / "一份.pdf"
    able = {spec.id for spec in REPORTS if command("report", sample, spec.id, "--out", single)[0] == 0}
    assert written == [".pdf"] * len(able)
    assert able >= DECK


def test_an_empty_library_has_figures_but_no_reports(tmp_path: Path, command: Run) -> None:
    path = tmp_path / "空.onex"
    command("init", path)
    stats = json.loads(command("stats", path, "--json")[1])
    assert (stats["pilots"]["planned"], stats["mapping"], stats["exams"]) == (0, [], None)
    status, _, err = command("report", path, "exam-statistics")
    assert status == 1
    assert "还没有" in err


def test_a_second_writer_is_told_who_holds_the_library(sample: Path, command: Run) -> None:
    from onex_desktop.app.single_instance import writer_lock

    with writer_lock(sample):
        status, _, err = command("undo", sample)
    assert status == 3
    assert "已在另一个窗口打开" in err


def test_a_bug_is_one_sentence_and_the_place_of_the_log(
    sample: Path, command: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onex_desktop.services import dashboard

    def broken(_ctx: object) -> None:
        raise RuntimeError("planted")

    monkeypatch.setattr(dashboard, "dashboard", broken)
    status, _, err = command("stats", sample)
    assert status == 3
    assert "Traceback" not in err
    assert "planted" not in err
    assert "日志" in err
