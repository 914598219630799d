"""One value of the scale as a line of fields."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QWidget

from onex_desktop.domain.mapping import ScaleValue
from onex_desktop.domain.mapping.scale_checks import LONGEST_LABEL
from onex_desktop.domain.signs import CHARACTERS, Sign
from onex_desktop.gui.models.haystack import initials
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.action_button import IconButton
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.wording.labels import SIGNS

HEADS: Final = ("名称", "符号", "权重", "算作对应", "按键", "权重来源", "已用", "")
NO_WEIGHT: Final = Decimal(-1)
"""What a text that is no number is taken for, so that the check says what a weight must be."""
_WIDTHS: Final = {"label": 104, "weight": 64, "letter": 44, "source": 220}
_UNUSED: Final = "未用"


class ScaleLine(QObject):
    """The fields of a value; ``value`` is what they say now.

    Attributes:
        widgets: the fields in the order of ``HEADS``, the last of them the three buttons.

    Signals:
        changed: something was typed or chosen.
        moved: the value shall go up (-1) or down (1).
        removed: the value shall go.
    """

    changed = Signal()
    moved = Signal(int)
    removed = Signal()

    def __init__(self, theme: Theme, value: ScaleValue, used: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._value = value
        self.label = _field("名称", value.label, _WIDTHS["label"], LONGEST_LABEL)
        self.sign = ChoiceBox()
        self.sign.setAccessibleName("符号")
        self.sign.set_choices([(sign.value, f"{CHARACTERS.get(sign, '字')} {SIGNS[sign]}") for sign in Sign])
        self.sign.set_key(value.sign.value)
        self.weight = _field("权重", _shown(value), _WIDTHS["weight"], 5)
        self.serves = QCheckBox()
        self.serves.setAccessibleName("算作对应")
        self.serves.setToolTip("不算的档只说明看过、不适用，缺口仍是缺口")
        self.serves.setChecked(value.serves)
        self.letter = _field("按键", value.letter, _WIDTHS["letter"], 1)
        self.letter.setToolTip("矩阵里按这个字母填入；数字键按从弱到强的次序，不用登记")
        self.source = _field("权重来源", value.source, _WIDTHS["source"], 200)
        self.used = QLabel(f"{used} 格" if used else _UNUSED)
        self.used.setProperty("tone", "quiet")
        self.up = IconButton(theme, "chevron-up", "上移")
        self.down = IconButton(theme, "chevron-down", "下移")
        self.remove = IconButton(theme, "trash-2", "删去这一档")
        self.widgets: tuple[QWidget, ...] = (
            self.label, self.sign, self.weight, self.serves, self.letter, self.source, self.used,
            self.up, self.down, self.remove,
        )  # fmt: skip
        self._listen()
        self._follow()

    def value(self) -> ScaleValue:
        """Return what the fields say; a weight that is no number is ``NO_WEIGHT``."""
        return replace(
            self._value,
            label=self.label.text().strip(),
            sign=Sign(self.sign.key()),
            weight=_weight(self.weight.text()) if self.serves.isChecked() else Decimal(0),
            serves=self.serves.isChecked(),
            letter=unicodedata.normalize("NFKC", self.letter.text()).strip().upper(),
            source=self.source.text().strip(),
        )

    def field(self, key: str) -> QWidget:
        """Return the field a problem is about."""
        fields: dict[str, QWidget] = {
            "label": self.label, "sign": self.sign, "weight": self.weight, "serves": self.serves, "letter": self.letter,
        }  # fmt: skip
        return fields.get(key, self.label)

    def offer_letter(self, taken: Callable[[str], bool]) -> None:
        """Propose the pinyin initial of the name, where that letter is free and none was chosen."""
        letter = initials(self.label.text().strip()[:1])[:1].upper()
        if not self.letter.text() and letter.isascii() and letter.isalpha() and not taken(letter):
            self.letter.setText(letter)

    def _listen(self) -> None:
        for field in (self.label, self.weight, self.letter, self.source):
            field.textEdited.connect(lambda _text: self.changed.emit())
        self.sign.activated.connect(lambda _at: self.changed.emit())
        self.serves.toggled.connect(lambda _on: self._follow())
        self.serves.toggled.connect(lambda _on: self.changed.emit())
        self.up.clicked.connect(lambda: self.moved.emit(-1))
        self.down.clicked.connect(lambda: self.moved.emit(1))
        self.remove.clicked.connect(self.removed)

    def _follow(self) -> None:
        """A value that does not serve weighs nothing."""
        self.weight.setEnabled(self.serves.isChecked())
        self.weight.setPlaceholderText("" if self.serves.isChecked() else "不计")
        if not self.serves.isChecked():
            self.weight.clear()


def _field(title: str, text: str, width: int, longest: int) -> QLineEdit:
    field = QLineEdit(text)
    field.setAccessibleName(title)
    field.setMaxLength(longest)
    field.setMinimumWidth(width)
    if title != "权重来源":
        field.setFixedWidth(width)
    return field


def _shown(value: ScaleValue) -> str:
    return f"{value.weight:.2f}" if value.serves else ""


def _weight(text: str) -> Decimal:
    try:
        found = Decimal(unicodedata.normalize("NFKC", text).strip() or "-1")
    except InvalidOperation:
        return NO_WEIGHT
    return found if found.is_finite() else NO_WEIGHT
