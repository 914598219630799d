"""Exporting the library as sheets, and templates to fill in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from onex_desktop.domain.problems import refuse
from onex_desktop.domain.sheets import Values
from onex_desktop.exchange import csv_writer, writer
from onex_desktop.exchange import template as templates
from onex_desktop.exchange.columns import Kind
from onex_desktop.persistence.library import environment_faults
from onex_desktop.runtime import garbage
from onex_desktop.services import campus
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.all import ALL, bridge_named, needed
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def sheet_words() -> tuple[tuple[str, str], ...]:
    """Return word and title of every sheet."""
    return tuple((bridge.spec.word, bridge.spec.title) for bridge in ALL)


@garbage.left_alone()
def export(ctx: AppContext, target: Path, words: Sequence[str] = ()) -> None:
    """Write the sheets named by word or title, or all, as one workbook that import reads back unchanged.

    A target that ends in csv becomes a text table of one sheet. Raises ``ProblemsFound``: ``import.spec_unknown``,
    ``export.one_sheet_only``.
    """
    wanted = _wanted(words)
    is_text = target.suffix.lower() == ".csv"
    if is_text and len(wanted) != 1:
        raise refuse("export.one_sheet_only")
    read = needed(wanted)
    stored = _stored(ctx, read)
    world = World()
    for bridge in read:
        for row in stored[bridge.spec.word]:
            world.add(bridge, row.row_id, row.values)
    sheets = [writer.Sheet(bridge.spec, list(_in_words(bridge, stored[bridge.spec.word], world))) for bridge in wanted]
    with environment_faults(target):
        if is_text:
            csv_writer.write(sheets[0], target)
            return
        writer.write(sheets, target, campus.institution_name(ctx))


def _stored(ctx: AppContext, read: Sequence[Bridge]) -> dict[str, list[Stored]]:
    """Return the rows of sheets as of one moment: read again when somebody wrote meanwhile."""
    while True:
        step = ctx.stamp().step
        found = {bridge.spec.word: list(bridge.stored(ctx)) for bridge in read}
        if ctx.stamp().step == step:
            return found


def template(target: Path, words: Sequence[str] = ()) -> None:
    """Write a blank workbook of the sheets named by word or title, or of all."""
    with environment_faults(target):
        templates.write([bridge.spec for bridge in _wanted(words)], target)


def _wanted(words: Sequence[str]) -> list[Bridge]:
    named = [bridge_named(word) for word in words]
    return [bridge for bridge in ALL if (bridge in named if words else not bridge.on_request)]


def _in_words(bridge: Bridge, rows: list[Stored], world: World) -> Iterator[Values]:
    """Yield the rows with references in words; keys never leave the library."""
    references = [column for column in bridge.spec.columns if column.kind in {Kind.REFERENCE, Kind.REFERENCES}]
    for row in rows:
        values = row.values
        if references:
            values = dict(values)
            for column in references:
                held = values[column.key]
                if column.kind is Kind.REFERENCES:
                    values[column.key] = tuple(world.word(column.refers, key) for key in held)
                elif held is not None:
                    values[column.key] = world.word(column.refers, held)
        yield values
