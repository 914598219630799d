"""Sheets of what teachers are qualified for and were trained in."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE
from onex_desktop.wording import labels

TEACHER = SheetColumn(
    "teacher", "教师", Kind.REFERENCE, required=True, refers="teachers", example="王红然", width=14,
    synonyms=("姓名", "教师姓名", "工号"), note="填工号或姓名；有重名时填工号。",
)  # fmt: skip
_CERTIFICATE = replace(CERTIFICATE, required=False, note="填证书名称或代码；不限证书的留空。")

QUALIFICATIONS = SheetSpec(
    "teacher-qualifications",
    "教师资格",
    (
        TEACHER,
        SheetColumn("kind", "资格", Kind.CHOICE, choices=labels.QUALIFICATIONS, required=True, example="培训师",
                    width=10, synonyms=("资格类别", "资格类型")),
        _CERTIFICATE,
        SheetColumn("level", "级别", longest=20, example="中级", width=10,
                    synonyms=("等级", "资格级别"), note="照证书填写。"),
        SheetColumn("number", "证书编号", Kind.CODE, longest=40, width=20, example="PX2020001",
                    synonyms=("编号", "证号", "资格证号"), note="同类资格的编号不能重复。"),
        SheetColumn("valid_from", "有效期起", Kind.DATE, width=12, example="2020-09-01",
                    synonyms=("发证日期", "起始日期")),
        SheetColumn("valid_until", "有效期止", Kind.DATE, width=12, example="2023-08-31",
                    synonyms=("有效期至", "截止日期"),
                    note="长期有效或不清楚的留空。"),
    ),
    ("师资资格", "培训师考评员名单"),
)  # fmt: skip

TRAININGS = SheetSpec(
    "teacher-trainings",
    "教师培训",
    (
        TEACHER,
        SheetColumn("title", "培训名称", required=True, longest=120, example="智能新能源汽车师资培训", width=32,
                    synonyms=("培训项目", "培训内容")),
        _CERTIFICATE,
        SheetColumn("started_on", "开始日期", Kind.DATE, width=12, example="2020-07-20", synonyms=("培训时间",)),
        SheetColumn("ended_on", "结束日期", Kind.DATE, width=12, example="2020-07-25"),
        SheetColumn("hours", "学时", Kind.DECIMAL, lowest=0, example="40", width=8, synonyms=("培训学时",)),
    ),
    ("师资培训", "培训记录"),
)  # fmt: skip
