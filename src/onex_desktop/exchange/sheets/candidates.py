"""Sheets of examinations with names: students, sites, sessions, registrations; and measures against issuers."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE, YEAR
from onex_desktop.wording import labels

_NUMBER = SheetColumn(
    "number", "学号", Kind.CODE, required=True, longest=20, width=14, example="2019010101",
    synonyms=("学生学号", "考生学号"), note="不能重复。保持文本格式，以免丢掉开头的 0。",
)  # fmt: skip
_IDENTITY = SheetColumn(
    "id_number", "身份证号", Kind.IDENTITY, width=22, synonyms=("身份证号码", "证件号码", "证件号"),
    note="保持文本格式。导出时打星号；打星号的号码导入时表示不改。",
)  # fmt: skip
_STUDENT_COLUMNS = (
    _NUMBER,
    SheetColumn("name", "姓名", required=True, longest=80, example="王一", width=12, synonyms=("学生姓名", "考生姓名")),
    SheetColumn(
        "class_group", "班级", Kind.REFERENCE, required=True, refers="class_groups", width=24, example="新能源1901班",
        synonyms=("班级名称", "所在班级", "行政班"), note="填班级名称。",
    ),
    _IDENTITY,
    SheetColumn("left_on", "离校日期", Kind.DATE, width=12, synonyms=("毕业日期",), note="在校的留空。"),
)  # fmt: skip

STUDENTS = SheetSpec("students", "学生", _STUDENT_COLUMNS, ("学生名单", "学生名册"))
STUDENTS_IN_CLEAR = SheetSpec(
    "students-with-id-numbers",
    "学生（含身份证号）",
    tuple(
        replace(column, title="身份证号（完整）", synonyms=(), clear=True, note="完整号码，注意保管。")
        if column.key == "id_number"
        else column
        for column in _STUDENT_COLUMNS
    ),
)

SITES = SheetSpec(
    "exam-sites",
    "考核站点",
    (
        SheetColumn("name", "站点名称", required=True, longest=120, width=28, example="智能交通学院实训中心",
                    synonyms=("考核站点", "站点", "考点名称", "考点")),
        SheetColumn("code", "站点代码", Kind.CODE, longest=40, synonyms=("考点代码",)),
        SheetColumn("address", "地址", width=36, synonyms=("考点地址", "站点地址")),
    ),
)  # fmt: skip

SESSIONS = SheetSpec(
    "exam-sessions",
    "考核批次",
    (
        YEAR,
        CERTIFICATE,
        SheetColumn("level", "等级", Kind.CHOICE, choices=labels.LEVELS, required=True, example="中级", width=8,
                    synonyms=("证书等级", "考核等级")),
        SheetColumn("label", "批次", required=True, longest=40, example="第一批", width=12, synonyms=("批次名称",)),
        SheetColumn("registered_until", "报名截止", Kind.DATE, example="2020-09-30", width=12,
                    synonyms=("报名截止日期",)),
        SheetColumn("held_from", "考试开始", Kind.DATE, example="2020-10-17", width=12,
                    synonyms=("考试日期", "考试开始日期", "考核日期")),
        SheetColumn("held_until", "考试结束", Kind.DATE, example="2020-10-18", width=12, synonyms=("考试结束日期",)),
        SheetColumn("site", "考核站点", Kind.REFERENCE, refers="exam_sites", width=24, synonyms=("考点", "站点")),
        SheetColumn("fee", "考核费（元）", Kind.DECIMAL, lowest=0, width=12, synonyms=("考核费", "考试费", "费用")),
        SheetColumn("modules", "考核模块", Kind.REFERENCES, refers="certificate_modules", within="certificate",
                    width=24, synonyms=("模块",), note="填模块编号，用顿号隔开，可空。"),
        SheetColumn("parts", "考核科目", longest=400, width=28, example="理论 100/60；实操 100/60",
                    synonyms=("科目",), note="科目名 满分/合格分，用分号隔开。"),
        SheetColumn("state", "批次状态", Kind.CHOICE, choices=labels.SESSION_STATES, empty="planned", example="待考",
                    width=12, note="留空为待考。"),
    ),
)  # fmt: skip

REGISTRATIONS = SheetSpec(
    "registrations",
    "报考名单",
    (
        CERTIFICATE,
        SheetColumn("session", "批次", Kind.REFERENCE, required=True, refers="exam_sessions", within="certificate",
                    width=18, example="2020 第一批", synonyms=("考核批次",), note="填年份和批次，如 2020 第一批。"),
        SheetColumn("student", "学号", Kind.REFERENCE, required=True, refers="students", width=14,
                    example="2019010101", synonyms=("学生学号", "考生学号"), note="填学号；姓名不重复时也可填姓名。"),
        SheetColumn("name", "姓名", longest=80, width=12, example="王一", synonyms=("学生姓名", "考生姓名"),
                    note="用来核对学号，可空。"),
        SheetColumn("state", "考试状态", Kind.CHOICE, choices=labels.REGISTRATION_STATES, empty="registered",
                    width=10, example="通过", synonyms=("状态", "考试结果", "结果"),
                    note="留空为未考。成绩没出来填成绩未出，不要填未通过。"),
        SheetColumn("registered_on", "报名日期", Kind.DATE, width=12, example="2020-09-10", synonyms=("报考日期",)),
        SheetColumn("scores", "成绩", longest=400, width=24, example="理论 88.5；实操 90", synonyms=("科目成绩",),
                    note="科目名 分数，用分号隔开。"),
        SheetColumn("certificate_number", "证书编号", Kind.CODE, longest=40, width=26, synonyms=("编号",)),
        SheetColumn("issued_on", "发证日期", Kind.DATE, width=12),
        SheetColumn("note", "备注", width=20),
    ),
    ("报考", "考生名册", "成绩册"),
)  # fmt: skip

MEASURES = SheetSpec(
    "organization-measures",
    "监管措施",
    (
        SheetColumn("organization", "培训评价组织", Kind.REFERENCE, required=True, refers="organizations", width=36,
                    example="北京中车行高新技术有限公司", synonyms=("评价组织", "组织名称")),
        SheetColumn("kind", "措施", Kind.CHOICE, choices=labels.ORGANIZATION_MEASURES, required=True, example="约谈",
                    width=14),
        SheetColumn("taken_on", "措施日期", Kind.DATE, required=True, example="2023-01-06", width=12),
        SheetColumn("ended_on", "解除日期", Kind.DATE, width=12, note="仍在执行的留空。"),
        SheetColumn("reason", "事由", width=30),
    ),
)  # fmt: skip
