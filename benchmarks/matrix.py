"""The matrix at 3,000 requirements × 5,000 courses with 60,000 links: open, scroll, edit; coverage from the file."""

from __future__ import annotations

import random
import sqlite3
import statistics
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.measure import Result, seconds, side_by_side

if TYPE_CHECKING:
    from onex_desktop.domain.mapping import Matrix, MatrixChoice
    from onex_desktop.services.context import AppContext

AREAS, TASKS, REQUIREMENTS = 10, 10, 30
COURSES: Final = 5000
LINKS: Final = 60_000
WIDE, HIGH = 1920, 1080
SMALL: Final = 10
"""With one round everything is a tenth of the size."""

_WEIGHTS: Final = {"strong": 100, "medium": 60, "weak": 30, "not_applicable": 0}


def run(rounds: int) -> list[Result]:
    """Measure the two rows about the matrix."""
    scale = SMALL if rounds == 1 else 1
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "大矩阵.onex"
        ctx, choice = build(library, scale)
        found = [_from_file(ctx, choice, library, rounds), *_on_screen(ctx, choice, rounds)]
        ctx.close()
    return found


def build(path: Path, scale: int) -> tuple[AppContext, MatrixChoice]:
    """Make a library with one big matrix; its rows are written past the journal, which is not measured here."""
    from onex_desktop.domain.campus import MajorDraft
    from onex_desktop.domain.catalogue import CertificateDraft, PilotDraft
    from onex_desktop.domain.plans import PlanDraft, PlanStatus
    from onex_desktop.domain.standards.tree import Item, Section, StandardDraft, StandardStatus
    from onex_desktop.domain.values import Level
    from onex_desktop.services import campus, catalogue, libraries, mapping, plans, standards

    libraries.create(path, with_sample=False)
    ctx = libraries.open_library(path, data_folder=path.parent)
    college = campus.add_college(ctx, "学院").first("colleges")
    major = campus.save_major(ctx, MajorDraft("专业", college)).first("majors")
    certificate = catalogue.save_certificate(ctx, CertificateDraft("证书")).first("certificates")
    level = Level.INTERMEDIATE
    catalogue.save_pilot(ctx, PilotDraft(certificate, college, 2020, frozenset({level}), (major,), 30))
    plan = plans.add_plan(ctx, PlanDraft(major, "2020版", PlanStatus.IN_FORCE)).first("plans")
    text = "能根据维修手册，使用诊断仪完成数据流的读取"
    tasks = tuple(
        Item(t, f"任务{t}", tuple(Item(r, text) for r in range(1, REQUIREMENTS + 1))) for t in range(1, TASKS + 1)
    )
    tree = tuple(Item(a, f"领域{a}", tasks) for a in range(1, max(AREAS // scale, 1) + 1))
    draft = StandardDraft(certificate, "1.0版", status=StandardStatus.IN_FORCE)
    standards.take_over(ctx, draft, {Section(level): tree})
    with closing(sqlite3.connect(path)) as raw, raw:
        courses = range(1, COURSES // scale + 1)
        raw.executemany(
            "INSERT INTO courses (id, version, plan_id, name, position, is_practice, code, nature) "
            "VALUES (?, 1, ?, ?, ?, 0, '', '')",
            [(key, plan, f"课程{key}", key) for key in courses],
        )
        units = [key for (key,) in raw.execute("SELECT id FROM skill_requirements")]
        dice = random.Random(1)  # noqa: S311 -- the same matrix every time
        cells: set[tuple[int, int]] = set()
        while len(cells) < LINKS // scale:
            cells.add((dice.choice(units), dice.choice(courses)))
        raw.executemany(
            "INSERT INTO mapping_links (version, skill_requirement_id, course_id, strength, note, review, changed_by,"
            " changed_at) VALUES (1, ?, ?, ?, '', 'confirmed', '王', '2020-09-01T00:00:00Z')",
            [(unit, course, dice.choice(list(_WEIGHTS))) for unit, course in sorted(cells)],
        )
    return ctx, mapping.choices(ctx)[0]


def _from_file(ctx: AppContext, choice: MatrixChoice, path: Path, rounds: int) -> Result:
    from onex_desktop.services import mapping

    def theirs() -> float:
        def loop() -> None:
            with closing(sqlite3.connect(path)) as raw:
                best: dict[int, int] = defaultdict(int)
                for unit, strength in raw.execute("SELECT skill_requirement_id, strength FROM mapping_links"):
                    best[unit] = max(best[unit], _WEIGHTS[strength])
                sum(best.values())

        return seconds(loop)

    ours, other = side_by_side(lambda: seconds(lambda: mapping.coverage_of(ctx, choice)), theirs, rounds)
    detail = f"{ours * 1000:.0f} ms against {other * 1000:.0f} ms for a dict loop over sqlite3"
    return Result("coverage of everything from the file", ours / other, 3.0, detail)


def _on_screen(ctx: AppContext, choice: MatrixChoice, rounds: int) -> list[Result]:
    from PySide6.QtCore import QEvent
    from PySide6.QtWidgets import QApplication

    from onex_desktop.domain.mapping import Strength
    from onex_desktop.gui.models.matrix_model import MatrixModel
    from onex_desktop.gui.theme import apply_theme
    from onex_desktop.gui.widgets.matrix_view import MatrixView
    from onex_desktop.services import mapping

    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)  # noqa: S101 -- there is no other kind here
    theme = apply_theme(app, "light")

    def read() -> Matrix | None:
        return mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)

    content = read()
    views: list[MatrixView] = []

    def opened() -> tuple[MatrixModel, MatrixView]:
        model = MatrixModel()
        view = MatrixView(theme, model)
        view.resize(WIDE, HIGH)
        model.set_matrix(content)
        view.show()
        view.grab()
        views.append(view)
        return model, view

    model, view = opened()
    rows, columns = model.rowCount(), model.columnCount()
    dice = random.Random(1)  # noqa: S311 -- the same links every time
    links = {(dice.randrange(rows), dice.randrange(columns)): "强" for _ in range(len(model.matrix.cells))}  # type: ignore[union-attr]

    ours, other = side_by_side(lambda: seconds(opened), lambda: seconds(lambda: _bare(rows, columns, links)), rounds)
    reading = statistics.median(seconds(read) for _ in range(3))
    detail = f"{ours * 1000:.0f} ms against {other * 1000:.0f} ms for a bare table"
    opening = Result("matrix open", ours / other, 3.0, f"{detail}; reading it first takes {reading * 1000:.0f} ms")

    def frame(step: int) -> float:
        view.verticalScrollBar().setValue(step * 173)
        view.horizontalScrollBar().setValue(step * 311)
        return seconds(view.grab)

    frames = statistics.median(frame(step) for step in range(1, 40)) * 1000
    assert model.matrix is not None  # noqa: S101 -- just opened
    key = next(iter(model.matrix.cells))

    def edit(strength: Strength) -> float:
        def act() -> None:
            changed = mapping.set_cells(ctx, [mapping.CellEdit(key, strength)])
            assert model.matrix is not None  # noqa: S101 -- just opened
            fresh = mapping.refreshed(ctx, model.matrix, changed)
            assert fresh is not None  # noqa: S101 -- only a cell was changed
            model.change_cells(fresh.matrix, fresh.touched)
            model.ledger.coverage()

        return seconds(act)

    other_than = Strength.WEAK if model.matrix.cells[key].strength != Strength.WEAK else Strength.STRONG
    turns = (other_than, Strength.MEDIUM) * 10
    edits = statistics.median(edit(strength) for strength in turns) * 1000
    size = f"{rows:,} × {columns:,}"
    for each in views:
        each.close()
        each.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return [
        opening,
        Result("matrix frame while scrolling, ms", frames, 16.0, f"median of 39 at {size}"),
        Result("one edit of the matrix with all totals, ms", edits, 20.0, "from the key to the figures, committed"),
    ]


def _bare(rows: int, columns: int, links: dict[tuple[int, int], str]) -> None:
    """Open a plain table of fixed sizes on the same cells."""
    from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex
    from PySide6.QtWidgets import QHeaderView, QTableView

    root = QModelIndex()

    class Bare(QAbstractTableModel):
        def rowCount(self, _parent: QModelIndex | QPersistentModelIndex = root) -> int:  # noqa: N802 -- Qt's name
            return rows

        def columnCount(self, _parent: QModelIndex | QPersistentModelIndex = root) -> int:  # noqa: N802 -- Qt's name
            return columns

        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = 0) -> object:
            return links.get((index.row(), index.column())) if role == 0 else None

    table, source = QTableView(), Bare()
    for header in (table.horizontalHeader(), table.verticalHeader()):
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultSectionSize(28)
    table.setModel(source)
    table.resize(WIDE, HIGH)
    table.show()
    table.grab()
