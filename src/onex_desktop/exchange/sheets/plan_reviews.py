"""Sheets of cycle reviews."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.plans import PLAN

CYCLES = SheetSpec(
    "review-cycles",
    "检视周期",
    (
        SheetColumn("effective_from", "起始日期", Kind.DATE, required=True, example="2020-09-01", width=12,
                    synonyms=("执行日期",)),
        SheetColumn("months", "月数", Kind.INTEGER, required=True, lowest=1, example="36", width=8,
                    synonyms=("周期月数",), note="一个周期几个月，例如三年填 36。"),
        SheetColumn("source", "依据", example="校教〔2020〕8号", width=30),
    ),
)  # fmt: skip
REVIEWS = SheetSpec(
    "cycle-reviews",
    "周期检视",
    (
        PLAN,
        SheetColumn("due_on", "应检视日", Kind.DATE, required=True, example="2023-09-01", width=12,
                    synonyms=("应检视日期",)),
        SheetColumn("held_on", "检视日", Kind.DATE, width=12, synonyms=("检视日期",), note="还没有检视的留空。"),
        SheetColumn("owner", "负责人", longest=80, example="吴会波"),
        SheetColumn("findings", "检视发现", longest=2000, width=40, synonyms=("发现的问题",)),
        SheetColumn("decisions", "处理决定", longest=2000, width=40, synonyms=("优化决定",)),
    ),
    ("方案周期检视",),
)  # fmt: skip
ACTIONS = SheetSpec(
    "cycle-review-actions",
    "改进措施",
    (
        PLAN,
        SheetColumn("review", "应检视日", Kind.REFERENCE, required=True, refers="cycle_reviews", within="plan",
                    example="2023-09-01", width=12, note="填这次检视的应检视日。"),
        SheetColumn("text", "改进措施", required=True, longest=500, width=40, synonyms=("措施",),
                    example="增加高压安全实训"),
        SheetColumn("owner", "负责人", longest=80, example="李昕颖"),
        SheetColumn("due_on", "期限", Kind.DATE, example="2023-12-31", width=12, synonyms=("完成期限",)),
        SheetColumn("done_on", "完成日", Kind.DATE, width=12, note="还没有完成的留空。"),
    ),
)  # fmt: skip
