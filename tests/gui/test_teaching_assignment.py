"""The form of an assignment: terms, classes, sittings, what it counts as; saved, and refused at its fields."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from tests import factories
from tests.gui.windows import WindowMaker

from onex_desktop.domain.campus import TermDraft
from onex_desktop.domain.plans import PlanStatus
from onex_desktop.domain.teaching.assignments import Assigned, CountedAs
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.teaching import TeachingPage
from onex_desktop.gui.pages.teaching_slots import SlotsPanel
from onex_desktop.gui.widgets.choice_box import ChoiceBox
from onex_desktop.gui.widgets.fields import Value
from onex_desktop.gui.widgets.form import Form
from onex_desktop.services import campus, plans, teaching
from onex_desktop.services.context import AppContext


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with the sample school, two terms and two classes, at its teaching page, a slot chosen."""
    path = factories.sample_file(tmp_path / "示例学校.onex")
    ctx = factories.open_at(path)
    major = next(row.draft.major_id for row in plans.plans(ctx) if row.draft.status is PlanStatus.IN_FORCE)
    cohort = next(row.id for row in campus.cohorts(ctx) if row.entry_year == 2020)
    for name, heads in (("新能源2001", 40), ("新能源2002", 38)):
        factories.add_class_group(ctx, major, cohort, name, heads)
    for code in ("2020-2021-1", "2020-2021-2"):
        factories.add_term(ctx, code)
    ctx.close()
    made = show_window(path)
    made.go_to("teaching")
    panel = panel_of(made)
    panel.slots.select_ids([panel.slots.shown_rows[0].id])
    return made


def panel_of(window: MainWindow) -> SlotsPanel:
    """Return the panel of slots."""
    page = window.page
    assert isinstance(page, TeachingPage)
    return page.arrangement


def ctx_of(window: MainWindow) -> AppContext:
    """Return the open library."""
    assert window.desk is not None
    return window.desk.ctx


def form_of(window: MainWindow) -> Form:
    """Return the form of the chosen assignment."""
    return panel_of(window).assignment.form


def terms_of(window: MainWindow) -> list[str]:
    """Return the terms that the form offers."""
    box = form_of(window).editor("term_id").control
    assert isinstance(box, ChoiceBox)
    return [box.itemText(at) for at in range(box.count())]


def enter(window: MainWindow, key: str, value: Value) -> None:
    """Enter a value into a field and leave it."""
    editor = form_of(window).editor(key)
    editor.set_value(value)
    editor.finished.emit()


def lead(window: MainWindow) -> Assigned:
    """Return the stored assignment of the first slot."""
    first = panel_of(window).slots.shown_rows[0].slot.id
    return next(slot for slot in teaching.slots(ctx_of(window)) if slot.id == first).assigned[0]


def keys(window: MainWindow) -> tuple[str, str]:
    """Return the keys of both classes as a form has them."""
    one, two = (str(row.id) for row in campus.class_groups(ctx_of(window)) if row.draft.name.startswith("新能源200"))
    return one, two


def test_it_offers_the_terms_latest_first_and_the_classes_of_the_major(window: MainWindow) -> None:
    assert terms_of(window) == ["（未填写）", "2020-2021-2", "2020-2021-1"]
    enter(window, "classes", frozenset(keys(window)))
    assert [each.name for each in lead(window).classes] == ["新能源2001", "新能源2002"]


def test_each_field_is_saved_at_once_and_undo_takes_it_back(window: MainWindow) -> None:
    term = campus.terms(ctx_of(window))[0].id
    enter(window, "term_id", str(term))
    enter(window, "hours", Decimal("32.5"))
    enter(window, "counted_as", "certificate")
    enter(window, "locked", value=True)
    saved = lead(window)
    assert (saved.term, saved.hours, saved.counted_as, saved.locked) == (
        "2020-2021-1", Decimal("32.5"), CountedAs.CERTIFICATE, True,
    )  # fmt: skip
    for _ in range(4):
        window.actions_by_key["undo"].trigger()
    saved = lead(window)
    assert (saved.term, saved.hours, saved.counted_as, saved.locked) == ("", None, CountedAs.PLAN, False)


def test_classes_together_are_one_sitting_and_the_facts_say_so(window: MainWindow) -> None:
    enter(window, "hours", Decimal(32))
    enter(window, "classes", frozenset(keys(window)))
    assert lead(window).load == Decimal(64)
    enter(window, "together", value=True)
    assert lead(window).load == Decimal(32)
    facts = {fact.label: fact.value for fact in panel_of(window).assignment.facts}
    assert (facts["班级"], facts["合计"]) == ("新能源2001、新能源2002 · 78 人 · 32 学时", "32 学时")


def test_hours_below_zero_are_marked_at_the_field_and_not_kept(window: MainWindow) -> None:
    enter(window, "hours", Decimal(-1))
    assert form_of(window).problem_texts("hours") == ["学时不能小于 0，没有保存。改正学时。"]
    assert lead(window).hours is None


def test_another_term_is_added_and_a_taken_one_refused_at_its_field(window: MainWindow) -> None:
    panel = panel_of(window)
    first = str(campus.terms(ctx_of(window))[0].id)
    enter(window, "term_id", first)
    panel.slots.select_ids([panel.slots.shown_rows[0].id])
    panel.add_term.trigger()
    draft = panel.assignment.draft
    draft.set_values({**draft.values(), "term_id": str(campus.terms(ctx_of(window))[1].id)})
    draft.save_button.click()
    slot = panel.slots.shown_rows[0].slot
    assert [person.term for person in slot.assigned] == ["2020-2021-1", "2020-2021-2"]
    enter(window, "term_id", first)
    assert form_of(window).problem_texts("term_id") == [
        "这个学期已经有人任课，没有保存。改那一行，或先取消那个学期的任课。"
    ]


def test_a_term_that_is_added_meanwhile_is_offered(window: MainWindow) -> None:
    ctx = ctx_of(window)
    window.acts.commands.run(lambda: campus.save_term(ctx, TermDraft("2021-2022-1", "2021-09-01", "2022-01-15", 18)))
    assert terms_of(window)[1] == "2021-2022-1"


def test_the_form_is_not_squeezed_below_what_its_fields_need(window: MainWindow) -> None:
    panel = panel_of(window)
    for row in panel.slots.shown_rows[:3]:
        panel.slots.select_ids([row.id])
        QTest.qWait(0)
    form = form_of(window)
    assert form.height() >= form.minimumSizeHint().height()
