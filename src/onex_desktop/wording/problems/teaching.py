"""Sentences about teachers and assignments."""

from __future__ import annotations

SENTENCES = {
    "teaching.several_modules": "{teacher} 在“{certificate}”中承担 {count} 个模块（{slots}），"
    "与“教师专攻某一模块”不一致。"
    "可以保留；如要调整，在任课页改派。",
    "teaching.unassigned": "“{slot}”还没有任课教师。在任课页指定。",
    "teaching.unqualified": "{teacher} 承担“{slot}”，“{certificate}”的培训师或讲师资格{lack}{day}。"
    "可以保留；如要调整，在任课页改派，或补登资格。",
    "teaching.would_exceed": "{teacher} 承担“{slot}”后共 {hours} 学时，超过上限 {limit} 学时。"
    "可以指定；如不合适，改选其他教师。",
    "teaching.would_have_several": "{teacher} 已承担“{certificate}”的其他模块（{slots}），"
    "原则是专攻某一模块。可以指定。",
    "teaching.cohort_outside_plan": "“{slot}”安排给 {cohorts}，而《{plan}》适用的是 {followed}。"
    "改任课的年级或班级，或在方案页改适用年级。",
    "teaching.over_limit": "{teacher} 任课共 {hours} 学时，超过上限 {limit} 学时。"
    "可以保留；如要调整，在任课页改派或改上限。",
    "teaching.proposal_stale": "“{slot}”的任课教师在此期间已改动，建议没有采用。重新计算建议。",
    "teaching.nobody_may_take": "“{slots}”没有可以任课的教师，没有给出建议。先登记本学院的教师。",
    "teaching.nobody_qualified": "“{slots}”没有持有效培训师或讲师资格的教师（{certificates}），没有给出建议。"
    "补登资格，或改派后再计算。",
    "teaching.locked_unqualified": "“{slots}”保持由 {teachers} 承担，但 {teachers} 没有“{certificates}”的有效"
    "培训师或讲师资格，没有给出建议。改派、不再保持，或补登资格。",
    "teaching.locked_over_limit": "保持不变的 {slots} 共 {hours} 学时，已超过 {teachers} 的上限 {limit} 学时，"
    "没有给出建议。放开其中几个，或改学时上限。",
    "teaching.too_little_time": "{slots} 共需 {hours} 学时，而能承担的 {teachers} 上限合计只有 {limit} 学时，"
    "没有给出建议。增加教师，或改学时上限。",
    "teaching.term_taken": "这个学期已经有人任课，没有保存。改那一行，或先取消那个学期的任课。",
    "teaching.class_of_nobody": "这门课在这个学期还没有任课教师，班级没有保存。先指定任课教师。",
    "teaching.class_elsewhere": "班级“{name}”属于“{major}”，“{course}”不在这个专业的方案里，没有保存。"
    "另选班级，或改班级的专业。",
    "teaching.merged_not_positive": "合班号要从 1 开始，没有保存。合班上课的几个班填同一个号。",
    "teaching.hours_negative": "学时不能小于 0，没有保存。改正学时。",
    "teaching.day_unreadable": "“{value}”不是完整的日期，没有保存。填写年月日，例如 2020-09-01。",
    "teaching.validity_backwards": "有效期的止日 {last} 早于起日 {first}，没有保存。改正日期。",
    "teaching.training_backwards": "培训结束日期 {last} 早于开始日期 {first}，没有保存。改正日期。",
    "teaching.training_title_missing": "培训名称没有填写，没有保存。填写培训名称。",
    "teaching.qualification_taken": "证书编号“{number}”已登记过同类资格，没有保存。核对编号。",
    "teaching.preparation_taken": "这个证书模块在这个学期已有备课组，没有保存。改那一组，或另选学期。",
    "teaching.exam_before_end": "“{slot}”按任课学期在 {cohort} 级要到 {ends} 才结束，"
    "而“{certificate}”（{level}）{exam} 就考试。把任课提前，或改报后一批考试。",
    "teaching.exam_too_late": "“{slot}”在 {cohort} 级 {ends} 结束，“{certificate}”（{level}）{exam} 才考试，"
    "相隔 {days} 天，超过本校规定的 {limit} 天。提前考试、安排强化训练，或在任课页修改“考核间隔”。",
    "teaching.delay_negative": "间隔天数不能小于 0（{days}），没有保存。改正天数。",
    "teaching.delay_taken": "{day} 起的间隔已有规定，没有保存。改那一行，或另填日期。",
    "teaching.number_taken": "工号“{number}”已有人使用，没有保存。核对工号。",
}
