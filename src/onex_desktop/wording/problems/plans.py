"""Sentences about training plans."""

from __future__ import annotations

SENTENCES = {
    "plans.amount_negative": "学时和学分不能小于 0，没有保存。改为 0 或更大的数，不清楚就留空。",
    "plans.term_not_counted": "开课学期从 1 数起，没有保存。填 1 或更大的整数，不清楚就留空。",
    "plans.course_has_modules": "“{course}”已分成课程模块，没有保存。落到具体模块。",
    "plans.course_in_use_as_whole": "这门课程已有整门课的对应关系或任课安排，没有保存。先取消它们，再分成模块。",
    "plans.cohort_taken": "{cohort}级已按“{plan}”执行，没有保存。先在那一版取消这个年级，或不选它。",
    "plans.cohort_twice": "{cohort}级同时按“{plan}”和“{second}”执行。在其中一版取消这个年级。",
    "plans.reform_of_nothing": "改革前后都没有选课程，没有保存。至少选一门：新开的课只选改革后，停开的课只选改革前。",
    "plans.reform_within_a_plan": "改革前后两门课程在同一版方案里，没有保存。改革前的课程从前一版方案中选。",
    "plans.position_not_counted": "次序从 1 数起，没有保存。填 1 或更大的整数，或留空排在最后。",
    "plans.not_a_day": "“{day}”不是完整的日期，没有保存。按 2023-09-01 的样子填年月日。",
    "plans.cycle_too_short": "检视周期至少 1 个月，没有保存。填学校规定的月数，例如三年填 36。",
    "plans.review_overdue": "“{plan}”应在 {due} 前检视，已经逾期。在“周期检视”中登记检视日和结果。",
    "plans.action_overdue": "“{plan}”的改进措施“{action}”应在 {due} 前完成，已经逾期。完成后填完成日，或改期限。",
    "plans.objective_number": "“{number}”不是目标编号，没有保存。三级目标依次写 1、1.1、1.1.1 的样子。",
    "plans.objective_number_taken": "编号 {number} 的教学目标已经有了，没有保存。换一个编号，或修改原来的目标。",
    "plans.objective_above_missing": "教学目标 {number} 的上级 {above} 不存在，没有保存。先新增 {above}，或改编号。",
    "plans.objectives_outdated": "“{plan}”的教学目标中有 {count} 条旧版标准的技能要求，方案已采用新版。"
    "在“教学目标”中核对，放入新版的要求，移出旧版的。",
    "plans.too_long": "这里有 {length} 个字，最多 {most} 个，没有保存。精简后再保存。",
    "plans.taught_in_locked_term": "{teacher} {term} 学期的工作量已锁定，它以“{course}”为依据，没有修改。"
    "名称、学时可以改；实训或理论的类别、专业不能改，课程不能删。要调整工作量，在工作量页对该行作更正。",
    "plans.own_predecessor": "方案不能以自己为前一版，没有保存。另选前一版。",
}
