"""Sentences about rule files and about lines of workload; a rule file's places are those of the file itself."""

from __future__ import annotations

SENTENCES = {
    "workload.rule_set_unknown": "没有名为“{name}”的折算办法。可用的有：{known}；"
    "也可以写规则文件（.toml、.json）的路径。",
    "workload.file_missing": "找不到规则文件“{name}”。请检查路径。",
    "workload.file_unreadable": "无法读取规则文件“{name}”。请检查访问权限。",
    "workload.rule_encoding": "规则文件“{name}”不是 UTF-8 编码，没有采用。请另存为 UTF-8 后重试。",
    "workload.rule_syntax": "规则文件“{name}”第 {line} 行附近写法不对，没有采用。请检查引号、括号和逗号。",
    "workload.rule_not_a_table": "规则 {place}：应为一组“名称 = 值”。请改正。",
    "workload.rule_not_a_list": "规则 {place}：应为列表。请用方括号写成列表。",
    "workload.rule_list_element": "规则 {place}：这一项的写法与列表不符。请改正。",
    "workload.rule_list_empty": "规则 {place}：至少要有一项。请补上。",
    "workload.rule_text_missing": "规则 {place}：没有填写，或不是文字。请补上。",
    "workload.rule_key_form": "规则 {place}：名称“{value}”只能用小写英文字母、数字和下划线，并以字母开头。请改名。",
    "workload.rule_key_twice": "规则 {place}：名称“{value}”用了两次。请改成不同的名称。",
    "workload.rule_key_unknown": "规则 {place}：不认识这一项。请检查拼写，或删去。",
    "workload.rule_not_a_flag": "规则 {place}：应为 true 或 false。请改正。",
    "workload.rule_choice": "规则 {place}：不能是“{value}”。可用的有：{known}。",
    "workload.rule_kind_unknown": "规则 {place}：没有“{value}”这种系数。可用的有：{known}。",
    "workload.rule_number_missing": "规则 {place}：缺少数值。请补上；"
    "办法没有公布数值时，可改用 given，由学校在计算时填写。",
    "workload.rule_not_a_number": "规则 {place}：“{value}”不是数值。请写成 1.2 这样的数。",
    "workload.rule_negative": "规则 {place}：“{value}”是负数。系数、学时和人数都不能小于 0。请改正。",
    "workload.rule_zero": "规则 {place}：不能是 0。请改正。",
    "workload.rule_not_whole": "规则 {place}：“{value}”应为整数。请改正。",
    "workload.rule_number_long": "规则 {place}：“{value}”过大或小数超过六位。请核对。",
    "workload.rule_digits": "规则 {place}：保留的小数位数应在 0 到 {most} 之间。请改正。",
    "workload.rule_formula": "规则 {place}：算式“{value}”从第 {position} 个字符起看不懂。"
    "只能用加、减、乘、括号、数和参数名；除法请用 ratio。",
    "workload.rule_field_unknown": "规则 {place}：没有参数“{value}”。请检查拼写，或在 parameters 中声明。",
    "workload.rule_field_kind": "规则 {place}：参数“{value}”的类型是 {kind}，不能用在这里。"
    "分档和序次要用整数（count），对照表要用文字（word）。",
    "workload.rule_standard_kind": "规则 {place}：“{value}”是通用参数，类型只能是 {kind}。请改正，或换一个名称。",
    "workload.rule_flag_values": "规则 {place}：是非参数的对照表只能有 yes 一项。请删去其余各项。",
    "workload.rule_bound_missing": "规则 {place}：缺少界限。只有最后一档可以不写上限。请补上。",
    "workload.rule_bounds_crossed": "规则 {place}：下限高于上限。请改正。",
    "workload.rule_steps_overlap": "规则 {place}：这一档从 {low} 起，与上一档（到 {before}）重叠。"
    "请改为 {before} 之后一个数。",
    "workload.rule_steps_gap": "规则 {place}：这一档从 {low} 起，与上一档（到 {before}）之间有空档。请首尾相接。",
    "workload.rule_rounding_missing": "规则 {place}：没有写明取舍。请写明保留几位小数，例如 digits = 2。",
    "workload.rule_division_endless": "规则 {place}：除以这个数可能除不尽。"
    "请改为只含因数 2 和 5 的数，或用 derived 写成有取舍的比值。",
    "workload.rule_cycle": "规则 {place}：{value} 互相引用，无法计算。请打断循环。",
    "workload.line_ambiguous": "“{rule_set}”中有几项都合这些参数：{lines}。请用 course_type 写明是哪一种：{known}。",
    "workload.parameter_unknown": "“{rule_set}”没有参数“{name}”。",
    "workload.parameter_twice": "参数“{name}”写了两次。请只留一个。",
    "workload.parameter_missing": "“{line}”缺少参数 {name}。",
    "workload.parameter_unfit": "“{line}”用不到参数“{name}”。请删去，或改算另一项。",
    "workload.item_missing": "“{line}”没有写明数量。请至少给出一项：{name}。",
    "workload.needs": "“{rule_set}”的“{line}”需要：{required}；可选：{optional}；适用课程类型：{course_types}。",
    "workload.not_a_number": "“{name}”的值“{value}”不是数。请只写数，例如 64，不带单位和文字。",
    "workload.negative": "“{name}”的值“{value}”是负数。请改正；冲减应另列更正行。",
    "workload.number_too_long": "“{name}”的值“{value}”过大或小数超过四位。请核对。",
    "workload.not_a_count": "“{name}”的值“{value}”应为大于 0 的整数。请改正。",
    "workload.word_unknown": "“{name}”不能是“{value}”。可用的有：{known}。",
    "workload.value_left_to_school": "办法对“{word}”没有定数（下限 {least}，上限 {most}），由学校取值。"
    "请用 {name}=数值 写明。",
    "workload.value_is_published": "办法对“{word}”已定为 {value}，不能用 {name} 另取。请删去这个参数。",
    "workload.value_out_of_range": "“{name}”的值 {value} 超出办法的范围（下限 {least}，上限 {most}）。请改正。",
    "workload.no_step": "“{name}”为 {value} 时办法没有对应的档次（下限 {low}，上限 {high}），没有计算。"
    "请核对人数，或由学校补充规定。",
    "workload.not_together": "办法没有写明“{one}”与“{other}”同时适用时如何计算。请只留一项，或由学校补充规定。",
    "workload.division_by_zero": "除数“{name}”是 0，无法计算。请核对输入。",
    "workload.result_out_of_range": "按“{rule_set}”算出的学时为负数或过大，没有采用。请核对输入和规则。",
}
