"""Sentences about teachers and assignments."""

from __future__ import annotations

SENTENCES = {
    "teaching.several_modules": "{teacher} 在“{certificate}”中承担 {count} 个模块（{slots}），"
    "与“教师专攻某一模块”不一致。"
    "可以保留；如要调整，请在任课页改派。",
    "teaching.unassigned": "“{slot}”还没有任课教师。请在任课页指定。",
    "teaching.hours_negative": "学时不能小于 0，没有保存。请改正学时。",
    "teaching.number_taken": "工号“{number}”已有人使用，没有保存。请核对工号。",
}
