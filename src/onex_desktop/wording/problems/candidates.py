"""Sentences about students, sessions, registrations, results and issued certificates."""

from __future__ import annotations

SENTENCES = {
    "exams.pilot_is_named": "“{name}”已改按名单统计，没有保存总数。在报考名单里改成绩，或先删除报考再改按总数统计。",
    "exams.pilot_has_names": "“{name}”已有报考名单，没有改按总数统计。先删除这个试点的报考。",
    "exams.pilot_has_totals": "“{student}”没有报名：“{certificate}”（{college}）填的是总数，总数与名单不能混用。"
    "先把这个试点改按名单统计。",
    "exams.student_number_missing": "“{name}”没有学号，没有保存。填写学号。",
    "exams.student_name_missing": "学号 {number} 没有姓名，没有保存。填写姓名。",
    "exams.student_number_taken": "学号 {number} 已是“{name}”（{class_group}）的，没有保存。核对学号。",
    "exams.id_number_taken": "“{number} {name}”的身份证号 {id_number} 已是“{other}”（{other_class}）的，没有保存。"
    "同一人只能在一个班；核对是谁填错，或改原有学生的班级。",
    "exams.id_number_truncated": "“{number} {name}”的身份证号 {id_number} 被表格当数字截断，末几位已丢失，没有保存。"
    "把该列设为文本后重新填写全部 18 位。",
    "exams.id_number_old": "“{number} {name}”的身份证号 {id_number} 是 15 位旧号码，没有保存。填写现行的 18 位号码。",
    "exams.id_number_length": "“{number} {name}”的身份证号 {id_number} 不是 18 位，没有保存。核对位数。",
    "exams.id_number_characters": "“{number} {name}”的身份证号 {id_number} 含有不该有的字符，没有保存。"
    "前 17 位应是数字，末位是数字或 X。",
    "exams.id_number_birth_date": "“{number} {name}”的身份证号 {id_number} 第 7 至 14 位不是日期，没有保存。核对号码。",
    "exams.id_number_check_digit": "“{number} {name}”的身份证号 {id_number} 校验位不符，没有保存。"
    "有数字填错，逐位核对。",
    "exams.day_unreadable": "“{name}”的日期“{value}”不是日期，没有保存。写成 2020-09-25 这样。",
    "exams.label_missing": "没有填写批次，没有保存。填写批次名称，例如 第一批。",
    "exams.fee_negative": "“{name}”的考核费不能小于 0，没有保存。改正后再试。",
    "exams.organization_closed": "“{organization}”正在退出或已退出，“{certificate}”不能再开新的考核批次。"
    "已发证书仍然有效；改选其他证书，并结清未了的批次。",
    "exams.ends_before_it_begins": "“{name}”的考试结束日期 {last} 早于开始日期 {first}，没有保存。改正后再试。",
    "exams.registered_until_too_late": "“{name}”的报名截止 {first} 晚于考试 {last}，没有保存。改正后再试。",
    "exams.module_of_another": "“{name}”选了别的证书的模块，没有保存。重新选择考核模块。",
    "exams.module_not_offered": "模块“{module}”没有{level}，“{name}”不能考它，没有保存。改选模块或等级。",
    "exams.part_name_missing": "“{name}”有一个考核科目没有名称，没有保存。填写，例如 理论、实操。",
    "exams.part_unreadable": "考试科目“{line}”看不懂，没有保存。每行写一科：名称 满分 及格分，例如 理论 100 60。",
    "exams.part_twice": "“{name}”有两个科目都叫“{part}”，没有保存。改名。",
    "exams.part_scores": "“{name}”的科目“{part}”满分 {full}、合格分 {pass} 不合理，没有保存。"
    "满分应大于 0，合格分不能超过满分。",
    "exams.session_taken": "“{name}”同年同级已有批次“{label}”，没有保存。换一个批次名称。",
    "exams.session_in_use": "批次“{label}”已有报考，不能改证书、等级或年度，没有保存。另建批次。",
    "exams.release_incomplete": "“{session}”还有 {count} 人是未考，没有公布成绩。登记成绩或缺考后再公布。",
    "exams.session_unsettled": "“{organization}”已停止实施，“{certificate}”{session}{unsettled}"
    "（报考 {registered} 人）。退出前应当办结，催办并登记结果。",
    "exams.roster_twice": "“{student}”在名单里出现两次，第一次在第 {first} 行，这一行不能报名。删去一行。",
    "exams.name_differs": "“{student}”的学号在库中是“{stored}”，没有报名。核对学号和姓名。",
    "exams.student_in_two_classes": "“{student}”写的是 {class_group}，库中在 {stored}，没有报名。"
    "一个学生只能在一个班；核对，转班的先改学生的班级。",
    "exams.id_number_differs": "“{student}”的身份证号 {id_number} 与库中的 {stored} 不同，没有报名。核对后再试。",
    "exams.name_ambiguous": "叫“{student}”的学生有 {count} 个（{classes}），没有报名。补上学号或班级。",
    "exams.student_unknown": "库中没有“{student}”，没有报名。写全学号、姓名和班级，即作为新学生录入。",
    "exams.class_unknown": "没有名为“{class_group}”的班级，“{student}”没有报名。先添加班级，或改正班级名称。",
    "exams.class_ambiguous": "名为“{class_group}”的班级有 {count} 个，“{student}”没有报名。先录入这个学生再报名。",
    "exams.passed_already": "“{student}”已通过这个证书的同一等级，没有报名。从名单删去。",
    "exams.registered_already": "“{student}”已在批次“{session}”里，没有再报名。从表中删去这一行。",
    "exams.id_number_masked": "“{number} {name}”的身份证号 {id_number} 打了星号，不能保存。"
    "填写完整号码，或用“学生（含身份证号）”导出的表。",
    "exams.scores_unreadable": "“{name}”的成绩“{value}”看不懂，没有导入。写成 理论 88.5；实操 90，科目名与批次一致。",
    "exams.parts_unreadable": "“{name}”的考核科目“{value}”看不懂，没有导入。写成 理论 100/60；实操 100/60。",
    "exams.no_pilot": "{year} 年没有“{certificate}”（{level}）的试点可以计入“{student}”，没有报名。先添加试点。",
    "exams.resit_elsewhere": "“{into}”不是“{session}”之后的同证书同等级批次，没有登记补考。改选批次。",
    "exams.exam_before_registration": "“{name}”的考试 {held_from} 早于报名 {registered_on}，没有保存。核对两个日期。",
    "exams.score_unreadable": "“{name}”的成绩“{value}”不是最多两位小数的分数，没有保存。填数字，没有成绩就留空。",
    "exams.state_unreadable": "“{name}”的“{value}”不是考试状态，没有保存。"
    "填 未考、缺考、成绩未出、通过、未通过、缓考 或 违纪。",
    "exams.score_out_of_range": "“{name}”的{part}成绩 {score} 超出 0 至 {full} 分，没有保存。核对成绩。",
    "exams.passed_with_failed_part": "“{name}”记为通过，{part}成绩 {score} 却低于合格分 {pass}。"
    "核对成绩，或改为未通过。",
    "exams.score_without_sitting": "“{name}”的状态是{state}，却有成绩，没有保存。改状态，或清空成绩。",
    "exams.certificate_number_missing": "“{name}”没有证书编号，没有保存。填写编号。",
    "exams.certificate_number_taken": "证书编号 {number} 已是“{other}”的，“{name}”没有保存。核对编号。",
    "exams.certificate_without_pass": "“{name}”没有通过考试，不能登记证书 {number}。先登记成绩。",
    "exams.issued_on_unreadable": "“{name}”的发证日期“{issued_on}”不是日期，没有保存。写成 2020-12-01 这样。",
    "exams.certificate_before_exam": "“{name}”的发证日期 {issued_on} 早于考试 {held_until}，没有保存。核对日期。",
    "exams.certificate_number_unusual": "“{name}”的证书编号 {number} 与评价组织的编号规则不同，已保留。"
    "核对编号；确实如此就改评价组织的规则。",
}
