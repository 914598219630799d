"""A small populated library of every released schema, written as code: what migrations must carry over."""

from __future__ import annotations

import json
from pathlib import Path

from sqlalchemy import Connection
from tests.persistence.generations_evidence import EVIDENCE
from tests.persistence.generations_indicators import INDICATORS
from tests.persistence.generations_plans import CYCLE_REVIEWS, OBJECTIVES, OPEN_ENDS, PLAN_COHORTS
from tests.persistence.generations_qualifications import QUALIFICATIONS
from tests.persistence.generations_scale import SCALE
from tests.persistence.generations_suggestions import DISMISSALS
from tests.persistence.generations_workload import WORKLOAD

from onex_desktop.domain.journal import GENESIS, Action, Change, Image, Step, StepKind, step_hash
from onex_desktop.persistence import migrate
from onex_desktop.persistence.engine import make_engine

Row = dict[str, str | int | None]

SCHOOL: dict[str, list[Row]] = {
    "library_facts": [{"key": "created", "value": "2020-09-01T00:00:00Z"}],
    "institution": [
        {"id": 1, "version": 1, "name": "南京信息职业技术学院", "short_name": "南信", "collaboration_role": ""}
    ],
    "colleges": [
        {"id": 1, "version": 1, "name": "智能交通学院"},
        {"id": 4, "version": 3, "name": "网络与通信学院"},
    ],
    "majors": [
        {"id": 1, "version": 1, "name": "新能源汽车技术", "code": "", "college_id": 1, "quality": "provincial"},
        {"id": 2, "version": 1, "name": "物联网应用技术", "code": "", "college_id": None, "quality": None},
    ],
    "organizations": [
        {
            "id": 1, "version": 1, "name": "北京中车行高新技术有限公司", "code": "", "contact": "O'Neil & 王",
            "status": "active", "status_since": "", "status_reason": "",
        }
    ],
    "certificates": [
        {
            "id": 1, "version": 2, "name": "智能新能源汽车", "code": "", "organization_id": 1, "batch": 2,
            "professional_field": "", "group_id": None, "group_sequence": None,
        }
    ],
    "certificate_modules": [
        {"id": 1, "version": 1, "certificate_id": 1, "code": "2-1", "name": "新能源汽车动力驱动电机电池技术"}
    ],
    "certificate_module_levels": [
        {"id": 1, "version": 1, "module_id": 1, "level": "intermediate", "examined": 1}
    ],
    "pilots": [
        {
            "id": 1, "version": 1, "certificate_id": 1, "college_id": 1, "year": 2020, "planned": 256,
            "sequence": 10,
        }
    ],
    "pilot_levels": [{"id": 1, "version": 1, "pilot_id": 1, "level": "intermediate"}],
    "pilot_majors": [{"id": 1, "version": 1, "pilot_id": 1, "major_id": 1, "position": 1}],
    "plans": [
        {"id": 1, "version": 1, "major_id": 1, "plan_version": "2020版", "status": "in_force", "predecessor_id": None}
    ],
    "courses": [
        {"id": 1, "version": 1, "plan_id": 1, "name": "新能源汽车结构检测维修实训", "position": 1, "is_practice": 1}
    ],
    "course_modules": [
        {"id": 1, "version": 1, "course_id": 1, "position": 1, "label": "模块一", "name": "动力驱动电机电池技术"}
    ],
    "scale_values": [{"id": 1, "version": 1, "strength": "strong", "weight": 100, "source": "学校"}],
    "mapping_links": [
        {
            "id": 1, "version": 1, "certificate_module_id": 1, "course_id": None, "course_module_id": 1,
            "strength": "strong", "hours": 1250, "note": "多行\n备注 🚗", "review": "confirmed",
            "changed_by": "王", "changed_at": "2020-09-01T00:00:00Z",
        }
    ],
}  # fmt: skip

TEACHING: dict[str, list[Row]] = {
    "teachers": [
        {"id": 1, "version": 1, "name": "李昕颖", "number": "", "title": "", "college_id": 1, "dual_qualified": None}
    ],
    "assignments": [
        {
            "id": 1, "version": 1, "course_id": None, "course_module_id": 1, "teacher_id": 1, "role": "lead",
            "hours": None,
        }
    ],
    "exam_aggregates": [
        {
            "id": 1, "version": 1, "pilot_id": 1, "attended": 256, "includes_resits": 0, "state": "partial",
            "passed": 151, "released": 154, "stated_attendance": "100%", "stated_pass": "98.1%",
        }
    ],
}  # fmt: skip

