"""Sheets of what is entered for workload: quotas, work beside teaching, figures for the reckoning."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.plans import COURSE, PART, PLAN
from onex_desktop.wording import labels
from onex_desktop.wording import workload as wording

_SLOT: Final = tuple(
    replace(column, required=False, note=note)
    for column, note in (
        (PLAN, "工作在某门课的任课中完成时，填方案、课程和模块；否则留空。"), (COURSE, ""), (PART, ""),
    )
)  # fmt: skip

QUOTAS = SheetSpec(
    "workload-quotas",
    "工作量定额",
    (
        SheetColumn("title", "职称", longest=40, example="副教授", note="留空：没有单列的职称都按这一行。"),
        SheetColumn(
            "hours", "定额", Kind.DECIMAL, required=True, lowest=0, example="240", width=10,
            synonyms=("额定学时", "学时"),
        ),
        SheetColumn("per", "期间", Kind.CHOICE, choices=wording.PERIODS, required=True, example="每学期", width=10),
        SheetColumn(
            "effective_from", "起始学期", Kind.CODE, required=True, longest=20, example="2020-2021-1",
            synonyms=("执行学期",), note="学年加第几学期，如 2020-2021-1。",
        ),
        SheetColumn(
            "source", "依据", required=True, width=36, example="校发〔2020〕12 号", synonyms=("文件依据", "来源"),
        ),
    ),
    ("定额", "教师定额"),
)  # fmt: skip

ITEMS = SheetSpec(
    "workload-items",
    "其他工作量",
    (
        SheetColumn(
            "term", "学期", Kind.REFERENCE, required=True, refers="terms", example="2020-2021-1", width=14,
            note="填学期代码，如 2020-2021-1。",
        ),
        SheetColumn(
            "teacher", "教师", Kind.REFERENCE, required=True, refers="teachers", example="王红然", width=14,
            synonyms=("姓名", "教师姓名", "工号"), note="填工号或姓名；有重名时填工号。",
        ),
        SheetColumn(
            "kind", "工作", Kind.CHOICE, choices=labels.WORKLOAD_ITEMS, required=True, example="考前强化培训",
            synonyms=("工作项目", "项目"), width=18,
        ),
        SheetColumn(
            "certificate", "证书", Kind.REFERENCE, refers="certificates", width=26, synonyms=("证书名称",),
            note="填证书名称，可空。",
        ),
        SheetColumn(
            "text", "说明", width=30, synonyms=("备注",), note="同一教师同一学期的同一种工作有几笔时，用说明区分。",
        ),
        SheetColumn("quantity", "数量", Kind.DECIMAL, required=True, lowest=0, example="20", width=8),
        *_SLOT,
    ),
    ("计划外工作量", "其他工作"),
)  # fmt: skip

INPUTS = SheetSpec(
    "workload-inputs",
    "折算参数",
    (
        replace(PLAN, required=False, note="任课的参数填方案、课程和模块；其他工作的参数填“其他工作”一列。"),
        replace(COURSE, required=False),
        PART,
        SheetColumn(
            "term", "学期", Kind.REFERENCE, refers="terms", example="2020-2021-1", width=14,
            note="同一门课（模块）在几个学期都有任课时，填是哪一个学期的；没有分学期的留空。",
        ),
        SheetColumn(
            "item", "其他工作", Kind.REFERENCE, refers="workload_items", width=34,
            note="填学期、教师和工作，如 2020-2021-1 王红然 考前强化培训；有说明的，后面加上说明。",
        ),
        SheetColumn(
            "parameter", "参数", required=True, longest=40, example="人数", width=16, synonyms=("参数名称",),
            note="填办法中的参数名称，如人数、课程类型。",
        ),
        SheetColumn("value", "取值", required=True, longest=40, example="45", width=16, synonyms=("值",)),
    ),
)  # fmt: skip
