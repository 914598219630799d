"""What revision 0014 brought: suggestions that were turned down."""

from __future__ import annotations

_DISMISSAL: dict[str, str | int | None] = {
    "id": 1, "version": 1, "certificate_module_id": 1, "skill_requirement_id": None, "course_id": 1,
    "course_module_id": None, "dismissed_for": "电池、检测",
}  # fmt: skip

DISMISSALS = {
    "suggestion_dismissals": [
        _DISMISSAL,
        {
            **_DISMISSAL, "id": 2, "certificate_module_id": None, "skill_requirement_id": 1, "course_id": None,
            "course_module_id": 1,
        },
    ]
}  # fmt: skip
