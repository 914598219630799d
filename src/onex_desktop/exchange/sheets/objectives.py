"""Sheets of teaching objectives and of the skill requirements placed into them."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE
from onex_desktop.exchange.sheets.mapping import REQUIREMENT
from onex_desktop.exchange.sheets.plans import COURSE, PART, PLAN

OBJECTIVES = SheetSpec(
    "objectives",
    "教学目标",
    (
        PLAN,
        COURSE,
        SheetColumn(
            "number", "目标编号", Kind.CODE, required=True, longest=14, example="1.1", width=10, synonyms=("编号",),
            note="课程目标写 1，单元教学目标写 1.1，课堂教学目标写 1.1.1；上级排在前面。",
        ),
        replace(PART, note="目标属于某个模块时填，可空。"),
        SheetColumn(
            "text", "教学目标", required=True, longest=2000, example="能检测电池管理系统。", width=56,
            synonyms=("目标内容", "目标"),
        ),
    ),
)  # fmt: skip
PLACED = SheetSpec(
    "objective-requirements",
    "目标中的技能要求",
    (
        PLAN,
        COURSE,
        SheetColumn(
            "objective", "目标编号", Kind.REFERENCE, required=True, refers="objectives", within="course", example="1.1",
            width=10, synonyms=("教学目标编号", "编号"),
        ),
        CERTIFICATE,
        replace(REQUIREMENT, required=True, example="中级 2-1 1.1.2"),
    ),
)  # fmt: skip
