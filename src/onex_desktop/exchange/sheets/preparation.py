"""The sheet of preparation groups."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE

GROUPS = SheetSpec(
    "preparation-groups",
    "共同备课",
    (
        CERTIFICATE,
        SheetColumn(
            "module", "证书模块", Kind.REFERENCE, required=True, refers="certificate_modules", within="certificate",
            example="2-1", synonyms=("模块编号", "证书模块编号"), note="填证书模块的编号或名称。",
        ),
        SheetColumn(
            "term", "学期", Kind.REFERENCE, required=True, refers="terms", example="2020-2021-1", width=14,
            note="填学期代码，如 2020-2021-1。",
        ),
        SheetColumn(
            "leader", "备课组长", Kind.REFERENCE, required=True, refers="teachers", example="王红然", width=12,
            synonyms=("组长", "负责人"), note="填工号或姓名；有重名时填工号。",
        ),
        SheetColumn(
            "members", "成员", Kind.REFERENCES, refers="teachers", example="李重重、张世刚", width=30,
            synonyms=("备课教师", "组员"), note="可填多个，用顿号隔开；不含组长。",
        ),
    ),
    ("备课组", "集体备课"),
)  # fmt: skip
