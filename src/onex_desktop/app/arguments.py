"""The words of the command line, with their help in Chinese."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NoReturn

from onex_desktop import __version__
from onex_desktop.app.exit_status import ExitStatus

PROGRAM: Final = "onex-desktop"
COMMANDS: Final = (
    "init",
    "import",
    "export",
    "template",
    "report",
    "stats",
    "check",
    "journal",
    "undo",
    "redo",
    "backup",
    "restore",
    "workload",
    "smoke",
)


class Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese and leaves with the status for wrong use."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where the help is."""
        sys.stderr.write(f"命令写法不对：{_translated(message)}。用 {self.prog} --help 查看写法。\n")
        sys.exit(ExitStatus.WRONG_USE)

    def format_help(self) -> str:
        """Return the help with argparse's own headings in Chinese."""
        text = super().format_help()
        for english, chinese in _HEADINGS.items():
            text = text.replace(english, chinese)
        return text


_HEADINGS = {
    "usage: ": "用法：",
    "positional arguments:": "参数：",
    "options:": "选项：",
    "show this help message and exit": "显示本说明",
}

_PHRASES = {
    "the following arguments are required: ": "缺少参数 ",
    "unrecognized arguments: ": "不认识的参数 ",
    "expected one argument": "后面缺少一个值",
    "expected at least one argument": "后面至少要一个值",
    "argument ": "参数 ",
    "invalid choice: ": "没有这个选择：",
    "invalid int value: ": "应为整数：",
    "invalid positive value: ": "应为大于 0 的整数：",
    "choose from": "可选",
    "not allowed with": "不能同时用于",
    "one of the arguments": "以下参数必选其一：",
    "is required": "",
    "ignored explicit argument": "多余的值",
}


def _translated(message: str) -> str:
    for english, chinese in _PHRASES.items():
        message = message.replace(english, chinese)
    return message.strip()


def build() -> Parser:
    """Return the parser of all commands; the window has none of them."""
    parser = Parser(prog=PROGRAM, description="书证融通工作台：1+X 证书工作。不带命令时打开窗口：onex-desktop [库文件]")
    parser.add_argument("--version", action="version", version=f"书证融通工作台 {__version__}", help="显示版本")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令", parser_class=Parser)

    init = _command(commands, "init", "新建库")
    init.add_argument("--sample", action="store_true", help="载入示例学校")

    _add_exchange(commands)

    report = commands.add_parser("report", help="生成报表")
    report.add_argument("library", type=Path, nargs="?", metavar="库文件")
    report.add_argument("id", nargs="?", metavar="报表")
    report.add_argument("--list", action="store_true", help="列出全部报表")
    report.add_argument("--all", action="store_true", help="生成全部报表，--out 指定文件夹")
    report.add_argument("--out", type=Path, metavar="文件", help="写到哪里；缺省为当前文件夹")
    report.add_argument("--format", metavar="格式", help="pdf 或 xlsx，可继续编辑的报表还有 docx；缺省 pdf")
    report.add_argument("--param", action="append", default=[], metavar="名称=值", help="报表参数，可重复")
    report.add_argument("--json", action="store_true", help="--list 输出 JSON")

    _command(commands, "stats", "全库数字").add_argument("--json", action="store_true", help="输出 JSON")
    _command(commands, "check", "数据体检").add_argument("--json", action="store_true", help="输出 JSON")
    journal = _command(commands, "journal", "修改记录")
    journal.add_argument("--limit", type=positive, metavar="条数", help="只看最近若干条")
    journal.add_argument("--json", action="store_true", help="输出 JSON")
    _command(commands, "undo", "撤销最近一步")
    _command(commands, "redo", "重做刚撤销的一步")
    _command(commands, "backup", "备份").add_argument("--out", type=Path, metavar="文件", help="写到指定文件")

    restore = commands.add_parser("restore", help="从备份恢复")
    restore.add_argument("backup", type=Path, metavar="备份文件")
    restore.add_argument("library", type=Path, metavar="库文件")
    workload = commands.add_parser("workload", help="按折算办法计算一项工作量，并写出过程")
    workload.add_argument("rule_set", nargs="?", metavar="办法", help="如 P1，或规则文件（.toml、.json）")
    workload.add_argument("values", nargs="*", metavar="名称=值", help="如 hours=64 students=51")
    workload.add_argument("--list", action="store_true", help="列出随程序的办法及来源")
    workload.add_argument("--json", action="store_true", help="输出 JSON")
    commands.add_parser("smoke", help="自检：打开窗口、字体、报表，完成即退出")
    return parser


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of a command; what a command has no use for is refused.

    argparse takes no further values once an option has come between them: ``workload P1 --json hours=64``.
    """
    parser = build()
    options, rest = parser.parse_known_args(argv)
    if rest and (options.command != "workload" or any(word.startswith("-") for word in rest)):
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    if rest:
        options.values += rest
    return options


def _add_exchange(commands: argparse._SubParsersAction[Parser]) -> None:
    importing = _command(commands, "import", "导入 Excel（xlsx、xls、csv）")
    importing.add_argument("file", type=Path, metavar="文件")
    importing.add_argument(
        "--sheet", action="append", default=[], metavar="工作表=种类", help="指明某个工作表是哪种表，可重复"
    )
    importing.add_argument("--marked", action="store_true", help="有问题时另存一份标注了问题的副本")
    importing.add_argument("--dry-run", action="store_true", help="只预览，不写入")
    importing.add_argument("--json", action="store_true", help="输出 JSON")
    export = _command(commands, "export", "导出为 Excel")
    export.add_argument("out", type=Path, metavar="输出.xlsx", help="以 .csv 结尾时写成文本表，只能一种")
    template = commands.add_parser("template", help="生成空白导入模板")
    template.add_argument("out", type=Path, metavar="输出.xlsx")
    for parser in (export, template):
        parser.add_argument("--sheet", action="append", default=[], metavar="种类", help="只要这种表，可重复")


def positive(text: str) -> int:
    """Return a whole number above zero; argparse words the refusal."""
    value = int(text)
    if value < 1:
        raise ValueError(text)
    return value


def _command(commands: argparse._SubParsersAction[Parser], name: str, help_text: str) -> Parser:
    parser = commands.add_parser(name, help=help_text)
    parser.add_argument("library", type=Path, metavar="库文件")
    return parser
