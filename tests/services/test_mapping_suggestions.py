"""Suggested links on the pilot's own material; accepting, dismissing and thinking again are one step each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories, standards_text

from onex_desktop.domain.mapping import CertificateMatrix, MatrixColumn, MatrixUnit, Strength
from onex_desktop.domain.mapping.suggestions import Suggester, Suggestion, suggestions
from onex_desktop.domain.standards.tree import DEPTH, walk
from onex_desktop.domain.values import Level
from onex_desktop.services import catalogue, mapping, mapping_suggestions, plans, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.sample_library(tmp_path)


def _pilot(ctx: AppContext) -> CertificateMatrix:
    choice = mapping.choices(ctx)[0]
    matrix = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    assert matrix is not None
    return matrix


def _first(ctx: AppContext, matrix: CertificateMatrix) -> Suggestion:
    bare = replace(matrix, cells={})
    return suggestions(bare, mapping_suggestions.dismissed(ctx), Suggester(bare), bare.units)[0]


def test_held_out_links_of_the_pilot_are_found_by_words_alone(ctx: AppContext) -> None:
    matrix = _pilot(ctx)
    suggester = Suggester(matrix)
    course = {column.id: column.course for column in matrix.columns}
    taught = {unit.id: {course[slot] for unit_id, slot in matrix.cells if unit_id == unit.id} for unit in matrix.units}
    offers = {unit.code: suggester.suggest(unit.id) for unit in matrix.units}
    right = [course[offers[unit.code][0].slot] in taught[unit.id] for unit in matrix.units if taught[unit.id]]
    assert (right, offers["2-2"], offers["2-5"]) == ([True] * 3, (), ())
    found = {each.key for each in sum(offers.values(), ())}
    assert len(found & matrix.cells.keys()) == 10  # of 12


def test_held_out_links_of_a_made_up_standard(ctx: AppContext) -> None:
    """Each of 60 courses is named after a thing and an act; a requirement speaks of one thing and one act."""
    kinds = [(thing, act) for thing in standards_text.THINGS for act in standards_text.ACTS]
    texts = [item.text for number, item in walk(standards_text.tree()) if len(number) == DEPTH]
    matrix = replace(
        _pilot(ctx),
        units=tuple(MatrixUnit(-n, str(n), text, frozenset(Level)) for n, text in enumerate(texts, start=1)),
        columns=tuple(MatrixColumn(-n, n, f"{t}{a}实训", "", "", ()) for n, (t, a) in enumerate(kinds, start=1)),
        cells={},
        rows=(),
    )
    suggester = Suggester(matrix)
    right = {
        -n: -at
        for n, text in enumerate(texts, start=1)
        for at, (thing, act) in enumerate(kinds, start=1)
        if f"{act}{thing}" in text
    }
    ranks = [[each.slot for each in suggester.suggest(unit)].index(slot) for unit, slot in right.items()]
    assert (len(ranks), ranks.count(0)) == (48, 48)


def test_accepting_is_one_step_that_undo_takes_back(ctx: AppContext) -> None:
    before = factories.dump(ctx.library.path)
    matrix = _pilot(ctx)
    gap = next(unit for unit in matrix.units if unit.code == "2-2")
    chosen = [Suggestion(gap, column.id, 0.5, ("制动",)) for column in matrix.columns[:2]]
    mapping_suggestions.accept(ctx, chosen, Strength.WEAK)
    cells = _pilot(ctx).cells
    assert [cells[each.key].strength for each in chosen] == [Strength.WEAK] * 2
    undo.undo(ctx)
    assert factories.dump(ctx.library.path) == before


def test_a_dismissed_suggestion_is_not_made_again_until_it_is_recalled(ctx: AppContext) -> None:
    matrix = _pilot(ctx)
    first = _first(ctx, matrix)
    mapping_suggestions.dismiss(ctx, [first])
    assert mapping_suggestions.dismissed(ctx) == {first.key: "、".join(first.words)}
    assert _first(ctx, matrix).key != first.key
    assert not mapping_suggestions.dismiss(ctx, [first]).topics
    mapping_suggestions.recall(ctx, [first.key])
    assert _first(ctx, matrix) == first
    undo.undo(ctx)
    assert set(mapping_suggestions.dismissed(ctx)) == {first.key}


def test_dismissals_go_with_the_course_module_and_the_certificate_module_they_are_about(ctx: AppContext) -> None:
    matrix = _pilot(ctx)
    certificate = matrix.certificate_id
    draft = replace(catalogue.modules(ctx, certificate)[0].draft, code="2-9")
    unit = MatrixUnit(catalogue.save_module(ctx, draft).first("certificate_modules"), "2-9", "", frozenset())
    slot = plans.add_course_module(ctx, matrix.columns[-1].course_id, "模块九", "底盘").first("course_modules")
    for key in (Suggestion(unit, slot, 0.5, ()), Suggestion(unit, matrix.columns[0].id, 0.5, ())):
        mapping_suggestions.dismiss(ctx, [key])
    plans.delete_course_modules(ctx, [slot])
    assert [key[1] for key in mapping_suggestions.dismissed(ctx)] == [matrix.columns[0].id]
    catalogue.delete_modules(ctx, [unit.id])
    assert mapping_suggestions.dismissed(ctx) == {}


def test_a_course_that_is_split_forgets_what_was_dismissed_for_the_whole(ctx: AppContext) -> None:
    matrix = _pilot(ctx)
    whole = factories.add_course(ctx, matrix.plan_id, "底盘检修")
    mapping_suggestions.dismiss(ctx, [Suggestion(matrix.units[0], -whole, 0.5, ("底盘",))])
    plans.add_course_module(ctx, whole, "模块一", "制动")
    assert mapping_suggestions.dismissed(ctx) == {}
    undo.undo(ctx)
    assert list(mapping_suggestions.dismissed(ctx)) == [(matrix.units[0].id, -whole)]
