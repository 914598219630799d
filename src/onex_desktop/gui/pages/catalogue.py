"""Certificates: pilots, certificates, their modules, the organisations that issue them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtGui import QAction

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages import catalogue_columns as columns
from onex_desktop.gui.pages import catalogue_records as records
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.record_list import RecordList
from onex_desktop.gui.pages.tabbed_page import TabbedPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.services import campus, catalogue, organization_measures
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats


class CataloguePage(TabbedPage):
    """Five lists: pilots, certificates, modules, organisations and what was done about them."""

    title = "证书"
    topics = frozenset({"catalogue", "campus", "mapping", "exams"})
    sheets = ("pilots", "certificates", "certificate-modules", "organizations", "groups", "organization-measures")
    tab_titles = ("试点", "证书", "模块", "评价组织", "处置记录")

    def actions_beside_new(self, theme: Theme) -> tuple[QAction, ...]:
        """Return printing of the overview tables."""
        return (themed_action(theme, "打印一览表", self._show_report, self, icon="printer"),)

    def make_lists(
        self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands
    ) -> tuple[RecordList[Any], ...]:
        """Return the lists of the tabs."""
        return (
            RecordList(
                theme, state, commands, "试点", columns.PILOTS, records.pilots(ctx),
                lambda ids: catalogue.delete_pilots(ctx, ids),
                "这里列出各证书在哪些学院、哪些专业试点，批准多少人。",
            ),
            RecordList(
                theme, state, commands, "证书", columns.CERTIFICATES, records.certificates(ctx),
                lambda ids: catalogue.delete_certificates(ctx, ids),
                "这里列出职业技能等级证书和颁发它们的评价组织。",
            ),
            RecordList(
                theme, state, commands, "证书模块", columns.MODULES, records.modules(ctx),
                lambda ids: catalogue.delete_modules(ctx, ids),
                "这里列出证书的模块和它们开设的等级；矩阵按模块对照课程。",
            ),
            RecordList(
                theme, state, commands, "培训评价组织", columns.ORGANIZATIONS, records.organizations(ctx),
                lambda ids: catalogue.delete_organizations(ctx, ids),
                "这里列出培训评价组织和它们的状态；退出的组织不再设新试点。",
            ),
            RecordList(
                theme, state, commands, "处置记录", columns.MEASURES, records.measures(ctx),
                lambda ids: organization_measures.delete_measures(ctx, ids),
                "这里记录对评价组织的约谈、警告、整改、退出等处置；组织现在的状态在“评价组织”里设。",
            ),
        )  # fmt: skip

    def reload(self, _changed: Changed | None) -> None:
        """Read all lists again."""
        ctx, context = self.ctx, self.context
        pilots = catalogue.pilots(ctx, context.year)
        shown = [
            row
            for row in pilots
            if context.college_id in (None, row.draft.college_id)
            and (context.major_id is None or context.major_id in row.draft.major_ids)
        ]
        certificates, organizations = catalogue.certificates(ctx), catalogue.organizations(ctx)
        majors, colleges = campus.majors(ctx), campus.colleges(ctx)
        names = [(str(row.id), row.draft.name) for row in certificates]
        for made in self.lists[:1] + self.lists[2:3]:
            made.inspector.set_choices("certificate_id", names)
        self.lists[0].inspector.set_choices("college_id", [(str(row.id), row.name) for row in colleges])
        self.lists[0].inspector.set_choices("major_ids", [(str(row.id), row.draft.name) for row in majors])
        issuers = [("", "（未填写）"), *((str(row.id), row.draft.name) for row in organizations)]
        self.lists[1].inspector.set_choices("organization_id", issuers)
        groups = [("", "（无）"), *((str(row.id), row.name) for row in catalogue.collaboration_groups(ctx))]
        self.lists[1].inspector.set_choices("group_id", groups)
        self.lists[4].inspector.set_choices("organization_id", issuers[1:])
        measures = organization_measures.measures(ctx)
        content: tuple[Sequence[Any], ...] = (shown, certificates, catalogue.modules(ctx), organizations, measures)
        for made, rows in zip(self.lists, content, strict=True):
            made.set_rows(rows)
        years = catalogue.pilot_years(ctx)
        self.lists[0].starting_values = {"year": context.year or (years[0] if years else None)}
        planned = sum(row.draft.planned for row in shown)
        self.header.set_title("证书", f"{len(shown)} 项试点，批准 {formats.count(planned)} 人")

    def _show_report(self) -> None:
        year = self.context.year
        self.commands.show_report("pilot-overview", {} if year is None else {"year": str(year)})

    def set_context(self, context: Context) -> None:
        """Show the pilots of a college, a major, a year."""
        if context != self.context:
            self.context = context
            self.reload(None)

    def open_place(self, place: Place) -> None:
        """Select the pilot a finding is about, or just show the pilots."""
        self.tabs.setCurrentIndex(0)
        if place.row_id is not None:
            self.current.table.select_ids([place.row_id])
