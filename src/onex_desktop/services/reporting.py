"""Reports: what there is, composing one from the library, writing it to a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final, Literal

from onex_desktop.domain.documents import Document
from onex_desktop.domain.plans import PlanRow, PlanStatus
from onex_desktop.domain.problems import ProblemsFound, refuse
from onex_desktop.domain.standards.tree import StandardRow, StandardStatus
from onex_desktop.domain.values import Level
from onex_desktop.reports import catalogue as catalogue_reports
from onex_desktop.reports import registry
from onex_desktop.reports import standards as standards_reports
from onex_desktop.reports import teaching as teaching_reports
from onex_desktop.services import campus, catalogue, mapping_reports, plan_reports, plans, standards, teaching
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams import reports as exam_reports
from onex_desktop.services.report_parameters import Parameters, choice
from onex_desktop.wording import labels

ReportSpec = registry.ReportSpec
Format = Literal["pdf", "xlsx", "docx"]
_FORMATS: Final[Mapping[str, Format]] = {"pdf": "pdf", "xlsx": "xlsx", "docx": "docx"}

ONE_DECIMAL, AS_STATED = exam_reports.ONE_DECIMAL, exam_reports.AS_STATED
WITH, WITHOUT = exam_reports.WITH, exam_reports.WITHOUT


def reports() -> tuple[ReportSpec, ...]:
    """Return all reports."""
    return registry.REPORTS


def spec(report: str) -> ReportSpec:
    """Return a report by id; raises ``ProblemsFound`` with ``report.unknown``."""
    found = registry.find(report)
    if found is None:
        raise refuse("report.unknown", report=report)
    return found


def format_of(report: str, word: str) -> Format:
    """Return the format a word names; raises ``ProblemsFound`` with ``report.format_unknown`` if there is none."""
    known = spec(report)
    found = _FORMATS.get(word) if word in known.formats else None
    if found is None:
        raise refuse("report.format_unknown", report=report, format=word, known="、".join(known.formats))
    return found


def compose(ctx: AppContext, report: str, parameters: Parameters) -> Document:
    """Compose a report from the library as it is now.

    Raises ``ProblemsFound``: an unknown report or parameter, a value that names nothing, or ``report.no_data``.
    """
    known = spec(report)
    for name in parameters:
        if name not in known.parameters:
            raise refuse("report.parameter_unknown", report=report, name=name, known="、".join(known.parameters))
    return _COMPOSERS[report](ctx, parameters)


def write(ctx: AppContext, report: str, target: Path, kind: Format, parameters: Parameters) -> Path:
    """Write a report to ``target``; the former file is untouched unless the new one is complete and re-read."""
    return write_document(compose(ctx, report, parameters), target, kind)


def write_document(document: Document, target: Path, kind: Format) -> Path:
    """Write a composed report to ``target``; raises ``ProblemsFound`` when it does not come in the format."""
    format_of(document.report, kind)
    if kind == "pdf":
        from onex_desktop.reports.pdf import write_pdf

        write_pdf(document, target)
    elif kind == "docx":
        from onex_desktop.exchange.docx_writer import write_docx

        write_docx(document, target)
    else:
        from onex_desktop.exchange.document_writer import write_workbook

        write_workbook(document, target)
    return target


def write_all(ctx: AppContext, folder: Path, kind: Format = "pdf") -> list[Path]:
    """Write every report that has data into a folder, under the reports' titles."""
    written: list[Path] = []
    for row in registry.REPORTS:
        try:
            document = compose(ctx, row.id, {})
        except ProblemsFound as found:
            if all(problem.code == "report.no_data" for problem in found.problems):
                continue
            raise
        written.append(write_document(document, folder / file_name(document, kind), kind))
    return written


def file_name(document: Document, kind: Format) -> str:
    """Return the name a report is saved under: school, title and day, without characters a file cannot have."""
    parts = [document.title, document.institution, document.stamp.printed_on.replace("-", "")]
    stem = "_".join(part for part in parts if part)
    return "".join("_" if character in '\\/:*?"<>|' else character for character in stem)[:120] + f".{kind}"


def _pilot_overview(ctx: AppContext, parameters: Parameters) -> Document:
    year = _year(ctx, parameters, "pilot-overview")
    return catalogue_reports.pilot_overview(
        catalogue.pilots(ctx, year), institution=campus.institution_name(ctx), stamp=ctx.stamp()
    )


