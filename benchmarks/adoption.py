"""Adopting a second edition of 3,000 requirements with 60,000 links: compared, carried, listed for review."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import matrix
from benchmarks.measure import Result, seconds

if TYPE_CHECKING:
    from onex_desktop.domain.standards.tree import Tree

_COMPARED_IN, _CARRIED_IN, _LISTED_IN = 1.0, 20.0, 4.0
"""Seconds; the two longer ones run in the background and can be stopped."""


def run(rounds: int) -> list[Result]:
    """Measure each once; with one round at a tenth of the size."""
    from onex_desktop.domain.standards.tree import Section, StandardStatus
    from onex_desktop.services import standard_adoption, standards

    scale = matrix.SMALL if rounds == 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        ctx, choice = matrix.build(Path(folder) / "大标准.onex", scale)
        (old,) = standards.standards(ctx)
        section = Section(choice.level)
        tree = _told_apart(standards.content(ctx, old.id)[section])
        standards.take_over(ctx, old.draft, {section: tree})
        draft = replace(old.draft, edition="2.0版", status=StandardStatus.IN_FORCE, predecessor_id=old.id)
        new = standards.take_over(ctx, draft, {section: _second(tree)}).first("standards")
        compared = seconds(lambda: standards.compare(ctx, old.id, new))
        carried = seconds(lambda: standard_adoption.adopt(ctx, choice.plan_id, new))
        listed = seconds(lambda: standard_adoption.to_review(ctx))
        waiting = standard_adoption.count_to_review(ctx)
        ctx.close()
    size = f"{matrix.AREAS * matrix.TASKS * matrix.REQUIREMENTS // scale:,} requirements"
    return [
        Result("compare two editions", compared / _COMPARED_IN, 1, f"{compared:.2f} s for {size}"),
        Result("adopt an edition", carried / _CARRIED_IN, 1, f"{carried:.1f} s for {matrix.LINKS // scale:,} links"),
        Result("list what waits for review", listed / _LISTED_IN, 1, f"{listed:.2f} s for {waiting:,} links"),
    ]


def _told_apart(tree: Tree) -> Tree:
    """Return the tree with texts that differ, as those of a published standard do."""
    return tuple(
        replace(
            area,
            parts=tuple(
                replace(
                    task,
                    parts=tuple(
                        replace(each, text=f"{each.text}，完成第{area.number}类第{task.number}项的第{each.number}步。")
                        for each in task.parts
                    ),
                )
                for task in area.parts
            ),
        )
        for area in tree
    )


def _second(tree: Tree) -> Tree:
    """Return the next edition: of every task the last requirement first, the second reworded, the third gone."""
    return tuple(
        replace(area, parts=tuple(replace(task, parts=_changed(task.parts)) for task in area.parts)) for area in tree
    )


def _changed(parts: Tree) -> Tree:
    first, second, _, *rest, last = parts
    order = [last, first, replace(second, text=second.text.replace("完成", "独立完成并记录")), *rest]
    return tuple(replace(each, number=number) for number, each in enumerate(order, start=1))
