"""Sheets of training plans, their courses and course modules."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE
from onex_desktop.wording import labels

PLAN = SheetColumn(
    "plan", "人才培养方案", Kind.REFERENCE, required=True, refers="plans", width=26, example="新能源汽车技术 2020版",
    synonyms=("方案", "培养方案"), note="填专业名称和版本，如 新能源汽车技术 2020版。",
)  # fmt: skip
COURSE = SheetColumn(
    "course", "课程", Kind.REFERENCE, required=True, refers="courses", within="plan", width=28,
    example="电控系统检测维修", synonyms=("课程名称",), note="填方案中的课程名称。",
)  # fmt: skip
PART = SheetColumn(
    "part", "课程模块", Kind.REFERENCE, refers="course_modules", within="course", width=14, example="模块一",
    synonyms=("模块",), note="填模块标号或名称；课程不分模块就留空。",
)  # fmt: skip

PLANS = SheetSpec(
    "plans",
    "人才培养方案",
    (
        SheetColumn(
            "major", "专业", Kind.REFERENCE, required=True, refers="majors", width=24, example="新能源汽车技术",
            synonyms=("专业名称",), note="填专业名称或代码。",
        ),
        SheetColumn(
            "version", "版本", required=True, longest=40, example="2020版", synonyms=("方案版本",), note="如 2020版。",
        ),
        SheetColumn(
            "status", "状态", Kind.CHOICE, choices=labels.PLAN_STATUSES, empty="draft", example="执行中",
            note="留空为草案。",
        ),
        SheetColumn(
            "predecessor", "上一版本", Kind.REFERENCE, refers="plans", width=26, example="新能源汽车技术 2019版",
            synonyms=("前一版本", "衔接方案"), note="填专业名称和版本，可空；上一版本要排在前面。",
        ),
        SheetColumn(
            "cohorts", "适用年级", Kind.REFERENCES, refers="cohorts", example="2019级、2020级", width=18,
            synonyms=("年级", "执行年级"), note="可填多个，用顿号隔开；一个年级只按本专业的一版执行。",
        ),
    ),
    ("培养方案",),
)  # fmt: skip

COURSES = SheetSpec(
    "courses",
    "课程",
    (
        PLAN,
        SheetColumn(
            "name", "课程名称", required=True, longest=120, width=28, example="电控系统检测维修", synonyms=("课程",),
        ),
        SheetColumn(
            "is_practice", "实践课", Kind.FLAG, empty=False, example="是", width=8, synonyms=("是否实践课",),
            note="填是或否，留空为否。",
        ),
        SheetColumn(
            "responsible", "负责人", Kind.REFERENCE, refers="teachers", example="李昕颖", synonyms=("课程负责人",),
            note="填教师姓名或工号，可空。",
        ),
        SheetColumn("code", "课程代码", Kind.CODE, longest=20, example="0812001", synonyms=("课程编号", "课程编码")),
        SheetColumn(
            "nature", "课程性质", longest=40, example="专业核心课", synonyms=("性质",), note="按学校的说法填，可空。",
        ),
        SheetColumn(
            "kind", "课程类型", Kind.CHOICE, choices=labels.COURSE_KINDS, example="B类", width=10,
            synonyms=("ABC类", "课程类别"), note="A类为理论课，B类为理论加实践，C类为实践课；可空。",
        ),
        SheetColumn(
            "theory_hours", "理论学时", Kind.DECIMAL, lowest=0, example="32", width=10, note="不清楚就留空。",
        ),
        SheetColumn(
            "practice_hours", "实践学时", Kind.DECIMAL, lowest=0, example="32", width=10,
            synonyms=("实训学时",), note="不清楚就留空。",
        ),
        SheetColumn("credits", "学分", Kind.DECIMAL, lowest=0, example="4", width=8, note="不清楚就留空。"),
        SheetColumn(
            "term_number", "开课学期", Kind.INTEGER, lowest=1, example="4", width=10, synonyms=("学期",),
            note="从入学起数的第几学期，可空。",
        ),
    ),
)  # fmt: skip

COURSE_MODULES = SheetSpec(
    "course-modules",
    "课程模块",
    (
        PLAN,
        COURSE,
        SheetColumn("label", "模块标号", required=True, longest=20, example="模块一", synonyms=("标号",)),
        SheetColumn(
            "name", "模块名称", required=True, longest=120, width=32, example="电池系统功能检测与维修",
            synonyms=("课程模块名称",),
        ),
    ),
)  # fmt: skip

COURSE_REFORMS = SheetSpec(
    "course-reforms",
    "课程改革",
    (
        SheetColumn("position", "次序", Kind.INTEGER, lowest=1, example="1", width=8, note="可空。"),
        SheetColumn(
            "before_plan", "改革前方案", Kind.REFERENCE, refers="plans", width=26, example="新能源汽车技术 2019版",
            note="填专业名称和版本；新开的课程留空。",
        ),
        SheetColumn(
            "before", "改革前课程", Kind.REFERENCE, refers="courses", within="before_plan", width=28,
            example="电池管理系统检测维修", synonyms=("改革前核心课程设置", "改革前核心课程"), note="新开的课程留空。",
        ),
        SheetColumn(
            "after_plan", "改革后方案", Kind.REFERENCE, refers="plans", width=26, example="新能源汽车技术 2020版",
            note="填专业名称和版本；不再开设的课程留空。",
        ),
        SheetColumn(
            "after", "改革后课程", Kind.REFERENCE, refers="courses", within="after_plan", width=28,
            example="新能源汽车结构检测维修实训", synonyms=("改革后课程设置",), note="不再开设的课程留空。",
        ),
        replace(CERTIFICATE, required=False, note="填证书名称或代码，可空。"),
        SheetColumn(
            "module", "证书模块", Kind.REFERENCE, refers="certificate_modules", within="certificate", example="2-1",
            synonyms=("对应职业技能等级证书", "证书模块编号"), note="填证书模块的编号或名称，可空。",
        ),
    ),
    ("课程改革对照", "课程体系改革"),
)  # fmt: skip

COMPETENCIES = SheetSpec(
    "competencies",
    "核心能力",
    (
        PLAN,
        SheetColumn(
            "code", "能力代码", Kind.CODE, required=True, longest=20, example="XQA", width=12,
            synonyms=("能力编号", "代码"),
        ),
        SheetColumn("name", "能力名称", longest=80, example="工程知识", width=20, synonyms=("核心能力", "能力")),
        SheetColumn(
            "statement", "能力描述", longest=500, example="能将专业知识用于检测与维修。", width=48,
            synonyms=("能力内涵", "描述"),
        ),
    ),
    ("能力",),
)  # fmt: skip

INDICATORS = SheetSpec(
    "indicators",
    "指标点",
    (
        PLAN,
        SheetColumn(
            "competency", "核心能力", Kind.REFERENCE, required=True, refers="competencies", within="plan",
            example="XQA", synonyms=("能力", "能力代码"), note="填方案中的能力代码或名称。",
        ),
        SheetColumn(
            "code", "指标点代码", Kind.CODE, required=True, longest=20, example="XQA1", width=12,
            synonyms=("指标点编号", "代码"),
        ),
        SheetColumn(
            "text", "指标点", required=True, longest=500, example="能读懂电路图。", width=56,
            synonyms=("指标点内容", "内容"),
        ),
    ),
)  # fmt: skip