def _standard(ctx: AppContext, parameters: Parameters) -> Document:
    row = _standard_row([row for row in standards.standards(ctx) if row.requirements], parameters)
    if row is None:
        raise refuse("report.no_data", title=spec("standard").title)
    content = standards.content(ctx, row.id)
    level = parameters.get("level")
    if level is not None:
        words = {word: each for each in Level for word in (each.value, labels.LEVELS[each])}
        filled = sorted((section for section, tree in content.items() if tree), key=lambda section: section.order)
        content = {section: content[section] for section in filled if section.level is words.get(level)}
        if not content:
            known = "、".join(dict.fromkeys(labels.LEVELS[section.level] for section in filled))
            raise refuse("report.parameter_value", name="level", value=level, known=known)
    modules = {row.id: f"{row.draft.code} {row.draft.name}" for row in catalogue.modules(ctx, row.draft.certificate_id)}
    return standards_reports.standard(
        row, content, modules, institution=campus.institution_name(ctx), stamp=ctx.stamp()
    )


def _standard_row(rows: list[StandardRow], parameters: Parameters) -> StandardRow | None:
    """Return the newest standard in force, else the newest, that the parameters leave."""
    left = rows
    for name, words in _STANDARD_WORDS.items():
        value = parameters.get(name)
        if value is not None:
            known = "、".join(dict.fromkeys(words(row)[-1] for row in left))
            left = [row for row in left if value in words(row)]
            if not left:
                raise refuse("report.parameter_value", name=name, value=value, known=known)
    in_force = [row for row in left if row.draft.status is StandardStatus.IN_FORCE]
    return next(iter((in_force or left)[::-1]), None)


_STANDARD_WORDS: Final[Mapping[str, Callable[[StandardRow], tuple[str, ...]]]] = {
    "certificate": lambda row: (str(row.draft.certificate_id), row.certificate),
    "edition": lambda row: (row.draft.edition,),
}


def _teaching_assignment(ctx: AppContext, parameters: Parameters) -> Document:
    rows = [row for row in plans.plans(ctx) if row.draft.status is PlanStatus.IN_FORCE]
    plan = _plan(rows, parameters)
    view = None if plan is None else teaching.before_after(ctx, plan.id)
    if view is None:
        raise refuse("report.no_data", title=spec("teaching-assignment").title)
    from onex_desktop.services import preparation  # its tables are none of those other reports read

    served = {name for row in view.rows for slot in row.after for name in slot.certificate_modules}
    groups = [group for group in preparation.groups(ctx) if group.module in served]
    return teaching_reports.teaching_assignment(
        view, groups, institution=campus.institution_name(ctx), stamp=ctx.stamp()
    )


def _teachers(ctx: AppContext, parameters: Parameters) -> Document:
    from onex_desktop.services import teaching_reports  # its tables are none of those other reports read

    return teaching_reports.teachers(ctx, parameters)


def _workload_summary(ctx: AppContext, parameters: Parameters) -> Document:
    from onex_desktop.services.workload import papers  # its tables are none of those other reports read

    return papers.summary(ctx, parameters)


def _workload_statement(ctx: AppContext, parameters: Parameters) -> Document:
    from onex_desktop.services.workload import papers

    return papers.statement(ctx, parameters)


_COMPOSERS: Final[Mapping[str, Callable[[AppContext, Parameters], Document]]] = {
    "pilot-overview": _pilot_overview,
    "exam-statistics": exam_reports.exam_statistics,
    "exam-roster": exam_reports.exam_roster,
    "matrix": mapping_reports.matrix,
    "matrix-comparison": mapping_reports.matrix_comparison,
    "indicator-matrix": plan_reports.indicator_matrix,
    "standard": _standard,
    "certificate-modules": plan_reports.certificate_modules,
    "plan-comparison": plan_reports.plan_comparison,
    "course-reform": plan_reports.course_reform,
    "cycle-review": plan_reports.cycle_review,
    "teaching-assignment": _teaching_assignment,
    "teachers": _teachers,
    "workload-summary": _workload_summary,
    "workload-statement": _workload_statement,
}


def _year(ctx: AppContext, parameters: Parameters, report: str) -> int:
    years = catalogue.pilot_years(ctx)
    if not years:
        raise refuse("report.no_data", title=spec(report).title)
    return choice(parameters, "year", {str(year): year for year in years}, default=str(years[0]))


def _plan(rows: list[PlanRow], parameters: Parameters) -> PlanRow | None:
    named = {word: row for row in rows for word in (str(row.id), row.title)}
    value = parameters.get("plan")
    if value is None:
        return rows[0] if rows else None
    if value not in named:
        titles = "、".join(row.title for row in rows)
        raise refuse("report.parameter_value", name="plan", value=value, known=titles)
    return named[value]
