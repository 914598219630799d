"""A block pasted across a roster: results and certificates together."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.certificates import IssueDraft
from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams import certificates, results
from onex_desktop.services.exams.results import TypedCell


def paste_cells(ctx: AppContext, cells: Sequence[TypedCell], drafts: Sequence[IssueDraft]) -> Changed:
    """Record results, then enter certificates, as one step; all of it or nothing.

    Raises ``ProblemsFound`` with the problems of both.
    """
    problems: list[Problem] = []
    with ctx.step("exams.paste_cells", str(len(cells) + len(drafts))) as work:
        try:
            if cells:
                results.type_results(ctx, cells)
        except ProblemsFound as found:
            problems += found.problems
        try:
            if drafts:
                certificates.issue(ctx, drafts)
        except ProblemsFound as found:
            problems += found.problems
        if problems:
            raise ProblemsFound(problems)
    return work.changed
