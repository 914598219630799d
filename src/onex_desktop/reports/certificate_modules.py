"""The modules of a certificate and the levels they are offered at (deck, 智能新能源汽车)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.catalogue import ModuleRow
from onex_desktop.domain.documents import Align, Cell, Document, Notes, Paper, Stamp, Table
from onex_desktop.domain.exams.statistics import ExamStatistics
from onex_desktop.domain.values import Level, sorted_levels
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.notes import numbered
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

TITLE: Final = "等级证书模块一览表"
_WIDTHS: Final = (110.0, 260.0, 112.0)


def certificate_modules(
    certificate: str,
    modules: Sequence[ModuleRow],
    years: Sequence[ExamStatistics],
    *,
    institution: str,
    stamp: Stamp,
) -> Document:
    """Compose the modules of a certificate; ``years`` are its own examination figures, for the remarks."""
    body = tuple(
        (
            *((text_cell(certificate, rows=len(modules)),) if at == 0 else ()),
            Cell(f"{row.draft.code} {row.draft.name}".strip(), align=Align.LEFT),
            text_cell(labels.level_span(sorted_levels(row.draft.levels), "、")),
        )
        for at, row in enumerate(modules)
    )
    remarks = [*_examined(modules), *(_sat(certificate, year) for year in years if year.attended)]
    return Document(
        report="certificate-modules",
        title=f"{certificate}{TITLE}",
        institution=institution,
        paper=Paper.A4,
        blocks=(
            Table(_WIDTHS, (heads("证书", "等级证书模块名称", "等级"),), body),
            *((Notes("备注", numbered(remarks)),) if remarks else ()),
        ),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _examined(modules: Sequence[ModuleRow]) -> list[str]:
    """Say which modules the school has sat, level by level."""
    found: list[str] = []
    for level in Level:
        codes = [row.draft.code for row in modules if level in row.draft.examined]
        if codes:
            found.append(f"目前我校已经考过 {formats.listed(codes)} 共 {len(codes)} 个{labels.LEVELS[level]}模块")
    return found


def _sat(certificate: str, year: ExamStatistics) -> str:
    text = f"{year.year}年{certificate}共参考 {formats.count(year.attended)} 人次"
    if not year.released:
        return f"{text}，成绩未出"
    passed = f"通过 {formats.count(year.passed)} 人次"
    if year.released < year.attended:
        return f"{text}，已出成绩的 {formats.count(year.released)} 人次中{passed}"
    return f"{text}，{passed}"
