"""The sheet of examination totals, where no rows with names are known."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE, COLLEGE, YEAR
from onex_desktop.wording import labels

TOTALS = SheetSpec(
    "exam-totals",
    "考证人数",
    (
        YEAR,
        CERTIFICATE,
        COLLEGE,
        SheetColumn(
            "attended", "已参考人次", Kind.INTEGER, required=True, lowest=0, example="104（含补考）", width=14,
            synonyms=("参考人数", "已参考人数", "参考人次"), notes={"含补考": ("includes_resits", True)},
            note="可写 104（含补考）。",
        ),
        SheetColumn(
            "includes_resits", "含补考", Kind.FLAG, empty=False, example="是", width=8, synonyms=("是否含补考",),
        ),
        SheetColumn(
            "state", "成绩状态", Kind.CHOICE, choices=labels.RESULT_STATES, required=True, example="部分成绩未出",
            synonyms=("状态",),
        ),
        SheetColumn(
            "passed", "通过人数", Kind.INTEGER, lowest=0, example="40", width=10, note="成绩未出就留空，不要填 0。",
        ),
        SheetColumn(
            "released", "已出成绩人次", Kind.INTEGER, lowest=0, example="80", width=14,
            synonyms=("已出成绩人数", "对应批次人数"), note="成绩已出的批次有多少人次。",
        ),
        SheetColumn(
            "stated_attendance", "参考率（原文）", longest=20, example="98.1%", synonyms=("参考率",),
            note="来源里写的百分数，照抄。",
        ),
        SheetColumn(
            "stated_pass", "通过率（原文）", longest=20, example="50%", synonyms=("通过率",),
            note="来源里写的百分数，照抄。",
        ),
    ),
    ("考证统计", "考证情况"),
)  # fmt: skip
