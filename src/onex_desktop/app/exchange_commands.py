"""Commands about Excel: import, export, template."""

from __future__ import annotations

import argparse
import json
import sys
from contextlib import nullcontext

from onex_desktop.app import arguments, json_output
from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.app.library_commands import opened
from onex_desktop.app.single_instance import writer_lock
from onex_desktop.domain.sheets import CellProblem, ImportPlan, RowState
from onex_desktop.services import exporting, importing
from onex_desktop.wording.problems import sentence


def import_(options: argparse.Namespace) -> int:
    """Show what a file would do to the library, and do it unless rows are refused or it is a rehearsal."""
    sheets = _sheets(options.sheet)
    lock = nullcontext() if options.dry_run else writer_lock(options.library)
    with lock, opened(options.library) as ctx:
        file = importing.read(ctx, options.file)
        plan = importing.plan(ctx, file, sheets)
        is_applied = False
        marked = importing.mark(file, plan.problems) if options.marked and plan.problems else None
        if plan.is_clean and not options.dry_run:
            importing.apply(ctx, plan)
            is_applied = True
    if options.json:
        content = json_output.import_plan(plan, is_applied=is_applied, marked=marked)
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        _show(plan, is_applied=is_applied)
        if marked is not None:
            sys.stdout.write(f"问题已标注在 {marked}\n")
    return ExitStatus.DONE if plan.is_clean else ExitStatus.PROBLEMS


def export(options: argparse.Namespace) -> int:
    """Write the library as a workbook."""
    with opened(options.library) as ctx:
        exporting.export(ctx, options.out, options.sheet)
    sys.stdout.write(f"已写成 {options.out}\n")
    return ExitStatus.DONE


def template(options: argparse.Namespace) -> int:
    """Write a blank workbook to fill in."""
    exporting.template(options.out, options.sheet)
    sys.stdout.write(f"已写成 {options.out}\n")
    return ExitStatus.DONE


def _show(plan: ImportPlan, *, is_applied: bool) -> None:
    titles = dict(exporting.sheet_words())
    for sheet in plan.sheets:
        counts = "，".join(f"{word} {sheet.count(state)}" for state, word in _STATES.items())
        sys.stdout.write(f"{sheet.name}（{titles[sheet.spec]}）：{counts}\n")
    for remark in plan.remarks:
        sys.stdout.write(f"提示  {_worded(remark)}\n")
    for problem in plan.problems:
        sys.stderr.write(f"错误  {_worded(problem)}\n")
    sys.stdout.write(_outcome(plan, is_applied=is_applied) + "\n")


_STATES = {RowState.NEW: "新增", RowState.CHANGED: "修改", RowState.UNCHANGED: "不变", RowState.REFUSED: "不能导入"}


def _outcome(plan: ImportPlan, *, is_applied: bool) -> str:
    if not plan.is_clean:
        return f"共 {len(plan.problems)} 个问题，没有导入任何一行。改正后重新导入。"
    changes = plan.count(RowState.NEW) + plan.count(RowState.CHANGED)
    if not is_applied:
        return f"仅预览，没有写入。导入将改动 {changes} 行。"
    return f"已导入，改动 {changes} 行。可用 undo 一步撤销。" if changes else "文件与库一致，没有改动。"


def _worded(found: CellProblem) -> str:
    place = "!".join(filter(None, (found.sheet, found.cell)))
    text = sentence(found.problem.code, found.problem.params)
    return f"{place}：{text}" if place else text


def _sheets(words: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        name, sign, spec = word.rpartition("=")
        if not sign or not name or not spec:
            arguments.build().error(f"--sheet 应写成 工作表=种类，而不是 {word}")
        found[name] = spec
    return found
