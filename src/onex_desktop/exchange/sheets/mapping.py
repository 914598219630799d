"""The sheet of the matrix: which course module serves which certificate module, and how strongly."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE
from onex_desktop.exchange.sheets.plans import COURSE, PART, PLAN
from onex_desktop.wording import labels

LINKS = SheetSpec(
    "mapping",
    "对应关系",
    (
        CERTIFICATE,
        SheetColumn(
            "module", "证书模块", Kind.REFERENCE, required=True, refers="certificate_modules", within="certificate",
            example="2-1", synonyms=("模块编号", "证书模块编号"), note="填证书模块的编号或名称。",
        ),
        PLAN,
        COURSE,
        PART,
        SheetColumn(
            "strength", "强度", Kind.CHOICE, choices=labels.STRENGTHS, required=True, example="强", width=10,
            synonyms=("对应强度", "支撑强度"),
        ),
        SheetColumn("hours", "学时", Kind.DECIMAL, lowest=0, example="16", width=8, synonyms=("课时",)),
        SheetColumn("note", "备注", longest=500, width=30, synonyms=("说明",)),
    ),
    ("课程对照", "书证融通对应关系"),
)  # fmt: skip
