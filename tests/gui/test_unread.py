"""A page out of sight reads nothing until it is looked at; then it is told all that happened, once."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from onex_desktop.domain.changes import Changed
from onex_desktop.gui.context_bar import Context
from onex_desktop.gui.pages.page import Page
from onex_desktop.gui.unread import Unread


class Told(Page):
    """A page that keeps what it was told."""

    title = "页"
    topics = frozenset({"mapping", "plans"})

    def __init__(self) -> None:
        super().__init__()
        self.changes: list[Changed | None] = []
        self.contexts: list[Context] = []

    def reload(self, changed: Changed | None, /) -> None:
        """Keep it."""
        self.changes.append(changed)

    def set_context(self, context: Context) -> None:
        """Keep it."""
        self.contexts.append(context)


@pytest.fixture
def shown(qtbot: QtBot) -> Told:
    """Return the page on show."""
    page = Told()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def hidden(qtbot: QtBot) -> Told:
    """Return a page out of sight."""
    page = Told()
    qtbot.addWidget(page)
    return page


def change(table: str, *ids: int) -> Changed:
    return Changed(frozenset({"plans" if table == "courses" else "mapping"}), {table: frozenset(ids)})


def test_only_the_page_on_show_reads_at_once(shown: Told, hidden: Told) -> None:
    unread = Unread()
    unread.change((shown, hidden), shown, change("mapping_links", 1))
    assert [len(shown.changes), len(hidden.changes)] == [1, 0]


def test_a_page_that_comes_into_sight_is_told_of_all_changes_together_and_once(shown: Told, hidden: Told) -> None:
    unread = Unread()
    unread.change((shown, hidden), shown, change("mapping_links", 1))
    unread.change((shown, hidden), shown, change("mapping_links", 2))
    unread.change((shown, hidden), shown, change("courses", 2))
    unread.tell(hidden)
    unread.tell(hidden)
    (told,) = hidden.changes
    assert told is not None
    assert told.ids == {"mapping_links": frozenset({1, 2}), "courses": frozenset({2})}
    assert told.topics == {"mapping", "plans"}


def test_what_does_not_concern_a_page_is_not_told(hidden: Told) -> None:
    unread = Unread()
    unread.change((hidden,), None, Changed(frozenset({"finance"}), {"costs": frozenset({1})}))
    unread.tell(hidden)
    assert hidden.changes == []


def test_the_newest_choice_of_the_context_bar_is_told_before_the_changes(shown: Told, hidden: Told) -> None:
    unread = Unread()
    unread.choose((shown, hidden), shown, Context(plan_id=1))
    unread.choose((shown, hidden), shown, Context(plan_id=2))
    unread.tell(hidden)
    assert [each.plan_id for each in shown.contexts] == [1, 2]
    assert [each.plan_id for each in hidden.contexts] == [2]


def test_what_pages_of_a_closed_library_were_not_told_is_forgotten(hidden: Told) -> None:
    unread = Unread()
    unread.change((hidden,), None, change("mapping_links", 1))
    unread.choose((hidden,), None, Context(plan_id=1))
    unread.forget()
    unread.tell(hidden)
    assert (hidden.changes, hidden.contexts) == ([], [])
