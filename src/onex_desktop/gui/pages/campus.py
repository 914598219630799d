"""The school itself: its name, colleges, offices, majors, cohorts, classes and terms."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.models.columns import Choice
from onex_desktop.gui.pages import campus_columns as columns
from onex_desktop.gui.pages import campus_records as records
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext

SCHOOL, COLLEGE, MAJOR, COHORT, OFFICE, CLASS, TERM = range(7)


class CampusPage(TabbedPage):
    """Seven lists: the school (one row), colleges, majors, cohorts, offices, classes, terms."""

    title = "学校"
    topics = frozenset({"campus", "catalogue", "teaching"})
    sheets = ("colleges", "majors", "cohorts", "offices", "class-groups", "terms")
    tab_titles = ("学校", "学院", "专业", "年级", "教研室", "班级", "学期")

    def make_lists(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[RecordList[Any], ...]:
        """Return the lists of the tabs."""
        school = "这里填写学校名称；它印在每张报表上。"
        return (
            RecordList(theme, state, commands, "学校", columns.SCHOOL, records.school_record(ctx), None, school),
            RecordList(
                theme, state, commands, "学院", columns.COLLEGES, records.college_record(ctx),
                lambda ids: campus.delete_colleges(ctx, ids), "这里列出二级学院；试点和教师都归在学院下。",
            ),
            RecordList(
                theme, state, commands, "专业", columns.MAJORS, records.major_record(ctx),
                lambda ids: campus.delete_majors(ctx, ids), "这里列出专业；试点和人才培养方案都挂在专业下。",
            ),
            RecordList(
                theme, state, commands, "年级", columns.COHORTS, records.cohort_record(ctx),
                lambda ids: campus.delete_cohorts(ctx, ids), "这里列出年级；任课安排按年级区分。",
            ),
            RecordList(
                theme, state, commands, "教研室", columns.OFFICES, records.office_record(ctx),
                lambda ids: campus.delete_offices(ctx, ids), "这里列出教研室；专业和教师都可归在教研室下。",
            ),
            RecordList(
                theme, state, commands, "班级", columns.CLASSES, records.class_record(ctx),
                lambda ids: campus.delete_class_groups(ctx, ids), "这里列出班级和人数；任课和工作量都用到它。",
            ),
            RecordList(
                theme, state, commands, "学期", columns.TERMS, records.term_record(ctx),
                lambda ids: campus.delete_terms(ctx, ids), "这里列出学期和起止日期；任课和工作量按学期统计。",
            ),
        )  # fmt: skip

    def reload(self, _changed: Changed | None) -> None:
        """Read all lists again."""
        ctx, college_id = self.ctx, self.context.college_id
        row = campus.institution(ctx)
        colleges, majors, cohorts = campus.colleges(ctx), campus.majors(ctx), campus.cohorts(ctx)
        offices = campus.offices(ctx)
        self._offer(MAJOR, "college_id", ((c.id, c.name) for c in colleges), may_lack=True)
        self._offer(MAJOR, "office_id", ((o.id, f"{o.college} {o.draft.name}") for o in offices), may_lack=True)
        self._offer(OFFICE, "college_id", ((c.id, c.name) for c in colleges))
        self._offer(CLASS, "major_id", ((m.id, m.draft.name) for m in majors))
        self._offer(CLASS, "cohort_id", ((c.id, f"{c.entry_year}级") for c in cohorts))
        shown = [m for m in majors if college_id in (None, m.draft.college_id)]
        of_shown = {m.id for m in shown if self.context.major_id in (None, m.id)}
        rows: tuple[Sequence[Any], ...] = (
            [] if row is None else [row],
            colleges,
            shown,
            cohorts,
            [o for o in offices if college_id in (None, o.draft.college_id)],
            [c for c in campus.class_groups(ctx) if c.draft.major_id in of_shown],
            campus.terms(ctx),
        )
        for made, content in zip(self.lists, rows, strict=True):
            made.set_rows(content)
        self.lists[CLASS].starting_values = {"major_id": str(next(iter(of_shown)))} if len(of_shown) == 1 else {}
        name = row.draft.name if row else "还没有填写学校名称"
        self.header.set_title("学校", f"{name} · {len(colleges)} 个学院，{len(shown)} 个专业")
        self.allow_new()

    def allows_new(self, number: int) -> bool:
        """There is one school only."""
        return number != SCHOOL or not self.lists[SCHOOL].table.rows

    def set_context(self, context: Context) -> None:
        """Show the majors, offices and classes of a college."""
        if context != self.context:
            self.context = context
            self.reload(None)

    def open_place(self, place: Place) -> None:
        """Nothing further to select."""

    def _offer(self, number: int, key: str, rows: Iterable[tuple[int, str]], *, may_lack: bool = False) -> None:
        choices: list[Choice] = [("", "（未填写）")] if may_lack else []
        choices += [(str(row_id), name) for row_id, name in rows]
        self.lists[number].inspector.set_choices(key, choices)
