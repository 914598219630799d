"""What the window and its pages expect of one another."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, ProblemsFound
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.widgets.belonging import forgets_when_deleted

T = TypeVar("T")


class Work(Protocol):
    """Work under way, and the way to ask it to stop."""

    def cancel(self) -> None:
        """Ask the work to stop."""

    @property
    def cancelled(self) -> bool:
        """Whether the work was asked to stop."""


class Commands(Protocol):
    """What a page may ask of the window."""

    def run(self, act: Callable[[], Changed], refused: Callable[[ProblemsFound], None] | None = None) -> Changed | None:
        """Run a service command and tell all pages what changed.

        When it is refused, the problems go to ``refused``, or else to the info bar, and None is returned.
        """

    def warn(self, text: str, *, can_undo: bool = False) -> None:
        """Say something in the info bar that stays until it is read, if wanted with a way to take it back."""

    def offer_rest(self, head: str, lines: Sequence[str], rest: int, act: Callable[[], None]) -> None:
        """Show what a paste would do and what of it is refused; ``act`` pastes the rest, so many cells, if wanted."""

    def show_report(self, report: str, parameters: Mapping[str, str]) -> None:
        """Compose a report and show it before printing."""

    def in_background(self, title: str, work: Callable[[Work], T], done: Callable[[T], None]) -> Work:
        """Run long work off the main thread, then ``done`` with its result; what goes wrong is told in the info bar."""

    def open_place(self, place: Place) -> None:
        """Go to the page and the row a finding is about."""


class Page(QWidget):
    """A page of the window; the window shows one at a time and reloads it when its topics change.

    Attributes:
        title: what the page is called in the rail.
        topics: capability words whose changes concern the page.
        sheets: words of the sheets in which its data come and go, those first that are meant most often.

    Signals:
        status_changed: a line for the status bar, about what is selected.
        inspector_changed: the widget from ``inspector`` is another one now.
        inspector_wanted: the user asked for something that is done in the inspector.
    """

    title: str
    topics: frozenset[str]
    sheets: tuple[str, ...] = ()
    status_changed = Signal(str)
    inspector_changed = Signal()
    inspector_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        forgets_when_deleted(self)

    def reload(self, changed: Changed | None, /) -> None:
        """Read the data again and keep the selection; ``changed`` is None when everything may differ."""
        raise NotImplementedError

    def set_context(self, context: Context) -> None:
        """Show what the context bar chooses."""
        raise NotImplementedError

    def open_place(self, place: Place) -> None:
        """Bring the row of a finding into sight and select it."""
        raise NotImplementedError

    def inspector(self) -> QWidget | None:
        """Return what explains the selection at the right, or None."""
        return None

    def focus_main(self) -> None:
        """Put the keyboard where the page's work is done."""
        self.setFocus()
