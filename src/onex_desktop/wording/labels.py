"""What the closed sets of the program are called in Chinese.

The keys are the values of the enums, which are strings themselves: ``LEVELS[Level.ELEMENTARY]`` works, and
this floor need not know the domain above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

LEVELS: Final[Mapping[str, str]] = {"elementary": "初级", "intermediate": "中级", "advanced": "高级"}

QUALITIES: Final[Mapping[str, str]] = {"national": "国家双高建设、国家骨干建设专业", "provincial": "省级优质专业"}

QUALITIES_SHORT: Final[Mapping[str, str]] = {"national": "国家双高、骨干", "provincial": "省级优质"}

SIGNS: Final[Mapping[str, str]] = {
    "full": "实心圆",
    "half": "半圆",
    "empty": "空心圆",
    "triangle": "实心三角",
    "hollow_triangle": "空心三角",
    "tick": "勾",
    "slash": "斜线",
    "word": "写名称",
}

PLAN_STATUSES: Final[Mapping[str, str]] = {"draft": "草案", "in_force": "执行中", "archived": "已归档"}

COURSE_KINDS: Final[Mapping[str, str]] = {"a": "A类", "b": "B类", "c": "C类"}

STANDARD_STATUSES: Final[Mapping[str, str]] = {"draft": "草案", "in_force": "执行中", "archived": "已归档"}

ITEM_KINDS: Final[Mapping[str, str]] = {"area": "工作领域", "task": "工作任务", "requirement": "职业技能要求"}

EDITION_STATES: Final[Mapping[str, str]] = {
    "added": "新增",
    "removed": "删除",
    "reworded": "改写",
    "renumbered": "改号",
    "same": "未变",
}

ORGANIZATION_STATUSES: Final[Mapping[str, str]] = {
    "active": "正常",
    "rectifying": "限期整改",
    "limited": "限制规模",
    "exiting": "退出中",
    "exited": "已退出",
}

RESULT_STATES: Final[Mapping[str, str]] = {
    "pending": "成绩未出",
    "partial": "部分成绩未出",
    "released": "成绩已出",
}

EXAM_RECORDS: Final[Mapping[str, str]] = {"totals": "总数", "named": "名单"}

REGISTRATION_STATES: Final[Mapping[str, str]] = {
    "registered": "未考",
    "absent": "缺考",
    "pending": "成绩未出",
    "passed": "通过",
    "failed": "未通过",
    "deferred": "缓考",
    "disciplined": "违纪",
}

SESSION_STATES: Final[Mapping[str, str]] = {
    "planned": "待考",
    "held": "已考",
    "released": "成绩已公布",
    "settled": "已结清",
}

UNSETTLED: Final[Mapping[str, str]] = {
    "not_held": "已报名未考试",
    "not_released": "已考试未出成绩",
    "not_issued": "已通过未发证",
    "not_settled": "费用未结清",
}

ROSTER_LINES: Final[Mapping[str, str]] = {
    "known": "可报名",
    "new": "新学生",
    "already": "已在本批次",
    "refused": "不能报名",
}

DIMENSIONS: Final[Mapping[str, str]] = {
    "certificate": "证书",
    "level": "证书等级",
    "college": "学院",
    "major": "专业",
    "class_group": "班级",
    "year": "年度",
    "teacher": "任课教师",
}

MEASURES: Final[Mapping[str, str]] = {
    "registered": "报考人次",
    "not_yet": "未考",
    "absent": "缺考",
    "deferred": "缓考",
    "due": "应考人次",
    "attended": "已参考人次",
    "pending": "成绩未出",
    "released": "已出成绩人次",
    "passed": "通过",
    "failed": "未通过",
    "disciplined": "违纪",
    "resits": "补考人次",
    "first_attended": "首次参考",
    "first_released": "首考已出成绩",
    "first_passed": "首考通过",
}

BASES: Final[Mapping[str, str]] = {
    "planned": "试点人数",
    "due": "应考人次",
    "released": "对应批次已出成绩人次",
    "first_released": "首考已出成绩人次",
    "persons_released": "已出成绩人数（一人计一次）",
}

ORGANIZATION_MEASURES: Final[Mapping[str, str]] = {
    "talk": "约谈",
    "warning": "警告",
    "notice": "通报",
    "rectification": "责令限期整改",
    "limit": "限制实施规模",
    "cut": "扣减经费",
    "exit": "退出目录",
}

SUBJECTS: Final[Mapping[str, str]] = {
    "person_times": "参考人次",
    "registered_persons": "报考人数",
    "majors": "试点专业数",
    "planned": "试点人数",
    "passed": "通过人数",
    "revised_plans": "修订方案数",
    "hardware_yuan": "硬件投入（元）",
    "module_name": "模块名称",
    "textbook_title": "教材名称",
}

WORKLOAD_ITEMS: Final[Mapping[str, str]] = {
    "exam_prep_training": "考前强化培训",
    "assessing": "考评",
    "invigilation": "监考",
    "item_writing": "题库、命题、资源",
    "exam_administration": "班级、考务管理",
    "pass_guidance": "指导获证",
    "lecture": "师资培训主讲",
    "other": "其他工作",
}

SOURCE_KINDS: Final[Mapping[str, str]] = {"assignment": "任课", "item": "其他工作", "correction": "更正"}

COUNTED_AS: Final[Mapping[str, str]] = {"plan": "教学", "certificate": "证书培训"}

STATEMENT_STATES: Final[Mapping[str, str]] = {
    "draft": "草稿",
    "checked": "已核对",
    "confirmed": "已确认",
    "locked": "已锁定",
}

RULE_SET_STATUSES: Final[Mapping[str, str]] = {"draft": "草稿", "in_force": "执行中", "retired": "已停用"}

ROLES: Final[Mapping[str, str]] = {"lead": "主讲", "assist": "辅助"}

QUALIFICATIONS: Final[Mapping[str, str]] = {"trainer": "培训师", "assessor": "考评员", "lecturer": "讲师"}

LACKS: Final[Mapping[str, str]] = {
    "none": "没有登记",
    "not_yet": "还没有生效，开始日期 ",
    "expired": "不够用到任课结束，有效期至 ",
}

DIFFERENCES: Final[Mapping[str, str]] = {
    "same": "不变",
    "changed": "修订",
    "reformed": "改革",
    "added": "新增",
    "removed": "取消",
}

PROPOSAL_REASONS: Final[Mapping[str, str]] = {
    "open": "原来无人承担",
    "qualified": "现任教师没有有效资格",
    "over_limit": "避免超过学时上限",
    "specialised": "专攻同一证书模块",
    "continuity": "由原任教师承担",
    "balance": "任务更均衡",
    "together": "配合其他调整",
}

CYCLE_REVIEW_STATES: Final[Mapping[str, str]] = {"done": "已检视", "open": "待检视", "overdue": "已逾期"}

ACTION_STATES: Final[Mapping[str, str]] = {"done": "已完成", "open": "进行中", "overdue": "已逾期"}

OBJECTIVE_LEVELS: Final[Mapping[str, str]] = {
    "course": "课程目标",
    "unit": "单元教学目标",
    "lesson": "课堂教学目标",
}

REFORM_ENDS: Final[Mapping[str, str]] = {"before": "（新开课程）", "after": "（不再开设）"}

PLAN_PARTS: Final[Mapping[str, str]] = {
    "competencies": "核心能力和指标点",
    "courses": "课程和课程模块",
    "links": "对应关系",
    "indicator_links": "指标点的支撑课程",
    "objectives": "教学目标",
    "assignments": "任课",
    "reforms": "课程改革",
    "cohorts": "适用年级",
    "reviews": "周期检视",
}

MANAGEMENT_LEVELS: Final[Mapping[str, str]] = {"school": "学校", "college": "二级学院"}

REVIEW_STATES: Final[Mapping[str, str]] = {"confirmed": "已确认", "to_review": "待复核"}

SEVERITIES: Final[Mapping[str, str]] = {"error": "错误", "warning": "提醒", "info": "提示"}

ACTIONS: Final[Mapping[str, str]] = {"insert": "新增", "update": "修改", "delete": "删除"}

STEP_KINDS: Final[Mapping[str, str]] = {"do": "操作", "undo": "撤销", "redo": "重做"}


def level_span(levels: Sequence[str], joint: str = "/") -> str:
    """Return several levels as one expression: 中级, 初/中级, or with 、 as joint 初、中、高级."""
    names = [LEVELS[level] for level in levels]
    if len(names) < 2:
        return "".join(names)
    return joint.join(name.removesuffix("级") for name in names) + "级"


def with_levels(certificate: str, levels: Sequence[str]) -> str:
    """Return a certificate's name with its levels behind it: 工业机器人操作与运维（初/中级）."""
    return f"{certificate}（{level_span(levels)}）" if levels else certificate


LINK_CHANGES: Final[Mapping[str, str]] = {
    "added": "新增",
    "removed": "取消",
    "strengthened": "加强",
    "weakened": "减弱",
    "unchanged": "不变",
}
LINK_MARKS: Final[Mapping[str, str]] = {
    "added": "+",
    "removed": "−",
    "strengthened": "▲",
    "weakened": "▼",
    "unchanged": "=",
}
"""What tells the kinds of change apart where colours do not."""
BACKUP_REASONS: Final[Mapping[str, str]] = {"auto": "自动", "manual": "手动", "migration": "升级前"}
ONLY_FORMER: Final = "（仅原来有）"
"""Stands behind what only the old one of two states has."""
