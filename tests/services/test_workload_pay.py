"""Pay of a term from its statements, the fees of titles, and what was approved."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.services import school_term
from tests.services.school_term import TERM, School

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.workload.paying import Pay
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import FeeDraft, PoolDraft, QuotaDraft
from onex_desktop.domain.workload.sources import ItemKind
from onex_desktop.services import undo
from onex_desktop.services.workload import entries
from onex_desktop.services.workload.pay import TermPay, pay_words, term_pay

SOURCE = "示例，非学校文件"


@pytest.fixture
def school(tmp_path: Path) -> School:
    """Return a term in which one teacher has 132.48 hours of teaching and 24 of training, against a quota of 100."""
    made = school_term.make(factories.empty_library(tmp_path), also="X1")
    school_term.add_item(made, made.wang, ItemKind.EXAM_PREP_TRAINING, "20")
    entries.save_quota(made.ctx, QuotaDraft("", Decimal(100), Period.TERM, TERM, SOURCE))
    return made


def pay_of(school: School) -> TermPay:
    """Return the pay of the term as it stands."""
    return term_pay(school.ctx, school.view())


def pays(school: School) -> tuple[Pay, ...]:
    """Return what everybody is paid."""
    return tuple(row.pay for row in pay_of(school).rows.values())


def test_overload_is_paid_by_fee_tilt_and_approved_total(school: School) -> None:
    ctx = school.ctx
    # The other teacher stays below the quota: no hours, no pay, whatever the fee.
    assert pays(school) == (Pay(school.wang, None, None), Pay(school.li, 0, None))
    assert not pay_of(school).is_set
    entries.save_fee(ctx, FeeDraft("", 5000, TERM, SOURCE))
    entries.save_fee(ctx, FeeDraft("", 9000, "2031-2032-1", SOURCE))
    assert pays(school) == (Pay(school.wang, 282_400, None), Pay(school.li, 0, None))
    assert pay_words(pay_of(school).rows[school.wang]) == (
        "超课时 56.48 × 50.00 元 = 2824.00 元", "没有核定总额，核发未定",
    )  # fmt: skip
    pool = entries.save_pool(ctx, PoolDraft(school.term, 1_000_000, Decimal("1.5"), SOURCE)).first("pay_pools")
    # (56.48 + 24 × 0.5) × 50 yuan
    assert pays(school)[0] == Pay(school.wang, 342_400, 342_400)
    entries.save_pool(ctx, PoolDraft(school.term, 300_000, Decimal("1.5"), SOURCE), pool)
    found = pay_of(school)
    assert found.rows[school.wang].pay == Pay(school.wang, 342_400, 300_000)
    assert (found.claimed_fen, found.paid_fen, found.undecided) == (342_400, 300_000, 0)
    assert pay_words(found.rows[school.wang]) == (
        "（超课时 56.48 ＋ 证书培训 24 × 0.5） × 50.00 元 = 3424.00 元", "超出核定总额，按比例核发 3000.00 元",
    )  # fmt: skip
    assert pay_words(found.rows[school.li]) == ("没有超课时",)
    undo.undo(ctx)
    assert pays(school)[0].paid_fen == 342_400


def test_what_is_not_known_is_not_zero(tmp_path: Path) -> None:
    # P1 has no quota of its own, and none is set.
    school = school_term.make(factories.empty_library(tmp_path), "")
    school_term.adopt(school.ctx, "P1")
    entries.save_fee(school.ctx, FeeDraft("", 5000, TERM, SOURCE))
    entries.save_pool(school.ctx, PoolDraft(school.term, 100, Decimal(1), SOURCE))
    found = pay_of(school)
    assert (found.rows, found.undecided) == ({}, 2)
    assert pay_words(None) == ("没有定额，课酬未定",)


def test_an_incomplete_statement_says_so_of_its_pay(school: School) -> None:
    entries.save_fee(school.ctx, FeeDraft("", 5000, TERM, SOURCE))
    school_term.add_item(school, school.wang, ItemKind.OTHER, "3")
    assert pay_words(pay_of(school).rows[school.wang])[-1] == "确认单不完整，只计已能计算的行"


def test_an_amount_without_source_below_zero_or_too_fine_is_refused_with_everything_that_is_wrong(
    school: School,
) -> None:
    with pytest.raises(ProblemsFound) as found:
        entries.save_pool(school.ctx, PoolDraft(school.term, -5, Decimal("0.123"), " "))
    assert [(p.code, p.where.field) for p in found.value.problems if p.where] == [
        ("workload.below_zero", "approved"), ("workload.too_fine", "tilt"), ("workload.source_missing", "source"),
        ("workload.tilt_below_one", "tilt"),
    ]  # fmt: skip
    with pytest.raises(ProblemsFound) as found:
        entries.save_fee(school.ctx, FeeDraft("", -1, "去年", ""))
    assert [(p.code, p.params.get("value")) for p in found.value.problems] == [
        ("workload.below_zero", "-0.01"), ("workload.term_code", "去年"), ("workload.source_missing", None),
    ]  # fmt: skip
    assert (entries.fees(school.ctx), entries.pools(school.ctx)) == ((), ())


def test_a_locked_statement_is_paid_by_what_was_set_when_more_became_known_and_not_by_another_sum(
    school: School,
) -> None:
    ctx = school.ctx
    school_term.lock(school)
    # Pay is often approved once the workload is settled: what was not known may be said.
    fee = entries.save_fee(ctx, FeeDraft("", 5000, TERM, SOURCE)).first("hourly_fees")
    pool = entries.save_pool(ctx, PoolDraft(school.term, 200_000, Decimal(1), SOURCE)).first("pay_pools")
    paid = pays(school)
    changes: tuple[Callable[[], Changed], ...] = (
        lambda: entries.save_fee(ctx, FeeDraft("", 6000, TERM, SOURCE), fee),
        lambda: entries.save_fee(ctx, FeeDraft("", 5000, "2031-2032-1", SOURCE), fee),
        lambda: entries.delete_fees(ctx, [fee]),
        lambda: entries.save_pool(ctx, PoolDraft(school.term, 300_000, Decimal(1), SOURCE), pool),
        lambda: entries.save_pool(ctx, PoolDraft(school.term, 200_000, Decimal(2), SOURCE), pool),
        lambda: entries.delete_pools(ctx, [pool]),
    )
    for change in changes:
        head = factories.head(ctx)
        with pytest.raises(ProblemsFound) as found:
            change()
        assert [(p.code, p.params) for p in found.value.problems] == [
            ("workload.pay_locked", {"term": TERM, "count": 2})
        ]  # fmt: skip
        assert (factories.head(ctx), pays(school)) == (head, paid)
    # Later terms, and the source of a sum that stays, are free.
    entries.save_fee(ctx, FeeDraft("", 9000, "2031-2032-1", SOURCE))
    entries.save_fee(ctx, FeeDraft("", 5000, TERM, "校办〔2020〕12号"), fee)
    assert pays(school) == paid
