"""What a journal step is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

STEPS: Final[Mapping[str, str]] = {
    "library.defaults": "写入初始设置",
    "library.sample": "载入示例学校",
    "library.import": "导入 Excel",
    "campus.name_institution": "填写学校",
    "campus.add_college": "新增学院",
    "campus.rename_college": "修改学院",
    "campus.delete_college": "删除学院",
    "campus.delete_major": "删除专业",
    "campus.change_cohort": "修改年级",
    "campus.delete_cohort": "删除年级",
    "campus.add_major": "新增专业",
    "campus.change_major": "修改专业",
    "campus.add_cohort": "新增年级",
    "campus.add_management_unit": "新增管理机构",
    "catalogue.add_organization": "新增评价组织",
    "catalogue.change_organization": "修改评价组织",
    "catalogue.delete_organization": "删除评价组织",
    "catalogue.add_group": "新增协作组",
    "catalogue.change_group": "修改协作组",
    "catalogue.add_certificate": "新增证书",
    "catalogue.change_certificate": "修改证书",
    "catalogue.delete_certificate": "删除证书",
    "catalogue.add_module": "新增证书模块",
    "catalogue.change_module": "修改证书模块",
    "catalogue.delete_module": "删除证书模块",
    "catalogue.add_pilot": "新增试点",
    "catalogue.change_pilot": "修改试点",
    "catalogue.delete_pilot": "删除试点",
    "standards.add_standard": "新增标准",
    "standards.change_standard": "修改标准",
    "standards.delete_standard": "删除标准",
    "standards.paste_text": "粘贴标准文本",
    "standards.add_item": "新增标准条目",
    "standards.change_item": "修改标准条目",
    "standards.number_item": "改编号为",
    "standards.move_item": "移动标准条目",
    "standards.delete_item": "删除标准条目",
    "standards.renumber": "重新编号",
    "plans.add_plan": "新增人才培养方案",
    "plans.change_plan": "修改人才培养方案",
    "plans.delete_plan": "删除人才培养方案",
    "plans.change_course": "修改课程",
    "plans.delete_course": "删除课程",
    "plans.add_course_module": "新增课程模块",
    "plans.change_course_module": "修改课程模块",
    "plans.delete_course_module": "删除课程模块",
    "plans.add_competency": "新增核心能力",
    "plans.add_course": "新增课程",
    "plans.add_reform": "新增课程改革",
    "mapping.set_cells": "设置对应",
    "mapping.paste_cells": "粘贴对应",
    "mapping.fill_cells": "填充对应",
    "mapping.clear_cells": "清除对应",
    "mapping.set_details": "填写学时与备注",
    "mapping.set_weight": "设置权重",
    "teaching.add_teacher": "新增教师",
    "teaching.change_teacher": "修改教师",
    "teaching.delete_teacher": "删除教师",
    "teaching.assign": "指定任课教师",
    "teaching.unassign": "取消任课",
    "teaching.set_principles": "填写教学原则",
    "exams.save_aggregate": "填写考证人数",
    "exams.delete_aggregate": "删除考证人数",
    "exams.add_statement": "登记外部数据",
    "exams.change_statement": "修改外部数据",
    "exams.delete_statement": "删除外部数据",
    "policies.add_document": "新增政策文件",
    "policies.add_rule": "新增政策要点",
    "policies.add_achievement": "新增成果",
    "selection.add_factor": "新增遴选要素",
    "selection.add_principle": "新增遴选原则",
    "finance.add_arrangement": "新增经费安排",
}

_KINDS: Final[Mapping[str, str]] = {"do": "", "undo": "撤销：", "redo": "重做："}


def step_label(kind: str, code: str, subject: str) -> str:
    """Return a step as people read it, for example 撤销：设置对应 2-2 × 电池系统功能检测与维修."""
    what = STEPS.get(code, code)
    if subject.isdigit() and code.startswith("mapping."):
        subject = f"{subject} 格"
    return f"{_KINDS[kind]}{what} {subject}".strip()
