"""Charts for paper: bars side by side or lines over years, readable in black and white."""

from __future__ import annotations

from math import ceil
from typing import Final

from reportlab.graphics.charts.barcharts import VerticalBarChart
from reportlab.graphics.charts.legends import Legend
from reportlab.graphics.charts.linecharts import HorizontalLineChart
from reportlab.graphics.shapes import Drawing, String
from reportlab.graphics.widgets.markers import makeMarker
from reportlab.lib.colors import Color

from onex_desktop.domain.documents import Chart
from onex_desktop.reports import fonts, styles
from onex_desktop.reports.fonts import Face

HEIGHT: Final = 176.0
"""What a chart takes on the page, its title and legend included."""
_INKS: Final = (Color(0.043, 0.431, 0.459), Color(0.72, 0.76, 0.79), Color(0.35, 0.35, 0.35))
"""The accent, a light and a dark grey: apart from one another in black and white too."""
_MARKERS: Final = ("FilledCircle", "FilledSquare", "FilledDiamond")
_QUIET: Final = Color(*styles.QUIET)
_LEFT, _BELOW, _BELOW_SLANTED, _ABOVE = 34, 22, 46, 40
_HEADROOM: Final = 10
_SLANTED_FROM: Final = 9
_LONGEST_NAME: Final = 12


def drawing(chart: Chart, breadth: float) -> Drawing:
    """Return a chart as wide as the page; a value that is None leaves a gap."""
    for face in (Face.SANS, Face.SANS_BOLD):
        fonts.load(face)
    made = Drawing(breadth, HEIGHT)
    title = String(breadth / 2, HEIGHT - 14, chart.title, textAnchor="middle")
    title.fontName, title.fontSize = Face.SANS_BOLD.value, styles.WU_HAO
    made.add(title)
    made.add(_lines(chart, breadth) if chart.is_trend else _bars(chart, breadth))
    made.add(_legend(chart, breadth))
    return made


def _bars(chart: Chart, breadth: float) -> VerticalBarChart:
    made = VerticalBarChart()
    _place(made, chart, breadth)
    made.groupSpacing, made.barSpacing = 10, 1
    made.barLabelFormat = "%.1f"
    made.barLabels.fontName, made.barLabels.fontSize, made.barLabels.dy = Face.SANS.value, 6.5, 6
    made.barLabels.visible = len(chart.names) * len(chart.series) <= 2 * _SLANTED_FROM
    for at in range(len(chart.series)):
        made.bars[at].fillColor = _INKS[at % len(_INKS)]
        made.bars[at].strokeColor = None
    return made


def _lines(chart: Chart, breadth: float) -> HorizontalLineChart:
    made = HorizontalLineChart()
    _place(made, chart, breadth)
    made.joinedLines = 1
    made.lineLabelFormat = "%.1f"
    made.lineLabels.fontName, made.lineLabels.fontSize = Face.SANS.value, 6.5
    for at in range(len(chart.series)):
        ink = _INKS[at % len(_INKS)]
        made.lines[at].strokeColor, made.lines[at].strokeWidth = ink, 1.4
        marker = makeMarker(_MARKERS[at % len(_MARKERS)])  # type: ignore[no-untyped-call]
        marker.fillColor, marker.strokeColor, marker.size = ink, ink, 5
        made.lines[at].symbol = marker
    return made


def _place(made: VerticalBarChart | HorizontalLineChart, chart: Chart, breadth: float) -> None:
    is_slanted = len(chart.names) >= _SLANTED_FROM
    below = _BELOW_SLANTED if is_slanted else _BELOW
    made.x, made.y = _LEFT, below
    made.width, made.height = int(breadth) - _LEFT - 8, int(HEIGHT) - below - _ABOVE
    made.data = [list(series.values) for series in chart.series]
    names = made.categoryAxis
    names.categoryNames = [_short(name) for name in chart.names]
    names.labels.fontName, names.labels.fontSize = Face.SANS.value, 7
    names.strokeColor = _QUIET
    if is_slanted:
        names.labels.angle, names.labels.boxAnchor, names.labels.dy = 25, "ne", -2
    else:
        names.labels.boxAnchor, names.labels.dy = "n", -3
    values = made.valueAxis
    top = _top(chart)
    values.valueMin, values.valueMax, values.valueStep = 0, top, 25 if top == 100 else 20
    values.labels.fontName, values.labels.fontSize = Face.SANS.value, 7
    values.labelTextFormat = "%.0f"
    values.visibleGrid, values.gridStrokeColor, values.gridStrokeWidth = 1, Color(0.87, 0.89, 0.91), 0.4
    values.strokeColor = _QUIET


def _legend(chart: Chart, breadth: float) -> Legend:
    made = Legend()
    made.fontName, made.fontSize = Face.SANS.value, 7.5
    made.x, made.y, made.boxAnchor = int(breadth / 2), int(HEIGHT) - 20, "n"
    made.alignment, made.columnMaximum, made.deltax, made.dxTextSpace = "right", 1, 90, 5
    made.dx = made.dy = 7
    made.strokeWidth = 0
    made.strokeColor = None
    made.colorNamePairs = [(_INKS[at % len(_INKS)], series.name) for at, series in enumerate(chart.series)]
    return made


def _top(chart: Chart) -> int:
    highest = max((value for series in chart.series for value in series.values if value is not None), default=0.0)
    # Room for the figure above the highest bar.
    return max(100, ceil((highest + _HEADROOM) / 20) * 20)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
