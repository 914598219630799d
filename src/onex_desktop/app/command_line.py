"""The command line: every use case without a window, and the way into the window."""

from __future__ import annotations

import argparse
import gc
import importlib
import io
import logging
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from onex_desktop.app import arguments
from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.runtime import paths, plain_import
from onex_desktop.runtime.logging_setup import set_up_logging
from onex_desktop.wording.problems import sentence

logger = logging.getLogger(__name__)


def run(argv: Sequence[str]) -> int:
    """Run a command, or open the window when none is given; return the exit status.

    No traceback reaches the terminal: what fails is one Chinese sentence on standard error.
    """
    _speak_utf8()
    try:
        log = set_up_logging()
    except OSError as error:
        _say(sentence("disk.not_allowed", {"name": str(error.filename or "")}))
        return ExitStatus.ENVIRONMENT
    try:
        return _dispatch(argv)
    except ProblemsFound as found:
        for problem in found.problems:
            _say(sentence(problem.code, problem.params))
        wrong_use = all(problem.code in WRONG_USE for problem in found.problems)
        return ExitStatus.WRONG_USE if wrong_use else ExitStatus.PROBLEMS
    except EnvironmentFault as fault:
        logger.warning("%s %s", fault.code, fault.params)
        _say(sentence(fault.code, fault.params))
        return ExitStatus.ENVIRONMENT
    except BrokenPipeError:
        # The reader (head, less) has seen enough; closing quietly is what shells expect.
        sys.stderr.close()
        return ExitStatus.DONE
    except Exception:
        logger.exception("unexpected failure")
        _say(f"程序出错，数据未受影响。详情见日志：{log}")
        return ExitStatus.ENVIRONMENT


SUFFIX = ".onex"
WRONG_USE = frozenset(
    {
        "report.unknown",
        "report.parameter_unknown",
        "report.parameter_value",
        "report.format_unknown",
        "import.sheet_unknown",
        "import.spec_unknown",
    }
)


def _dispatch(argv: Sequence[str]) -> int:
    if not argv or (argv[0] not in arguments.COMMANDS and not argv[0].startswith("-")):
        return _window(argv)
    options = arguments.parse(argv)
    # Imported by need: figures on a terminal load neither Qt nor a drawing library.
    module = importlib.import_module(f"onex_desktop.app.{_MODULES.get(options.command, 'library_commands')}")
    command: Callable[[argparse.Namespace], int] = getattr(module, _NAMES.get(options.command, options.command))
    return command(options)


_MODULES = {
    "import": "exchange_commands",
    "export": "exchange_commands",
    "template": "exchange_commands",
    "report": "report_commands",
    "smoke": "smoke",
    "workload": "workload_commands",
}
_NAMES = {"import": "import_"}


def _window(argv: Sequence[str]) -> int:
    if len(argv) > 1:
        arguments.build().error(f"不认识的参数 {' '.join(argv[1:])}")
    if argv and not Path(argv[0]).exists() and not argv[0].endswith(SUFFIX):
        arguments.build().error(f"没有“{argv[0]}”这个命令，也没有这个文件")
    # What start-up makes lives as long as the program: looking through it for garbage again and again only costs time.
    # The window takes it up again once it is filled.
    gc.disable()
    with plain_import.kept():
        from onex_desktop.app.bootstrap import open_window

    return open_window(Path(argv[0]) if argv else None)


def _speak_utf8() -> None:
    # A windowed program on Windows has no streams; a console there may speak another code page.
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, (paths.logs() / f"{name}.txt").open("a", encoding="utf-8"))
        elif isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")
