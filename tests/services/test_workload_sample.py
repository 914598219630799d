"""The pilot's assignment under a rule set: its twelve slots converted, each factor visible, two rule sets compared.

The pilot states no term, hours or class sizes (ADR 0022); those entered here are examples.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.services import school_term
from tests.services.school_term import TERM

from onex_desktop.domain.campus import TermDraft
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.services import campus, undo
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import figures, statements, term_inputs, views
from onex_desktop.services.workload.term_inputs import Entry

EXAMPLES = {
    "新能源汽车结构检测维修实训": ("16", "50"),
    "新能源汽车电控系统检测维修": ("12", "45"),
    "新能源汽车电气网络检测维修": ("8", "40"),
}
"""Hours and students of each module of a course."""

# P9: 16 × 1.2 × 1.1 = 21.12, 12 × 1.2 × 1.05 = 15.12, 8 × 1.2 = 9.6
# P2: 16 × 1.1 × 0.9 = 15.84, 12 × 1.1 × 0.9 = 11.88, 8 × 0.9 = 7.2
BY_TEACHER = {
    "李昕颖": ("15.84", "21.12", "5.28"),
    "李宇萌": ("15.84", "21.12", "5.28"),
    "王红然": ("27.72", "36.24", "8.52"),
    "吴会波": ("15.84", "21.12", "5.28"),
    "李重重": ("19.08", "24.72", "5.64"),
    "张世刚": ("19.08", "24.72", "5.64"),
    "邱亚宇": ("11.88", "15.12", "3.24"),
    "熊江勇": ("7.2", "9.6", "2.4"),
    "段付德": ("7.2", "9.6", "2.4"),
}
"""P2, P9 and how much more P9 gives."""


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample library."""
    return factories.sample_library(tmp_path)


def term_of(ctx: AppContext) -> int:
    """Register the term that the examples are of."""
    return campus.save_term(ctx, TermDraft(TERM)).first("terms")


def fill(ctx: AppContext, term: int, rules: str, **more: str) -> Changed:
    """Enter hours and students of every slot, and what else is given, as one step."""
    found = term_inputs.table(ctx, term, rules)
    made = [
        Entry(row, key, text)
        for row in found.rows
        for key, text in {
            **dict(zip(("hours", "students"), EXAMPLES[row.title.partition(" · ")[0]], strict=True)),
            **more,
        }.items()
    ]
    return term_inputs.enter(ctx, found.rules, made)


def test_the_sample_states_no_hours_and_every_slot_says_what_it_lacks(ctx: AppContext) -> None:
    assert campus.terms(ctx) == ()
    rows = term_inputs.table(ctx, term_of(ctx), "P9").rows
    assert len(rows) == 12
    assert {row.result for row in rows} == {None}
    assert {row.missing for row in rows} == {"“教学”缺少参数 学时。 “教学”缺少参数 人数。"}
    assert {row.known["course_type"] for row in rows} == {"实训课"}


def test_the_twelve_slots_convert_with_each_factor_visible(ctx: AppContext) -> None:
    term = term_of(ctx)
    school_term.adopt(ctx, "P9")
    fill(ctx, term, "P9")
    view = views.term_view(ctx, term)
    assert {row.teacher: row.sums.total for row in view.rows} == {
        name: Decimal(after) for name, (_, after, _) in BY_TEACHER.items()
    }
    assert (view.total, view.incomplete) == (Decimal("183.36"), 0)
    lines = next(row.lines for row in view.rows if row.teacher == "王红然")
    assert [line.reckoning for line in lines] == [
        "16 学时 × 1.2（实训课）× 1.1（50 人）= 21.12",
        "12 学时 × 1.2（实训课）× 1.05（45 人）= 15.12",
    ]
    assert [(factor["key"], factor["value"], factor["because"]) for factor in json.loads(lines[1].factors)] == [
        ("type", "1.2", "实训课"),
        ("size", "1.05", "45 人：1 ＋ 0.01 × 5（超过 40 的部分）"),
    ]
    statements.collect(ctx, term)
    statements.check(ctx, [row.statement_id or 0 for row in views.term_view(ctx, term).rows])
    (figure,) = figures.terms(ctx)
    assert (figure.teachers, figure.hours, figure.incomplete) == (9, Decimal("183.36"), 0)


def test_differences_between_p2_and_p9_add_up_by_teacher_and_in_total(ctx: AppContext) -> None:
    term = term_of(ctx)
    fill(ctx, term, "P2", type_factor="0.9")
    compared = figures.what_if(ctx, term, "P2", "P9")
    assert {row.teacher: (row.one, row.other, row.difference) for row in compared.rows} == {
        name: tuple(map(Decimal, numbers)) for name, numbers in BY_TEACHER.items()
    }
    total = compared.total
    assert (total.one, total.other, total.difference) == (Decimal("139.68"), Decimal("183.36"), Decimal("43.68"))
    assert (total.lines, total.left_out) == (12, 0)
    assert sum(row.difference for row in compared.rows) == total.difference


def test_what_is_entered_is_one_step_and_nothing_of_it_when_one_figure_is_wrong(ctx: AppContext) -> None:
    term = term_of(ctx)
    first, second, *_ = term_inputs.table(ctx, term, "P9").rows
    rules = figures.rules_of(ctx, "P9")
    wrong = [Entry(first, "hours", "１６"), Entry(first, "students", "45.5"), Entry(second, "hours", "-2"),
             Entry(second, "hours", "1.234"), Entry(second, "students", "四十")]  # fmt: skip
    with pytest.raises(ProblemsFound) as found:
        term_inputs.enter(ctx, rules, wrong)
    assert [(p.code, p.where.row_id, p.where.field) for p in found.value.problems if p.where] == [
        ("workload.not_a_count", first.id, "students"),
        ("workload.negative", second.id, "hours"),
        ("workload.too_fine", second.id, "hours"),
        ("workload.not_a_number", second.id, "students"),
    ]
    assert found.value.problems[0].params["name"] == f"{first.teacher}“{first.title}”的人数"
    assert term_inputs.table(ctx, term, "P9").rows[0].known.get("hours") is None
    term_inputs.enter(ctx, rules, wrong[:1])
    assert term_inputs.table(ctx, term, "P9").rows[0].known["hours"] == "16"
    undo.undo(ctx)
    assert term_inputs.table(ctx, term, "P9").rows[0] == first
