"""Faults T30 to T45 of what people have in their files: each with its fixture and the sentence that is shown.

Files refused whole are in ``tests.exchange.bad_files``; here are those whose rows, cells or sheets are in question, and
those that are odd and go in all the same. ``test_every_fault_is_met`` holds that none of the sixteen is missing.
"""

from __future__ import annotations

import itertools
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tests import factories
from tests.exchange import books
from tests.exchange.bad_files import BAD
from tests.exchange.wps_file import wps

from onex_desktop.domain.catalogue import OrganizationDraft
from onex_desktop.domain.sheets import CellProblem, RowState
from onex_desktop.runtime.watching import Cancelled, Stage, Watch
from onex_desktop.services import campus, catalogue, exporting, importing, teaching
from onex_desktop.wording.problems import sentence

STUDENT = ("学号", "姓名", "班级", "身份证号", "离校日期")
LIBREOFFICE = Path(__file__).parents[1] / "exchange" / "files" / "libreoffice.xls"


@dataclass(frozen=True)
class Fault:
    """A file, what is said of it at which cell (nothing where it goes in whole), and how many rows it adds."""

    make: Callable[[Path], object]
    cell: str = ""
    words: str = ""
    new: int = 0
    ending: str = "xlsx"
    kind: str = "teachers"


def teachers(*rows: Sequence[object], tweak: Callable[[Worksheet], None] | None = None) -> Callable[[Path], object]:
    return lambda path: books.teachers(path, *rows, tweak=tweak)


def student(*cells: object) -> Callable[[Path], object]:
    return lambda path: books.book(path, [STUDENT, cells], "学生")


