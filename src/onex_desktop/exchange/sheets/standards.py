"""Sheets of skill level standards: their editions, and their trees with one row for each requirement."""

from __future__ import annotations

from onex_desktop.domain.standards.tree import NAME_LENGTH, TEXT_LENGTH
from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE
from onex_desktop.wording import labels

EDITION = SheetColumn(
    "edition", "标准版本", required=True, longest=40, example="2020年1.0版", width=16, synonyms=("版本", "版次"),
    note="如 2020年1.0版；还没有这一版时，导入会新建。",
)  # fmt: skip

STANDARDS = SheetSpec(
    "standards",
    "标准版本",
    (
        CERTIFICATE,
        EDITION,
        SheetColumn(
            "issued", "发布日期", Kind.DATE, example="2020-12", width=12, synonyms=("发布时间", "颁布日期"),
            note="可只写年，或年和月。",
        ),
        SheetColumn(
            "status", "状态", Kind.CHOICE, choices=labels.STANDARD_STATUSES, empty="draft", example="执行中", width=10,
            note="留空为草案。",
        ),
        SheetColumn("source", "来源", longest=200, width=32, synonyms=("文件来源", "出处")),
        SheetColumn(
            "predecessor", "上一版本", Kind.REFERENCE, refers="standards", width=28, synonyms=("前一版本",),
            note="填证书名称和版本，可空；上一版本要排在前面。",
        ),
    ),
    ("职业技能等级标准",),
)  # fmt: skip

REQUIREMENTS = SheetSpec(
    "requirements",
    "技能标准",
    (
        CERTIFICATE,
        EDITION,
        SheetColumn(
            "level", "等级", Kind.CHOICE, choices=labels.LEVELS, required=True, example="中级", width=8,
            synonyms=("证书等级", "技能等级"),
        ),
        SheetColumn(
            "module", "证书模块", Kind.REFERENCE, refers="certificate_modules", within="certificate", width=12,
            synonyms=("模块编号", "证书模块编号"), note="标准按证书模块编写时填模块编号或名称，否则留空。",
        ),
        SheetColumn(
            "area_number", "工作领域编号", Kind.NUMBERING, example="1", width=10, spans=True,
            synonyms=("领域编号",), note="如 1；写在名称前面时可空。",
        ),
        SheetColumn(
            "area", "工作领域", longest=NAME_LENGTH, example="动力驱动电机电池检查保养", width=26, spans=True,
            synonyms=("工作领域名称", "领域"), note="同一领域可只填第一行，也可合并单元格。",
        ),
        SheetColumn(
            "task_number", "工作任务编号", Kind.NUMBERING, example="1.1", width=10, spans=True,
            synonyms=("任务编号",), note="如 1.1；写在名称前面时可空。",
        ),
        SheetColumn(
            "task", "工作任务", longest=NAME_LENGTH, example="工作安全与作业准备", width=26, spans=True,
            synonyms=("工作任务名称", "任务"), note="同一任务可只填第一行，也可合并单元格。",
        ),
        SheetColumn(
            "number", "技能要求编号", Kind.NUMBERING, example="1.1.1", width=10,
            synonyms=("职业技能要求编号", "要求编号"),
            note="如 1.1.10。保持文本格式，否则 Excel 会把 1.10 变成 1.1。",
        ),
        SheetColumn(
            "text", "职业技能要求", longest=TEXT_LENGTH, example="能按要求穿戴防护用品。", width=60,
            synonyms=("技能要求", "技能要求内容"),
        ),
    ),
    ("职业技能要求", "标准内容"),
)  # fmt: skip
