"""Charts of a document as charts of a workbook: their numbers on a sheet of their own, the picture beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onex_desktop.domain.documents import Chart

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTH_CM, _HEIGHT_CM = 24, 11


def put(sheet: Worksheet, chart: Chart) -> None:
    """Write the names and values of a chart and draw it from these cells; what has no value stays empty."""
    from openpyxl.chart import BarChart, LineChart, Reference

    sheet.append(["", *(series.name for series in chart.series)])
    for at, name in enumerate(chart.names):
        sheet.append([name, *(series.values[at] for series in chart.series)])
    sheet.column_dimensions["A"].width = 30
    picture = LineChart() if chart.is_trend else BarChart()
    picture.title = chart.title
    picture.width, picture.height = _WIDTH_CM, _HEIGHT_CM
    picture.y_axis.delete = picture.x_axis.delete = False
    last, columns = len(chart.names) + 1, len(chart.series) + 1
    picture.add_data(Reference(sheet, min_col=2, max_col=columns, min_row=1, max_row=last), titles_from_data=True)
    picture.set_categories(Reference(sheet, min_col=1, min_row=2, max_row=last))
    sheet.add_chart(picture, f"{chr(ord('A') + columns + 1)}2")