STANDARDS: dict[str, list[Row]] = {
    "standards": [
        {
            "id": 1, "version": 1, "certificate_id": 1, "edition": "2020年1.0版", "issued": "2020-07",
            "status": "in_force", "source": "评价组织", "predecessor_id": None,
        }
    ],
    "work_areas": [
        {
            "id": 1, "version": 1, "standard_id": 1, "level": "intermediate", "certificate_module_id": 1,
            "number": 1, "name": "领域甲",
        }
    ],
    "work_tasks": [{"id": 1, "version": 1, "area_id": 1, "number": 1, "name": "任务甲"}],
    "skill_requirements": [{"id": 1, "version": 2, "task_id": 1, "number": 10, "text": "能完成\n甲 & 乙。"}],
}  # fmt: skip

TERMS: dict[str, list[Row]] = {
    "cohorts": [{"id": 1, "version": 1, "entry_year": 2020}],
    "terms": [
        {"id": 1, "version": 1, "code": "2020-2021-1", "starts_on": "2020-09-01", "ends_on": "", "weeks": 18}
    ],
    "teaching_offices": [{"id": 1, "version": 1, "college_id": 1, "name": "新能源汽车教研室"}],
    "class_groups": [
        {"id": 1, "version": 1, "major_id": 1, "cohort_id": 1, "name": "新能源2001", "headcount": None}
    ],
}  # fmt: skip

OFFICES: dict[str, list[Row]] = {
    "majors": [{**row, "office_id": 1 if row["id"] == 1 else None} for row in SCHOOL["majors"]],
    "teachers": [{**row, "office_id": None, "load_limit": 36000} for row in TEACHING["teachers"]],
}

IMPORTS: dict[str, list[Row]] = {
    "import_layouts": [
        {
            "id": 1, "version": 1, "sheet_spec": "teachers", "heading_digest": "ab" * 32,
            "columns": '{"name":1,"number":0}', "header_row": 3, "fill_merged": 0,
        }
    ],
    "import_runs": [
        {
            "id": 1, "version": 1, "file_name": "教师（2026）.xlsx", "file_digest": "cd" * 32, "sheet_spec": "teachers",
            "new_count": 12, "changed_count": 0, "unchanged_count": 1, "refused_count": 0,
            "at": "2026-03-02T04:00:00Z", "layout_id": 1,
        }
    ],
}  # fmt: skip

_EXAM_PARTS: Row = {"id": 1, "version": 1, "session_id": 1, "name": "理论", "position": 1}
CANDIDATES: dict[str, list[Row]] = {
    **SCHOOL,
    **TEACHING,
    **STANDARDS,
    **TERMS,
    **OFFICES,
    **IMPORTS,
    "organizations": [{**SCHOOL["organizations"][0], "number_pattern": r"[YS]\d{21}"}],
    "organization_measures": [
        {
            "id": 1, "version": 1, "organization_id": 1, "kind": "talk", "taken_on": "2020-06-01", "ended_on": "",
            "reason": "通过率",
        }
    ],
    "pilots": [
        {**SCHOOL["pilots"][0], "exam_record": "totals"},
        {**SCHOOL["pilots"][0], "id": 2, "year": 2021, "exam_record": "named"},
    ],
    "exam_aggregates": [{**TEACHING["exam_aggregates"][0], "exam_record": "totals"}],
    "students": [
        {
            "id": 1, "version": 1, "number": "0019001", "name": "王O'Neil", "class_group_id": 1,
            "id_number": "11010519491231002X", "left_on": "",
        }
    ],
    "exam_sites": [{"id": 1, "version": 1, "name": "本校", "code": "", "address": ""}],
    "exam_sessions": [
        {
            "id": 1, "version": 1, "certificate_id": 1, "level": "intermediate", "year": 2021, "label": "第一批",
            "registered_until": "", "held_from": "2021-05-15", "held_until": "2021-05-16", "state": "released",
            "exam_site_id": 1, "fee_fen": 50300,
        }
    ],
    "exam_session_modules": [{"id": 1, "version": 1, "session_id": 1, "certificate_module_id": 1}],
    "exam_parts": [{**_EXAM_PARTS, "full_score": 10000, "pass_score": 6000}],
    "registrations": [
        {
            "id": 1, "version": 2, "session_id": 1, "student_id": 1, "pilot_id": 2, "exam_record": "named",
            "state": "passed", "registered_on": "2021-04-01", "note": "",
        }
    ],
    "part_scores": [{"id": 1, "version": 1, "registration_id": 1, "part_id": 1, "score": 8850}],
    "issued_certificates": [
        {"id": 1, "version": 1, "registration_id": 1, "number": "Y000123000001215000001", "issued_on": "2021-07-01"}
    ],
}  # fmt: skip

