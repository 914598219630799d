"""From the start of the process to the first painted window, to a usable one, and the memory it then holds."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks.measure import Result, child, side_by_side

BARE = """
import time; start = time.perf_counter()
import resource, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        QTimer.singleShot(0, self.finish)
    def finish(self):
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        print({"time": time.perf_counter() - start, "memory": memory}[sys.argv[1]])
        QApplication.quit()
app = QApplication(sys.argv)
window = Window(); window.resize(1366, 768); window.show()
app.exec()
"""

OURS = """
import time; start = time.perf_counter()
import resource, sys
from pathlib import Path
from onex_desktop.app import bootstrap
app = bootstrap.make_application()
window = bootstrap.make_window(app)
window.first_painted.connect(lambda: times.append(time.perf_counter() - start))
window.ready.connect(lambda: (times.append(time.perf_counter() - start), app.qt.quit()))
times = []
bootstrap.show_and_open(window, Path(sys.argv[2]))
app.qt.exec()
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print({"painted": times[0], "usable": times[-1], "memory": memory}[sys.argv[1]])
"""


def run(rounds: int) -> list[Result]:
    """Measure the three start-up rows on the sample library."""
    from onex_desktop.services import libraries

    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "示例.onex"
        libraries.create(library, with_sample=True)
        found = []
        for name, what, bare, target in (
            ("start to first painted window", "painted", "time", 2.0),
            ("start to usable", "usable", "time", 6.0),
            ("idle memory", "memory", "memory", 2.0),
        ):
            ours, theirs = side_by_side(
                lambda what=what: child(OURS, what, str(library)),  # type: ignore[misc]
                lambda bare=bare: child(BARE, bare),  # type: ignore[misc]
                rounds,
            )
            unit = "MB" if what == "memory" else "s"
            scale = 1024 if what == "memory" else 1
            detail = f"{ours / scale:.3f} {unit} against a bare window's {theirs / scale:.3f} {unit}"
            found.append(Result(name, ours / theirs, target, detail))
        return found
