"""Chinese texts in the order a reader expects: by pinyin, numbers inside by their value."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCollator, QCollatorSortKey, QLocale, Qt


def collator() -> Callable[[str], QCollatorSortKey]:
    """Return the function that turns a text into its sort key.

    Code-point order puts 重 before 阿; ``QCollator`` has the pinyin order of CLDR (docs/design.md, tables).
    """
    made = QCollator(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    made.setNumericMode(True)
    made.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    return made.sortKey
