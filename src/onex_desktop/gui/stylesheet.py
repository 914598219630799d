"""The small stylesheet that Qt's palette cannot express: hairlines, radii and the roles of buttons and labels.

A widget chooses its role by a dynamic property: ``button.setProperty("role", "primary")``, a label its colour by
another: ``label.setProperty("tone", "quiet")``. The three pictures under ``resources/theme`` have their colour in
them, because a stylesheet cannot tint what it loads.
"""

from __future__ import annotations

from string import Template
from typing import Final

from onex_desktop.gui.tokens import CAPTION_PX, CONTROL, FIGURE_PX, RADIUS, TITLE_PX, Tokens, Tone
from onex_desktop.runtime import paths

_SHEET: Final = Template("""
QToolTip { color: $text; background: $raised; border: 1px solid $rule; padding: 4px 8px; }

QLabel[role="title"] { font-size: ${title_px}px; font-weight: 600; }
QLabel[role="heading"] { font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure_px}px; font-weight: 600; }
QLabel[role="caption"] { font-size: ${caption_px}px; }
QLabel[tone="quiet"] { color: $quiet; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="danger"] { color: $danger; }
QLabel[tone="warning"] { color: $warning; }
QLabel[tone="good"] { color: $good; }

QPushButton { min-height: ${inner}px; padding: 0 12px; border: 1px solid $control_rule; border-radius: ${radius}px;
    outline: none; background: $ground; color: $text; }
QPushButton:hover { background: $hover; }
QPushButton:pressed, QPushButton:checked { background: $selection; border-color: $accent; }
QPushButton:focus { border: 2px solid $accent; padding: 0 11px; min-height: ${focused}px; }
QPushButton:disabled { color: $disabled; border-color: $rule; background: $ground; }
QPushButton::menu-indicator { image: none; width: 0; }
QPushButton[role="primary"] { background: $accent; border-color: $accent; color: $on_accent; font-weight: 600; }
QPushButton[role="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[role="primary"]:pressed { background: $accent_pressed; border-color: $accent_pressed; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $rule; border-color: $rule; color: $disabled; }
QPushButton[role="link"] { border-color: transparent; background: transparent; color: $accent; padding: 0 8px;
    font-weight: 600; }
QPushButton[role="link"]:disabled { color: $quiet; }
QPushButton[role="link"]:hover { background: $accent_tint; }
QPushButton[role="link"]:focus { border: 2px solid $accent; padding: 0 7px; }
QPushButton[role="link"][edge="left"] { border-left-width: 0; padding-left: 0; }
QPushButton[role="chip"] { min-height: 22px; padding: 0 8px; border: 1px solid $rule; border-radius: 12px;
    color: $quiet; }
QPushButton[role="chip"]:hover { color: $text; background: $hover; }
QPushButton[role="chip"]:checked { background: $selection; border-color: $accent; color: $text; }
QPushButton[role="chip"]:focus { border: 2px solid $accent; padding: 0 7px; min-height: 20px; }
QPushButton[role="figure"] { border: 1px solid $raised; background: $raised; padding: 0; text-align: left; }
QPushButton[role="figure"]:hover { border-color: $rule; background: $hover; }
QPushButton[role="figure"]:focus { border: 2px solid $accent; padding: 0; }

QFrame[role="offer"] { border: 1px solid transparent; border-radius: ${radius}px; background: $raised; }
QFrame[role="offer"]:focus { border-color: $accent; }
QToolButton[role="icon"] { border: 1px solid transparent; border-radius: ${radius}px; padding: 4px;
    background: transparent; }
QToolButton[role="icon"]:hover { background: $hover; }
QToolButton[role="icon"]:pressed, QToolButton[role="icon"]:checked { background: $selection; }
QToolButton[role="icon"]:focus { border: 1px solid $accent; }

QLineEdit, QPlainTextEdit, QComboBox { border: 1px solid $control_rule; border-radius: ${radius}px;
    background: $ground; color: $text; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox { min-height: ${inner}px; padding: 0 7px; }
QLineEdit { padding: 0 5px; }
QPlainTextEdit { padding: 3px 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $quiet; }
QLineEdit:focus, QComboBox:focus { border: 2px solid $accent; padding: 0 6px; min-height: ${focused}px; }
QLineEdit:focus { padding: 0 4px; }
QPlainTextEdit:focus { border: 2px solid $accent; padding: 2px 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { color: $disabled; border-color: $rule;
    background: $raised; }
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { border-color: transparent; background: $raised; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border-color: $danger; }
QLineEdit[role="cell"], QComboBox[role="cell"] { min-height: 0; border: 2px solid $accent; border-radius: 0;
    padding: 0 5px; }
QComboBox::drop-down { border: none; width: 22px; }
QComboBox::down-arrow { image: url("$chevron"); width: 12px; height: 12px; }
QComboBox QLineEdit { border: none; padding: 0; min-height: 0; background: transparent; }
QComboBox QLineEdit:focus { border: none; padding: 0; min-height: 0; }
QComboBox QAbstractItemView, QListView[role="popup"] { border: 1px solid $rule; background: $ground; outline: none;
    padding: 4px 0; selection-background-color: $selection; selection-color: $text; }
QComboBox QAbstractItemView::item, QListView[role="popup"]::item { min-height: 26px; padding: 0 8px; }

QTableView, QTableWidget, QTreeView, QListView, QListWidget { border: none; outline: none; background: $ground; }
QHeaderView { border: none; background: $ground; }
QTableCornerButton::section { border: none; background: $ground; }

QTabWidget::pane { border: none; border-top: 1px solid $rule; }
QTabBar { qproperty-drawBase: 0; }
QTabBar::tab { padding: 6px 12px; border: none; border-bottom: 2px solid transparent; background: transparent;
    color: $quiet; }
QTabBar::tab:hover { color: $text; }
QTabBar::tab:selected { color: $text; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }

QMenuBar { background: $raised; border-bottom: 1px solid $rule; padding: 0 8px; }
QMenuBar::item { padding: 6px 10px; border-radius: ${radius}px; background: transparent; }
QMenuBar::item:selected { background: $selection; }
QMenu { background: $ground; border: 1px solid $rule; padding: 4px; }
QMenu::item { padding: 5px 24px 5px 12px; border-radius: ${radius}px; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::item:disabled { color: $disabled; }
QMenu::icon { padding-left: 8px; }
QMenu::indicator { margin-left: 8px; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 8px; }
QStatusBar { background: $raised; border-top: 1px solid $rule; color: $quiet; }
QStatusBar::item { border: none; }
QSplitter::handle { background: $rule; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QCheckBox { spacing: 8px; min-height: 20px; }
QCheckBox:disabled { color: $disabled; }
QCheckBox::indicator, QListView::indicator, QMenu::indicator { width: 14px; height: 14px;
    border: 1px solid $control_rule; border-radius: 3px; background: $ground; }
QCheckBox::indicator:hover { border-color: $quiet; }
QCheckBox::indicator:focus { border: 2px solid $accent; width: 12px; height: 12px; }
QCheckBox::indicator:checked, QListView::indicator:checked, QMenu::indicator:checked { background: $accent;
    border-color: $accent; image: url("$check"); }
QCheckBox::indicator:checked:focus { border: 2px solid $text; }
QCheckBox::indicator:disabled { border-color: $rule; background: $raised; }
QCheckBox::indicator:checked:disabled { border-color: $disabled; background: $disabled; }

QProgressBar { border: none; border-radius: 2px; background: $rule; max-height: 4px; min-height: 4px; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }

QScrollBar:vertical { width: 10px; background: transparent; margin: 0; }
QScrollBar:horizontal { height: 10px; background: transparent; margin: 0; }
QScrollBar::handle { background: $scroll; border-radius: 3px; margin: 2px; }
QScrollBar::handle:hover { background: $quiet; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
""")


def stylesheet(tokens: Tokens) -> str:
    """Return the application's stylesheet for a set of tokens."""
    return _SHEET.substitute(
        ground=tokens.ground,
        raised=tokens.raised,
        rule=tokens.rule,
        text=tokens.text,
        quiet=tokens.quiet,
        accent=tokens.accent,
        danger=tokens.danger,
        warning=tokens.warning,
        good=tokens.good,
        control_rule=tokens.control_rule,
        disabled=tokens.disabled,
        on_accent=tokens.on_accent,
        hover=tokens.hover,
        selection=tokens.selection,
        accent_hover=tokens.accent_hover,
        accent_pressed=tokens.accent_pressed,
        accent_tint=tokens.tint(Tone.ACCENT, 0.1),
        scroll=tokens.tint(Tone.QUIET, 0.45),
        chevron=paths.resource("theme", "chevron-down.svg").as_posix(),
        check=paths.resource("theme", "check-dark.svg" if tokens.dark else "check-light.svg").as_posix(),
        title_px=TITLE_PX,
        figure_px=FIGURE_PX,
        caption_px=CAPTION_PX,
        radius=RADIUS,
        inner=CONTROL - 2,
        focused=CONTROL - 4,
    )
