"""The overview of the pilots: certificates by college, by major and by evaluation organisation (deck, 试点原则 1-3)."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import groupby

from onex_desktop.domain.catalogue import OrganizationStatus, PilotRow
from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Paper, Stamp, Table
from onex_desktop.reports.cells import count_cell, heads, text_cell
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

TITLE = "试点证书—分院—专业—评价组织一览表"

Rows = tuple[tuple[Cell, ...], ...]


def pilot_overview(pilots: tuple[PilotRow, ...], *, institution: str, stamp: Stamp) -> Document:
    """Compose the three overview tables of the pilots, in the order of their sequence numbers."""
    rows = tuple(sorted(pilots, key=lambda pilot: (pilot.draft.year, pilot.draft.sequence or 0, pilot.id)))
    return Document(
        report="pilot-overview",
        title=TITLE,
        subtitle="、".join(f"{year}年" for year in dict.fromkeys(pilot.draft.year for pilot in rows)),
        institution=institution,
        paper=Paper.A4,
        blocks=(_by_college(rows), _by_major(rows), _by_organization(rows), Notes("合计", (_totals(rows),))),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _by_college(pilots: tuple[PilotRow, ...]) -> Table:
    blocks: dict[str, list[PilotRow]] = {}
    for pilot in pilots:
        blocks.setdefault(pilot.college, []).append(pilot)
    body: list[tuple[Cell, ...]] = []
    for number, (college, own) in enumerate(blocks.items(), 1):
        for position, pilot in enumerate(own):
            certificate = _certificate(pilot)
            if position == 0:
                body.append((count_cell(number, rows=len(own)), certificate, text_cell(college, rows=len(own))))
            else:
                body.append((certificate,))
    return Table((30, 240, 212), (heads("序号", "试点证书", "试点分院"),), tuple(body), "表1　证书—分院")


def _by_major(pilots: tuple[PilotRow, ...]) -> Table:
    body: list[tuple[Cell, ...]] = []
    for quality, run in groupby(enumerate(pilots, 1), key=lambda pair: _quality(pair[1])):
        own = list(run)
        for position, (number, pilot) in enumerate(own):
            majors = text_cell(formats.listed(major.name for major in pilot.majors))
            row = (count_cell(number), _certificate(pilot), majors)
            body.append((*row, text_cell(quality, rows=len(own))) if position == 0 else row)
    return Table(
        (30, 174, 181, 97),
        (heads("序号", "试点证书", "试点专业", "优质专业"),),
        tuple(body),
        "表2　证书—专业",
    )


def _by_organization(pilots: tuple[PilotRow, ...]) -> Table:
    body = tuple(
        (count_cell(number), _certificate(pilot), _organization(pilot)) for number, pilot in enumerate(pilots, 1)
    )
    return Table((30, 200, 252), (heads("序号", "试点证书", "培训评价组织机构"),), body, "表3　证书—培训评价组织")


def _certificate(pilot: PilotRow) -> Cell:
    return Cell(labels.with_levels(pilot.certificate, pilot.levels), align=Align.LEFT)


def _organization(pilot: PilotRow) -> Cell:
    status = pilot.organization_status
    if status is None or status is OrganizationStatus.ACTIVE:
        return Cell(pilot.organization or formats.NOTHING, align=Align.LEFT)
    text = f"{pilot.organization}（{labels.ORGANIZATION_STATUSES[status]}）"
    return Cell(text, align=Align.LEFT, emphasis=Emphasis.STRONG)


def _quality(pilot: PilotRow) -> str:
    tags = dict.fromkeys(labels.QUALITIES[major.quality] for major in pilot.majors if major.quality is not None)
    return "\n".join(tags) or formats.NOTHING


def _totals(pilots: tuple[PilotRow, ...]) -> str:
    def distinct(words: Callable[[PilotRow], Iterable[str]]) -> str:
        return formats.count(len({word for pilot in pilots for word in words(pilot) if word}))

    return (
        f"试点证书 {distinct(lambda pilot: (pilot.certificate,))} 个，"
        f"试点专业 {distinct(lambda pilot: (major.name for major in pilot.majors))} 个（不重复计），"
        f"试点分院 {distinct(lambda pilot: (pilot.college,))} 个，"
        f"培训评价组织 {distinct(lambda pilot: (pilot.organization,))} 个，"
        f"试点人数 {formats.count(sum(pilot.draft.planned for pilot in pilots))} 人。"
    )
