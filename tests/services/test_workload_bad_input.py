"""Every bad input of workload meets a sentence that says where it is, and nothing of it is kept.

Heads, hours and words given on the command line: ``tests/app/test_workload_command.py``.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.domain.workload.rule_files import Data, rule_file
from tests.services import school_term
from tests.services.school_term import TERM, School

from onex_desktop.app import json_output
from onex_desktop.domain.problems import Place, ProblemsFound
from onex_desktop.domain.teaching.assignments import AssignmentDraft
from onex_desktop.domain.workload.definitions import RuleSetDraft, RuleSetStatus
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.sources import ItemKind
from onex_desktop.persistence.tables import workload as t
from onex_desktop.services import checking, dashboard, reporting, teaching
from onex_desktop.services.workload import figures, naming, papers, places, rule_sets, statements, term_inputs
from onex_desktop.services.workload.term_inputs import Entry
from onex_desktop.wording import figures as figures_words
from onex_desktop.wording.problems import sentence


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Return a term under P9: two complete lines of one teacher, an incomplete one of another."""
    return school_term.make(factories.empty_library(tmp_path))


def said(act: Callable[[], object]) -> list[str]:
    """Return the sentences that a refused act meets."""
    with pytest.raises(ProblemsFound) as found:
        act()
    return [sentence(problem.code, problem.params) for problem in found.value.problems]


@pytest.mark.parametrize(
    ("key", "text", "expected"),
    [
        ("students", "-3", "“王红然“电控系统检测维修”的人数”的值“-3”是负数。改正；冲减应另列更正行。"),
        ("students", "45.5", "“王红然“电控系统检测维修”的人数”的值“45.5”应为大于 0 的整数。改正后再试。"),
        ("students", "0", "“王红然“电控系统检测维修”的人数”的值“0”应为大于 0 的整数。改正后再试。"),
        ("hours", "六十四", "“王红然“电控系统检测维修”的学时”的值“六十四”不是数。只写数，例如 64，不带单位和文字。"),
        ("hours", "64学时", "“王红然“电控系统检测维修”的学时”的值“64学时”不是数。只写数，例如 64，不带单位和文字。"),
        ("hours", "1.005", "“1.005”的小数超过 2 位，没有保存。改正后再试。"),
    ],
)
def test_a_wrong_figure_is_refused_with_its_row_and_column(school: School, key: str, text: str, expected: str) -> None:
    before = term_inputs.table(school.ctx, school.term, "P9")
    row = before.rows[0]
    with pytest.raises(ProblemsFound) as found:
        term_inputs.enter(school.ctx, before.rules, [Entry(row, key, text)])
    (problem,) = found.value.problems
    assert sentence(problem.code, problem.params) == expected
    assert problem.where == Place("workload", row.id, row.title, key)
    assert term_inputs.table(school.ctx, school.term, "P9") == before


def test_full_width_figures_are_read_as_ordinary_ones(school: School) -> None:
    found = term_inputs.table(school.ctx, school.term, "P9")
    made = [Entry(found.rows[2], "hours", "３２"), Entry(found.rows[2], "students", "４５")]
    term_inputs.enter(school.ctx, found.rules, made)
    row = term_inputs.table(school.ctx, school.term, "P9").rows[2]
    # 32 × 1.2 × 1.05
    assert row.result == Decimal("40.32")


STEPS: Data = {
    "key": "size", "label": "班级规模", "kind": "steps", "field": "students",
    "steps": [{"from": 1, "to": 40, "value": 1}, {"from": 41, "to": 60, "value": "1.2"}],
}  # fmt: skip


def lines_with(steps: Data, **more: object) -> Data:
    """Return a rule file of one named line with a table of steps."""
    line = {"key": "class", "label": "教学", "base": "hours", "factors": [steps]}
    made = {**rule_file(), "lines": [line], **more}
    return {key: value for key, value in made.items() if key not in {"base", "factors"}}