def text(content: str, encoding: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(content, encoding=encoding)


def formula(kind: str, value: str) -> Callable[[Path], object]:
    cell = f'<c r="B2"{kind}><f>A1/0</f>{value}</c>'
    head = '<row r="1"><c r="A1" t="inlineStr"><is><t>工号</t></is></c>'
    head += '<c r="B1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    return lambda path: books.sheet_xml(path, f'{head}<row r="2"><c r="A2"><v>1</v></c>{cell}</row>')


def set_title(title: str, state: str = "visible") -> Callable[[Worksheet], None]:
    def tweak(page: Worksheet) -> None:
        assert page.parent is not None
        made: Any = page.parent.create_sheet(title)
        made.sheet_state = state
        made.append(["工号", "姓名"])
        made.append(["9", "隐"])

    return tweak


def hide(row: int = 0, column: str = "") -> Callable[[Worksheet], None]:
    def tweak(page: Worksheet) -> None:
        if row:
            page.row_dimensions[row].hidden = True
        if column:
            page.column_dimensions[column].hidden = True

    return tweak


def titled(path: Path) -> object:
    rows = [("2026 年教师一览表",), (), books.HEADING, ("1", "甲"), (), ("2", "乙"), ("合计", 2)]
    return books.book(path, rows, tweak=lambda page: page.merge_cells("A1:E1"))


TABLE = "工号\t姓名\n0007\t王红然\n0008\t李重重\n"

FAULTS: dict[str, Fault] = {
    "T32 an old workbook named xlsx": Fault(books.old_xls, new=1),
    "T32 a text table named xlsx": Fault(text(TABLE.replace("\t", ","), "utf-8"), new=2),
    "T32 a workbook named xls": Fault(teachers(("1", "甲")), new=1, ending="xls"),
    "T32 a workbook of WPS named et": Fault(teachers(("1", "甲")), new=1, ending="et"),
    "T33 what WPS saves": Fault(wps, new=2),
    "T34 a merged heading": Fault(titled, new=2),
    "T34 merged cells below the heading": Fault(
        teachers(("1", "甲", "讲师"), ("2", "乙"), tweak=lambda page: page.merge_cells("C2:C3")),
        "C3", "这一格在合并单元格 C2:C3 里，不知道该填什么，没有导入。", new=1,
    ),
    "T35 a reference gone": Fault(formula(' t="e"', "<v>#REF!</v>"), "B2", "这一格是公式错误 #REF!，没有导入。"),
    "T35 a division by zero": Fault(formula(' t="e"', "<v>#DIV/0!</v>"), "B2", "这一格是公式错误 #DIV/0!，没有导入。"),
    "T35 nothing found": Fault(formula(' t="e"', "<v>#N/A</v>"), "B2", "这一格是公式错误 #N/A，没有导入。"),
    "T35 a formula without its value": Fault(formula("", ""), "B2", "这一格是公式，但文件里没有保存结果，没有导入。"),
    "T36 a day that no calendar has": Fault(
        student("1", "甲", "一班", "", "2026-02-30"), "E2", "“离校日期”里的“2026-02-30”在日历上没有，没有导入。",
        kind="students",
    ),
    "T36 words for a day": Fault(
        student("1", "甲", "一班", "", "明年"), "E2", "“离校日期”里的“明年”不是日期，没有导入。", kind="students"
    ),
    "T36 a number that Excel made a day of": Fault(
        teachers((date(2026, 3, 1), "甲")), "A2", "“工号”里的内容被 Excel 变成了日期（2026-03-01"
    ),
    "T37 wide digits, odd spaces, no width": Fault(teachers(("００\xa01\u200b", "王\u3000红然\t")), new=1),
    **{
        f"T38 {encoding} by {name}": Fault(text(TABLE.replace("\t", mark), encoding), new=2, ending="csv")
        for (name, mark), encoding in zip(
            itertools.cycle({"comma": ",", "tab": "\t", "semicolon": ";"}.items()),
            ("utf-8", "utf-8-sig", "gbk", "gb18030", "utf-16"),
            strict=False,
        )
    },
    "T39 a number with its last digits gone": Fault(
        student("1", "甲", "一班", 1.10105194912310e17), "D2", "被 Excel 当成了数字，末尾几位已丢失", kind="students"
    ),
    "T39 a check digit": Fault(
        student("1", "甲", "一班", "110105194912310021"), "D2", "校验位不符", kind="students"
    ),
    "T39 fifteen digits": Fault(student("1", "甲", "一班", "110105491231002"), "D2", "是 15 位旧号码", kind="students"),
    "T40 hidden rows": Fault(
        teachers(("1", "甲"), ("2", "乙"), tweak=hide(row=3)), "A3", "有 1 行是隐藏的（第 3 行），同样导入。", new=2
    ),
    "T40 hidden columns": Fault(
        teachers(("1", "甲", "讲师"), tweak=hide(column="C")), "C1", "C 列是隐藏的，同样导入。", new=1
    ),
    "T40 a hidden sheet": Fault(
        teachers(("1", "甲"), tweak=set_title("旧表", "hidden")), "", "工作表“旧表”是隐藏的，已跳过。", new=1
    ),
    "T40 totals and blank rows": Fault(titled, "A7", "第 7 行是合计行，已跳过。", new=2),
    "T40 a heading twice": Fault(
        lambda path: books.book(path, [("工号", "姓名", "姓名"), ("1", "甲", "乙")]), "C1", "“姓名”列出现了两次"
    ),
    "T40 no heading at all": Fault(
        lambda path: books.book(path, [("x", "y"), ("1", "甲")]), "", "前 10 行里找不到标题行"
    ),
    "T41 a teacher in two sheets": Fault(
        teachers(("9", "甲"), tweak=set_title("教师名单")), "A2", "与 教师!A2 是同一条记录，没有导入。", new=1
    ),
}  # fmt: skip


def found(fault: Fault, path: Path) -> tuple[list[CellProblem], int]:
    ctx = factories.empty_library(path.parent)
    factories.add_class_group(ctx, factories.add_major(ctx), campus.add_cohort(ctx, 2019).first("cohorts"), "一班")
    file = importing.read(ctx, path)
    plan = importing.plan(ctx, file, {file.sheets[0].name: fault.kind})
    return [*plan.problems, *plan.remarks], plan.count(RowState.NEW)


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_odd_goes_in_or_is_said_at_its_cell(tmp_path: Path, name: str) -> None:
    fault = FAULTS[name]
    path = tmp_path / f"教师.{fault.ending}"
    fault.make(path)
    said, new = found(fault, path)
    words = [(problem.cell, sentence(problem.problem.code, problem.problem.params)) for problem in said]
    assert new == fault.new, words
    assert not fault.words or any(cell == fault.cell and fault.words in line for cell, line in words), words


def test_t37_what_was_typed_oddly_is_kept_tidy_and_shown_as_it_was(tmp_path: Path) -> None:
    ctx, path = factories.empty_library(tmp_path), tmp_path / "a.xlsx"
    FAULTS["T37 wide digits, odd spaces, no width"].make(path)
    file = importing.read(ctx, path)
    plan = importing.plan(ctx, file)
    (row,) = importing.preview(file, plan, file.sheets[0].name)
    assert row.original("number") == "００\xa01\u200b"
    importing.apply(ctx, plan)
    (stored,) = teaching.teachers(ctx)
    assert (stored.draft.number, stored.draft.name) == ("00 1", "王 红然")


def test_t41_the_same_file_twice_is_recognised(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", ("1", "甲"))
    importing.apply(ctx, importing.plan(ctx, path))
    plan = importing.plan(ctx, path)
    (remark,) = (r for r in plan.remarks if r.problem.code == "import.file_imported_before")
    assert "导入过（“a.xlsx”，新增 1 行，修改 0 行）" in sentence(remark.problem.code, remark.problem.params)
    assert plan.count(RowState.UNCHANGED) == 1


@pytest.mark.parametrize("name", ["=HYPERLINK(1)", "+86", "-甲", "@SUM(A1)"])
def test_t42_text_is_no_formula_in_what_is_written(tmp_path: Path, name: str) -> None:
    ctx = factories.empty_library(tmp_path)
    catalogue.save_organization(ctx, OrganizationDraft(name))
    exporting.export(ctx, tmp_path / "a.xlsx", ["organizations"])
    with zipfile.ZipFile(tmp_path / "a.xlsx") as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()
    exporting.export(ctx, tmp_path / "a.csv", ["organizations"])
    assert f"\n'{name}," in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize("stage", [Stage.READING, Stage.CHECKING, Stage.WRITING])
def test_t45_an_import_stops_within_a_second_and_leaves_no_trace(tmp_path: Path, stage: Stage) -> None:
    ctx = factories.empty_library(tmp_path)
    path = books.teachers(tmp_path / "a.xlsx", *((str(n), f"教师{n}", "讲师") for n in range(3000)))
    before = factories.dump(ctx.library.path)
    asked: list[float] = []

    def report(at: Stage, _done: int, _total: int) -> None:
        if at is stage and not asked:
            asked.append(time.process_time())

    watch = Watch(lambda: bool(asked), report)
    with pytest.raises(Cancelled):
        importing.apply(ctx, importing.plan(ctx, path, watch=watch), watch)
    assert time.process_time() - asked[0] < 1
    assert factories.dump(ctx.library.path) == before


def test_every_fault_is_met() -> None:
    own = {name for name in globals() if name.startswith("test_t")}
    met = {int(number) for name in (*BAD, *FAULTS, *own) for number in re.findall(r"^(?:T|test_t)(\d\d)", name)}
    assert met == set(range(30, 46))


CHILD = """
import sys, time
from pathlib import Path
from onex_desktop.services import importing, libraries
libraries.create(Path("a.onex"))
ctx = libraries.open_library(Path("a.onex"), data_folder=Path.cwd())
for name in sys.argv[1:]:
    kind, _, path = name.partition("=")
    start = time.process_time()
    file = importing.read(ctx, Path(path))
    importing.plan(ctx, file, {file.sheets[0].name: kind})
    seconds = time.process_time() - start
    peak = next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
    print(seconds, int(peak.split()[1]) / 1024)
ctx.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured by the kernel's own figures")
def test_none_takes_more_than_two_seconds_or_300_mb(tmp_path: Path) -> None:
    # Those refused whole are measured in tests/exchange/test_bad_files.py.
    names = []
    for at, fault in enumerate(FAULTS.values()):
        path = tmp_path / f"{at}.{fault.ending}"
        fault.make(path)
        names.append(f"{fault.kind}={path}")
    done = subprocess.run(  # noqa: S603 -- our own interpreter and text
        [sys.executable, "-c", CHILD, *names], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    measured = [tuple(map(float, line.split())) for line in done.stdout.splitlines()]
    assert len(measured) == len(FAULTS)
    assert max(seconds for seconds, _ in measured) < 2
    assert max(megabytes for _, megabytes in measured) < 300
