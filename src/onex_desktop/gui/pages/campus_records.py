"""The school's records: how each is shown in its form and saved."""

from __future__ import annotations

from datetime import date

from onex_desktop.domain.campus import (
    ClassGroupDraft,
    ClassGroupRow,
    CohortRow,
    CollegeRow,
    InstitutionDraft,
    InstitutionRow,
    MajorDraft,
    MajorRow,
    OfficeDraft,
    OfficeRow,
    Quality,
    TermDraft,
    TermRow,
)
from onex_desktop.domain.changes import Changed
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import day, key_text, number, optional, stored, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

QUALITIES = tuple((quality.value, labels.QUALITIES_SHORT[quality]) for quality in Quality)


def school_record(ctx: AppContext) -> RecordSpec[InstitutionRow]:
    """Return how the school is shown and saved."""

    def save(values: Values, _row: InstitutionRow | None) -> Changed:
        draft = InstitutionDraft(text(values, "name"), text(values, "short_name"), text(values, "collaboration_role"))
        return campus.name_institution(ctx, draft)

    return RecordSpec(
        "学校",
        (
            Field("name", "名称", required=True),
            Field("short_name", "简称"),
            Field("collaboration_role", "协作身份", "multiline", hint="例如 某类协作组组长单位"),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "short_name": row.draft.short_name,
            "collaboration_role": row.draft.collaboration_role,
        },
        lambda _row: (),
        save,
        "institution",
    )


def college_record(ctx: AppContext) -> RecordSpec[CollegeRow]:
    """Return how a college is shown and saved."""

    def save(values: Values, row: CollegeRow | None) -> Changed:
        if row is None:
            return campus.add_college(ctx, text(values, "name"))
        return campus.rename_college(ctx, row.id, text(values, "name"), row.version)

    return RecordSpec(
        "学院",
        (Field("name", "名称", required=True),),
        lambda row: row.name,
        lambda row: {"name": row.name},
        lambda row: (Fact("专业", f"{row.majors} 个"), Fact("试点", f"{row.pilots} 项")),
        save,
        "colleges",
    )


def major_record(ctx: AppContext) -> RecordSpec[MajorRow]:
    """Return how a major is shown and saved."""

    def save(values: Values, row: MajorRow | None) -> Changed:
        quality = text(values, "quality")
        draft = MajorDraft(
            text(values, "name"),
            optional(values, "college_id"),
            text(values, "code"),
            Quality(quality) if quality else None,
            optional(values, "office_id"),
        )
        return campus.save_major(ctx, draft, *stored(row))

    return RecordSpec(
        "专业",
        (
            Field("name", "名称", required=True),
            Field("code", "代码"),
            Field("college_id", "学院", "choice"),
            Field("office_id", "教研室", "choice"),
            Field("quality", "优质专业", "choice", choices=(("", "（无）"), *QUALITIES)),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "code": row.draft.code,
            "college_id": key_text(row.draft.college_id),
            "office_id": key_text(row.draft.office_id),
            "quality": row.draft.quality and row.draft.quality.value,
        },
        lambda _row: (),
        save,
        "majors",
    )


def cohort_record(ctx: AppContext) -> RecordSpec[CohortRow]:
    """Return how a cohort is shown and saved; its year is its name."""

    def save(values: Values, row: CohortRow | None) -> Changed:
        year = number(values, "entry_year")
        return campus.add_cohort(ctx, year) if row is None else campus.change_cohort(ctx, row.id, year)

    return RecordSpec(
        "年级",
        (Field("entry_year", "入学年份", "integer", required=True, hint="例如 2020"),),
        lambda row: f"{row.entry_year}级",
        lambda row: {"entry_year": row.entry_year},
        lambda _row: (),
        save,
        "cohorts",
    )


def office_record(ctx: AppContext) -> RecordSpec[OfficeRow]:
    """Return how a teaching office is shown and saved."""

    def save(values: Values, row: OfficeRow | None) -> Changed:
        draft = OfficeDraft(text(values, "name"), number(values, "college_id"))
        return campus.save_office(ctx, draft, *stored(row))

    return RecordSpec(
        "教研室",
        (Field("name", "名称", required=True), Field("college_id", "学院", "choice", required=True)),
        lambda row: row.draft.name,
        lambda row: {"name": row.draft.name, "college_id": str(row.draft.college_id)},
        lambda row: (Fact("专业", f"{row.majors} 个"), Fact("教师", f"{row.teachers} 人")),
        save,
        "teaching_offices",
    )


def class_record(ctx: AppContext) -> RecordSpec[ClassGroupRow]:
    """Return how a class is shown and saved."""

    def save(values: Values, row: ClassGroupRow | None) -> Changed:
        draft = ClassGroupDraft(
            text(values, "name"),
            number(values, "major_id"),
            number(values, "cohort_id"),
            optional(values, "headcount"),
        )
        return campus.save_class_group(ctx, draft, *stored(row))

    return RecordSpec(
        "班级",
        (
            Field("name", "名称", required=True, hint="例如 新能源2001"),
            Field("major_id", "专业", "choice", required=True),
            Field("cohort_id", "年级", "choice", required=True),
            Field("headcount", "人数", "integer", hint="不清楚就留空"),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "major_id": str(row.draft.major_id),
            "cohort_id": str(row.draft.cohort_id),
            "headcount": row.draft.headcount,
        },
        lambda row: (Fact("", f"{row.major} {row.entry_year}级"),),
        save,
        "class_groups",
    )


def term_record(ctx: AppContext) -> RecordSpec[TermRow]:
    """Return how a term is shown and saved."""

    def save(values: Values, row: TermRow | None) -> Changed:
        draft = TermDraft(
            text(values, "code"), day(values, "starts_on"), day(values, "ends_on"), optional(values, "weeks")
        )
        return campus.save_term(ctx, draft, *stored(row))

    return RecordSpec(
        "学期",
        (
            Field("code", "学期", required=True, hint="例如 2020-2021-1"),
            Field("starts_on", "开始", "date"),
            Field("ends_on", "结束", "date"),
            Field("weeks", "教学周", "integer"),
        ),
        lambda row: row.draft.code,
        lambda row: {
            "code": row.draft.code,
            "starts_on": _date(row.draft.starts_on),
            "ends_on": _date(row.draft.ends_on),
            "weeks": row.draft.weeks,
        },
        lambda _row: (),
        save,
        "terms",
    )


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
