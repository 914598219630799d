"""What the parameters, kinds of factor and figures of a rule set are called on screen and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

PARAMETERS: Final[Mapping[str, str]] = {
    "hours": "学时",
    "weeks": "周数",
    "days": "天数",
    "students": "人数",
    "classes": "班数",
    "groups": "组数",
    "repeat": "第几个班",
    "course_type": "课程类型",
    "new_course": "新开课",
    "bilingual": "双语",
    "title": "职称",
    "base": "基数",
    "part": "不足一份如何计",
}
"""What the parameters of the command line are called."""

FACTOR_KINDS: Final[Mapping[str, str]] = {
    "const": "固定值",
    "map": "对照表",
    "steps": "分档",
    "linear": "逐人增加",
    "piecewise": "分段直线",
    "ratio": "比值",
    "class_table": "班数表",
    "repeat": "重复课",
    "batch": "分批",
    "given": "学校取值",
    "item": "另加",
    "round": "取舍",
    "limit": "限额",
}

FIGURES: Final[Mapping[str, str]] = {
    "value": "值",
    "start": "起值",
    "slope": "每份加",
    "over": "超过",
    "per": "每份",
    "den": "除数",
    "min": "不低于",
    "max": "封顶",
    "cap": "封顶",
    "at_least": "不低于",
    "at_most": "不高于",
    "digits": "小数位数",
}
"""What the numbers of a rule set are called in its table."""

PARTS: Final[Mapping[str, str]] = {
    "steps": "第 {} 档",
    "pieces": "第 {} 段",
    "values": "第 {} 个取值",
    "from": "从",
    "to": "到",
    "field": "参数",
    "base": "算式",
    "expr": "算式",
    "amount": "数量",
    "num": "被除数",
    "round": "取舍",
    "final_round": "结果取舍",
    "limits": "限额",
    "hours": "学时",
    "derived": "中间值",
    "parameters": "参数",
    "lines": "项目",
    "factors": "系数",
    "items": "另加",
    "kind": "种类",
    "source": "来源",
    "unit": "单位",
    "title": "名称",
    "code": "代号",
    "key": "名称",
}
"""What the parts of a rule set are called where a problem lies in them."""
