"""Slots as two columns of a sheet: a course, and its module where it has any."""

from __future__ import annotations

from onex_desktop.domain.problems import Place, Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.services.sheets.bridge import World


def slot_of(values: Values) -> int:
    """Return the key of the slot that a row names."""
    part: int | None = values["part"]
    return -int(values["course"]) if part is None else part


def check_slot(values: Values, world: World) -> list[Problem]:
    """Refuse a course without module where the course has modules."""
    if values["part"] is not None:
        return []
    if not any(part["course"] == values["course"] for part in world.rows["course_modules"].values()):
        return []
    course = str(world.values("courses", values["course"]).get("name", ""))
    return [Problem("plans.course_has_modules", params={"course": course}, where=Place("plans", field="part"))]