LINKS: dict[str, list[Row]] = {
    **CANDIDATES,
    "mapping_links": [
        {**SCHOOL["mapping_links"][0], "skill_requirement_id": None},
        {
            **SCHOOL["mapping_links"][0], "id": 2, "certificate_module_id": None, "skill_requirement_id": 1,
            "course_id": None, "course_module_id": 1, "review": "to_review",
        },
    ],
}  # fmt: skip

ADOPTIONS: dict[str, list[Row]] = {
    "courses": [{**SCHOOL["courses"][0], "responsible_id": 1}],
    "skill_requirements": [
        STANDARDS["skill_requirements"][0],
        {"id": 2, "version": 1, "task_id": 1, "number": 11, "text": "能完成甲。"},
    ],
    "requirement_matches": [
        {
            "id": 1, "version": 1, "old_requirement_id": 1, "new_requirement_id": 2, "kind": "reworded",
            "similarity": 61, "confirmed": 1,
        }
    ],
    "standard_adoptions": [
        {"id": 1, "version": 1, "plan_id": 1, "standard_id": 1, "adopted_on": "2020-09-01", "note": ""}
    ],
}  # fmt: skip

_ASSIGNMENT: Row = {**TEACHING["assignments"][0], "term_id": None, "locked": 0, "counted_as": "plan"}
ASSIGNMENTS: dict[str, list[Row]] = {
    "assignments": [
        _ASSIGNMENT,
        {**_ASSIGNMENT, "id": 2, "hours": 6400, "term_id": 1, "locked": 1, "counted_as": "certificate"},
    ],
    "assignment_class_groups": [
        {"id": 1, "version": 1, "assignment_id": 2, "class_group_id": 1, "hours": 3200, "merged_with": 1}
    ],
}  # fmt: skip

COURSES: dict[str, list[Row]] = {
    "courses": [
        {
            **ADOPTIONS["courses"][0], "code": "0812001", "nature": "专业核心课", "kind": "c", "theory_hours": None,
            "practice_hours": 6400, "credits": 350, "term_number": 4,
        }
    ]
}  # fmt: skip

ROWS: dict[str, dict[str, list[Row]]] = {
    "0001": SCHOOL,
    "0002": {**SCHOOL, **TEACHING},
    "0003": {**SCHOOL, **TEACHING, **STANDARDS},
    "0004": {**SCHOOL, **TEACHING, **STANDARDS, **TERMS, **OFFICES},
    "0005": {**SCHOOL, **TEACHING, **STANDARDS, **TERMS, **OFFICES, **IMPORTS},
    "0006": CANDIDATES,
    "0007": LINKS,
}
"""What a library of each revision holds, table by table, parents first."""
_LATER = (
    WORKLOAD, ADOPTIONS, COURSES, ASSIGNMENTS, INDICATORS, PLAN_COHORTS, DISMISSALS, OPEN_ENDS, QUALIFICATIONS,
    CYCLE_REVIEWS, OBJECTIVES, EVIDENCE, SCALE,
)  # fmt: skip
for _number, _brought in enumerate(_LATER, 8):
    ROWS[f"{_number:04}"] = {**ROWS[f"{_number - 1:04}"], **_brought}


def build(path: Path, revision: str) -> Path:
    """Make a library as the program of that revision left it."""
    engine = make_engine(path, for_migration=True)
    migrate.upgrade(engine, revision)
    with engine.begin() as connection:
        for table, rows in ROWS[revision].items():
            for row in rows:
                _insert(connection, table, row)
        _journal(connection)
    engine.dispose()
    return path


def _insert(connection: Connection, table: str, row: Row) -> None:
    names = ", ".join(row)
    marks = ", ".join("?" for _ in row)
    connection.exec_driver_sql(
        f"INSERT INTO {table} ({names}) VALUES ({marks})",  # noqa: S608 -- own table and column names
        tuple(row.values()),
    )


def _journal(connection: Connection) -> None:
    image: Image = {"id": 4, "name": "网络与通信学院"}
    change = Change("colleges", 4, Action.INSERT, None, dict(image))
    step = Step(
        1, StepKind.DO, "campus.add_college", "网络与通信学院", None, "王", "wang", "2020-09-01T00:00:00Z", 1, ""
    )
    fields: Row = {
        "seq": 1, "kind": "do", "code": step.code, "subject": step.subject, "target": None, "actor": step.actor,
        "os_user": step.os_user, "at": step.at, "change_count": 1, "hash": step_hash(GENESIS, step, [change]),
    }  # fmt: skip
    _insert(connection, "journal_steps", fields)
    after = json.dumps(image, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    changed: Row = {
        "seq": 1, "ordinal": 0, "table_name": "colleges", "row_id": 4, "action": "insert", "before": None,
        "after": after,
    }  # fmt: skip
    _insert(connection, "journal_changes", changed)
