"""Skill level standards: editions, trees taken over from a text, comparison of two editions.

Single items of a tree are changed in ``standard_items``.
"""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Param, Place, Problem, ProblemsFound, Severity
from onex_desktop.domain.standards import comparison, reading
from onex_desktop.domain.standards.comparison import Comparison
from onex_desktop.domain.standards.parsed import ParsedStandard
from onex_desktop.domain.standards.tree import (
    DEPTH,
    Content,
    Item,
    Kind,
    Section,
    StandardDraft,
    StandardRow,
    Tree,
    counts,
    validate_standard,
    validate_tree,
    walk,
)
from onex_desktop.domain.values import Level
from onex_desktop.persistence.queries import catalogue
from onex_desktop.persistence.queries import standards as queries
from onex_desktop.persistence.tables import standards as t
from onex_desktop.persistence.tables.catalogue import Certificate
from onex_desktop.persistence.unit_of_work import UnitOfWork
from onex_desktop.services.context import SUBJECT_LENGTH, AppContext
from onex_desktop.services.dismissals import forget_dismissals
from onex_desktop.services.standard_records import ItemRecord, parts_of, refuse_linked, requirements_below


def standards(ctx: AppContext) -> tuple[StandardRow, ...]:
    """Return the standards, by certificate and in the order of entry."""
    with ctx.read() as session:
        return queries.standards(session)


def content(ctx: AppContext, standard_id: int) -> Content:
    """Return every tree of a standard; empty when it is gone."""
    with ctx.read() as session:
        return queries.content(session, standard_id)


def certificate_of_requirements(ctx: AppContext) -> dict[int, int]:
    """Return the certificate of every requirement of every edition."""
    with ctx.read() as session:
        return queries.certificate_of_requirements(session)


def read_text(text: str, level: Level) -> ParsedStandard:
    """Read a published text without storing anything; ``level`` holds until the text names one."""
    return reading.parse_published(text, level)


def compare(ctx: AppContext, old_id: int, new_id: int) -> Comparison:
    """Compare two editions."""
    with ctx.read() as session:
        return comparison.compare(queries.content(session, old_id), queries.content(session, new_id))


def find_problems(ctx: AppContext, standard_id: int) -> tuple[Problem, ...]:
    """Return what is wrong in a standard, by level and number."""
    trees = content(ctx, standard_id)
    ordered = sorted(trees.items(), key=lambda pair: pair[0].order)
    return tuple(problem for section, tree in ordered for problem in validate_tree(tree, section, standard_id))


def save_standard(
    ctx: AppContext, draft: StandardDraft, standard_id: int | None = None, version: int | None = None
) -> Changed:
    """Add an edition of a certificate's standard, or change the one given by key."""
    others = {
        row.draft.edition
        for row in standards(ctx)
        if row.id != standard_id and row.draft.certificate_id == draft.certificate_id
    }
    _raise_if(validate_standard(draft, frozenset(others)))
    code = "standards.add_standard" if standard_id is None else "standards.change_standard"
    values = {
        "certificate_id": draft.certificate_id,
        "edition": draft.edition.strip(),
        "issued": draft.issued,
        "status": draft.status,
        "source": draft.source,
        "predecessor_id": draft.predecessor_id,
    }
    with ctx.step(code, draft.edition) as work:
        work.get(Certificate, draft.certificate_id)
        if standard_id is None:
            work.add(t.Standard(**values))
        else:
            work.set(work.get(t.Standard, standard_id, version), **values)
    return work.changed


def delete_standards(ctx: AppContext, ids: Sequence[int]) -> Changed:
    """Delete standards with their trees; all of them or none."""
    subject = "、".join(row.title for row in standards(ctx) if row.id in ids)[:SUBJECT_LENGTH]
    with ctx.step("standards.delete_standard", subject) as work:
        for standard_id in ids:
            standard = work.get(t.Standard, standard_id)
            areas = work.rows(t.WorkArea, standard_id=standard_id)
            refuse_linked(work, [found for area in areas for found in requirements_below(work, area)])
            for area in areas:
                _remove(work, area)
            work.remove(standard)
    return work.changed


