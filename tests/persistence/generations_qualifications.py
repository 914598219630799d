"""What revision 0016 brought: qualifications, trainings, preparation groups, how long an exam may wait."""

from __future__ import annotations

QUALIFICATIONS: dict[str, list[dict[str, str | int | None]]] = {
    "teacher_qualifications": [
        {
            "id": 1, "version": 1, "teacher_id": 1, "certificate_id": 1, "kind": "trainer", "level": "中级",
            "number": "PX-001", "valid_from": "2020-09-01", "valid_until": "",
        },
        {
            "id": 2, "version": 1, "teacher_id": 1, "certificate_id": None, "kind": "assessor", "level": "",
            "number": "", "valid_from": "", "valid_until": "2023-08-31",
        },
    ],
    "teacher_trainings": [
        {
            "id": 1, "version": 1, "teacher_id": 1, "certificate_id": 1, "title": "师资培训",
            "started_on": "2020-07-20", "ended_on": "", "hours": 4050,
        }
    ],
    "preparation_groups": [{"id": 1, "version": 1, "certificate_module_id": 1, "term_id": 1, "leader_id": 1}],
    "preparation_members": [{"id": 1, "version": 1, "group_id": 1, "teacher_id": 1}],
    "exam_delay_limits": [{"id": 1, "version": 1, "days": 90, "effective_from": "2020-09-01", "source": "学校"}],
}  # fmt: skip
