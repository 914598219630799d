"""A new edition adopted by a plan: links carried along the matches, the rest to be reviewed until confirmed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from tests import factories, standards_text

from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import ProblemsFound, Severity
from onex_desktop.domain.standards.adoption import Adopted, MatchKind, standing
from onex_desktop.domain.standards.tree import Section, StandardDraft, StandardStatus, dotted
from onex_desktop.domain.values import Level
from onex_desktop.services import checking, mapping, plans, standard_adoption, standards, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping import CellEdit

SECTION = Section(Level.INTERMEDIATE)


@dataclass(frozen=True)
class School:
    ctx: AppContext
    plan: int
    course: int
    old: int
    new: int

    def keys(self, standard: int) -> dict[str, int]:
        return {dotted(each.number): each.id for each in standing(standards.content(self.ctx, standard))}

    def codes(self, code: str) -> list[tuple[Severity, dict[str, object]]]:
        found = checking.find_problems(self.ctx)
        return [(p.severity, dict(p.params)) for p in found if p.code == code]


@pytest.fixture
def school(tmp_path: Path) -> School:
    """A plan whose one course is linked to all 48 requirements of the first edition; the second is in force."""
    ctx = factories.empty_library(tmp_path)
    certificate = factories.add_certificate(ctx)
    draft = StandardDraft(certificate, "1.0版", status=StandardStatus.ARCHIVED)
    old = standards.take_over(ctx, draft, {SECTION: standards_text.tree()}).first("standards")
    draft = StandardDraft(certificate, "2.0版", status=StandardStatus.IN_FORCE, predecessor_id=old)
    new = standards.take_over(ctx, draft, {SECTION: standards_text.second_edition()}).first("standards")
    teacher = factories.add_teacher(ctx, "吴会波")
    plan = factories.add_plan(ctx, factories.add_major(ctx))
    course = plans.add_course(ctx, plan, "样件检测", is_practice=True, responsible_id=teacher).first("courses")
    edits = [CellEdit((-each.id, -course), Strength.MEDIUM) for each in standing(standards.content(ctx, old))]
    mapping.set_cells(ctx, edits)
    return School(ctx, plan, course, old, new)


def test_both_editions_are_matched_as_they_were_made(school: School) -> None:
    lines = standard_adoption.match_lines(school.ctx, school.old, school.new)
    kinds = [line.match.kind for line in lines if line.match]
    assert {kind: kinds.count(kind) for kind in set(kinds)} == {
        MatchKind.SAME: 35, MatchKind.REWORDED: 4, MatchKind.RENUMBERED: 6,
    }  # fmt: skip
    assert sum(line.old is None for line in lines) == 5
    assert sum(line.new is None for line in lines) == 3
    assert all(line.match.confirmed == (line.match.kind is MatchKind.SAME) for line in lines if line.match)


def test_links_are_carried_and_what_changed_is_to_be_reviewed(school: School) -> None:
    changed, done = standard_adoption.adopt(school.ctx, school.plan, school.new)
    assert done == Adopted(carried=45, to_review=10, left=3)
    assert changed.step is not None
    assert changed.step.code == "standards.adopt"
    rows = standard_adoption.to_review(school.ctx)
    lines = standard_adoption.match_lines(school.ctx, school.old, school.new)
    wanted = {f"{dotted(x.new.number)} {x.new.text}" for x in lines if x.match and x.new and x.match.kind != "same"}
    assert {row.requirement for row in rows} == wanted
    assert len(wanted) == 10
    assert {(row.course, row.responsible, row.strength) for row in rows} == {("样件检测", "吴会波", "中")}
    assert len(mapping.links(school.ctx)) == 48 + 45


def test_findings_count_the_links_of_the_list_course_by_course(school: School) -> None:
    other = plans.add_course(school.ctx, school.plan, "装配", is_practice=False).first("courses")
    keys = list(school.keys(school.old).values())[::3]
    mapping.set_cells(school.ctx, [CellEdit((-key, -other), Strength.WEAK) for key in keys])
    standard_adoption.adopt(school.ctx, school.plan, school.new)
    listed = Counter((row.course, row.responsible or "—") for row in standard_adoption.to_review(school.ctx))
    assert len(listed) == 2
    found = [params for _, params in school.codes("mapping.to_review")]
    assert [(each["course"], each["person"], each["count"]) for each in found] == [
        (*course, number) for course, number in listed.items()
    ]


def test_one_undo_takes_the_adoption_back(school: School) -> None:
    standard_adoption.adopt(school.ctx, school.plan, school.new)
    undo.undo(school.ctx)
    assert len(mapping.links(school.ctx)) == 48
    assert standard_adoption.adoptions(school.ctx) == ()
    assert standard_adoption.to_review(school.ctx) == ()


def test_the_list_ends_when_the_last_is_confirmed(school: School) -> None:
    standard_adoption.adopt(school.ctx, school.plan, school.new)
    first, *others = [row.id for row in standard_adoption.to_review(school.ctx)]
    standard_adoption.confirm_links(school.ctx, [first])
    ((severity, params),) = school.codes("mapping.to_review")
    assert severity is Severity.INFO
    assert (params["count"], params["person"]) == (9, "吴会波")
    standard_adoption.confirm_links(school.ctx, others)
    assert standard_adoption.to_review(school.ctx) == ()
    assert school.codes("mapping.to_review") == []


def test_links_on_a_replaced_edition_are_a_finding_until_it_is_adopted(school: School) -> None:
    ((severity, params),) = school.codes("mapping.outdated_edition")
    assert severity is Severity.WARNING
    assert (params["count"], params["edition"], params["newer"]) == (48, "1.0版", "2.0版")
    standard_adoption.adopt(school.ctx, school.plan, school.new)
    assert school.codes("mapping.outdated_edition") == []


def test_a_corrected_match_carries_the_link_where_it_belongs(school: School) -> None:
    lines = standard_adoption.match_lines(school.ctx, school.old, school.new)
    removed = next(line.old for line in lines if line.old and line.new is None)
    added = [line.new for line in lines if line.new and line.old is None][:2]
    partners = [each.id for each in added]
    standard_adoption.set_partners(school.ctx, school.old, school.new, removed.id, partners)
    matches = [line.match for line in standard_adoption.match_lines(school.ctx, school.old, school.new) if line.match]
    assert [(m.new_id, m.kind, m.confirmed) for m in matches if m.old_id == removed.id] == [
        (partners[0], MatchKind.SPLIT, True),
        (partners[1], MatchKind.SPLIT, True),
    ]
    assert len(matches) == 47
    _, done = standard_adoption.adopt(school.ctx, school.plan, school.new)
    assert done == Adopted(carried=47, to_review=12, left=2)


def test_a_match_taken_away_leaves_the_link_behind(school: School) -> None:
    same = school.keys(school.old)["1.1.1"]
    standard_adoption.set_partners(school.ctx, school.old, school.new, same, [])
    _, done = standard_adoption.adopt(school.ctx, school.plan, school.new)
    assert (done.carried, done.left) == (44, 4)


def test_confirmed_matches_are_stored_with_the_rest(school: School) -> None:
    lines = standard_adoption.match_lines(school.ctx, school.old, school.new)
    doubtful = [(x.match.old_id, x.match.new_id) for x in lines if x.match and not x.match.confirmed]
    standard_adoption.confirm_matches(school.ctx, school.old, school.new, doubtful)
    lines = standard_adoption.match_lines(school.ctx, school.old, school.new)
    assert all(line.match.confirmed for line in lines if line.match)


def test_an_edition_is_adopted_once(school: School) -> None:
    standard_adoption.adopt(school.ctx, school.plan, school.new)
    with pytest.raises(ProblemsFound, match=r"standards\.adopted_already"):
        standard_adoption.adopt(school.ctx, school.plan, school.new)


def test_an_edition_with_matches_can_still_be_deleted_when_no_link_hangs_on_it(school: School) -> None:
    lines = standard_adoption.match_lines(school.ctx, school.old, school.new)
    pair = next((x.match.old_id, x.match.new_id) for x in lines if x.match)
    standard_adoption.confirm_matches(school.ctx, school.old, school.new, [pair])
    standards.delete_standards(school.ctx, [school.new])
    assert [row.id for row in standards.standards(school.ctx)] == [school.old]


def test_links_two_editions_behind_are_outdated_too(school: School) -> None:
    """The edition between may be archived already: the matrix shows the newest, and the finding names it."""
    between = next(row for row in standards.standards(school.ctx) if row.id == school.new)
    standards.save_standard(school.ctx, replace(between.draft, status=StandardStatus.ARCHIVED), between.id)
    draft = replace(between.draft, edition="3.0版", predecessor_id=between.id)
    standards.take_over(school.ctx, draft, {SECTION: standards_text.second_edition()})
    ((_, params),) = school.codes("mapping.outdated_edition")
    assert (params["edition"], params["newer"], params["count"]) == ("1.0版", "3.0版", 48)
