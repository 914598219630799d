"""Figures and findings as JSON; keys, codes and shapes are stable, Decimals are strings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onex_desktop.domain.exams.statistics import ExamRow, ExamStatistics
from onex_desktop.domain.journal import Step
from onex_desktop.domain.mapping import CertificateMatrix, Coverage
from onex_desktop.domain.problems import Problem, Severity
from onex_desktop.domain.sheets import CellProblem, ImportPlan, RowState
from onex_desktop.domain.values import Rate, round_half_up
from onex_desktop.domain.workload.rounding import plain
from onex_desktop.services.checking import Findings
from onex_desktop.services.dashboard import Dashboard
from onex_desktop.services.workload.figures import TermFigures
from onex_desktop.wording import labels
from onex_desktop.wording.problems import sentence

Json = dict[str, Any]

RATE_DIGITS = 4
WEIGHT_DIGITS = 2


def stats(figures: Dashboard, problems: tuple[Problem, ...], terms: tuple[TermFigures, ...]) -> Json:
    """Return the figures of a library, of its terms of workload, and how many findings it has."""
    return {
        "library": {"schema": figures.schema, "created": figures.created},
        "pilots": {
            "certificates": figures.pilots.certificates,
            "majors": figures.pilots.majors,
            "colleges": figures.pilots.colleges,
            "planned": figures.pilots.planned,
        },
        "mapping": [_coverage(matrix, covered) for matrix, covered in figures.mapping],
        "teaching": {
            "slots": figures.teaching.slots,
            "assigned": figures.teaching.assigned,
            "teachers": figures.teaching.teachers,
            "teachers_on_several_modules": list(figures.teaching.on_several_modules),
        },
        "workload": [_term(term) for term in terms],
        "exams": None if figures.exams is None else _exams(figures.exams),
        "problems": {severity.value: sum(found.severity is severity for found in problems) for severity in Severity},
    }


def _term(term: TermFigures) -> Json:
    return {
        "term": term.term,
        "rule_set": term.rule_set,
        "teachers": term.teachers,
        "hours": plain(term.hours),
        "incomplete_lines": term.incomplete,
        "status": term.state.value,
    }


def _coverage(matrix: CertificateMatrix, covered: Coverage) -> Json:
    return {
        "certificate": matrix.certificate,
        "level": labels.LEVELS[matrix.level],
        "plan": matrix.plan,
        "unit": "requirement" if matrix.has_requirements else "module",
        "total": covered.total,
        "covered": covered.covered,
        "weighted": None if covered.weighted is None else str(round_half_up(covered.weighted, WEIGHT_DIGITS)),
        "uncovered": [unit.code for unit in covered.uncovered],
    }


def _exams(figures: ExamStatistics) -> Json:
    return {
        "year": figures.year,
        "planned": figures.planned,
        "attended": figures.attended,
        "passed": figures.passed,
        "released": figures.released,
        "pass_rate": _rate(figures.pass_rate),
        "pending_certificates": figures.pending,
        "rows": [_exam_row(row) for row in figures.rows],
    }


def _exam_row(row: ExamRow) -> Json:
    return {
        "no": row.sequence,
        "certificate": row.certificate,
        "level": labels.level_span(row.levels),
        "planned": row.planned,
        "attended": row.draft.attended,
        "attendance_rate": _rate(row.attendance),
        "includes_resits": row.draft.includes_resits,
        "passed": row.draft.passed,
        "released": row.draft.released,
        "pass_rate": None if row.pass_rate is None else _rate(row.pass_rate),
        "state": row.draft.state.value,
    }


def check(found: Findings) -> Json:
    """Return the outcome of a health check."""
    state = found.integrity
    return {
        "ok": found.ok,
        "integrity": {
            "file": "ok" if state.file_ok else "damaged",
            "foreign_keys": "ok" if not state.orphans else f"orphans: {state.orphans}",
            "journal_chain": "ok" if state.broken_step is None else f"broken at {state.broken_step}",
            "schema": "current" if state.schema_current else "older",
        },
        "problems": [_problem(problem) for problem in found.problems],
    }


def _problem(problem: Problem) -> Json:
    where = problem.where
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "params": dict(problem.params),
        "where": None if where is None else {"kind": where.kind, "row_id": where.row_id, "name": where.name},
        "message": sentence(problem.code, problem.params),
    }


def import_plan(plan: ImportPlan, *, is_applied: bool, marked: Path | None = None) -> Json:
    """Return what importing a file would do or did; the rows skipped on the way are named in ``notices``."""
    return {
        "sheets": [
            {"name": sheet.name, "spec": sheet.spec, **{state.value: sheet.count(state) for state in RowState}}
            for sheet in plan.sheets
        ],
        "problems": [_cell_problem(found) for found in plan.problems],
        "notices": [_cell_problem(found) for found in plan.remarks],
        "applied": is_applied,
        **({} if marked is None else {"marked": str(marked)}),
    }


def _cell_problem(found: CellProblem) -> Json:
    return {
        "code": found.problem.code,
        "sheet": found.sheet,
        "cell": found.cell,
        "message": sentence(found.problem.code, found.problem.params),
    }


def journal(steps: list[Step]) -> list[Json]:
    """Return the steps of the journal."""
    return [
        {
            "seq": step.seq,
            "kind": step.kind.value,
            "code": step.code,
            "subject": step.subject,
            "target": step.target,
            "actor": step.actor,
            "os_user": step.os_user,
            "at": step.at,
            "changes": step.change_count,
            "hash": step.hash,
            "undone": step.undone,
        }
        for step in steps
    ]


def _rate(rate: Rate) -> str | None:
    value = rate.rounded(RATE_DIGITS)
    return None if value is None else str(value)
