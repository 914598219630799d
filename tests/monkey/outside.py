"""What the window asks of the world outside, answered by chance: file choosers, printers, other programs."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from unittest import mock

from PySide6.QtGui import QDesktopServices
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog, QFileDialog
from tests import factories

Answer = Callable[..., tuple[str, str]]


@contextmanager
def stubbed(chance: random.Random, folder: Path) -> Iterator[None]:
    """Answer file choosers with files of ``folder``, good and bad, or with none; print nothing, start nothing."""
    files = _things_to_open(folder)
    targets = [folder / name for name in ("保存 一", "保存.二", "已有.onex", "没有这个文件夹/保存")]

    def opened(*_: object, **__: object) -> tuple[str, str]:
        return (str(chance.choice(files)), "") if chance.random() < 0.7 else ("", "")

    def saved(*_: object, **__: object) -> tuple[str, str]:
        return (str(chance.choice(targets)), "") if chance.random() < 0.7 else ("", "")

    def several(*_: object, **__: object) -> tuple[list[str], str]:
        name, kind = opened()
        return ([name] if name else []), kind

    with ExitStack() as stack:
        for owner, name, answer in (
            (QFileDialog, "getOpenFileName", opened),
            (QFileDialog, "getOpenFileNames", several),
            (QFileDialog, "getSaveFileName", saved),
            (QFileDialog, "getExistingDirectory", lambda *_, **__: str(folder)),
            (QDesktopServices, "openUrl", lambda *_: True),
            (QPrintDialog, "exec", lambda *_: QDialog.DialogCode.Rejected),
        ):
            stack.enter_context(mock.patch.object(owner, name, staticmethod(answer)))
        yield


def _things_to_open(folder: Path) -> list[Path]:
    other, bad, text = folder / "另一所学校.onex", folder / "坏.onex", folder / "学生.csv"
    if not other.exists():
        factories.sample_file(other)
        factories.empty_file(folder / "已有.onex")
        bad.write_text("这不是库", encoding="utf-8")
        text.write_text("姓名,学号\n张三,0019001\n,\n", encoding="utf-8")
    return [other, bad, text, folder / "没有.onex", folder]
