"""Composing the reports about plans and the modules of certificates."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.domain.documents import Document
from onex_desktop.domain.plans import PlanRow
from onex_desktop.domain.problems import ProblemsFound, refuse
from onex_desktop.reports import certificate_modules as certificate_reports
from onex_desktop.reports import mapping_indicators as indicator_reports
from onex_desktop.reports import plan_reviews as review_reports
from onex_desktop.reports import plans as plan_reports
from onex_desktop.reports import registry
from onex_desktop.services import campus, catalogue, mapping_indicators, plan_reforms, plan_reviews, plans
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams.totals import statistics
from onex_desktop.services.report_parameters import Parameters


def plan_comparison(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose a plan beside the version before it, or beside the one named by ``before``."""
    rows = plans.plans(ctx)
    by_id = {row.id: row for row in rows}
    followers = [row for row in rows if row.draft.predecessor_id in by_id]
    after = _named(rows, parameters, "plan") or next(iter(followers[::-1]), None)
    before = _named(rows, parameters, "before")
    if before is None and after is not None:
        before = by_id.get(after.draft.predecessor_id or 0)
    if before is None or after is None or before.id == after.id:
        raise _no_data("plan-comparison")
    comparison = plans.compare(ctx, before, after)
    if not comparison.competencies and not comparison.courses:
        raise _no_data("plan-comparison")
    return plan_reports.plan_comparison(comparison, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def course_reform(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the reform that led to a plan's courses; without ``plan`` the newest that has lines."""
    rows = plans.plans(ctx)
    chosen = _named(rows, parameters, "plan")
    plan = chosen or next((row for row in rows[::-1] if plan_reforms.reforms(ctx, row.id)), None)
    lines = () if plan is None else plan_reforms.reforms(ctx, plan.id)
    if plan is None or not lines:
        raise _no_data("course-reform")
    return plan_reports.course_reform(
        plan, lines, plans.courses(ctx, plan.id), institution=campus.institution_name(ctx), stamp=ctx.stamp()
    )


def cycle_review(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the record of a review: the last of a plan or of all, or that which was due on the day named."""
    chosen = _named(plans.plans(ctx), parameters, "plan")
    known = [
        (row.draft.due_on, each.plan, row)
        for each in plan_reviews.reviewed_plans(ctx)
        if chosen is None or each.plan.id == chosen.id
        for row in each.reviews
    ]
    known.sort(key=lambda found: found[0])
    day = parameters.get("due")
    left = [found for found in known if day in (None, found[0])]
    if known and not left:
        days = "、".join(dict.fromkeys(found[0] for found in known))
        raise refuse("report.parameter_value", name="due", value=day, known=days)
    if not left:
        raise _no_data("cycle-review")
    _, plan, review = left[-1]
    return review_reports.cycle_review(plan, review, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def certificate_modules(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose the modules of a certificate; without ``certificate`` the first that has any."""
    modules = catalogue.modules(ctx)
    names = {row.draft.certificate_id: row.certificate for row in modules}
    value = parameters.get("certificate")
    words = {word: key for key, name in names.items() for word in (str(key), name)}
    if value is not None and value not in words:
        raise refuse("report.parameter_value", name="certificate", value=value, known="、".join(names.values()))
    key = next(iter(names), None) if value is None else words[value]
    if key is None:
        raise _no_data("certificate-modules")
    years = (statistics(ctx, year) for year in sorted(catalogue.pilot_years(ctx)))
    own = (replace(year, rows=tuple(row for row in year.rows if row.certificate_id == key)) for year in years)
    return certificate_reports.certificate_modules(
        names[key],
        [row for row in modules if row.draft.certificate_id == key],
        tuple(own),
        institution=campus.institution_name(ctx),
        stamp=ctx.stamp(),
    )


def indicator_matrix(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose a plan's indicators against its courses; without ``plan`` one that has both, with links if there is."""
    rows = mapping_indicators.choices(ctx)
    chosen = _named(rows, parameters, "plan")
    opened = (mapping_indicators.matrix(ctx, row.id) for row in ((chosen,) if chosen else rows))
    usable = [matrix for matrix in opened if matrix is not None and matrix.units and matrix.columns]
    matrix = next((each for each in usable if each.cells), next(iter(usable), None))
    if matrix is None:
        raise _no_data("indicator-matrix")
    return indicator_reports.indicator_matrix(matrix, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def _named(rows: tuple[PlanRow, ...], parameters: Parameters, name: str) -> PlanRow | None:
    value = parameters.get(name)
    if value is None:
        return None
    found = next((row for row in rows if value in (str(row.id), row.title)), None)
    if found is None:
        raise refuse("report.parameter_value", name=name, value=value, known="、".join(row.title for row in rows))
    return found


def _no_data(report: str) -> ProblemsFound:
    known = registry.find(report)
    return refuse("report.no_data", title=known.title if known else report)
