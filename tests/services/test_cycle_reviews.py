"""Cycle reviews through their use cases: entered, reminded of, printed, exchanged with Excel."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from tests import factories
from tests.reports.reading import squeezed

from onex_desktop.domain.documents import Notes, Table
from onex_desktop.domain.plans.reviews import ActionDraft, CycleDraft, ReviewDraft
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.sheets import RowState
from onex_desktop.services import checking, exporting, importing, plan_reviews, plans, reporting, undo
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school with the first term of its first cohort."""
    ctx = factories.sample_library(tmp_path)
    factories.add_term(ctx, "2019-2020-1")
    return ctx


def plan_id(ctx: AppContext, version: str = "2020版") -> int:
    return next(row.id for row in plans.plans(ctx) if row.draft.version == version)


def add_review(ctx: AppContext, held_on: str = "2022-07-04") -> int:
    draft = ReviewDraft(plan_id(ctx), "2022-09-01", held_on, "吴会波", "高压安全实训不足。", "下一版增加实训学时。")
    return plan_reviews.save_review(ctx, draft).first("cycle_reviews")


def codes(ctx: AppContext) -> list[str]:
    return [each.code for each in checking.find_problems(ctx) if each.code.endswith("_overdue")]


def test_without_a_cycle_of_the_schools_nothing_is_due(ctx: AppContext) -> None:
    assert set(plan_reviews.due(ctx).values()) == {""}
    assert codes(ctx) == []


def test_the_school_says_the_cycle_and_the_check_reminds(ctx: AppContext) -> None:
    # The clock of the tests stands in March 2026; 2019级 began in September 2019.
    plan_reviews.save_cycle(ctx, CycleDraft("2019-01-01", 36, "校教〔2019〕8号"))
    assert plan_reviews.due(ctx)[plan_id(ctx)] == "2022-09-01"
    assert codes(ctx) == ["plans.review_overdue"]
    add_review(ctx, "2024-07-04")
    assert (plan_reviews.due(ctx)[plan_id(ctx)], codes(ctx)) == ("2027-07-04", [])


def test_a_review_is_changed_and_deleted_with_its_actions_as_one_step(ctx: AppContext) -> None:
    key = add_review(ctx, "")
    action = ActionDraft(key, "增加高压安全实训", "李昕颖", "2022-12-31")
    first = plan_reviews.save_action(ctx, action).first("cycle_review_actions")
    plan_reviews.save_action(ctx, ActionDraft(key, "换新教材"))
    assert codes(ctx) == ["plans.review_overdue", "plans.action_overdue"]
    plan_reviews.save_action(ctx, ActionDraft(key, "增加高压安全实训", "李昕颖", "2022-12-31", "2022-11-30"), first, 1)
    (review,) = (row for each in plan_reviews.reviewed_plans(ctx) for row in each.reviews)
    assert [(row.position, row.draft.text, row.draft.done_on) for row in review.actions] == [
        (1, "增加高压安全实训", "2022-11-30"),
        (2, "换新教材", ""),
    ]
    plan_reviews.delete_reviews(ctx, [key])
    assert [each.reviews for each in plan_reviews.reviewed_plans(ctx)] == [(), ()]
    undo.undo(ctx)
    assert [len(row.actions) for each in plan_reviews.reviewed_plans(ctx) for row in each.reviews] == [2]


def test_a_plan_is_reviewed_once_for_a_day(ctx: AppContext) -> None:
    add_review(ctx)
    with pytest.raises(ProblemsFound, match=r"record\.duplicate"):
        add_review(ctx)


def test_a_reviewed_plan_is_not_deleted(ctx: AppContext) -> None:
    major = factories.add_major(ctx, "软件技术（新）")
    key = factories.add_plan(ctx, major)
    plan_reviews.save_review(ctx, ReviewDraft(key, "2023-09-01"))
    with pytest.raises(ProblemsFound, match=r"record\.in_use"):
        plans.delete_plans(ctx, [key])