def take_over(ctx: AppContext, draft: StandardDraft, trees: Content) -> Changed:
    """Put trees in place of those of an edition, as one step; an edition that is not there yet is added with them.

    Other levels and modules of the edition stay. Items that keep their number keep their key, so that what hangs on
    them stays. Raises ``ProblemsFound`` with every error of every tree, and writes nothing.
    """
    ordered = sorted(trees.items(), key=lambda pair: pair[0].order)
    found = [p for section, tree in ordered for p in validate_tree(tree, section) if p.severity is Severity.ERROR]
    found += [problem for section, _ in ordered for problem in level_problems(ctx, draft.certificate_id, section)]
    requirements = sum(counts(tree)[Kind.REQUIREMENT] for tree in trees.values())
    if not requirements:
        found.append(Problem("standards.nothing_recognised"))
    _raise_if(found)
    known = next((row for row in standards(ctx) if _names(row, draft)), None)
    with ctx.step("standards.paste_text", f"{draft.edition.strip()}：{requirements} 条") as work:
        standard_id = save_standard(ctx, draft).first("standards") if known is None else known.id
        standard = work.get(t.Standard, standard_id)
        with work.touching(standard):
            _refuse_lost_links(work, standard_id, trees)
            for section, tree in ordered:
                _replace_areas(work, standard_id, section, tree)
    return work.changed


def level_problems(ctx: AppContext, certificate_id: int, section: Section) -> list[Problem]:
    """Return the problem of a section whose certificate module does not offer its level, if it is one."""
    if section.module_id is None:
        return []
    with ctx.read() as session:
        rows = catalogue.modules(session, certificate_id)
    module = next((row for row in rows if row.id == section.module_id), None)
    if module is None or section.level in module.draft.levels:
        return []
    where = Place("standards", None, f"{module.draft.code} {module.draft.name}", "level")
    params: dict[str, Param] = {"module": f"{module.draft.code} {module.draft.name}", "level": section.level.value}
    return [Problem("standards.level_not_offered", params=params, where=where)]


def remove(work: UnitOfWork, record: ItemRecord) -> None:
    """Remove an item with everything below it; raises ``standards.item_linked`` when links hang on that."""
    refuse_linked(work, list(requirements_below(work, record)))
    _remove(work, record)


def _remove(work: UnitOfWork, record: ItemRecord) -> None:
    for part in parts_of(work, record):
        _remove(work, part)
    if isinstance(record, t.SkillRequirement):
        _forget(work, record)
    work.remove(record)


def _forget(work: UnitOfWork, requirement: t.SkillRequirement) -> None:
    """Remove the matches and dismissed suggestions of a requirement: they are parts of it."""
    from onex_desktop.persistence.tables.standard_adoption import RequirementMatch  # no table of the start page

    for match in work.rows(RequirementMatch, old_requirement_id=requirement.id):
        work.remove(match)
    for match in work.rows(RequirementMatch, new_requirement_id=requirement.id):
        work.remove(match)
    forget_dismissals(work, skill_requirement_id=requirement.id)


def _names(row: StandardRow, draft: StandardDraft) -> bool:
    return (row.draft.certificate_id, row.draft.edition) == (draft.certificate_id, draft.edition.strip())


def _refuse_lost_links(work: UnitOfWork, standard_id: int, trees: Content) -> None:
    """Refuse to put trees in place of those that have linked requirements under numbers the new ones lack."""
    stored = queries.content(work.session, standard_id)
    lost = [
        (number, item.id)
        for section, tree in trees.items()
        for number, item in walk(stored.get(section, ()))
        if len(number) == DEPTH and number not in {each for each, _ in walk(tree)}
    ]
    refuse_linked(work, lost)


def _replace_areas(work: UnitOfWork, standard_id: int, section: Section, tree: Tree) -> None:
    place = {"standard_id": standard_id, "level": section.level, "certificate_module_id": section.module_id}
    stored = {area.number: area for area in work.rows(t.WorkArea, **place)}
    for number in stored.keys() - {item.number for item in tree}:
        _remove(work, stored[number])
    for item in tree:
        area = stored.get(item.number)
        if area is None:
            area = work.add(t.WorkArea(**place, number=item.number, name=item.text))
        else:
            work.set(area, name=item.text)
        _replace_tasks(work, area.id, item)


def _replace_tasks(work: UnitOfWork, area_id: int, above: Item) -> None:
    stored = {task.number: task for task in work.rows(t.WorkTask, area_id=area_id)}
    for number in stored.keys() - {item.number for item in above.parts}:
        _remove(work, stored[number])
    for item in above.parts:
        task = stored.get(item.number)
        if task is None:
            task = work.add(t.WorkTask(area_id=area_id, number=item.number, name=item.text))
        else:
            work.set(task, name=item.text)
        _replace_requirements(work, task.id, item)


def _replace_requirements(work: UnitOfWork, task_id: int, above: Item) -> None:
    stored = {row.number: row for row in work.rows(t.SkillRequirement, task_id=task_id)}
    for number in stored.keys() - {item.number for item in above.parts}:
        _remove(work, stored[number])
    for item in above.parts:
        row = stored.get(item.number)
        if row is None:
            work.add(t.SkillRequirement(task_id=task_id, number=item.number, text=item.text))
        else:
            work.set(row, text=item.text)


def _raise_if(problems: list[Problem]) -> None:
    if problems:
        raise ProblemsFound(problems)
