"""Sentences about the school, its certificates and pilots."""

from __future__ import annotations

SENTENCES = {
    "campus.entry_year": "“{year}”不像入学年份，没有保存。填写四位年份，例如 2020。",
    "campus.term_code": "“{code}”不是学期代码，没有保存。按 2020-2021-1 的格式填写，前后两年相连。",
    "campus.term_day": "“{value}”不是完整的日期，没有保存。填写年月日，例如 2020-09-01。",
    "campus.term_backwards": "学期结束日 {ends} 早于开始日 {starts}，没有保存。改正日期。",
    "campus.term_weeks": "“{weeks}”周不像一个学期，没有保存。填写 1 到 60 之间的整数。",
    "campus.headcount_negative": "“{name}”的人数 {count} 小于 0，没有保存。改正人数，不清楚就留空。",
    "catalogue.code_missing": "模块编号为空，没有保存。填写编号，例如 2-1。",
    "catalogue.code_taken": "本证书已有编号“{code}”的模块，没有保存。换一个编号。",
    "catalogue.levels_missing": "没有选择等级，没有保存。至少选择一个等级。",
    "catalogue.majors_missing": "没有选择专业，没有保存。至少选择一个试点专业。",
    "catalogue.planned_negative": "试点人数不能小于 0，没有保存。改正人数。",
    "catalogue.level_not_offered": "“{certificate}{module}”没有{level}，试点或考核却列了它。核对证书模块的等级。",
    "catalogue.organization_exited": "“{organization}”正在退出或已退出，“{certificate}”不能再设试点。"
    "已发证书仍然有效；改选其他证书，并清理未结事项。",
    "catalogue.pilot_has_names": "“{certificate}”的试点已有报考名单，不能改证书或年份，没有保存。另建试点。",
    "catalogue.number_pattern": "证书编号规则“{pattern}”不是正则表达式，没有保存。改正，或留空不核对。",
    "catalogue.measure_day": "“{organization}”的措施日期不是日期，没有保存。写成 2023-01-06 这样。",
    "catalogue.measure_backwards": "“{organization}”的措施结束日期 {ended_on} 早于开始日期 {taken_on}，没有保存。"
    "改正后再试。",
}
