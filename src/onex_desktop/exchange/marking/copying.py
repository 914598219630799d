"""The copy as a whole: the source's parts one after the other, those of doubtful sheets marked on the way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile

from onex_desktop.domain.addresses import column_index
from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.sheets import CellProblem
from onex_desktop.exchange.cells import RawSheet
from onex_desktop.exchange.marking import plain
from onex_desktop.exchange.marking.fragments import Unmarkable
from onex_desktop.exchange.marking.notes import Notes
from onex_desktop.exchange.marking.parts import MarkedParts
from onex_desktop.exchange.reader import covered
from onex_desktop.exchange.sniffing import FileKind, sniff
from onex_desktop.exchange.writer import clean
from onex_desktop.exchange.xlsx import checking
from onex_desktop.exchange.xlsx import package as packages
from onex_desktop.exchange.xlsx.package import Package
from onex_desktop.runtime.atomic_file import replacing
from onex_desktop.runtime.file_names import fitting
from onex_desktop.runtime.watching import OFTEN, UNWATCHED, Stage, Watch
from onex_desktop.wording.problems import sentence

_NAME: Final = "（问题标注{}）{}"
_MACROS: Final = ".xlsm"


def beside(path: Path) -> Path:
    """Return a name beside a file for its marked copy that nothing has yet."""
    ending = _MACROS if path.suffix.lower() == _MACROS else ".xlsx"
    names = (
        path.with_name(fitting(path.stem, _NAME.format(number or "", ending))) for number in (0, *range(2, 10_000))
    )
    return next(name for name in names if not name.exists())


def write(
    source: Path, sheets: Sequence[RawSheet], problems: Sequence[CellProblem], target: Path, watch: Watch = UNWATCHED
) -> None:
    """Write the copy; ``source`` is left as it is, and all it holds is kept where it is an xlsx.

    An xls or csv, and an xlsx of a spelling that no spreadsheet program writes, become a plain xlsx of the same
    cells. Raises ``Cancelled`` with nothing written.
    """
    notes = _notes(sheets, problems)
    total = sum(len(sheet.rows) for sheet in sheets if sheet.name in notes)
    with replacing(target, lambda path: checking.refuse_broken(path, target.name)) as temporary:
        if sniff(source) is FileKind.XLSX and _is_copied(source, temporary, notes, _Progress(watch, total)):
            return
        bare = temporary.with_name(f"{temporary.name}.bare")
        try:
            plain.write(sheets, bare, watch)
            renamed = dict(zip((sheet.name for sheet in sheets), plain.names(sheets), strict=True))
            _copy(bare, temporary, {renamed[name]: cells for name, cells in notes.items()}, _Progress(watch, total))
        finally:
            bare.unlink(missing_ok=True)


class _Progress:
    """Tells how many rows of all sheets are done."""

    def __init__(self, watch: Watch, total: int) -> None:
        self._watch, self._total, self._done = watch, total, 0

    def __call__(self) -> None:
        if self._done % OFTEN == 0:
            self._watch.tell(Stage.MARKING, self._done, max(self._total, self._done))
        self._done += 1


def _is_copied(source: Path, target: Path, notes: Mapping[str, Notes], tell: Callable[[], None]) -> bool:
    """Copy a workbook; return whether that was possible."""
    try:
        _copy(source, target, notes, tell)
    except OSError:
        raise
    except (Unmarkable, packages.Unsafe, EnvironmentFault, *packages.BROKEN):
        return False
    return True


def _copy(source: Path, target: Path, notes: Mapping[str, Notes], tell: Callable[[], None]) -> None:
    with ZipFile(source) as archive, ZipFile(target, "w", ZIP_DEFLATED, compresslevel=6) as made:
        for name, pieces in MarkedParts(Package(archive, source.name), notes, tell).written():
            with made.open(name, "w") as stream:
                for piece in pieces:
                    stream.write(piece)


def _notes(sheets: Sequence[RawSheet], problems: Sequence[CellProblem]) -> dict[str, Notes]:
    """Return what is to be said at which cells; what a merged area hides is said at its first cell."""
    lines: dict[str, dict[tuple[int, int], list[str]]] = defaultdict(lambda: defaultdict(list))
    hidden = {sheet.name: covered(sheet.merged, 0) for sheet in sheets}
    for found in problems:
        if found.sheet not in hidden:
            continue
        letters = found.cell.rstrip("0123456789")
        row, column = int(found.cell[len(letters) :] or 1), column_index(letters or "A")
        area = hidden[found.sheet].get((row, column))
        place = (row, column) if area is None else (area.top, area.left)
        lines[found.sheet][place].append(sentence(found.problem.code, found.problem.params))
    return {name: {place: clean("\n".join(said)) for place, said in cells.items()} for name, cells in lines.items()}
