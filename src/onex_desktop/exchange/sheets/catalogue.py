"""Sheets of certificates, their issuers and the pilots."""

from __future__ import annotations

from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.wording import labels

CERTIFICATE = SheetColumn(
    "certificate", "证书", Kind.REFERENCE, required=True, refers="certificates", width=28, example="智能新能源汽车",
    synonyms=("证书名称", "职业技能等级证书", "1+X证书", "试点证书"), note="填证书名称或代码。",
)  # fmt: skip
COLLEGE = SheetColumn(
    "college", "学院", Kind.REFERENCE, required=True, refers="colleges", width=24, example="智能交通学院",
    synonyms=("学院名称", "二级学院", "分院", "所属学院", "试点学院"), note="填学院名称。",
)  # fmt: skip
YEAR = SheetColumn(
    "year", "年份", Kind.INTEGER, required=True, lowest=1900, example="2020", width=8,
    synonyms=("年度", "试点年份", "试点年度"), note="四位年份。",
)  # fmt: skip

GROUPS = SheetSpec(
    "groups",
    "协作组",
    (
        SheetColumn("number", "协作组编号", Kind.INTEGER, synonyms=("编号",), required=True, lowest=1, example="1"),
        SheetColumn(
            "name", "协作组名称", synonyms=("名称",), required=True, longest=120, width=30, example="汽车协作组"
        ),
        SheetColumn("leader", "牵头单位", synonyms=("组长单位",), longest=120, width=30, example="某职业学院"),
    ),
)

ORGANIZATIONS = SheetSpec(
    "organizations",
    "培训评价组织",
    (
        SheetColumn(
            "name", "组织名称", required=True, longest=120, width=36, example="北京中车行高新技术有限公司",
            synonyms=("培训评价组织", "培训评价组织名称", "评价组织", "单位名称"), note="全称，不能重复。",
        ),
        SheetColumn("code", "组织代码", Kind.CODE, longest=40, synonyms=("统一社会信用代码", "代码")),
        SheetColumn("contact", "联系方式", longest=200, width=24, synonyms=("联系人", "联系人及电话")),
        SheetColumn(
            "status", "状态", Kind.CHOICE, choices=labels.ORGANIZATION_STATUSES, empty="active", example="正常",
            note="留空为正常。",
        ),
        SheetColumn("status_since", "状态日期", Kind.DATE, example="2023-01-06", width=12, synonyms=("变更日期",)),
        SheetColumn("status_reason", "原因", longest=200, width=24, synonyms=("状态原因", "变更原因")),
        SheetColumn(
            "number_pattern", "证书编号规则", Kind.CODE, width=24, note="正则表达式，可空；编号不符时只提醒。",
        ),
    ),
    ("评价组织",),
)  # fmt: skip

CERTIFICATES = SheetSpec(
    "certificates",
    "证书",
    (
        SheetColumn(
            "name", "证书名称", required=True, longest=120, width=28, example="智能新能源汽车",
            synonyms=("证书", "职业技能等级证书", "职业技能等级证书名称"), note="不带等级的名称，不能重复。",
        ),
        SheetColumn("code", "证书代码", Kind.CODE, longest=40, synonyms=("代码", "证书编码")),
        SheetColumn(
            "organization", "培训评价组织", Kind.REFERENCE, refers="organizations", width=36,
            example="北京中车行高新技术有限公司", synonyms=("评价组织", "组织名称"), note="填组织名称或代码。",
        ),
        SheetColumn("batch", "批次", Kind.INTEGER, lowest=1, example="2", width=8, note="国家公布的批次，填数字。"),
        SheetColumn("professional_field", "专业领域", longest=80, synonyms=("领域",)),
        SheetColumn("group", "协作组", Kind.REFERENCE, refers="groups", width=24, note="填协作组编号或名称，可空。"),
        SheetColumn("group_sequence", "协作组内序号", Kind.INTEGER, lowest=1, synonyms=("协作组序号",)),
    ),
)  # fmt: skip

MODULES = SheetSpec(
    "certificate-modules",
    "证书模块",
    (
        CERTIFICATE,
        SheetColumn(
            "code", "模块编号", Kind.CODE, required=True, longest=20, example="2-1", width=10,
            synonyms=("编号", "模块代码"), note="如 2-1。保持文本格式，否则 Excel 会把它变成日期。",
        ),
        SheetColumn(
            "name", "模块名称", required=True, longest=120, width=32, example="动力驱动电机电池技术",
            synonyms=("名称", "模块"),
        ),
        SheetColumn(
            "levels", "等级", Kind.CHOICES, choices=labels.LEVELS, required=True, example="中级、高级",
            synonyms=("开设等级", "证书等级"), note="可填多个，用顿号隔开。",
        ),
        SheetColumn(
            "examined", "已考等级", Kind.CHOICES, choices=labels.LEVELS, example="中级", synonyms=("已考核等级",),
            note="本校已考过的等级，可空。",
        ),
    ),
    ("模块",),
)  # fmt: skip

PILOTS = SheetSpec(
    "pilots",
    "试点",
    (
        YEAR,
        SheetColumn("sequence", "序号", Kind.INTEGER, lowest=0, example="1", width=8),
        CERTIFICATE,
        SheetColumn(
            "levels", "等级", Kind.CHOICES, choices=labels.LEVELS, required=True, example="中级",
            synonyms=("证书等级", "试点等级"), note="可填多个，用顿号隔开，也可写初/中级。",
        ),
        COLLEGE,
        SheetColumn(
            "major", "试点专业", Kind.REFERENCES, required=True, refers="majors", width=36, example="新能源汽车技术",
            synonyms=("专业", "专业名称"), note="可填多个，用顿号隔开。",
        ),
        SheetColumn(
            "planned", "试点人数", Kind.INTEGER, required=True, lowest=0, example="100", width=10,
            synonyms=("人数", "计划人数", "批准人数"),
        ),
    ),
    ("试点证书",),
)  # fmt: skip
