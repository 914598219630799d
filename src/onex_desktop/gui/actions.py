"""The window's actions as data: text, icon, keys and menu; menus and the palette are made from them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from onex_desktop.gui.theme import Theme

Keys = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """One action; ``line`` draws a separator above it in its menu."""

    key: str
    text: str
    menu: str
    icon: str = ""
    keys: str | Keys | None = None
    tip: str = ""
    line: bool = False
    checkable: bool = False


MENUS: Final = ("文件(&F)", "编辑(&E)", "视图(&V)", "数据(&D)", "报表(&R)", "工具(&T)", "帮助(&H)")
FILE, EDIT, VIEW, DATA, REPORTS, TOOLS, HELP = MENUS

ACTIONS: Final = (
    ActionSpec("new", "新建库…", FILE, "file-plus", Keys.New, "另建一个空库"),
    ActionSpec("open", "打开库…", FILE, "folder-open", Keys.Open, "打开已有的库文件"),
    ActionSpec("sample", "打开示例学校", FILE, "graduation-cap", None, "用示例数据熟悉程序"),
    ActionSpec("backup", "立即备份", FILE, "archive", None, "生成一份校验过的备份", line=True),
    ActionSpec("restore", "从备份恢复…", FILE, "rotate-ccw", None, "用备份替换当前的库"),
    ActionSpec("backups", "打开备份文件夹", FILE, "folder-open", None, "看看有哪些备份"),
    ActionSpec("quit", "退出", FILE, "", "Ctrl+Q", "关闭程序", line=True),
    ActionSpec("undo", "撤销", EDIT, "undo-2", Keys.Undo, "撤销最近一步"),
    ActionSpec("redo", "重做", EDIT, "redo-2", "Ctrl+Y", "重做刚撤销的一步"),
    ActionSpec("back", "后退", VIEW, "arrow-left", "Alt+Left", "回到上一个页面"),
    ActionSpec("forward", "前进", VIEW, "arrow-right", "Alt+Right", "再到下一个页面"),
    ActionSpec("next_area", "到下一个区域", VIEW, "", "F6", "侧栏、上方的选择、页头、主区、检视栏依次轮换", line=True),
    ActionSpec("last_area", "到上一个区域", VIEW, "", "Shift+F6", "反方向轮换"),
    ActionSpec("rail", "折叠侧栏", VIEW, "panel-left", "Ctrl+\\", "只留图标", line=True, checkable=True),
    ActionSpec("inspector", "显示检视栏", VIEW, "panel-right", "Ctrl+I", "右侧的说明", checkable=True),
    ActionSpec("system", "外观跟随系统", VIEW, "", None, "浅色或深色随系统", line=True, checkable=True),
    ActionSpec("light", "浅色外观", VIEW, "sun", None, "", checkable=True),
    ActionSpec("dark", "深色外观", VIEW, "moon", None, "", checkable=True),
    ActionSpec(
        "import", "导入 Excel…", DATA, "upload", "Ctrl+Shift+I", "把 xlsx、xls 或 csv 文件导入库；也可以把文件拖进窗口"
    ),
    ActionSpec("export", "导出 Excel…", DATA, "download", "Ctrl+Shift+E", "把本页的表写成 Excel；没有表的页写出全部"),
    ActionSpec("export_all", "导出全部数据…", DATA, "", None, "把库里所有的表写成一个 Excel 文件"),
    ActionSpec("template", "下载导入模板…", DATA, "file-spreadsheet", None, "空白的 Excel 表，带填写说明和下拉选项"),
    ActionSpec("check", "数据体检", DATA, "clipboard-check", "F8", "检查文件和数据中的矛盾", line=True),
    ActionSpec("palette", "查找或执行…", TOOLS, "search", "Ctrl+K", "按名称或拼音首字母找任何东西"),
    ActionSpec("logs", "打开日志文件夹", HELP, "file-text", None, "程序出错时附上日志"),
    ActionSpec("about", "关于", HELP, "info", None, "版本、许可与数据位置", line=True),
)


def build(parent: QWidget, bar: QMenuBar) -> dict[str, QAction]:
    """Fill the menu bar and return the actions by key, still without icons: drawing those can wait for ``dress``."""
    menus = {title: bar.addMenu(title) for title in MENUS}
    actions: dict[str, QAction] = {}
    for spec in ACTIONS:
        if spec.line:
            menus[spec.menu].addSeparator()
        actions[spec.key] = _action(spec, parent)
        menus[spec.menu].addAction(actions[spec.key])
    return actions


def menu(bar: QMenuBar, title: str) -> QMenu:
    """Return a menu of the bar by its title."""
    for action in bar.actions():
        found = action.menu()
        if action.text() == title and isinstance(found, QMenu):
            return found
    raise KeyError(title)


def dress(actions: Mapping[str, QAction], theme: Theme) -> None:
    """Give the actions their icons in the colours in force."""
    for spec in ACTIONS:
        if spec.icon:
            actions[spec.key].setIcon(theme.icon(spec.icon))


def _action(spec: ActionSpec, parent: QWidget) -> QAction:
    action = QAction(spec.text, parent)
    action.setCheckable(spec.checkable)
    if spec.keys is not None:
        action.setShortcut(QKeySequence(spec.keys))
    if spec.tip:
        action.setStatusTip(spec.tip)
        action.setToolTip(spec.tip)
    return action
