"""Quotas, fees and approved pay are entered in the window, refused at their fields, and move the statements."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from tests import factories
from tests.gui.exams_window import cells
from tests.gui.windows import WindowMaker
from tests.services import school_term
from tests.services.school_term import TERM

from onex_desktop.domain.workload.settings import FeeRow, PoolRow, QuotaRow
from onex_desktop.gui.main_window import MainWindow
from onex_desktop.gui.pages.list_panel import ListPanel
from onex_desktop.gui.pages.workload import FEES, POOLS, QUOTAS, STATEMENTS, WorkloadPage
from onex_desktop.gui.widgets.fields import Value

Rows = ListPanel[QuotaRow] | ListPanel[FeeRow] | ListPanel[PoolRow]


@pytest.fixture
def window(show_window: WindowMaker, tmp_path: Path) -> MainWindow:
    """Return the window with a school open whose first teacher has 132.48 hours."""
    path = factories.empty_file(tmp_path / "库.onex")
    school_term.make(factories.open_at(path))
    factories.close_all()
    return show_window(path)


def page_of(window: MainWindow) -> WorkloadPage:
    """Go to the workload and return its page."""
    window.go_to("workload")
    assert isinstance(window.page, WorkloadPage)
    return window.page


def add(panel: Rows, **values: Value) -> list[str]:
    """Fill in a new record and save it; return the fields that are refused."""
    panel.new.trigger()
    form = panel.records.inspector.draft
    for key, value in values.items():
        form.editor(key).set_value(value)
    form.saved.emit(form.values())
    return sorted(field.key for field in form.fields if form.problem_texts(field.key))


def test_quota_fee_and_total_become_pay_on_the_statements(window: MainWindow) -> None:
    page = page_of(window)
    page.tabs.setCurrentIndex(QUOTAS)
    assert add(page.quotas, hours=Decimal(100), source="示例") == []
    assert cells(page.quotas.records.table, "effective_from") == [TERM]
    page.tabs.setCurrentIndex(FEES)
    assert add(page.fees, amount=Decimal("50.5"), source="示例") == []
    assert cells(page.fees.records.table, "amount") == ["50.50"]
    page.tabs.setCurrentIndex(STATEMENTS)
    assert cells(page.statements.table, "claimed") == ["1640.24", "0.00"]
    assert cells(page.statements.table, "pay") == ["—", "—"]
    page.tabs.setCurrentIndex(POOLS)
    assert add(page.pools, approved=Decimal("1000.01"), source="示例") == []
    page.tabs.setCurrentIndex(STATEMENTS)
    assert cells(page.statements.table, "pay") == ["1000.01", "0.00"]
    assert "课酬 1000.01 元" in page.current.subtitle()
    window.actions_by_key["undo"].trigger()
    assert cells(page.statements.table, "pay") == ["—", "—"]


def test_what_is_wrong_is_said_at_its_field_and_nothing_is_kept(window: MainWindow) -> None:
    page = page_of(window)
    page.tabs.setCurrentIndex(QUOTAS)
    assert add(page.quotas, hours=Decimal(-1), effective_from="去年") == ["effective_from", "hours", "source"]
    page.tabs.setCurrentIndex(FEES)
    assert add(page.fees, amount=Decimal("50.555"), source="示例") == ["amount"]
    page.tabs.setCurrentIndex(POOLS)
    assert add(page.pools, approved=None, tilt=None) == ["approved", "tilt"]
    assert add(page.pools, approved=Decimal(1), tilt=Decimal("0.5"), source="示例") == ["tilt"]
    for panel in (page.quotas, page.fees, page.pools):
        assert panel.records.table.rows == ()
