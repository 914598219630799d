"""Teaching: who takes what, what teachers are qualified for, and what they were trained in."""

from __future__ import annotations

from onex_desktop.domain.problems import Place
from onex_desktop.gui.pages.page import Commands
from onex_desktop.gui.pages.panel_page import Panel, PanelPage
from onex_desktop.gui.pages.teaching_delays import DelaysPanel
from onex_desktop.gui.pages.teaching_preparation import PreparationPanel
from onex_desktop.gui.pages.teaching_qualifications import QualificationsPanel
from onex_desktop.gui.pages.teaching_slots import SlotsPanel
from onex_desktop.gui.pages.teaching_trainings import TrainingsPanel
from onex_desktop.gui.state import DeskState
from onex_desktop.gui.theme import Theme
from onex_desktop.services.context import AppContext

SLOTS, PREPARATION, QUALIFICATIONS, TRAININGS, DELAYS = range(5)


class TeachingPage(PanelPage):
    """Panels about teachers.

    Attributes:
        arrangement: the slots of a plan and who takes them.
        preparation: who prepares a certificate module together.
        qualifications: what teachers are qualified for.
        trainings: what they were trained in.
        delays: how long after a course its exam may be.
    """

    title = "任课"
    topics = frozenset({"teaching", "plans", "mapping", "campus", "catalogue"})
    sheets = (
        "teachers", "assignments", "assignment-classes", "teacher-qualifications", "teacher-trainings",
        "preparation-groups", "exam-delays",
    )  # fmt: skip

    def make_panels(self, ctx: AppContext, theme: Theme, state: DeskState, commands: Commands) -> tuple[Panel, ...]:
        """Return the panels, in the order of the work."""
        self.arrangement = SlotsPanel(ctx, theme, state, commands)
        self.preparation = PreparationPanel(ctx, theme, state, commands)
        self.qualifications = QualificationsPanel(ctx, theme, state, commands)
        self.trainings = TrainingsPanel(ctx, theme, state, commands)
        self.delays = DelaysPanel(ctx, theme, state, commands)
        return self.arrangement, self.preparation, self.qualifications, self.trainings, self.delays

    def open_place(self, place: Place) -> None:
        """Select the teacher or the slot a finding is about."""
        self.go_to(SLOTS)
        self.arrangement.choose(place)
