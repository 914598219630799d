"""Sentences about examination figures and their reconciliation."""

from __future__ import annotations

SENTENCES = {
    "exams.pilot_missing": "{year} 年没有“{name}”在这个学院的试点，没有保存。先添加试点。",
    "exams.count_negative": "“{name}”的人数不能小于 0，没有保存。改正后再试。",
    "exams.pending_with_result": "“{name}”标为成绩未出，却填了通过人数或已出成绩人数，没有保存。改状态，或清空人数。",
    "exams.result_missing": "“{name}”的成绩已出，却没有通过人数，没有保存。填写通过人数，没有人通过就填 0。",
    "exams.released_over_attended": "“{name}”已出成绩的人次多于已参考人次，没有保存。核对后再试。",
    "exams.passed_over_released": "“{name}”的通过人数多于已出成绩的人次，没有保存。核对后再试。",
    "exams.released_incomplete": "“{name}”标为成绩已出，已出成绩的人次却不等于已参考人次，没有保存。"
    "改为部分成绩未出，或补齐人次。",
    "exams.stated_unreadable": "“{name}”的来源参考率或通过率不是百分数，没有保存。写成 52.5% 这样，来源没有写就留空。",
    "exams.source_missing": "没有写来源，没有保存。写明数据出自哪份材料。",
    "exams.number_missing": "没有填数值，没有保存。照来源填写。",
    "exams.number_negative": "数值不能小于 0，没有保存。照来源改正。",
    "exams.text_missing": "没有填名称，没有保存。照来源填写。",
    "exams.about_missing": "没有选对象，没有保存。选择这条数据说的是哪一项。",
    "exams.year_missing": "没有填年度，没有保存。填写要与哪一年的明细核对。",
    "exams.rate_over_one": "“{certificate}”参考率超过 100%：已参考 {attended} 人次，试点 {planned} 人。{reason}",
    "exams.released_unknown": "“{certificate}”部分成绩未出，但不知道已出成绩的批次有多少人，通过率无法计算。"
    "填写已出成绩人次。",
    "exams.stated_rate": "“{certificate}”的{rate}写作 {stated}，按人数计算是 {reckoned}。核对人数或来源。",
    "reconcile.person_times": "{source}写明 {stated} 人次，各证书已参考人次合计 {reckoned}，相差 {difference}。"
    "若前者是报考人次，差数应是报考而未参考的人次；核对并注明。",
    "reconcile.registered_persons": "{source}写明报考 {stated} 人，报考名单中不重复的有 {reckoned} 人，"
    "相差 {difference}。核对名单是否齐全。",
    "reconcile.planned": "{source}写明试点 {stated} 人，各证书试点人数合计 {reckoned}，相差 {difference}，核对一下。",
    "reconcile.majors": "{source}写明 {stated} 个专业，试点中不重复的专业有 {reckoned} 个；"
    "逐证书累计为 {line_by_line} 个，"
    "{repeated}被重复计算。统一口径。",
    "reconcile.passed": "“{certificate}”的通过人数有两种说法：{source}写 {stated} 人，"
    "考证统计为 {reckoned} 人{partial}。"
    "核对，成绩出齐后更新。",
    "reconcile.name": "{source}写作“{stated}”，库中为“{stored}”。确认哪一个正确。",
}
