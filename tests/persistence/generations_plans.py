"""What a library holds about plans since plan versions have cohorts."""

from __future__ import annotations

Row = dict[str, str | int | None]

_COURSE: Row = {
    "id": 1, "version": 1, "plan_id": 1, "name": "新能源汽车结构检测维修实训", "position": 1, "is_practice": 1,
    "responsible_id": 1, "code": "0812001", "nature": "专业核心课", "kind": "c", "theory_hours": None,
    "practice_hours": 6400, "credits": 350, "term_number": 4,
}  # fmt: skip
_LINE: Row = {
    "id": 7, "version": 2, "before_course_id": 2, "after_course_id": 1, "certificate_module_id": 1, "position": 3,
}  # fmt: skip

PLAN_COHORTS: dict[str, list[Row]] = {
    "plan_cohorts": [{"id": 1, "version": 1, "plan_id": 1, "cohort_id": 1}],
    "courses": [_COURSE, {**_COURSE, "id": 2, "name": "电池管理系统检测维修", "position": 2}],
    "course_reforms": [_LINE],
}
OPEN_ENDS: dict[str, list[Row]] = {
    "course_reforms": [
        _LINE,
        {**_LINE, "id": 8, "before_course_id": None},
        {**_LINE, "id": 9, "after_course_id": None, "certificate_module_id": None},
    ]
}
CYCLE_REVIEWS: dict[str, list[Row]] = {
    "review_cycles": [
        {"id": 1, "version": 1, "effective_from": "2019-09-01", "months": 36, "source": "校教〔2019〕8号"}
    ],
    "cycle_reviews": [
        {
            "id": 1, "version": 2, "plan_id": 1, "due_on": "2022-09-01", "held_on": "2022-07-04", "owner": "吴会波",
            "findings": "甲\n乙", "decisions": "",
        }
    ],
    "cycle_review_actions": [
        {
            "id": 1, "version": 1, "review_id": 1, "position": 1, "text": "增加实训", "owner": "", "due_on": "",
            "done_on": "",
        }
    ],
}  # fmt: skip
_OBJECTIVE: Row = {
    "id": 1, "version": 1, "course_id": 1, "parent_id": None, "course_module_id": None, "level": "course",
    "position": 1, "text": "能检测甲 & 乙。",
}  # fmt: skip
OBJECTIVES: dict[str, list[Row]] = {
    "objectives": [
        _OBJECTIVE,
        {**_OBJECTIVE, "id": 2, "parent_id": 1, "course_module_id": 1, "level": "unit", "position": 3},
    ],
    "objective_requirements": [{"id": 1, "version": 1, "objective_id": 2, "skill_requirement_id": 1}],
}
