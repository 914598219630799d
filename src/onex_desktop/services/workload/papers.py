"""A term's workload as its reports print it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from onex_desktop.domain.documents import Document
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.domain.workload.statements import StatementLine
from onex_desktop.reports import registry
from onex_desktop.reports import workload as reports
from onex_desktop.reports.workload import PaperLine, PaperStatement, PaperTerm
from onex_desktop.reports.workload_pay import PaperPay, PaperPool
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext
from onex_desktop.services.workload import naming, views
from onex_desktop.services.workload.pay import PayRow, TermPay, pay_words, term_pay
from onex_desktop.services.workload.views import StatementView, TermView
from onex_desktop.wording import labels
from onex_desktop.wording import workload as wording

Parameters = Mapping[str, str]


def summary(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the summary of a term, the newest with work unless one is named."""
    view = _view(ctx, parameters, "workload-summary")
    term = paper(view, view.rows, term_pay(ctx, view))
    return reports.summary(term, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def statement(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the statements of a term, of everybody or of the teacher named by name or key."""
    view = _view(ctx, parameters, "workload-statement")
    wanted = parameters.get("teacher")
    rows = [row for row in view.rows if wanted is None or wanted in (row.teacher, str(row.id))]
    if not rows:
        known = "、".join(row.teacher for row in view.rows)
        raise refuse("report.parameter_value", name="teacher", value=wanted, known=known)
    term = paper(view, rows, term_pay(ctx, view))
    return reports.statement(term, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def paper(view: TermView, rows: Sequence[StatementView], pay: TermPay) -> PaperTerm:
    """Return statements of a term as its reports take them; the rule set is the one they were reckoned by."""
    used = {row.rule_set.id: row.rule_set for row in rows if row.rule_set is not None}
    several = tuple(used.values())
    return PaperTerm(
        view.term,
        "、".join(row.title for row in several),
        "；".join(dict.fromkeys(row.source for row in several)),
        " ".join(row.digest[:16] for row in several),
        several[0].unit if several else "",
        tuple(_statement(row, pay.rows.get(row.id)) for row in rows),
        _pool(pay) if pay.is_set else None,
    )


def _pool(pay: TermPay) -> PaperPool:
    pool = pay.pool
    sources = [fee.source for fee in pay.fees] + ([pool.source] if pool else [])
    named = tuple(dict.fromkeys(source for source in sources if source))
    return PaperPool(pool.approved_fen if pool else None, pool.tilt if pool else Decimal(1), named)


def missing(line: StatementLine, rule_set: RuleSet | None) -> str:
    """Return in words why a line cannot be reckoned."""
    if line.hours is not None:
        return ""
    return " ".join(naming.said(problem, rule_set) for problem in line.problems) or "没有执行中的折算办法。"


def _statement(row: StatementView, pay: PayRow | None) -> PaperStatement:
    settled = row.settlement
    stored = row.statement
    rules = row.rule_set.parsed() if row.rule_set is not None and row.sums.incomplete else None
    return PaperStatement(
        row.teacher,
        row.title,
        row.college,
        "" if row.state is None else row.state.value,
        tuple(
            PaperLine(line.title, _kind(line), line.quantity, line.reckoning, line.hours, missing(line, rules))
            for line in row.lines
        ),
        row.sums.plan,
        row.sums.certificate,
        row.sums.corrections,
        row.sums.total,
        row.sums.incomplete,
        settled.quota,
        "" if settled.quota_period is None else wording.PERIODS[settled.quota_period],
        settled.overload,
        "" if stored is None else stored.confirmed_by,
        "" if stored is None else stored.digest,
        PaperPay(pay.pay.claimed_fen if pay else None, pay.pay.paid_fen if pay else None, pay_words(pay)),
    )


def _kind(line: StatementLine) -> str:
    return labels.SOURCE_KINDS["correction"] if line.corrects_id is not None else labels.COUNTED_AS[line.counted_as]


def _view(ctx: AppContext, parameters: Parameters, report: str) -> TermView:
    terms = campus.terms(ctx)
    codes = {row.draft.code: row.id for row in terms}
    wanted = parameters.get("term")
    if wanted is not None and wanted not in codes:
        raise refuse("report.parameter_value", name="term", value=wanted, known="、".join(codes))
    for term_id in [codes[wanted]] if wanted else [row.id for row in terms[::-1]]:
        view = views.term_view(ctx, term_id)
        # A statement makes a term one's own; assignments that belong to no term would fill every other.
        if view.rows and (wanted or any(row.statement for row in view.rows)):
            return view
    spec = registry.find(report)
    raise refuse("report.no_data", title=spec.title if spec else report)