def test_the_record_prints(ctx: AppContext, tmp_path: Path) -> None:
    key = add_review(ctx)
    plan_reviews.save_action(ctx, ActionDraft(key, "增加高压安全实训", "李昕颖", "2022-12-31"))
    document = reporting.compose(ctx, "cycle-review", {"plan": "新能源汽车技术 2020版", "due": "2022-09-01"})
    facts, actions = document.blocks
    assert isinstance(facts, Table)
    assert isinstance(actions, Table)
    assert [[cell.text for cell in row] for row in facts.body] == [
        ["专业", "新能源汽车技术", "方案版本", "2020版"],
        ["应检视日", "2022年9月1日", "检视日", "2022年7月4日"],
        ["负责人", "吴会波", "适用年级", "2019级、2020级"],
        ["检视发现", "高压安全实训不足。"],
        ["处理决定", "下一版增加实训学时。"],
    ]
    assert [[cell.text for cell in row] for row in actions.body] == [
        ["1", "增加高压安全实训", "李昕颖", "2022年12月31日", "—"]
    ]
    for kind in ("pdf", "xlsx", "docx"):
        reporting.write_document(document, tmp_path / f"检视.{kind}", reporting.format_of("cycle-review", kind))
    word = docx.Document(str(tmp_path / "检视.docx"))
    assert [row.cells[1].text for row in word.tables[0].rows[3:]] == ["高压安全实训不足。", "下一版增加实训学时。"]
    assert [cell.text for cell in word.tables[1].rows[1].cells] == [
        "1", "增加高压安全实训", "李昕颖", "2022年12月31日", "—",
    ]  # fmt: skip
    assert "处理决定下一版增加实训学时。" in squeezed(tmp_path / "检视.pdf")


def test_only_what_people_go_on_editing_comes_as_a_word_file(ctx: AppContext, tmp_path: Path) -> None:
    assert [spec.id for spec in reporting.reports() if "docx" in spec.formats] == ["cycle-review"]
    for write in (
        lambda: reporting.format_of("matrix", "docx"),
        lambda: reporting.write(ctx, "matrix", tmp_path / "矩阵.docx", "docx", {}),
    ):
        with pytest.raises(ProblemsFound, match=r"report\.format_unknown"):
            write()
    assert not (tmp_path / "矩阵.docx").exists()


def test_a_review_without_actions_says_so_and_an_unknown_day_is_refused(ctx: AppContext) -> None:
    with pytest.raises(ProblemsFound, match=r"report\.no_data"):
        reporting.compose(ctx, "cycle-review", {})
    add_review(ctx)
    assert isinstance(reporting.compose(ctx, "cycle-review", {}).blocks[1], Notes)
    with pytest.raises(ProblemsFound, match=r"report\.parameter_value"):
        reporting.compose(ctx, "cycle-review", {"due": "2025-09-01"})


def test_reviews_go_out_to_sheets_and_come_into_another_library(ctx: AppContext, tmp_path: Path) -> None:
    key = add_review(ctx)
    plan_reviews.save_action(ctx, ActionDraft(key, "增加高压安全实训", "李昕颖", "2022-12-31"))
    plan_reviews.save_cycle(ctx, CycleDraft("2019-01-01", 36, "校教〔2019〕8号"))
    path, words = tmp_path / "检视.xlsx", ["review-cycles", "cycle-reviews", "cycle-review-actions"]
    exporting.export(ctx, path, words)
    again = importing.plan(ctx, importing.read(ctx, path))
    assert (again.problems, again.count(RowState.UNCHANGED)) == ((), 3)
    other = factories.sample_library(tmp_path / "other")
    importing.apply(other, importing.plan(other, importing.read(other, path)))
    assert [each.reviews and each.reviews[0].draft.decisions for each in plan_reviews.reviewed_plans(other)] == [
        (),
        "下一版增加实训学时。",
    ]
    assert plan_reviews.cycles(other) == plan_reviews.cycles(ctx)
