"""Sheets of teachers and what they teach."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.campus import OFFICE
from onex_desktop.exchange.sheets.plans import COURSE, PART, PLAN
from onex_desktop.wording import labels

_TERM = SheetColumn(
    "term", "学期", Kind.REFERENCE, refers="terms", example="2020-2021-1", width=14, synonyms=("开课学期", "授课学期"),
    note="填学期代码，如 2020-2021-1；没有分学期就留空。",
)  # fmt: skip

TEACHERS = SheetSpec(
    "teachers",
    "教师",
    (
        SheetColumn(
            "number", "工号", Kind.CODE, longest=20, example="10086", width=12,
            synonyms=("教师编号", "职工号", "教工号", "教师工号", "编号"),
            note="保持文本格式，以免丢掉开头的 0。有工号按工号认人，没有就按姓名。",
        ),
        SheetColumn(
            "name", "姓名", required=True, longest=80, example="王红然", width=12,
            synonyms=("教师姓名", "教师", "任课教师"),
        ),
        SheetColumn("title", "职称", longest=40, example="副教授", synonyms=("专业技术职务", "技术职称")),
        SheetColumn(
            "college", "所属学院", Kind.REFERENCE, refers="colleges", width=24, example="智能交通学院",
            synonyms=("学院", "二级学院", "部门", "所在学院", "系部", "单位"), note="填学院名称。",
        ),
        SheetColumn(
            "dual_qualified", "双师型", Kind.FLAG, example="是", width=10,
            synonyms=("是否双师型", "双师", "双师型教师", "是否双师"), note="填是或否，不清楚就留空。",
        ),
        OFFICE,
        SheetColumn(
            "load_limit", "学期学时上限", Kind.DECIMAL, lowest=0, example="320", width=14,
            synonyms=("学时上限", "工作量上限"), note="一学期最多承担的学时，没有规定就留空。",
        ),
    ),
    ("教师名单", "师资", "教师信息"),
)  # fmt: skip

ASSIGNMENTS = SheetSpec(
    "assignments",
    "任课安排",
    (
        PLAN,
        COURSE,
        PART,
        SheetColumn(
            "teacher", "任课教师", Kind.REFERENCE, required=True, refers="teachers", example="王红然", width=14,
            synonyms=("教师", "主讲教师", "姓名", "教师姓名", "工号"), note="填工号或姓名；有重名时填工号。",
        ),
        SheetColumn(
            "cohort", "年级", Kind.REFERENCES, refers="cohorts", example="2019级、2020级", width=18,
            synonyms=("任教年级", "授课年级"), note="可填多个，用顿号隔开。",
        ),
        SheetColumn("hours", "学时", Kind.DECIMAL, lowest=0, example="64", width=8, synonyms=("课时",)),
        _TERM,
        SheetColumn(
            "counted_as", "计入", Kind.CHOICE, choices=labels.COUNTED_AS, empty="plan", example="教学", width=10,
            note="教学或证书培训，只计一次；留空为教学。",
        ),
        SheetColumn(
            "locked", "保持任课", Kind.FLAG, example="否", width=10, note="是：任课建议不改这一行。留空为否。",
        ),
    ),
    ("任课", "授课安排"),
)  # fmt: skip

CLASSES = SheetSpec(
    "assignment-classes",
    "任课班级",
    (
        PLAN,
        COURSE,
        PART,
        _TERM,
        SheetColumn(
            "class_group", "班级", Kind.REFERENCE, required=True, refers="class_groups", width=24,
            example="新能源2001班", synonyms=("班级名称", "授课班级", "教学班"),
            note="填班级名称；有重名时填专业、年级和班级。",
        ),
        SheetColumn(
            "hours", "学时", Kind.DECIMAL, lowest=0, width=8, synonyms=("课时",), note="与任课安排的学时不同时才填。",
        ),
        SheetColumn(
            "merged_with", "合班", Kind.INTEGER, lowest=1, example="1", width=8, synonyms=("合班号",),
            note="合班上课的几个班填同一个号，单独上课留空。",
        ),
    ),
)  # fmt: skip
