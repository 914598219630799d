"""Standards in the library: one step each, refused whole, taken back whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from tests import factories, standards_text
from tests.services.small_standard import SECTION, SMALL, add_standard, code_of, key, refused, shown, tree

from onex_desktop.domain.standards.comparison import State
from onex_desktop.domain.standards.tree import (
    Item,
    Section,
    StandardDraft,
    StandardStatus,
    plain,
)
from onex_desktop.domain.values import Level
from onex_desktop.services import catalogue, reporting, standards, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    return factories.empty_library(tmp_path)


@pytest.fixture
def standard(ctx: AppContext) -> int:
    return add_standard(ctx)


def test_a_pasted_standard_is_one_step_with_its_edition(ctx: AppContext) -> None:
    draft = StandardDraft(factories.add_certificate(ctx), "2020年1.0版")
    before = factories.head(ctx)
    changed = standards.take_over(ctx, draft, {SECTION: standards_text.tree()})
    assert (factories.head(ctx), code_of(changed)) == (before + 1, "standards.paste_text")
    (row,) = standards.standards(ctx)
    assert (row.title, row.requirements) == ("智能新能源汽车 2020年1.0版", 48)
    assert plain(tree(ctx, row.id)) == standards_text.tree()


def test_undo_takes_a_paste_back_whole_and_redo_brings_it_again(ctx: AppContext) -> None:
    draft = StandardDraft(factories.add_certificate(ctx), "2020年1.0版")
    content = factories.dump(ctx.library.path)
    standards.take_over(ctx, draft, {SECTION: standards_text.tree()})
    undo.undo(ctx)
    assert factories.dump(ctx.library.path) == content
    undo.redo(ctx)
    (row,) = standards.standards(ctx)
    assert row.requirements == 48


def test_pasting_again_keeps_keys_and_other_levels(ctx: AppContext, standard: int) -> None:
    draft = standards.standards(ctx)[0].draft
    kept = key(ctx, standard, "1.1.2")
    standards.take_over(ctx, draft, {Section(Level.ADVANCED): SMALL})
    standards.take_over(ctx, draft, {SECTION: (replace(SMALL[0], parts=SMALL[0].parts[:1]),)})
    assert shown(ctx, standard) == ["1 甲域", "1.1 甲务", "1.1.1 能甲。", "1.1.2 能乙。"]
    assert key(ctx, standard, "1.1.2") == kept
    assert len(standards.content(ctx, standard)) == 2


def test_pasting_the_same_changes_nothing(ctx: AppContext, standard: int) -> None:
    assert standards.take_over(ctx, standards.standards(ctx)[0].draft, {SECTION: SMALL}).step is None
    assert standards.standards(ctx)[0].id == standard


def test_a_wrong_tree_is_refused_with_every_error_and_nothing_is_written(ctx: AppContext) -> None:
    draft = StandardDraft(factories.add_certificate(ctx), "2020年1.0版")
    wrong = (Item(1, "", (Item(1, "甲务", (Item(1, "能甲。"), Item(1, "能乙。"), Item(3, "")),),)),)  # fmt: skip
    assert refused(lambda: standards.take_over(ctx, draft, {SECTION: wrong})) == [
        "standards.parent_missing", "standards.number_duplicate", "standards.text_missing",
    ]  # fmt: skip
    assert standards.standards(ctx) == ()


def test_nothing_recognised_and_no_edition_are_refused(ctx: AppContext) -> None:
    draft = StandardDraft(factories.add_certificate(ctx), " ")
    assert refused(lambda: standards.take_over(ctx, draft, {})) == ["standards.nothing_recognised"]
    assert refused(lambda: standards.take_over(ctx, draft, {SECTION: SMALL})) == ["standards.edition_missing"]


def test_an_edition_is_unique_within_its_certificate(ctx: AppContext, standard: int) -> None:
    row = standards.standards(ctx)[0]
    assert refused(lambda: standards.save_standard(ctx, row.draft)) == ["standards.edition_taken"]
    other = StandardDraft(factories.add_certificate(ctx, "传感网应用开发"), row.draft.edition)
    assert standards.save_standard(ctx, other).first("standards") != standard


def test_the_edition_changes_in_its_own_step(ctx: AppContext, standard: int) -> None:
    row = standards.standards(ctx)[0]
    changed = standards.save_standard(
        ctx, replace(row.draft, status=StandardStatus.IN_FORCE, issued="2020-07"), standard, row.version
    )
    assert code_of(changed) == "standards.change_standard"
    assert standards.standards(ctx)[0].draft.status is StandardStatus.IN_FORCE
    assert refused(lambda: standards.save_standard(ctx, replace(row.draft, source="甲"), standard, row.version)) == [
        "record.changed_meanwhile"
    ]


def test_deleting_a_standard_takes_its_trees_and_undo_brings_them_back(ctx: AppContext, standard: int) -> None:
    content = factories.dump(ctx.library.path)
    assert code_of(standards.delete_standards(ctx, [standard])) == "standards.delete_standard"
    assert standards.standards(ctx) == ()
    undo.undo(ctx)
    assert factories.dump(ctx.library.path) == content


def test_a_certificate_with_a_standard_is_not_deleted(ctx: AppContext, standard: int) -> None:
    row = standards.standards(ctx)[0]
    assert row.id == standard
    assert refused(lambda: catalogue.delete_certificates(ctx, [row.draft.certificate_id])) == ["record.in_use"]


def test_two_editions_are_compared(ctx: AppContext) -> None:
    certificate = factories.add_certificate(ctx)
    old, new = (
        standards.take_over(ctx, StandardDraft(certificate, edition), {SECTION: each}).first("standards")
        for edition, each in (("2020年1.0版", standards_text.tree()), ("2021年2.0版", standards_text.second_edition()))
    )
    found = standards.compare(ctx, old, new)
    assert [found.count(state) for state in State] == [5, 3, 4, 6, 35]


def test_a_certificate_module_has_a_tree_of_its_own(ctx: AppContext) -> None:
    certificate = factories.add_certificate(ctx)
    module = factories.add_module(ctx, certificate)
    draft = StandardDraft(certificate, "2020年1.0版")
    both = {SECTION: SMALL, Section(Level.INTERMEDIATE, module): SMALL}
    row = standards.take_over(ctx, draft, both).first("standards")
    assert {section: plain(each) for section, each in standards.content(ctx, row).items()} == both


def test_the_report_takes_the_standard_in_force_unless_told_otherwise(ctx: AppContext, standard: int) -> None:
    row = standards.standards(ctx)[0]
    standards.save_standard(ctx, replace(row.draft, status=StandardStatus.IN_FORCE), standard)
    standards.take_over(ctx, replace(row.draft, edition="2021年2.0版"), {Section(Level.ADVANCED): SMALL})
    assert reporting.compose(ctx, "standard", {}).subtitle == "2020年1.0版"
    assert reporting.compose(ctx, "standard", {"edition": "2021年2.0版", "level": "高级"}).subtitle == "2021年2.0版"
    assert refused(lambda: reporting.compose(ctx, "standard", {"level": "高级"})) == ["report.parameter_value"]
    assert refused(lambda: reporting.compose(ctx, "standard", {"certificate": "甲"})) == ["report.parameter_value"]


def test_without_a_standard_there_is_no_report(ctx: AppContext) -> None:
    assert refused(lambda: reporting.compose(ctx, "standard", {})) == ["report.no_data"]
