"""The school itself: its name, colleges, majors and cohorts."""

from __future__ import annotations

from typing import Any

from onex_desktop.domain.campus import (
    CohortRow,
    CollegeRow,
    InstitutionDraft,
    InstitutionRow,
    MajorDraft,
    MajorRow,
    Quality,
)
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.record_values import number, optional, stored, text
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

QUALITIES = tuple((quality.value, labels.QUALITIES_SHORT[quality]) for quality in Quality)

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


class CampusPage(TabbedPage):
    """Four lists: the school (one row), colleges, majors, cohorts."""

    title = "学校"
    topics = frozenset({"campus", "catalogue"})
    tab_titles = ("学校", "学院", "专业", "年级")

    def make_lists(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[RecordList[Any], ...]:
        """Return the lists of the tabs."""
        school = "这里填写学校名称；它印在每张报表上。"
        return (
            RecordList(theme, state, commands, "学校", SCHOOL, school_record(ctx), None, school),
            RecordList(
                theme, state, commands, "学院", COLLEGES, college_record(ctx),
                lambda ids: campus.delete_colleges(ctx, ids), "这里列出二级学院；试点和教师都归在学院下。",
            ),
            RecordList(
                theme, state, commands, "专业", MAJORS, major_record(ctx),
                lambda ids: campus.delete_majors(ctx, ids), "这里列出专业；试点和人才培养方案都挂在专业下。",
            ),
            RecordList(
                theme, state, commands, "年级", COHORTS, cohort_record(ctx),
                lambda ids: campus.delete_cohorts(ctx, ids), "这里列出年级；任课安排按年级区分。",
            ),
        )  # fmt: skip

    def reload(self, _changed: Changed | None) -> None:
        """Read all lists again."""
        ctx = self.ctx
        colleges = campus.colleges(ctx)
        row = campus.institution(ctx)
        options = [("", "（未填写）"), *((str(college.id), college.name) for college in colleges)]
        self.lists[2].inspector.set_choices("college_id", options)
        shown = [m for m in campus.majors(ctx) if self.context.college_id in (None, m.draft.college_id)]
        rows = ([] if row is None else [row], colleges, shown, campus.cohorts(ctx))
        for made, content in zip(self.lists, rows, strict=True):
            made.set_rows(content)
        name = row.draft.name if row else "还没有填写学校名称"
        self.header.set_title("学校", f"{name} · {len(colleges)} 个学院，{len(shown)} 个专业")
        self.allow_new()

    def allows_new(self, number: int) -> bool:
        """There is one school only."""
        return number != 0 or not self.lists[0].table.rows

    def set_context(self, context: Context) -> None:
        """Show the majors of a college."""
        self.context = context
        self.reload(None)

    def open_place(self, place: Place) -> None:
        """Nothing further to select."""


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
        )
        return campus.save_major(ctx, draft, *stored(row))

    return RecordSpec(
        "专业",
        (
            Field("name", "名称", required=True),
            Field("code", "代码"),
            Field("college_id", "学院", "choice"),
            Field("quality", "优质专业", "choice", choices=(("", "（无）"), *QUALITIES)),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "code": row.draft.code,
            "college_id": None if row.draft.college_id is None else str(row.draft.college_id),
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
