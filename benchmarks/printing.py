"""A printed roster of 30,000 candidates against the same texts drawn bare on ReportLab's canvas."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import PEAK, Result, child

ROWS = 30_000
SMALL = 300

OURS = (
    PEAK
    + """
import sys, time
from decimal import Decimal
from pathlib import Path
from onex_desktop.domain.documents import Stamp
from onex_desktop.domain.exams.id_numbers import NO_ID
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationRow
from onex_desktop.domain.exams.sessions import SessionDraft, SessionRow, SessionState
from onex_desktop.domain.values import Level
from onex_desktop.reports.exam_rosters import RosterKind, exam_roster
from onex_desktop.reports.pdf import write_pdf
level = Level.INTERMEDIATE
session = SessionRow(1, 1, SessionDraft(1, level, 2020, "第一批"), SessionState.HELD, "智能新能源汽车", "", None, "")
rows = [
    RegistrationRow(n, 1, RegistrationDraft(1, n), 1, f"2020{n:06}", f"学生{n % 977}", NO_ID, f"新能源{n % 40}班",
                    "新能源汽车技术", "智能新能源汽车", level, "2020 第一批", False)
    for n in range(int(sys.argv[1]))
]
start = time.perf_counter()
document = exam_roster(session, rows, RosterKind.ROSTER, institution="示例学院", stamp=Stamp(1, "ab", "2020-12-01"))
write_pdf(document, Path(sys.argv[2]))
took = time.perf_counter() - start
print(peak() if sys.argv[3] == "memory" else took)
"""
)

CANVAS = """
import sys, time
from onex_desktop.runtime import paths
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
rows = [
    (str(n + 1), f"2020{n:06}", f"学生{n % 977}", "—", "新能源汽车技术", f"新能源{n % 40}班", "首考", "")
    for n in range(int(sys.argv[1]))
]
start = time.perf_counter()
pdfmetrics.registerFont(TTFont("body", str(paths.resource("fonts", "NotoSerifSC-Regular.ttf"))))
canvas = Canvas(sys.argv[2], pagesize=A4)
edges = (40, 70, 140, 190, 290, 390, 470, 510, 555)
for first in range(0, len(rows), 40):
    canvas.setFont("body", 9)
    for line, row in enumerate(rows[first : first + 40]):
        y = 790 - 18 * line
        canvas.line(edges[0], y - 5, edges[-1], y - 5)
        for x, text in zip(edges, row):
            canvas.drawString(x + 2, y, text)
    for x in edges:
        canvas.line(x, 65, x, 803)
    canvas.showPage()
canvas.save()
print(time.perf_counter() - start)
"""


def run(rounds: int) -> list[Result]:
    """Measure the row 「table report」: time against the canvas, and memory."""
    count = str(SMALL if rounds == 1 else ROWS)
    with tempfile.TemporaryDirectory() as folder:
        own, bare = str(Path(folder) / "own.pdf"), str(Path(folder) / "bare.pdf")
        pairs = [(child(OURS, count, own, "time"), child(CANVAS, count, bare)) for _ in range(min(rounds, 3))]
        memory = child(OURS, count, own, "memory")
    ours, theirs = min(pair[0] for pair in pairs), min(pair[1] for pair in pairs)
    return [
        Result("table report", ours / theirs, 1.5, f"{ours:.2f} s against {theirs:.2f} s of canvas for {count} rows"),
        Result("memory of a table report", memory, 300, "MB"),
    ]
