"""A skill level standard on paper: for each level the table 工作领域 | 工作任务 | 职业技能要求 (domain facts §5.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onex_desktop.domain.documents import Align, Cell, Document, Notes, Paper, Stamp, Table
from onex_desktop.domain.standards.tree import Content, Item, Kind, Section, StandardRow, Tree, counts, dotted
from onex_desktop.reports.cells import heads
from onex_desktop.wording import formats, labels

TITLE: Final = "职业技能等级标准"
_WIDTHS: Final = (92.0, 110.0, 280.0)


def standard(
    row: StandardRow, content: Content, modules: Mapping[int, str], *, institution: str, stamp: Stamp
) -> Document:
    """Compose a standard, one table for each level and certificate module that holds something.

    ``modules`` names the certificate modules by key. A standard is a source and not a filing: nobody signs it.
    """
    filled = sorted((section for section, tree in content.items() if tree), key=lambda section: section.order)
    tables = tuple(
        _table(f"表{at}　{_caption(section, modules)}", content[section]) for at, section in enumerate(filled, start=1)
    )
    return Document(
        report="standard",
        title=f"{row.certificate}{TITLE}",
        subtitle=_subtitle(row),
        institution=institution,
        paper=Paper.A4,
        blocks=(*tables, Notes("合计", (_totals(filled, content),)), *_source(row)),
        stamp=stamp,
    )


def _subtitle(row: StandardRow) -> str:
    issued = f"（{row.draft.issued} 发布）" if row.draft.issued else ""
    return f"{row.draft.edition}{issued}"


def _caption(section: Section, modules: Mapping[int, str]) -> str:
    level = labels.LEVELS[section.level]
    return level if section.module_id is None else f"{level}　{modules.get(section.module_id, '')}".rstrip()


def _table(caption: str, tree: Tree) -> Table:
    body: list[tuple[Cell, ...]] = []
    for area in tree:
        _add_area(body, area)
    titles = heads(*(labels.ITEM_KINDS[kind] for kind in Kind))
    return Table(_WIDTHS, (titles,), tuple(body), caption, fixed_columns=0)


def _add_area(body: list[tuple[Cell, ...]], area: Item) -> None:
    height = sum(max(1, len(task.parts)) for task in area.parts) or 1
    first = [_cell((area.number,), area, height)]
    for task in area.parts or (None,):
        if task is None:
            body.append((*first, Cell(formats.NOTHING), Cell(formats.NOTHING)))
            continue
        number = (area.number, task.number)
        lead = [*first, _cell(number, task, max(1, len(task.parts)))]
        first = []
        for requirement in task.parts or (None,):
            text = (
                Cell(formats.NOTHING) if requirement is None else _cell((*number, requirement.number), requirement, 1)
            )
            body.append((*lead, text))
            lead = []


def _cell(number: tuple[int, ...], item: Item, rows: int) -> Cell:
    return Cell(f"{dotted(number)} {item.text}", rows=rows, align=Align.LEFT)


def _totals(filled: list[Section], content: Content) -> str:
    numbers = [counts(content[section]) for section in filled]
    parts = (f"{labels.ITEM_KINDS[kind]} {sum(number[kind] for number in numbers)} 项" for kind in Kind)
    return f"{'，'.join(parts)}。"


def _source(row: StandardRow) -> tuple[Notes, ...]:
    return (Notes("来源", (row.draft.source,)),) if row.draft.source else ()
