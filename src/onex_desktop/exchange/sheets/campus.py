"""Sheets of the school."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.wording import labels

COLLEGES = SheetSpec(
    "colleges",
    "学院",
    (
        SheetColumn(
            "name", "学院名称", required=True, longest=80, width=24, example="智能交通学院",
            synonyms=("学院", "二级学院", "分院", "系部", "院系", "所属学院"),
            note="学院全称，不能重复。",
        ),
    ),
    ("二级学院", "分院"),
)  # fmt: skip

MAJORS = SheetSpec(
    "majors",
    "专业",
    (
        SheetColumn(
            "name", "专业名称", required=True, longest=80, width=24, example="新能源汽车技术",
            synonyms=("专业", "专业（方向）"), note="专业全称，不能重复。",
        ),
        SheetColumn("code", "专业代码", Kind.CODE, longest=20, example="460702", note="教育部专业目录代码，可空。"),
        SheetColumn(
            "college", "所属学院", Kind.REFERENCE, refers="colleges", width=24, example="智能交通学院",
            synonyms=("学院", "二级学院", "分院", "学院名称"), note="填学院名称，须已在“学院”表或库中。",
        ),
        SheetColumn(
            "quality", "优质专业", Kind.CHOICE, choices=labels.QUALITIES, width=28, example="省级优质专业",
            synonyms=("优质专业类别", "专业类别", "质量标签"), note="不是优质专业就留空。",
        ),
    ),
)  # fmt: skip

COHORTS = SheetSpec(
    "cohorts",
    "年级",
    (
        SheetColumn(
            "entry_year", "入学年份", Kind.INTEGER, required=True, lowest=1900, example="2020",
            synonyms=("年级", "入学年"), note="四位年份，2020 表示 2020级。",
        ),
    ),
)  # fmt: skip
