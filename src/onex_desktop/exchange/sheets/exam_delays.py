"""The sheet of how long after a course its exam may be."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec

DELAYS = SheetSpec(
    "exam-delays",
    "考核间隔",
    (
        SheetColumn("effective_from", "起用日期", Kind.DATE, required=True, width=12, example="2020-09-01"),
        SheetColumn(
            "days", "最多相隔天数", Kind.INTEGER, required=True, lowest=0, width=14, example="60",
            synonyms=("天数", "间隔上限"), note="课程结束到考试最多相隔的天数，按本校规定填写。",
        ),
        SheetColumn("source", "依据", width=36, example="教务处通知", synonyms=("来源", "文件")),
    ),
)  # fmt: skip
