"""What can be done with the roster that is open, as actions in the head of the page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from onex_desktop.domain.exams.registrations import RegistrationState
from onex_desktop.gui.pages.exams_roster import Roster
from onex_desktop.gui.theme import Theme
from onex_desktop.gui.themed_action import themed_action
from onex_desktop.wording import labels

PAPERS: Final = (("roster", "考生名册"), ("sign-in", "签到表"), ("results", "成绩册"), ("resits", "补考名单"))


class RosterActions:
    """Actions that act on whichever roster is open.

    Attributes:
        all: the actions, in the order of the head.
    """

    def __init__(self, theme: Theme, owner: QWidget) -> None:
        self._roster: Roster | None = None
        self.state = themed_action(theme, "选中设为", lambda: None, owner, icon="pencil")
        states = QMenu(owner)
        for state in RegistrationState:
            act = partial(self._on, partial(_set_state, state))
            states.addAction(labels.REGISTRATION_STATES[state]).triggered.connect(act)
        self.state.setMenu(states)
        self.paste = themed_action(
            theme,
            "粘贴名单",
            partial(self._on, _paste),
            owner,
            icon="clipboard-paste",
            tip="Excel 里复制的学号、姓名、班级",
        )
        self.resits = themed_action(
            theme, "补考名单", partial(self._on, Roster.register_resits), owner, icon="users",
            tip="未通过、缺考、缓考的考生一次报入下一考次",
        )  # fmt: skip
        self.print = themed_action(theme, "打印", lambda: None, owner, icon="printer")
        papers = QMenu(owner)
        for kind, name in PAPERS:
            papers.addAction(name).triggered.connect(partial(self._on, partial(_print, kind)))
        self.print.setMenu(papers)
        self.release = themed_action(theme, "公布成绩", partial(self._on, Roster.release_results), owner)
        self.all: tuple[QAction, ...] = (self.state, self.paste, self.resits, self.print, self.release)

    def serve(self, roster: Roster | None) -> None:
        """Act on this roster from now on."""
        self._roster = roster
        self.release.setEnabled(roster is not None and roster.can_release)

    def _on(self, act: Callable[[Roster], object], *_: object) -> None:
        if self._roster is not None:
            act(self._roster)


def _set_state(state: RegistrationState, roster: Roster) -> None:
    roster.set_state(state)


def _paste(roster: Roster) -> None:
    roster.paste_list()


def _print(kind: str, roster: Roster) -> None:
    roster.print(kind)