@pytest.mark.parametrize(
    ("factor", "more", "expected"),
    [
        (
            {**STEPS, "steps": [{"from": 1, "to": 40, "value": 1}, {"from": 40, "value": 2}]}, {},
            "规则 教学 · 班级规模 · 第 2 档 · 从：这一档从 40 起，与上一档（到 40）重叠。改为 40 之后一个数。",
        ),
        (
            {**STEPS, "steps": [{"from": 1, "to": 40, "value": 1}, {"from": 50, "value": 2}]}, {},
            "规则 教学 · 班级规模 · 第 2 档 · 从：这一档从 50 起，与上一档（到 40）之间有空档。首尾相接。",
        ),
        (
            {**STEPS, "steps": [{"from": 1, "to": 40, "value": "一"}]}, {},
            "规则 教学 · 班级规模 · 第 1 档 · 值：“一”不是数值。写成 1.2 这样的数。",
        ),
        (
            {**STEPS, "steps": [{"from": 1, "to": 40, "value": "-1"}]}, {},
            "规则 教学 · 班级规模 · 第 1 档 · 值：“-1”是负数。系数、学时和人数都不能小于 0。改正后再试。",
        ),
        (
            {**STEPS, "field": "heads"}, {},
            "规则 教学 · 班级规模 · 参数：没有参数“heads”。检查拼写，或在 parameters 中声明。",
        ),
        (
            STEPS, {"derived": [{"key": "a", "expr": "b"}, {"key": "b", "expr": "a"}]},
            "规则 中间值：a、b 互相引用，无法计算。打断循环。",
        ),
        (
            STEPS, {"limits": [{"kind": "quota", "period": "term", "hours": "很多"}]},
            "规则 限额 1 · 学时：“很多”不是数值。写成 1.2 这样的数。",
        ),
        (
            STEPS, {"final_round": {"digits": "9"}},
            "规则 结果取舍 · 小数位数：保留的小数位数应在 0 到 4 之间。改正后再试。",
        ),
    ],
)  # fmt: skip
def test_a_wrong_rule_set_is_refused_with_the_place_its_table_names(factor: Data, more: Data, expected: str) -> None:
    data = lines_with(factor, **more)
    with pytest.raises(ProblemsFound) as found:
        parse(data)
    assert [sentence(p.code, p.params) for p in places.in_words(data, found.value.problems)] == [expected]


def test_places_that_lead_nowhere_stay_readable() -> None:
    assert places.words({}, "lines[3].factors[1].values[2]") == "项目 3 · 系数 1 · 第 2 个取值"
    assert places.words({"lines": [{"key": "lab"}]}, "lines[1].base") == "lab · 算式"
    assert places.in_words({}, []) == []


def test_a_rule_set_without_a_step_for_the_value_says_so() -> None:
    data = lines_with(STEPS)
    rules = parse(data)
    with pytest.raises(ProblemsFound) as found:
        rule_sets.try_out(data, [("hours", "40"), ("students", "61")])
    (problem,) = found.value.problems
    assert naming.said(problem, rules) == (
        "“人数”为 61 时办法没有对应的档次（下限 1，上限 60），没有计算。核对人数，或由学校补充规定。"
    )
    assert problem.where == Place("workload", name="班级规模", field="size")


def test_division_by_zero_is_said_and_not_reckoned() -> None:
    ratio = {"key": "size", "kind": "ratio", "num": "students", "den": "capacity", "round": {"digits": 1}}
    data = rule_file(ratio, parameters=[{"key": "capacity", "kind": "number", "label": "容量"}])
    given = [("hours", "40"), ("students", "30"), ("capacity", "0")]
    assert said(lambda: rule_sets.try_out(data, given)) == ["除数“capacity”是 0，无法计算。核对输入。"]


