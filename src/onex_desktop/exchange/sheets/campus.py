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

OFFICE = SheetColumn(
    "office", "教研室", Kind.REFERENCE, refers="offices", width=24, example="新能源汽车教研室",
    synonyms=("所属教研室", "所在教研室"), note="填教研室名称；不同学院有同名的，前面加上学院。",
)  # fmt: skip

OFFICES = SheetSpec(
    "offices",
    "教研室",
    (
        SheetColumn(
            "college", "所属学院", Kind.REFERENCE, required=True, refers="colleges", width=24, example="智能交通学院",
            synonyms=("学院", "二级学院", "分院"), note="填学院名称。",
        ),
        SheetColumn("name", "教研室名称", required=True, longest=80, width=24, example="新能源汽车教研室",
                    synonyms=("教研室", "名称")),
    ),
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
        OFFICE,
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

CLASS_GROUPS = SheetSpec(
    "class-groups",
    "班级",
    (
        SheetColumn(
            "major", "专业", Kind.REFERENCE, required=True, refers="majors", width=24, example="新能源汽车技术",
            synonyms=("专业名称", "所属专业"), note="填专业名称或代码。",
        ),
        SheetColumn(
            "cohort", "年级", Kind.REFERENCE, required=True, refers="cohorts", example="2020级",
            synonyms=("入学年份", "所在年级"), note="如 2020级。",
        ),
        SheetColumn(
            "name", "班级名称", required=True, longest=80, width=20, example="新能源2001",
            synonyms=("班级", "行政班", "班名", "教学班"), note="同一专业同一年级内不能重复。",
        ),
        SheetColumn(
            "headcount", "人数", Kind.INTEGER, lowest=0, example="42", width=8,
            synonyms=("班级人数", "学生数", "学生人数"), note="整数，不清楚就留空。",
        ),
    ),
)  # fmt: skip

TERMS = SheetSpec(
    "terms",
    "学期",
    (
        SheetColumn(
            "code", "学期", Kind.CODE, required=True, longest=20, example="2020-2021-1",
            synonyms=("学期代码", "学年学期"), note="学年加第几学期，如 2020-2021-1。",
        ),
        SheetColumn("starts_on", "开始日期", Kind.DATE, example="2020-09-01", synonyms=("开学日期", "起始日期")),
        SheetColumn("ends_on", "结束日期", Kind.DATE, example="2021-01-17", synonyms=("放假日期", "终止日期")),
        SheetColumn("weeks", "教学周数", Kind.INTEGER, lowest=1, example="18", width=10, synonyms=("周数",)),
    ),
)  # fmt: skip
