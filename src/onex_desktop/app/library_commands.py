"""Commands about a library as a whole."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onex_desktop.app import json_output
from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import Severity
from onex_desktop.runtime.clock import system_clock
from onex_desktop.services import backup as backups
from onex_desktop.services import checking, dashboard, libraries
from onex_desktop.services import undo as undoing
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import figures as workload_figures
from onex_desktop.wording import figures, labels
from onex_desktop.wording.problems import sentence
from onex_desktop.wording.steps import step_label


@contextmanager
def opened(path: Path) -> Iterator[AppContext]:
    """Open a library for one command and close it behind it."""
    ctx = libraries.open_library(path)
    try:
        yield ctx
    finally:
        ctx.close()


def init(options: argparse.Namespace) -> int:
    """Make a library."""
    libraries.create(options.library, with_sample=options.sample)
    _print(f"已建立 {options.library}" + ("，并载入示例学校。" if options.sample else "。"))
    return ExitStatus.DONE


def stats(options: argparse.Namespace) -> int:
    """Print the figures of the library."""
    with opened(options.library) as ctx:
        found = json_output.stats(dashboard.dashboard(ctx), checking.find_problems(ctx), workload_figures.terms(ctx))
    if options.json:
        _print_json(found)
    else:
        _print("\n".join(figures.lines(found)))
    return ExitStatus.DONE


def check(options: argparse.Namespace) -> int:
    """Run the health check; the status says whether there are errors."""
    with opened(options.library) as ctx:
        found = checking.check(ctx)
    if options.json:
        _print_json(json_output.check(found))
    else:
        for problem in found.problems:
            _print(f"{labels.SEVERITIES[problem.severity]}  {sentence(problem.code, problem.params)}")
        counts = "，".join(f"{labels.SEVERITIES[s]} {found.count(s)}" for s in Severity)
        _print(f"体检完成：文件{'完好' if found.integrity.ok else '有问题'}；{counts}。")
    return ExitStatus.DONE if found.ok else ExitStatus.PROBLEMS


def journal(options: argparse.Namespace) -> int:
    """Print the steps from the newest to the oldest."""
    with opened(options.library) as ctx:
        steps = undoing.history(ctx, options.limit)
    if options.json:
        _print_json(json_output.journal(steps))
    else:
        for step in steps:
            mark = "（已撤销）" if step.undone else ""
            _print(f"{step.seq:>6}  {step.at}  {step.actor}  {step_label(step.kind, step.code, step.subject)}{mark}")
    return ExitStatus.DONE


def undo(options: argparse.Namespace) -> int:
    """Take back the newest step."""
    from onex_desktop.app.single_instance import writer_lock

    with writer_lock(options.library), opened(options.library) as ctx:
        return _report_step(undoing.undo(ctx))


def redo(options: argparse.Namespace) -> int:
    """Do again what was taken back last."""
    from onex_desktop.app.single_instance import writer_lock

    with writer_lock(options.library), opened(options.library) as ctx:
        return _report_step(undoing.redo(ctx))


def backup(options: argparse.Namespace) -> int:
    """Write a verified backup."""
    with opened(options.library) as ctx:
        if options.out is None:
            target = backups.now(ctx).path
            files = 0
        else:
            files = backups.to_file(ctx, options.out)
            target = options.out
    _print(f"已备份到 {target}（已校验）。" + (f"{files} 个佐证文件一同放在旁边。" if files else ""))
    return ExitStatus.DONE


def restore(options: argparse.Namespace) -> int:
    """Put a backup in the place of a library."""
    from onex_desktop.app.single_instance import writer_lock

    if options.library.exists() and options.backup.exists() and options.backup.samefile(options.library):
        raise EnvironmentFault("backup.is_target")
    with writer_lock(options.library):
        done = backups.restore(options.backup, options.library, system_clock())
    _print(f"已从 {options.backup} 恢复到 {options.library}。" + (f"原文件留作 {done.kept}。" if done.kept else ""))
    for problem in done.problems:
        _print(sentence(problem.code, problem.params))
    return ExitStatus.DONE


def _report_step(changed: Changed) -> int:
    if changed.step is not None:
        _print(f"已{step_label(changed.step.kind, changed.step.code, changed.step.subject)}")
    return ExitStatus.DONE


def _print(text: str) -> None:
    sys.stdout.write(f"{text}\n")


def _print_json(content: object) -> None:
    _print(json.dumps(content, ensure_ascii=False, indent=2))
