"""Qualifications and trainings: recorded, checked against what is taught, asked by proposals."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories

from onex_desktop.domain.campus import TermDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import AssignmentDraft, TeacherDraft
from onex_desktop.domain.teaching.qualifications import QualificationDraft, QualificationKind, TrainingDraft
from onex_desktop.domain.teaching.reasons import Why
from onex_desktop.services import campus, catalogue, checking, plans, proposing, qualifications, teaching, undo
from onex_desktop.services.context import AppContext
from onex_desktop.wording.problems import sentence

CAR = "智能新能源汽车"
PLAN = "新能源汽车技术 2020版"


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, on 2 March 2026."""
    return factories.sample_library(tmp_path)


def plan_of(ctx: AppContext) -> int:
    """Return the plan of the deck's assignment."""
    return next(row.id for row in plans.plans(ctx) if row.title == PLAN)


def qualify(
    ctx: AppContext, *names: str, since: str = "", until: str = "", kind: QualificationKind = QualificationKind.TRAINER
) -> list[int]:
    """Qualify teachers for the certificate of the deck's assignment; return the keys."""
    people = {row.draft.name: row.id for row in teaching.teachers(ctx)}
    certificate = next(row.id for row in catalogue.certificates(ctx) if row.draft.name == CAR)
    return [
        qualifications.save_qualification(
            ctx, QualificationDraft(people[name], kind, certificate, valid_from=since, valid_until=until)
        ).first("teacher_qualifications")
        for name in names
    ]


def unqualified(ctx: AppContext) -> list[tuple[object, ...]]:
    """Return whom the check finds unqualified, and why."""
    return [
        (found.params["teacher"], found.params["lack"], found.params["day"])
        for found in checking.find_problems(ctx)
        if found.code == "teaching.unqualified"
    ]


def everyone(ctx: AppContext) -> list[str]:
    """Return the teachers of the deck's assignment, once each."""
    slots = teaching.slots(ctx, plan_of(ctx))
    return sorted({person.teacher for slot in slots for person in slot.assigned})


def test_the_check_is_silent_while_nobody_is_recorded(ctx: AppContext) -> None:
    assert unqualified(ctx) == []
    qualify(ctx, "李重重", kind=QualificationKind.ASSESSOR)
    assert unqualified(ctx) == []


def test_once_one_is_recorded_the_others_are_found(ctx: AppContext) -> None:
    qualify(ctx, *(name for name in everyone(ctx) if name not in {"李重重", "段付德"}))
    assert {row[0] for row in unqualified(ctx)} == {"李重重", "段付德"}
    qualify(ctx, "李重重", until="2026-03-01")
    qualify(ctx, "段付德", until="2026-03-02")
    assert set(unqualified(ctx)) == {("李重重", "expired", "2026-03-01")}


def test_it_must_hold_until_the_term_is_over(ctx: AppContext) -> None:
    qualify(ctx, *everyone(ctx), since="2020-01-01", until="2021-01-10")
    slot = next(row for row in teaching.slots(ctx, plan_of(ctx)) if row.assigned)
    teacher = slot.assigned[0].teacher_id
    for each in teaching.slots(ctx, plan_of(ctx)):
        teaching.unassign(ctx, [each.id])
    for ends_on, found in (("2021-01-10", []), ("2021-01-11", [(slot.assigned[0].teacher, "expired", "2021-01-10")])):
        code = "2020-2021-1" if not found else "2021-2022-1"
        term = campus.save_term(ctx, TermDraft(code, "2020-09-01", ends_on, 18)).first("terms")
        teaching.save_assignment(ctx, AssignmentDraft(slot.id, teacher, (), None, term))
        assert unqualified(ctx) == found


def test_the_sentence_says_what_is_missing_and_until_when(ctx: AppContext) -> None:
    qualify(ctx, *everyone(ctx))
    qualifications.delete_qualifications(
        ctx, [row.id for row in qualifications.qualifications(ctx) if row.teacher == "李昕颖"]
    )
    (found, *_) = [each for each in checking.find_problems(ctx) if each.code == "teaching.unqualified"]
    assert sentence(found.code, found.params) == (
        f"李昕颖 承担“{found.params['slot']}”，“智能新能源汽车”的培训师或讲师资格没有登记。"
        "可以保留；如要调整，在任课页改派，或补登资格。"
    )


def test_a_number_is_used_once_for_a_kind(ctx: AppContext) -> None:
    (teacher, other) = (row.id for row in teaching.teachers(ctx)[:2])
    made = qualifications.save_qualification(ctx, QualificationDraft(teacher, QualificationKind.TRAINER, number="7"))
    qualifications.save_qualification(ctx, QualificationDraft(other, QualificationKind.ASSESSOR, number="7"))
    with pytest.raises(ProblemsFound) as refused:
        qualifications.save_qualification(ctx, QualificationDraft(other, QualificationKind.TRAINER, number="7"))
    assert refused.value.problems[0].code == "teaching.qualification_taken"
    same = QualificationDraft(teacher, QualificationKind.TRAINER, number="7", level="高级")
    qualifications.save_qualification(ctx, same, made.first("teacher_qualifications"))
    assert [row.draft.level for row in qualifications.qualifications(ctx)] == ["高级", ""]


