"""Groups that prepare a certificate module together: one a module and term, kept, undone, printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.documents import Table
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.domain.teaching.preparation import PreparationDraft
from onex_desktop.services import campus, catalogue, preparation, reporting, teaching, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with a term."""
    ctx = factories.sample_library(tmp_path)
    factories.add_term(ctx)
    return ctx


def draft_of(ctx: AppContext, leader: str, *members: str) -> PreparationDraft:
    """Return a group of module 2-1 in the term."""
    people = {row.draft.name: row.id for row in teaching.teachers(ctx)}
    module = next(row.id for row in catalogue.modules(ctx) if row.draft.code == "2-1")
    term = campus.terms(ctx)[0].id
    return PreparationDraft(module, term, people[leader], tuple(people[name] for name in members))


def listed(ctx: AppContext) -> list[tuple[str, str, tuple[str, ...]]]:
    """Return module, leader and members of each group."""
    return [(row.module, row.leader, row.members) for row in preparation.groups(ctx)]


def test_a_group_is_formed_with_its_leader_apart(ctx: AppContext) -> None:
    preparation.save_group(ctx, draft_of(ctx, "李重重", "李重重", "王红然", "王红然"))
    ((module, leader, members),) = listed(ctx)
    assert (module[:4], leader, members) == ("2-1 ", "李重重", ("王红然",))


def test_a_module_has_one_group_in_a_term(ctx: AppContext) -> None:
    preparation.save_group(ctx, draft_of(ctx, "李重重"))
    with pytest.raises(ProblemsFound) as refused:
        preparation.save_group(ctx, draft_of(ctx, "王红然"))
    assert refused.value.problems[0].code == "teaching.preparation_taken"
    assert [row[1] for row in listed(ctx)] == ["李重重"]


def test_changing_keeps_those_who_stay_and_undo_takes_it_back(ctx: AppContext) -> None:
    key = preparation.save_group(ctx, draft_of(ctx, "李重重", "王红然", "张世刚")).first("preparation_groups")
    preparation.save_group(ctx, draft_of(ctx, "王红然", "张世刚", "段付德"), key)
    assert listed(ctx)[0][1:] == ("王红然", ("张世刚", "段付德"))
    undo.undo(ctx)
    assert listed(ctx)[0][1:] == ("李重重", ("王红然", "张世刚"))


def test_a_group_is_dissolved_with_its_members_in_one_step(ctx: AppContext) -> None:
    key = preparation.save_group(ctx, draft_of(ctx, "李重重", "王红然")).first("preparation_groups")
    preparation.delete_groups(ctx, [key])
    assert listed(ctx) == []
    undo.undo(ctx)
    assert listed(ctx)[0][1:] == ("李重重", ("王红然",))


def test_a_teacher_in_a_group_cannot_be_deleted(ctx: AppContext) -> None:
    new = teaching.save_teacher(ctx, TeacherDraft("新教师")).first("teachers")
    preparation.save_group(ctx, draft_of(ctx, "李重重"))
    preparation.save_group(ctx, draft_of(ctx, "新教师"), preparation.groups(ctx)[0].id)
    with pytest.raises(ProblemsFound) as refused:
        teaching.delete_teachers(ctx, [new])
    assert refused.value.problems[0].code == "record.in_use"


def test_groups_are_printed_below_the_assignment_and_nothing_where_there_are_none(ctx: AppContext) -> None:
    def tables() -> list[Table]:
        document = reporting.compose(ctx, "teaching-assignment", {})
        return [block for block in document.blocks if isinstance(block, Table)]

    assert len(tables()) == 1
    preparation.save_group(ctx, draft_of(ctx, "李重重", "王红然", "张世刚"))
    _, prepared = tables()
    assert prepared.caption == "共同备课安排"
    ((term, module, leader, members),) = prepared.body
    assert (term.text, module.text[:4], leader.text, members.text) == (
        "2020-2021-1",
        "2-1 ",
        "李重重",
        "王红然、张世刚",
    )
