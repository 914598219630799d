"""What the tables of the library are called in Chinese."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

TABLES: Final[Mapping[str, str]] = {
    "institution": "学校",
    "colleges": "学院",
    "majors": "专业",
    "cohorts": "年级",
    "management_units": "管理机构",
    "management_duties": "机构职责",
    "organizations": "培训评价组织",
    "collaboration_groups": "协作组",
    "certificates": "证书",
    "certificate_modules": "证书模块",
    "certificate_module_levels": "证书模块等级",
    "pilots": "试点",
    "pilot_levels": "试点等级",
    "pilot_majors": "试点专业",
    "standards": "职业技能等级标准",
    "work_areas": "工作领域",
    "work_tasks": "工作任务",
    "skill_requirements": "职业技能要求",
    "plans": "人才培养方案",
    "competencies": "核心能力",
    "indicators": "指标点",
    "courses": "课程",
    "course_modules": "课程模块",
    "course_reforms": "课程改革",
    "scale_values": "强度权重",
    "mapping_links": "对应关系",
    "teachers": "教师",
    "assignments": "任课",
    "assignment_cohorts": "任课年级",
    "teaching_principles": "教学原则",
    "exam_aggregates": "考证人数",
    "statements": "外部数据",
    "policy_documents": "政策文件",
    "policy_rules": "政策要点",
    "achievements": "成果",
    "selection_factors": "遴选要素",
    "selection_principles": "遴选原则",
    "financing_arrangements": "经费安排",
}
