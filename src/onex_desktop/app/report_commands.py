"""Commands about reports."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from onex_desktop.app import arguments
from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.app.library_commands import opened
from onex_desktop.services import reporting


def report(options: argparse.Namespace) -> int:
    """List the reports, write one, or write all."""
    if options.list:
        return _list(as_json=options.json)
    if options.library is None:
        arguments.build().error("缺少参数 库文件")
    if options.all:
        return _write_all(options)
    if options.id is None:
        arguments.build().error("缺少参数 报表")
    kind = reporting.format_of(options.id, options.format or "pdf")
    parameters = _parameters(options.param)
    with opened(options.library) as ctx:
        document = reporting.compose(ctx, options.id, parameters)
        target = options.out or Path(reporting.file_name(document, kind))
        reporting.write_document(document, target, kind)
    sys.stdout.write(f"已写成 {target}\n")
    return ExitStatus.DONE


def _write_all(options: argparse.Namespace) -> int:
    if options.out is None:
        arguments.build().error("--all 需要用 --out 指定文件夹")
    with opened(options.library) as ctx:
        for target in reporting.write_all(ctx, options.out):
            sys.stdout.write(f"已写成 {target}\n")
    return ExitStatus.DONE


def _list(*, as_json: bool) -> int:
    rows = reporting.reports()
    if as_json:
        content = [
            {"id": row.id, "title": row.title, "formats": list(row.formats), "parameters": list(row.parameters)}
            for row in rows
        ]
        sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
    else:
        for row in rows:
            sys.stdout.write(f"{row.id:<22}{row.title}\n")
    return ExitStatus.DONE


def _parameters(words: list[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        name, sign, value = word.partition("=")
        if not sign or not name:
            arguments.build().error(f"--param 应写成 名称=值，而不是 {word}")
        found[name] = value
    return found
