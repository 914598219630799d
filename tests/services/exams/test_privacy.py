"""Identity numbers appear in full nowhere but in the library and in the one list that is asked for by its name."""

from __future__ import annotations

import io
import json
import logging
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests import exam_school
from tests.exam_school import School
from tests.exchange import books

from onex_desktop.app import command_line, json_output
from onex_desktop.domain.exams.id_numbers import IdNumber
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import checking, dashboard, exams, exporting, importing, reporting, undo
from onex_desktop.wording.problems import sentence

CLEAR = [exam_school.identity(at).clear() for at in range(1, 6)]
WRONG = "110105200109260099"


@pytest.fixture
def school(tmp_path: Path) -> School:
    school = exam_school.small_school(tmp_path)
    school.register(school.first, 1, 2, 3, 4, 5, 6)
    return school


def _hides(text: str) -> bool:
    return not any(number in text for number in [*CLEAR, WRONG])


def _text_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return "".join(page.extract_text() for page in PdfReader(path).pages)
    return repr(books.content(path))


@pytest.mark.parametrize("kind", ["roster", "sign-in", "results", "resits"])
@pytest.mark.parametrize("suffix", ["pdf", "xlsx"])
def test_lists_of_a_session_are_masked(school: School, tmp_path: Path, kind: str, suffix: str) -> None:
    if kind == "resits":
        exams.release(school.ctx, school.first, absent_if_blank=True)
    path = tmp_path / f"x.{suffix}"
    reporting.write(school.ctx, "exam-roster", path, "pdf" if suffix == "pdf" else "xlsx", {"kind": kind})
    text = _text_of(path).replace("\n", "")
    assert _hides(text)
    assert ("110***********0017" in text) is (kind == "roster")


def test_exports_are_masked_unless_the_list_says_so(school: School, tmp_path: Path) -> None:
    exporting.export(school.ctx, tmp_path / "a.xlsx")
    assert _hides(_text_of(tmp_path / "a.xlsx"))
    exporting.export(school.ctx, tmp_path / "b.xlsx", ["学生（含身份证号）"])
    assert all(number in _text_of(tmp_path / "b.xlsx") for number in CLEAR)


def test_rows_drafts_and_plans_show_themselves_masked(school: School) -> None:
    shown = [
        repr(exams.students(school.ctx)),
        repr(exams.registrations(school.ctx)),
        repr(exams.plan_text(school.ctx, school.second, f"0019001 王一 {CLEAR[0]}\n0019002 李二 {WRONG}")),
        "".join(f"{row.id_number}" for row in exams.registrations(school.ctx)),
    ]
    assert [_hides(text) for text in shown] == [True] * 4


def test_refusals_are_masked(school: School, caplog: pytest.LogCaptureFixture) -> None:
    (student, *_) = exams.students(school.ctx)
    with pytest.raises(ProblemsFound) as caught:
        exams.save_student(school.ctx, replace(student.draft, id_number=IdNumber.read(WRONG)), student.id)
    with pytest.raises(ProblemsFound) as again:
        exams.save_student(school.ctx, replace(student.draft, number="9", id_number=IdNumber.read(CLEAR[1])))
    logging.getLogger("onex_desktop").error("%r %r", caught.value, student)
    told = [*caught.value.problems, *again.value.problems]
    words = "".join(sentence(problem.code, problem.params) + repr(problem) for problem in told)
    assert _hides(words + caplog.text + repr(caught.value))
    assert "110***********0099" in words


def test_a_plan_to_import_is_told_masked(school: School, tmp_path: Path) -> None:
    head = ("学号", "姓名", "班级", "身份证号")
    path = books.book(tmp_path / "a.xlsx", [head, ("0019001", "王一", "新能源1901班", WRONG)], "学生")
    plan = importing.plan(school.ctx, path)
    assert _hides(json.dumps(json_output.import_plan(plan, is_applied=False), ensure_ascii=False) + repr(plan))


def test_the_command_line_and_its_log_are_masked(school: School, tmp_path: Path, desk: Path) -> None:
    library = school.ctx.library.path
    school.ctx.close()
    head = ("学号", "姓名", "班级", "身份证号")
    path = books.book(tmp_path / "a.xlsx", [head, ("0019001", "王一", "新能源1901班", WRONG)], "学生")
    said = io.StringIO()
    for words in (["stats"], ["check", "--json"], ["journal", "--json"], ["import", str(path), "--json"]):
        with redirect_stdout(said), redirect_stderr(said):
            command_line.run([words[0], str(library), *words[1:]])
    logs = "".join(file.read_text(encoding="utf-8") for file in desk.rglob("*.log*"))
    assert said.getvalue()
    assert _hides(said.getvalue() + logs)


def test_findings_figures_and_history_are_masked(school: School) -> None:
    shown = repr(checking.check(school.ctx)) + repr(dashboard.dashboard(school.ctx)) + repr(undo.history(school.ctx))
    assert _hides(shown)