def test_two_rule_sets_for_one_term_are_refused_and_where_they_are_there_all_the_same_nothing_is_reckoned(
    school: School,
) -> None:
    key = rule_sets.take_over(school.ctx, "P2", "TY", "通用办法").first("workload_rule_sets")
    expected = f"{TERM} 学期有两个执行中的折算办法：通用办法 第 1 版、本校办法 第 1 版。停用其中一个，否则无法计算。"
    assert said(lambda: rule_sets.put_in_force(school.ctx, key, TERM)) == [expected]
    assert {row.code: row.status for row in rule_sets.rule_sets(school.ctx)} == {
        "XZ": RuleSetStatus.IN_FORCE, "TY": RuleSetStatus.DRAFT,
    }  # fmt: skip
    with school.ctx.step("workload.put_in_force") as work:
        work.set(work.get(t.WorkloadRuleSet, key), status=RuleSetStatus.IN_FORCE, effective_from=TERM)
    view = school.view()
    assert {line.hours for row in view.rows for line in row.lines} == {None}
    assert [sentence(p.code, p.params) for p in view.problems] == [expected]
    assert said(lambda: statements.collect(school.ctx, school.term)) == [expected]
    (problem,) = [p for p in checking.find_problems(school.ctx) if p.code == "workload.two_rule_sets"]
    assert problem.where is not None
    assert problem.where.field == "rules"


def test_an_assignment_of_a_locked_statement_is_not_touched(school: School) -> None:
    statements.collect(school.ctx, school.term)
    ids = [row.statement_id or 0 for row in school.view().rows if row.id == school.wang]
    for act in (statements.check, lambda ctx, ids: statements.confirm(ctx, ids, "张"), statements.lock):
        act(school.ctx, ids)
    slot = next(slot for slot in teaching.slots(school.ctx) if slot.assigned[0].assignment_id == school.assignments[0])
    expected = [f"王红然 {TERM} 学期的工作量已锁定，没有修改。要调整，在工作量页对该行作更正。"]
    assert said(lambda: teaching.unassign(school.ctx, [slot.id])) == expected
    assert said(lambda: teaching.assign(school.ctx, slot.id, school.li, [])) == expected
    own = AssignmentDraft(slot.id, school.wang, (), Decimal(5), school.term)
    assert said(lambda: teaching.save_assignment(school.ctx, own)) == expected
    assert said(lambda: school_term.add_item(school, school.wang, ItemKind.OTHER, "1")) == expected
    found = term_inputs.table(school.ctx, school.term, "P9")
    assert said(lambda: term_inputs.enter(school.ctx, found.rules, [Entry(found.rows[0], "hours", "5")])) == expected
    assert said(lambda: term_inputs.enter(school.ctx, found.rules, [Entry(found.rows[0], "students", "5")])) == expected


def test_a_total_that_lacks_a_line_says_so_wherever_it_stands(school: School) -> None:
    statements.collect(school.ctx, school.term)
    (figure,) = figures.terms(school.ctx)
    assert (figure.hours, figure.incomplete) == (Decimal("132.48"), 1)
    told = json_output.stats(dashboard.dashboard(school.ctx), (), (figure,))
    assert "132.48 标准课时，另有 1 行不完整、未计入" in "".join(figures_words.lines(told))
    summary = reporting.compose(school.ctx, "workload-summary", {"term": TERM})
    statement = reporting.compose(school.ctx, "workload-statement", {"teacher": "李重重"})
    assert "不完整" in str(summary.blocks)
    assert "合计（另有 1 行不完整，未计入）" in str(statement.blocks)
    row = school.of(school.li)
    assert row.rule_set is not None
    assert papers.missing(row.lines[0], row.rule_set.parsed()) == "“教学”缺少参数 人数。"
    assert said(lambda: statements.check(school.ctx, school.statements())) == [
        "李重重的“充电检测维修”还不能计算，没有核对。补齐缺少的参数，或停用这项工作。"
    ]


def test_the_head_of_a_rule_set_must_be_filled_in(school: School) -> None:
    row = rule_sets.rule_sets(school.ctx)[0]
    assert said(lambda: rule_sets.save(school.ctx, RuleSetDraft("N", " ", row.data))) == [
        "这一项没有填写，没有保存。填写后再试。"
    ]
    data = {**row.data, "source": " "}
    assert said(lambda: rule_sets.save(school.ctx, RuleSetDraft("N", "新", data))) == [
        "规则 source：没有填写，或不是文字。补上后再试。"
    ]
