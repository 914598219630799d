"""The sheets of the matrices: which course module serves what, and how strongly."""

from __future__ import annotations

from onex_desktop.domain.mapping.scale_checks import LONGEST_LABEL
from onex_desktop.exchange.columns import Kind, SheetColumn, SheetSpec
from onex_desktop.exchange.sheets.catalogue import CERTIFICATE
from onex_desktop.exchange.sheets.plans import COURSE, PART, PLAN
from onex_desktop.wording import labels

_STRENGTH = SheetColumn(
    "strength", "强度", Kind.REFERENCE, refers="scale_values", required=True, example="强", width=10,
    synonyms=("对应强度", "支撑强度"), note="填标度里的名称或符号。",
)  # fmt: skip
_NOTE = SheetColumn("note", "备注", longest=500, width=30, synonyms=("说明",))

REQUIREMENT = SheetColumn(
    "requirement", "技能要求", Kind.REFERENCE, refers="requirements", within="certificate", longest=8000,
    width=20, synonyms=("职业技能要求", "技能要求编号", "职业技能要求编号"),
    note="填等级和要求编号，如 中级 1.1.2；按证书模块编写的标准写 中级 2-1 1.1.2；旧版标准在前面加版本。",
)  # fmt: skip

SCALE = SheetSpec(
    "scale",
    "标度",
    (
        SheetColumn(
            "label", "名称", required=True, longest=LONGEST_LABEL, example="间接", width=12, synonyms=("强度",),
        ),
        SheetColumn("sign", "符号", Kind.CHOICE, choices=labels.SIGNS, required=True, example="空心三角", width=12),
        SheetColumn(
            "weight", "权重", Kind.DECIMAL, lowest=0, example="0.10", width=8,
            note="0 到 1，最多两位小数；不算作对应的留空。",
        ),
        SheetColumn("serves", "算作对应", Kind.FLAG, empty=True, example="是", width=10, note="留空为是。"),
        SheetColumn("letter", "按键", Kind.CODE, longest=1, example="J", width=8, note="A 到 Z 中的一个，可以留空。"),
        SheetColumn("source", "权重来源", example="专业建设委员会", width=24, synonyms=("来源", "依据")),
    ),
    ("强度标度", "对应强度标度"),
)  # fmt: skip

LINKS = SheetSpec(
    "mapping",
    "对应关系",
    (
        CERTIFICATE,
        SheetColumn(
            "module", "证书模块", Kind.REFERENCE, refers="certificate_modules", within="certificate",
            example="2-1", synonyms=("模块编号", "证书模块编号"), note="填证书模块的编号或名称；对照到技能要求时留空。",
        ),
        REQUIREMENT,
        PLAN,
        COURSE,
        PART,
        _STRENGTH,
        SheetColumn("hours", "学时", Kind.DECIMAL, lowest=0, example="16", width=8, synonyms=("课时",)),
        _NOTE,
    ),
    ("课程对照", "书证融通对应关系"),
)  # fmt: skip

INDICATOR_LINKS = SheetSpec(
    "indicator-links",
    "指标点的支撑课程",
    (
        PLAN,
        SheetColumn(
            "indicator", "指标点", Kind.REFERENCE, required=True, refers="indicators", within="plan", width=14,
            example="XQA1", synonyms=("指标点代码", "指标点编号"),
            note="填指标点代码；几项核心能力用同一代码时，在前面加能力代码，如 XQA XQA1。",
        ),
        COURSE,
        PART,
        _STRENGTH,
        _NOTE,
    ),
    ("支撑关系", "培养目标课程矩阵"),
)  # fmt: skip
