"""What revision 0012 brought: indicators of a plan, and the courses that support them."""

from __future__ import annotations

INDICATORS: dict[str, list[dict[str, str | int | None]]] = {
    "competencies": [
        {"id": 1, "version": 1, "plan_id": 1, "code": "XQA", "name": "专业能力", "statement": "熟练检测、维修。"}
    ],
    "indicators": [{"id": 1, "version": 1, "competency_id": 1, "code": "XQA1", "position": 1, "text": "熟练检测。"}],
    "indicator_links": [
        {
            "id": 1, "version": 1, "indicator_id": 1, "course_id": 1, "course_module_id": None, "strength": "strong",
            "note": "", "review": "confirmed", "changed_by": "王", "changed_at": "2020-09-01T00:00:00Z",
        },
        {
            "id": 2, "version": 1, "indicator_id": 1, "course_id": None, "course_module_id": 1, "strength": "strong",
            "note": "只涉及基础", "review": "to_review", "changed_by": "王", "changed_at": "2020-09-01T00:00:00Z",
        },
    ],
}  # fmt: skip
