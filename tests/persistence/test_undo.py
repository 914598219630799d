"""Taking steps back and doing them again, and refusing to when it would destroy later work."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.campus import MajorDraft, Quality
from onex_desktop.domain.catalogue import OrganizationDraft
from onex_desktop.domain.journal import StepKind
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, mapping, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@contextmanager
def refused(ctx: AppContext, code: str) -> Iterator[None]:
    before = factories.dump(ctx.library.path, without=frozenset())
    with pytest.raises(ProblemsFound) as caught:
        yield
    assert [problem.code for problem in caught.value.problems] == [code]
    assert factories.dump(ctx.library.path, without=frozenset()) == before


def _content(ctx: AppContext) -> dict[str, object]:
    return factories.dump(ctx.library.path)


def test_three_times_back_and_forth_change_nothing(ctx: AppContext) -> None:
    states = [_content(ctx)]
    college = factories.add_college(ctx)
    states.append(_content(ctx))
    major = factories.add_major(ctx, college_id=college)
    states.append(_content(ctx))
    campus.save_major(ctx, MajorDraft("新能源", college, "600209", Quality.NATIONAL), major)
    states.append(_content(ctx))
    for _ in range(3):
        for state in reversed(states[:-1]):
            undo.undo(ctx)
            assert _content(ctx) == state
        for state in states[1:]:
            undo.redo(ctx)
            assert _content(ctx) == state


def test_undo_is_a_step_of_its_own(ctx: AppContext) -> None:
    factories.add_college(ctx)
    changed = undo.undo(ctx)
    assert changed.step is not None
    assert (changed.step.seq, changed.step.kind, changed.step.target) == (3, StepKind.UNDO, 2)


def test_undo_tells_what_it_touched(ctx: AppContext) -> None:
    college = factories.add_college(ctx)
    changed = undo.undo(ctx)
    assert (changed.topics, changed.ids) == (frozenset({"campus"}), {"colleges": frozenset({college})})


def test_undo_survives_closing(ctx: AppContext) -> None:
    factories.add_college(ctx)
    ctx.close()
    again = factories.open_at(ctx.library.path)
    undo.undo(again)
    assert campus.colleges(again) == ()


def test_the_default_scale_cannot_be_taken_back(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    with refused(ctx, "undo.nothing"):
        undo.undo(ctx)


def test_nothing_to_redo_is_said(ctx: AppContext) -> None:
    with refused(ctx, "redo.nothing"):
        undo.redo(ctx)


def test_a_new_step_clears_redo(ctx: AppContext) -> None:
    factories.add_college(ctx, "甲学院")
    undo.undo(ctx)
    factories.add_college(ctx, "乙学院")
    with refused(ctx, "redo.nothing"):
        undo.redo(ctx)


def test_redo_goes_in_the_order_of_undoing(ctx: AppContext) -> None:
    factories.add_college(ctx, "甲学院")
    factories.add_college(ctx, "乙学院")
    undo.undo(ctx)
    undo.undo(ctx)
    undo.redo(ctx)
    assert [row.name for row in campus.colleges(ctx)] == ["甲学院"]


def test_an_earlier_step_can_be_chosen_when_nothing_hangs_on_it(ctx: AppContext) -> None:
    factories.add_college(ctx, "甲学院")
    factories.add_college(ctx, "乙学院")
    undo.undo(ctx, 2)
    assert [row.name for row in campus.colleges(ctx)] == ["乙学院"]


def test_an_earlier_step_is_refused_when_its_row_was_changed_later(ctx: AppContext) -> None:
    major = factories.add_major(ctx)
    campus.save_major(ctx, MajorDraft("别的名字"), major)
    with refused(ctx, "undo.conflict"):
        undo.undo(ctx, 2)


def test_an_earlier_step_is_refused_when_something_hangs_on_its_row(ctx: AppContext) -> None:
    factories.add_major(ctx, college_id=factories.add_college(ctx))
    with refused(ctx, "undo.conflict"):
        undo.undo(ctx, 2)


def test_an_earlier_deletion_is_refused_when_its_name_is_taken_again(ctx: AppContext) -> None:
    catalogue.delete_certificates(ctx, [factories.add_certificate(ctx, "甲证书")])
    factories.add_certificate(ctx, "甲证书")
    with refused(ctx, "undo.conflict"):
        undo.undo(ctx, 3)


def test_a_step_taken_back_cannot_be_taken_back_again(ctx: AppContext) -> None:
    factories.add_college(ctx)
    undo.undo(ctx)
    with refused(ctx, "undo.not_undoable"):
        undo.undo(ctx, 2)


def test_an_undo_cannot_be_undone_by_number(ctx: AppContext) -> None:
    factories.add_college(ctx)
    undo.undo(ctx)
    with refused(ctx, "undo.not_undoable"):
        undo.undo(ctx, 3)


def test_a_step_that_never_was_is_said(ctx: AppContext) -> None:
    with refused(ctx, "undo.nothing"):
        undo.undo(ctx, 99)


def test_history_marks_what_is_taken_back(ctx: AppContext) -> None:
    factories.add_college(ctx)
    undo.undo(ctx)
    assert [(step.seq, step.undone) for step in undo.history(ctx)] == [(3, False), (2, True), (1, False)]


def test_history_can_be_limited_to_the_newest(ctx: AppContext) -> None:
    factories.add_college(ctx)
    assert [step.seq for step in undo.history(ctx, 1)] == [2]


def test_a_step_that_changed_a_row_twice_is_taken_back_whole(ctx: AppContext) -> None:
    unit = factories.add_module(ctx, factories.add_certificate(ctx))
    course = factories.add_course(ctx, factories.add_plan(ctx, factories.add_major(ctx)))
    before = _content(ctx)
    with ctx.step("mapping.set_cells", "1"):
        mapping.set_cells(ctx, [mapping.CellEdit((unit, -course), Strength.WEAK)])
        mapping.set_details(ctx, (unit, -course), Decimal("12.5"), "备注")
        mapping.set_cells(ctx, [mapping.CellEdit((unit, -course), Strength.STRONG)])
    undo.undo(ctx)
    assert _content(ctx) == before


def test_a_form_that_holds_the_old_row_notices_an_undo(ctx: AppContext) -> None:
    major = factories.add_major(ctx)
    campus.save_major(ctx, MajorDraft("新名"), major, version=1)
    undo.undo(ctx)
    with refused(ctx, "record.changed_meanwhile"):
        campus.save_major(ctx, MajorDraft("再改"), major, version=2)


def test_a_form_from_before_a_deletion_cannot_save_over_the_row_brought_back(ctx: AppContext) -> None:
    added = catalogue.save_organization(ctx, OrganizationDraft("甲")).first("organizations")
    catalogue.save_organization(ctx, OrganizationDraft("乙"), added, 1)
    catalogue.delete_organizations(ctx, [added])
    undo.undo(ctx)
    with refused(ctx, "record.changed_meanwhile"):
        catalogue.save_organization(ctx, OrganizationDraft("丙"), added, 1)


def test_a_form_notices_an_undo_that_changed_only_what_belongs_to_its_row(ctx: AppContext) -> None:
    certificate = factories.add_certificate(ctx)
    module = factories.add_module(ctx, certificate)
    row = catalogue.modules(ctx, certificate)[0]
    only = frozenset({Level.INTERMEDIATE})
    assert row.draft.levels != only
    catalogue.save_module(ctx, replace(row.draft, levels=only, examined=frozenset()), module, row.version)
    held = catalogue.modules(ctx, certificate)[0]
    undo.undo(ctx)
    assert catalogue.modules(ctx, certificate)[0].draft == row.draft
    with refused(ctx, "record.changed_meanwhile"):
        catalogue.save_module(ctx, replace(held.draft, name="再改"), module, held.version)


def test_a_new_row_with_parts_that_was_changed_since_is_not_taken_back(ctx: AppContext) -> None:
    certificate = factories.add_certificate(ctx)
    module = factories.add_module(ctx, certificate)
    made = undo.next_undo(ctx)
    row = catalogue.modules(ctx, certificate)[0]
    catalogue.save_module(ctx, replace(row.draft, name="改过"), module, row.version)
    assert made is not None
    with refused(ctx, "undo.conflict"):
        undo.undo(ctx, made.seq)
