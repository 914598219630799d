"""Sentences about the matrix."""

from __future__ import annotations

SENTENCES = {
    "mapping.uncovered": "{certificate}（{level}）的 {code} {name} 在《{plan}》中没有课程对应。在矩阵中补上。",
    "mapping.double_claim": "{certificate}（{level}）的 {code} {name} 有多门课程都填“{strength}”：{courses}。"
    "确定由哪门课程主要承担，其余改低。",
    "mapping.idle_links": "{certificate}的 {code} {name} 已有职业技能要求，写在模块上的 {count} 处对应不计入覆盖。"
    "把它们填到要求上，再清除模块上的。",
    "mapping.course_without_link": "《{plan}》的“{course}”列在课程改革中，却没有对应任何证书模块。在矩阵中补上。",
    "mapping.indicator_unsupported": "《{plan}》的指标点 {code} 没有课程支撑。到“矩阵”页的“培养目标—课程”中补上。",
    "mapping.course_supports_nothing": "《{plan}》的“{course}”没有支撑任何指标点。到“矩阵”页的“培养目标—课程”中补上。",
    "mapping.major_of_other_pilot": "“{major}”属于{college}，那里另有“{certificate}”的试点，没有改动。"
    "填在{college}那一行。",
    "mapping.last_major": "“{certificate}”在{college}的{year}年试点至少要有一个专业，没有改动。"
    "不再试点时，到“证书”页删除这个试点。",
    "mapping.course_after_exam": "《{plan}》的“{course}”在 {cohort} 级要到 {ends} 才结束，而{certificate}（{level}）"
    "{exam} 就考试，由它承担的 {count} 项来不及教完。把课程提前、改报后一批考试，或改由更早的课程承担。",
    "mapping.unit_missing": "这一行没有写明对照什么，没有导入。填证书模块或技能要求。",
    "mapping.two_units": "这一行同时填了证书模块和技能要求，没有导入。只留一项：对照到技能要求时，证书模块留空。",
    "mapping.cell_empty": "这一格还是空的，学时和备注没有保存。先选择强度。",
    "mapping.scale_serves_nothing": "没有一档算作对应，没有保存。至少留一档算作对应。",
    "mapping.scale_long": "共有 {count} 档，最多 {most} 档，没有保存。合并或删去几档。",
    "mapping.value_unnamed": "第 {row} 行没有名称，没有保存。填上名称。",
    "mapping.value_name_long": "第 {row} 行“{label}”的名称超过 12 个字，没有保存。写短一些。",
    "mapping.value_name_taken": "第 {row} 行不能叫“{label}”：这个字在矩阵里用来清除或填不适用。没有保存，换一个名称。",
    "mapping.value_weight": "第 {row} 行“{label}”的权重不是 0 到 1 之间、至多两位小数的数，没有保存。改正权重。",
    "mapping.value_letter": "第 {row} 行“{label}”的按键不是一个字母，没有保存。填 A 到 Z 中的一个，或留空。",
    "mapping.value_label_twice": "第 {row} 行与“{other}”同名，没有保存。改其中一个的名称。",
    "mapping.value_letter_twice": "第 {row} 行“{label}”与“{other}”用同一个按键，没有保存。改其中一个，或留空。",
    "mapping.value_sign_twice": "第 {row} 行“{label}”与“{other}”用同一个符号，没有保存。改其中一个。",
    "mapping.value_below_idle": "第 {row} 行“{label}”算作对应，却排在不算的后面，没有保存。把它移到前面。",
    "mapping.value_heavier": "第 {row} 行“{label}”的权重比前面的（{least}）大，没有保存。"
    "各档从强到弱排，权重不能变大。",
    "mapping.value_in_use": "“{label}”还用在 {count} 格里，没有保存。先在矩阵里用“替换”换成别的，再删去这一档。",
    "mapping.hours_negative": "学时不能小于 0，没有保存。改正学时。",
    "mapping.to_review": "《{plan}》的“{course}”有 {count} 处对应待复核，负责人：{person}。"
    "在“标准”页的“待复核”中逐条确认，或在矩阵中改正。",
    "mapping.outdated_edition": "《{plan}》有 {count} 处对应还写在{certificate}的“{edition}”上，新版“{newer}”已经执行。"
    "在“标准”页采用新版。",
}
