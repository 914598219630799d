"""The columns of the school's lists."""

from __future__ import annotations

from onex_desktop.domain.campus import (
    ClassGroupRow,
    CohortRow,
    CollegeRow,
    InstitutionRow,
    MajorRow,
    OfficeRow,
    TermRow,
)
from onex_desktop.gui.models.columns import Column
from onex_desktop.wording import labels

SCHOOL: tuple[Column[InstitutionRow], ...] = (
    Column("name", "学校名称", lambda row: row.draft.name, width=260),
    Column("short_name", "简称", lambda row: row.draft.short_name, width=120),
    Column("role", "协作身份", lambda row: row.draft.collaboration_role, width=380),
)
COLLEGES: tuple[Column[CollegeRow], ...] = (
    Column("name", "学院", lambda row: row.name, width=240),
    Column("majors", "专业", lambda row: row.majors, align="right", width=72),
    Column("pilots", "试点", lambda row: row.pilots, align="right", width=72),
)
MAJORS: tuple[Column[MajorRow], ...] = (
    Column("name", "专业", lambda row: row.draft.name, width=220),
    Column("code", "代码", lambda row: row.draft.code, width=100),
    Column("college", "学院", lambda row: row.college, width=180),
    Column("office", "教研室", lambda row: row.office, width=160),
    Column(
        "quality",
        "优质专业",
        lambda row: "" if row.draft.quality is None else labels.QUALITIES_SHORT[row.draft.quality],
        width=140,
    ),
)
COHORTS: tuple[Column[CohortRow], ...] = (
    Column("year", "年级", lambda row: row.entry_year, lambda row: f"{row.entry_year}级", width=120),
)
OFFICES: tuple[Column[OfficeRow], ...] = (
    Column("name", "教研室", lambda row: row.draft.name, width=220),
    Column("college", "学院", lambda row: row.college, width=180),
    Column("majors", "专业", lambda row: row.majors, align="right", width=72),
    Column("teachers", "教师", lambda row: row.teachers, align="right", width=72),
)
CLASSES: tuple[Column[ClassGroupRow], ...] = (
    Column("name", "班级", lambda row: row.draft.name, width=180),
    Column("major", "专业", lambda row: row.major, width=220),
    Column("year", "年级", lambda row: row.entry_year, lambda row: f"{row.entry_year}级", width=88),
    Column("headcount", "人数", lambda row: row.draft.headcount, align="right", width=72),
)
TERMS: tuple[Column[TermRow], ...] = (
    Column("code", "学期", lambda row: row.draft.code, width=140),
    Column("starts_on", "开始", lambda row: row.draft.starts_on, width=110),
    Column("ends_on", "结束", lambda row: row.draft.ends_on, width=110),
    Column("weeks", "教学周", lambda row: row.draft.weeks, align="right", width=72),
)
