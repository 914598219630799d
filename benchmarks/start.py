"""From the start of the process to the first painted window, to a usable one, and the memory it then holds (Linux)."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import Result, child, side_by_side

RESIDENT = """
def resident():
    # Not getrusage: its peak is inherited from the process that started this one.
    with open("/proc/self/statm") as pages:
        return int(pages.read().split()[1]) * 4
"""

BARE = (
    RESIDENT
    + """
import time; start = time.perf_counter()
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, self.finish)
    def finish(self):
        print({"time": time.perf_counter() - start, "memory": resident()}[sys.argv[1]])
        QApplication.quit()
app = QApplication(sys.argv)
window = Window(); window.resize(1366, 768); window.show()
app.exec()
"""
)

OURS = (
    RESIDENT
    + """
import time; start = time.perf_counter()
import gc, sys
gc.disable()  # this and what follows as app/command_line.py opens the window
from pathlib import Path
from onex_desktop.runtime import plain_import
with plain_import.kept():
    from onex_desktop.app import bootstrap
app = bootstrap.make_application()
window = bootstrap.make_window(app)
times = {}
def ready():
    times["usable"] = time.perf_counter() - start
    window.acts.commands.findings.found.connect(found)
def found():
    times["found"] = time.perf_counter() - start
    app.qt.quit()
window.first_painted.connect(lambda: times.update(painted=time.perf_counter() - start))
window.ready.connect(ready)
bootstrap.show_and_open(window, Path(sys.argv[2]))
app.qt.exec()
times["memory"] = resident()
window.close()
print(times[sys.argv[1]])
"""
)


def run(rounds: int) -> list[Result]:
    """Measure the start-up rows on the sample library."""
    from onex_desktop.services import libraries

    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "示例.onex"
        libraries.create(library, with_sample=True)
        # Once for nothing, so that everything is compiled.
        child(OURS, "memory", str(library))
        child(BARE, "memory")
        found = []
        for name, what, bare, target in (
            ("start to first painted window", "painted", "time", 2.0),
            ("start to usable", "usable", "time", 6.0),
            ("start to usable, findings listed", "found", "time", 6.0),
            ("idle memory", "memory", "memory", 2.0),
        ):
            ours, theirs = side_by_side(
                lambda what=what: child(OURS, what, str(library)),  # type: ignore[misc]
                lambda bare=bare: child(BARE, bare),  # type: ignore[misc]
                rounds,
            )
            unit, scale = ("MB", 1024) if what == "memory" else ("s", 1)
            detail = f"{ours / scale:.3f} {unit} against a bare window's {theirs / scale:.3f} {unit}"
            found.append(Result(name, ours / theirs, target, detail))
        return found
