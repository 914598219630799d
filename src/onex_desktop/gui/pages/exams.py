"""Examinations: totals, sessions with their rosters, students, figures by any dimension, and what documents state."""

from __future__ import annotations

from onex_desktop.domain.problems import Place
from onex_desktop.gui.pages.exams_analysis import AnalysisPanel
from onex_desktop.gui.pages.exams_sessions import SessionsPanel
from onex_desktop.gui.pages.exams_sites import SitesPanel
from onex_desktop.gui.pages.exams_stated import StatedPanel
from onex_desktop.gui.pages.exams_students import StudentsPanel
from onex_desktop.gui.pages.exams_totals import TotalsPanel
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel, PanelPage
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services.context import AppContext

STATISTICS, SESSIONS, STUDENTS, SITES, ANALYSIS, RECONCILIATION = range(6)


class ExamsPage(PanelPage):
    """Six panels; a figure of one leads to its rows in another.

    Attributes:
        totals: the year's table, by certificate or by college.
        sessions: the exam sessions, and the roster of the one that is open.
        students: everybody who can be registered.
        sites: where sessions are held.
        analysis: figures by any dimension, with their trend.
        stated: what documents state, held against the rows.
    """

    title = "考证"
    topics = frozenset({"exams", "catalogue", "campus", "policies", "teaching"})
    sheets = ("exam-totals", "students", "exam-sessions", "registrations", "exam-sites")

    def make_panels(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> tuple[Panel, ...]:
        """Return the panels, in the order of the work."""
        self.totals = TotalsPanel(ctx, theme, state, commands)
        self.sessions = SessionsPanel(ctx, theme, state, commands)
        self.students = StudentsPanel(ctx, theme, state, commands)
        self.sites = SitesPanel(ctx, theme, state, commands)
        self.analysis = AnalysisPanel(ctx, theme, state, commands)
        self.stated = StatedPanel(ctx, theme, state, commands)
        self.totals.rows_wanted.connect(self._show_candidates)
        self.stated.rows_wanted.connect(self._show_totals)
        return self.totals, self.sessions, self.students, self.sites, self.analysis, self.stated

    def open_place(self, place: Place) -> None:
        """Select what a finding is about: a statement, a session, a registration, or the figures of a pilot."""
        if place.row_id is None:
            return
        match place.field:
            case "statement":
                self.go_to(RECONCILIATION)
                self.stated.choose(place.row_id)
            case "session":
                self.go_to(SESSIONS)
                self.sessions.choose(place.row_id)
            case "":
                self.go_to(STATISTICS)
                self.totals.choose_figures(place.row_id)
            case _:
                self.go_to(SESSIONS)
                self.sessions.choose_registration(place.row_id)

    def _show_candidates(self, pilot_id: int) -> None:
        self.go_to(ANALYSIS)
        self.analysis.show_pilot(pilot_id)

    def _show_totals(self, certificate_id: int) -> None:
        self.go_to(STATISTICS)
        self.totals.choose_certificate(certificate_id)
