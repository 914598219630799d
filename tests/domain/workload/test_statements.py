"""Sums, caps, quotas, comparison and pay: what is added is what is printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.workload.rule_files import SIZE, rule_set

from onex_desktop.domain.problems import Place, Problem, Severity
from onex_desktop.domain.teaching.assignments import CountedAs
from onex_desktop.domain.workload.comparing import TeacherDifference, compare, in_total
from onex_desktop.domain.workload.paying import Claim, Pay, distribute
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rule_sets import LimitKind, Period
from onex_desktop.domain.workload.settings import QuotaDraft, newest
from onex_desktop.domain.workload.sources import Source, SourceKind, reckon_sources, with_repeats
from onex_desktop.domain.workload.statements import (
    Allowance,
    Settlement,
    StatementLine,
    Sums,
    allowance,
    counted_twice,
    settle,
    sums,
    to_stored,
)

REPEAT = {"key": "repeat", "label": "重复课", "kind": "repeat", "values": [1, "0.9"]}
HOURS = st.decimals(0, 999, places=2)
HEADS = st.integers(1, 400)


def source(key: int, hours: Decimal | None, heads: int | None, same: str = "") -> Source:
    """Return an assignment with what is known of it."""
    facts = {"hours": hours, "students": None if heads is None else Decimal(heads)}
    known = {name: value for name, value in facts.items() if value is not None}
    return Source(SourceKind.ASSIGNMENT, key, 0, 1, f"课程{key}", "", known, same=same)


def line(hours: str | None, counted: CountedAs = CountedAs.PLAN, corrects: int | None = None) -> StatementLine:
    """Return a line of a statement."""
    kind = SourceKind.ASSIGNMENT if corrects is None else SourceKind.CORRECTION
    amount = None if hours is None else Decimal(hours)
    return StatementLine(1, kind, 1, 0, "课程", counted, None, amount, "", corrects_id=corrects)


@given(st.lists(st.tuples(HOURS, HEADS), max_size=12), st.integers(0, 4))
def test_printed_lines_add_up_to_the_printed_total(rows: list[tuple[Decimal, int]], digits: int) -> None:
    rules = Reckoner(rule_set(SIZE, final_round={"digits": digits}))
    reckoned = reckon_sources(rules, [source(n, hours, heads) for n, (hours, heads) in enumerate(rows)])
    lines = [line(str(each.hours)) for each in reckoned]
    printed = sum((Decimal(str(each.hours)) for each in lines), Decimal(0))
    assert sums(lines).total == printed
    assert sum(to_stored(each.hours) or 0 for each in lines) == printed * 10_000


@given(st.lists(st.tuples(HOURS, HEADS), min_size=2, max_size=8), st.randoms())
def test_the_order_of_different_courses_does_not_matter(rows: list[tuple[Decimal, int]], dice: object) -> None:
    rules = Reckoner(rule_set(SIZE, REPEAT))
    sources = [source(n, hours, heads, f"m{n}") for n, (hours, heads) in enumerate(rows)]
    turned = list(sources)
    dice.shuffle(turned)  # type: ignore[attr-defined]
    straight = {each.source.key: each.hours for each in reckon_sources(rules, sources)}
    assert {each.source.key: each.hours for each in reckon_sources(rules, turned)} == straight


def test_the_second_class_of_a_course_is_its_repeat_and_a_hand_may_say_otherwise() -> None:
    rules = Reckoner(rule_set(REPEAT))
    twice = [source(1, Decimal(10), 40, "m1"), source(2, Decimal(20), 40, "m1"), source(3, Decimal(30), 40, "m2")]
    assert [each.hours for each in reckon_sources(rules, twice)] == [10, 18, 30]
    turned = [
        Source(SourceKind.ASSIGNMENT, 1, 0, 1, "课程", "", twice[0].facts, {"repeat": "2"}, same="m1"),
        Source(SourceKind.ASSIGNMENT, 2, 0, 1, "课程", "", twice[1].facts, {"repeat": "1"}, same="m1"),
    ]
    assert [each.hours for each in reckon_sources(rules, turned)] == [9, 20]


def test_a_course_taught_once_is_left_as_it_is() -> None:
    once = source(1, Decimal(10), 40, "m1")
    assert with_repeats([once]) == (once,)


def test_what_is_missing_is_named_and_not_taken_for_zero() -> None:
    (each,) = reckon_sources(Reckoner(rule_set(SIZE)), [source(1, None, None)])
    assert each.hours is None
    assert [problem.params["name"] for problem in each.problems] == ["hours", "students"]
    (wrong,) = reckon_sources(
        Reckoner(rule_set(SIZE)),
        [Source(SourceKind.ASSIGNMENT, 1, 0, 1, "课程", "", {"hours": Decimal(3)}, {"students": "4.5"})],
    )
    assert [problem.code for problem in wrong.problems] == ["workload.not_a_count"]


def test_a_statement_keeps_kinds_corrections_and_open_lines_apart() -> None:
    found = sums([line("10"), line("2.5", CountedAs.CERTIFICATE), line("-1", corrects=1), line(None)])
    assert (found.plan, found.certificate, found.corrections) == (Decimal(10), Decimal("2.5"), Decimal(-1))
    assert found.incomplete == 1
    assert found.total == Decimal("11.5")


@pytest.mark.parametrize(
    ("total", "earlier", "allowed", "counted", "overload"),
    [
        ("250", "0", Allowance(Decimal(240)), "250", "10"),
        ("240", "0", Allowance(Decimal(240)), "240", "0"),
        ("250", "999", Allowance(Decimal(240)), "250", "10"),
        ("150", "300", Allowance(Decimal(400), Period.YEAR), "150", "50"),
        ("150", "450", Allowance(Decimal(400), Period.YEAR), "150", "150"),
        ("500", "0", Allowance(cap=Decimal(400)), "400", None),
        ("500", "600", Allowance(cap=Decimal(800), cap_period=Period.YEAR), "200", None),
        ("500", "900", Allowance(Decimal(100), cap=Decimal(800), cap_period=Period.YEAR), "0", "0"),
    ],
)
def test_quota_and_cap_hold_for_a_term_or_a_year(
    total: str, earlier: str, allowed: Allowance, counted: str, overload: str | None
) -> None:
    found = settle(Decimal(total), allowed, Decimal(earlier))
    assert (found.counted, found.overload) == (Decimal(counted), None if overload is None else Decimal(overload))


def test_the_schools_own_quota_goes_before_the_rule_sets() -> None:
    limits = [{"kind": "quota", "period": "term", "hours": 240}, {"kind": "cap", "period": "year", "hours": 800}]
    rules = rule_set(SIZE, limits=limits)
    assert {limit.kind for limit in rules.limits} == {LimitKind.QUOTA, LimitKind.CAP}
    assert allowance(rules, None) == Allowance(Decimal(240), Period.TERM, Decimal(800), Period.YEAR)
    own = allowance(rules, (Decimal(400), Period.YEAR))
    assert (own.quota, own.quota_period) == (Decimal(400), Period.YEAR)
    assert allowance(rule_set(SIZE), None) == Allowance()


def test_a_quota_holds_from_its_term_on_and_the_titles_own_goes_first() -> None:
    drafts = [
        QuotaDraft("", Decimal(1), Period.TERM, "2020-2021-1"),
        QuotaDraft("", Decimal(2), Period.TERM, "2021-2022-1"),
        QuotaDraft("副教授", Decimal(3), Period.TERM, "2020-2021-1"),
    ]
    found = {
        (title, term): newest(drafts, title, term)
        for title in ("副教授", "讲师")
        for term in ("2019-2020-1", "2020-2021-2", "2021-2022-2")
    }
    hours = {key: None if draft is None else int(draft.hours) for key, draft in found.items()}
    assert list(hours.values()) == [None, 3, 3, None, 1, 2]


def test_a_comparison_holds_like_against_like_and_counts_the_rest() -> None:
    sources = [source(1, Decimal(10), 60), source(2, Decimal(10), None), source(3, None, 60)]
    sized = reckon_sources(Reckoner(rule_set(SIZE)), sources)
    plain = reckon_sources(Reckoner(rule_set()), sources)
    row = compare(7, "王", sized, plain)
    assert (row.one, row.other, row.difference) == (Decimal(11), Decimal(10), Decimal(-1))
    assert (row.lines, row.only_one, row.only_other, row.neither, row.left_out) == (1, 0, 1, 1, 2)
    assert compare(7, "王", plain, sized).only_one == 1
    both = in_total([row, row], "合计")
    assert (both.one, both.other, both.difference, both.left_out) == (Decimal(22), Decimal(20), Decimal(-2), 4)


CLAIMS = st.lists(
    st.builds(
        Claim, st.integers(1, 9), st.decimals(0, 300, places=2), st.decimals(0, 300, places=2),
        st.none() | st.integers(0, 20_000),
    ),
    max_size=9,
)  # fmt: skip


@given(CLAIMS, st.integers(0, 5_000_000), st.decimals(1, 3, places=2))
def test_pay_never_exceeds_what_was_approved_and_adds_up_to_the_fen(
    claims: list[Claim], approved: int, tilt: Decimal
) -> None:
    paid = distribute(claims, approved, tilt)
    claimed = sum(pay.claimed_fen or 0 for pay in paid)
    assert sum(pay.paid_fen or 0 for pay in paid) == min(claimed, approved)
    unknown = [claim.fee_fen is None and claim.overload > 0 for claim in claims]
    assert [pay.paid_fen is None for pay in paid] == unknown


def test_certificate_hours_weigh_more_and_the_largest_remainder_gets_the_last_fen() -> None:
    claims = [Claim(1, Decimal(10), Decimal(0), 100), Claim(2, Decimal(10), Decimal(4), 100)]
    assert distribute(claims, None, Decimal("1.5")) == (Pay(1, 1000, None), Pay(2, 1200, None))
    assert [pay.paid_fen for pay in distribute(claims, 1001, Decimal("1.5"))] == [455, 546]
    thirds = [Claim(n, Decimal(1), Decimal(0), 100) for n in (1, 2, 3)]
    assert [pay.paid_fen for pay in distribute(thirds, 100)] == [34, 33, 33]
    assert distribute([Claim(1, Decimal(1), Decimal(9), None)], 10) == (Pay(1, None, None),)


def test_an_assignment_that_an_item_names_is_counted_twice() -> None:
    reckoned = reckon_sources(Reckoner(rule_set()), [source(1, Decimal(10), None), source(2, Decimal(10), None)])
    (found,) = counted_twice(reckoned, {2: (5, "命题")})
    assert (found.code, found.params["slot"], found.params["item"]) == ("workload.counted_twice", "课程2", "命题")
    assert found.where is not None
    assert (found.where.row_id, line("1").version) == (5, 0)


def test_a_comparison_counts_every_line_once_and_names_its_teacher() -> None:
    sources = [source(key, Decimal(10), 60) for key in (1, 2, 3)]
    open_ones = [source(key, Decimal(10), None) for key in (4, 5)]
    lost = [source(key, None, 60) for key in (6, 7)]
    sized, plain = Reckoner(rule_set(SIZE)), Reckoner(rule_set())
    both = [*sources, *open_ones, *lost]
    row = compare(7, "王", reckon_sources(sized, both), reckon_sources(plain, both))
    assert row == TeacherDifference(7, "王", Decimal(33), Decimal(30), 3, 0, 2, 2)
    turned = compare(7, "王", reckon_sources(plain, both), reckon_sources(sized, both))
    assert (turned.only_one, turned.only_other) == (2, 0)
    assert in_total([row, turned], "合计") == TeacherDifference(0, "合计", Decimal(63), Decimal(63), 6, 2, 2, 4)
    assert in_total([], "合计") == TeacherDifference(0, "合计", Decimal(0), Decimal(0), 0, 0, 0, 0)
    with pytest.raises(ValueError, match="zip"):
        compare(7, "王", reckon_sources(plain, both), reckon_sources(plain, sources))


def test_a_settlement_tells_what_it_was_held_against() -> None:
    allowed = Allowance(Decimal(240), Period.YEAR, Decimal(800), Period.TERM)
    # The cap is for the term: what was taught earlier in the year counts towards the quota alone.
    assert settle(Decimal(900), allowed, Decimal(100)) == Settlement(
        Decimal(900), Decimal(800), Decimal(800), Decimal(240), Period.YEAR, Decimal(660)
    )
    assert settle(Decimal(5), Allowance()) == Settlement(Decimal(5), Decimal(5), None, None, None, None)
    assert sums([line(None), line(None), line("2")]) == Sums(Decimal(2), Decimal(0), Decimal(0), 2)
    corrected = sums([line("1", corrects=1), line("2", corrects=1)])
    assert corrected.corrections == 3
    assert (to_stored(None), to_stored(Decimal("1.25"))) == (None, 12_500)


def test_what_is_counted_twice_leads_to_the_item() -> None:
    (each,) = reckon_sources(Reckoner(rule_set()), [source(2, Decimal(10), None)])
    assert counted_twice([each], {2: (5, "命题")}) == [
        Problem(
            "workload.counted_twice",
            Severity.ERROR,
            {"slot": "课程2", "item": "命题"},
            Place("workload", 5, "课程2", "item"),
        )
    ]


def test_the_newest_of_several_quotas_holds() -> None:
    drafts = [QuotaDraft("", Decimal(n), Period.TERM, f"20{19 + n}-20{20 + n}-1") for n in (3, 1, 2)]
    assert newest(drafts, "讲师", "2030-2031-1") == drafts[0]
    assert newest(drafts, "讲师", "2021-2022-1") == drafts[2]


def test_a_claim_that_is_unknown_gets_nothing_of_a_total_that_is_cut() -> None:
    claims = [
        Claim(1, Decimal(1), Decimal(0), None),
        Claim(2, Decimal(1), Decimal(0), 1),
        Claim(3, Decimal(1), Decimal(0), 1),
    ]
    assert distribute(claims, 1) == (Pay(1, None, None), Pay(2, 1, 1), Pay(3, 1, 0))