def test_recording_and_deleting_are_steps_that_undo_takes_back(ctx: AppContext) -> None:
    (key,) = qualify(ctx, "李重重")
    teacher = qualifications.qualifications(ctx)[0].draft.teacher_id
    training = qualifications.save_training(ctx, TrainingDraft(teacher, "师资培训")).first("teacher_trainings")
    qualifications.delete_qualifications(ctx, [key])
    qualifications.delete_trainings(ctx, [training])
    assert (qualifications.qualifications(ctx), qualifications.trainings(ctx)) == ((), ())
    undo.undo(ctx)
    undo.undo(ctx)
    assert [row.id for row in qualifications.qualifications(ctx)] == [key]
    assert [(row.teacher, row.draft.title) for row in qualifications.trainings(ctx)] == [("李重重", "师资培训")]


def test_a_proposal_gives_slots_only_to_the_qualified_and_says_why(ctx: AppContext) -> None:
    able = [name for name in everyone(ctx) if name != "李重重"]
    qualify(ctx, *able)
    proposal = proposing.propose(ctx, plan_of(ctx), 5)
    left = {change.id for change in proposal.changes if change.before == "李重重"}
    held = {slot.id for slot in teaching.slots(ctx, plan_of(ctx)) for who in slot.assigned if who.teacher == "李重重"}
    assert (left, proposal.proved) == (held, True)
    assert {change.after for change in proposal.changes} <= set(able)
    assert {change.why[0] for change in proposal.changes if change.before == "李重重"} == {Why.QUALIFIED}


def test_where_nobody_is_qualified_any_more_the_slots_are_named(ctx: AppContext) -> None:
    qualify(ctx, "李重重", until="2020-01-01")
    problems = proposing.propose(ctx, plan_of(ctx), 5).problems
    assert {problem.code for problem in problems} == {"teaching.nobody_qualified"}
    served = [slot for slot in teaching.slots(ctx, plan_of(ctx)) if CAR in slot.certificates]
    assert (len(problems), problems[0].params["certificates"]) == (len(served), CAR)


def test_a_lock_on_someone_unqualified_is_named(ctx: AppContext) -> None:
    qualify(ctx, *(name for name in everyone(ctx) if name != "李昕颖"))
    held = [slot.id for slot in teaching.slots(ctx, plan_of(ctx)) if slot.assigned[0].teacher == "李昕颖"]
    (problem,) = proposing.propose(ctx, plan_of(ctx), 5, locked=held).problems
    assert problem.code == "teaching.locked_unqualified"
    assert (problem.params["teachers"], problem.params["certificates"]) == ("李昕颖", CAR)


def test_too_little_time_is_reckoned_over_the_qualified_alone(ctx: AppContext) -> None:
    able = ("李重重", "王红然")
    qualify(ctx, *able)
    people = {row.draft.name: row for row in teaching.teachers(ctx)}
    for name, row in people.items():
        limit = Decimal(100) if name in able else Decimal(1000)
        teaching.save_teacher(ctx, TeacherDraft(name, college_id=row.draft.college_id, load_limit=limit), row.id)
    for slot in teaching.slots(ctx, plan_of(ctx)):
        teaching.save_assignment(ctx, AssignmentDraft(slot.id, people["李重重"].id, (), Decimal(20)))
    (problem,) = proposing.propose(ctx, plan_of(ctx), 5).problems
    assert problem.code == "teaching.too_little_time"
    assert (problem.params["hours"], problem.params["limit"]) == (240, 200)
    assert set(str(problem.params["teachers"]).split("、")) == set(able)


def test_the_proposal_over_the_qualified_is_the_best_there_is(ctx: AppContext) -> None:
    able = ("李重重", "王红然", "张世刚")
    qualify(ctx, *able)
    slots = teaching.slots(ctx, plan_of(ctx))
    proposal = proposing.propose(ctx, plan_of(ctx), 10)
    after = {change.id: change.after for change in proposal.changes}
    final = [after.get(slot.id, slot.assigned[0].teacher) for slot in slots]
    # Twelve slots of three certificate modules, four each: one module a teacher is best, and nobody has more.
    modules = [slot.certificate_modules[0] for slot in slots]
    assert (proposal.proved, sorted(final.count(name) for name in able)) == (True, [4, 4, 4])
    assert len(set(zip(final, modules, strict=True))) == 3
