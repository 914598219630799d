"""Pay of a term from its statements, the fees of titles, and what was approved."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from tests import factories
from tests.services import school_term
from tests.services.school_term import TERM

from onex_desktop.domain.workload.paying import Pay
from onex_desktop.domain.workload.rule_sets import Period
from onex_desktop.domain.workload.settings import FeeDraft, PoolDraft, QuotaDraft
from onex_desktop.domain.workload.sources import ItemKind
from onex_desktop.services.workload import entries, figures


def test_overload_is_paid_by_fee_tilt_and_approved_total(tmp_path: Path) -> None:
    school = school_term.make(factories.empty_library(tmp_path), also="X1")
    ctx = school.ctx
    school_term.add_item(school, school.wang, ItemKind.EXAM_PREP_TRAINING, "20")
    entries.save_quota(ctx, QuotaDraft("", Decimal(100), Period.TERM, TERM))
    # 132.48 hours of teaching and 24 of training, less 100; the other teacher stays below the quota.
    assert figures.pay(ctx, school.view())[0] == Pay(school.wang, None, None)
    entries.save_fee(ctx, FeeDraft("", 5000, TERM))
    entries.save_fee(ctx, FeeDraft("", 9000, "2031-2032-1"))
    assert figures.pay(ctx, school.view()) == (Pay(school.wang, 282_400, 282_400), Pay(school.li, 0, 0))
    pool = entries.save_pool(ctx, PoolDraft(school.term, 1_000_000, Decimal("1.5"))).first("pay_pools")
    # (56.48 + 24 × 0.5) × 50 yuan
    assert figures.pay(ctx, school.view())[0] == Pay(school.wang, 342_400, 342_400)
    entries.save_pool(ctx, PoolDraft(school.term, 300_000, Decimal("1.5")), pool)
    assert figures.pay(ctx, school.view())[0] == Pay(school.wang, 342_400, 300_000)
