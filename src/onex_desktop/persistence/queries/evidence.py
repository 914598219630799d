"""Reading files and which cells they prove."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from onex_desktop.domain.evidence import FileRow
from onex_desktop.domain.mapping import CellKey
from onex_desktop.persistence.tables.files import StoredFile
from onex_desktop.persistence.tables.journal import journal_changes
from onex_desktop.persistence.tables.mapping import IndicatorLink, MappingLink
from onex_desktop.persistence.tables.mapping_evidence import LinkEvidence

_UNIT: Final = func.coalesce(MappingLink.certificate_module_id, -MappingLink.skill_requirement_id)


def files(session: Session) -> list[FileRow]:
    """Return every file in the order in which they were taken in."""
    return [_row(file) for file in session.scalars(select(StoredFile).order_by(StoredFile.id))]


def digests(session: Session) -> frozenset[str]:
    """Return the digests of all files, none of a library from before there were files: a backup may be as old."""
    if not inspect(session.connection()).has_table(StoredFile.__tablename__):
        return frozenset()
    return frozenset(session.scalars(select(StoredFile.digest)))


def with_files(session: Session, links: type[MappingLink | IndicatorLink]) -> set[int]:
    """Return the keys of the links that have files."""
    to_link = LinkEvidence.mapping_link_id if links is MappingLink else LinkEvidence.indicator_link_id
    return {key for key in session.scalars(select(to_link).where(to_link.is_not(None))) if key is not None}


def files_of(
    session: Session, links: type[MappingLink | IndicatorLink], place: Mapping[str, int | None]
) -> list[FileRow]:
    """Return the files of a link, which is given by its table and what it holds in some columns."""
    to_link = LinkEvidence.mapping_link_id if links is MappingLink else LinkEvidence.indicator_link_id
    found = session.scalars(
        select(StoredFile)
        .join(LinkEvidence, LinkEvidence.file_id == StoredFile.id)
        .join(links, links.id == to_link)
        .where(*(getattr(links, column).is_not_distinct_from(value) for column, value in place.items()))
        .order_by(LinkEvidence.id)
    )
    return [_row(file) for file in found]


def cells(session: Session, file_ids: Collection[int]) -> dict[int, tuple[type[MappingLink | IndicatorLink], CellKey]]:
    """Return for each of some files the cell it was attached to first, and in which table its link is."""
    found: dict[int, tuple[type[MappingLink | IndicatorLink], CellKey]] = {}
    own = LinkEvidence.file_id.in_(file_ids)
    for table, key, unit in (
        (MappingLink, LinkEvidence.mapping_link_id, _UNIT),
        (IndicatorLink, LinkEvidence.indicator_link_id, IndicatorLink.indicator_id),
    ):
        slot = func.coalesce(table.course_module_id, -table.course_id)
        rows = session.execute(
            select(LinkEvidence.file_id, unit, slot).join(table, table.id == key).where(own).order_by(LinkEvidence.id)
        )
        for file_id, unit_id, slot_id in rows:
            found.setdefault(file_id, (table, (unit_id, slot_id)))
    return found


def remembered(session: Session) -> set[str]:
    """Return the digests of all files that the journal knows: undo could bring their rows back."""
    columns = journal_changes.c
    of_files = columns.table_name == StoredFile.__tablename__
    images = session.execute(select(columns.before, columns.after).where(of_files))
    return {str(json.loads(image)["digest"]) for pair in images for image in pair if image}


def _row(file: StoredFile) -> FileRow:
    return FileRow(file.id, file.name, file.digest, file.size, file.added_on)
