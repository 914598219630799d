"""Sentences about training plans."""

from __future__ import annotations

SENTENCES = {
    "plans.course_has_modules": "“{course}”已分成课程模块，没有保存。请落到具体模块。",
    "plans.course_in_use_as_whole": "这门课程已有整门课的对应关系或任课安排，没有保存。请先取消它们，再分成模块。",
    "plans.own_predecessor": "方案不能以自己为前一版，没有保存。请另选前一版。",
}
