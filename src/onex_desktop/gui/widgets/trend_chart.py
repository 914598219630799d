"""How figures moved from year to year: counts as bars, and below them one rate as a line on the same years."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from math import nan
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QKeyEvent, QMouseEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from onex_desktop.gui.theme import Theme
from onex_desktop.gui.tokens import CAPTION_PX, L, M, S, Tone
from onex_desktop.wording.formats import NOTHING, count

_GROUP: Final = 0.72
"""The share of a year's room that its bars take."""
_LABEL: Final = 22
"""Pixels above the highest bar or point for its figure."""


@dataclass(frozen=True, slots=True)
class Counts:
    """One kind of bar: its name, a figure for each point (``None`` is unknown, not 0), its strength of colour 0–1."""

    name: str
    values: tuple[int | None, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Trend:
    """What a chart shows: points from left to right, counts as bars, one rate with its words for every point.

    A point's label may have a second line for what must be known beside the figures, such as results that are out
    only in part. ``rates`` are shares (1 is 100 %), ``rate_words`` the same as they are printed.
    """

    points: tuple[str, ...]
    counts: tuple[Counts, ...]
    rate_name: str
    rates: tuple[Decimal | None, ...]
    rate_words: tuple[str, ...]

    def sentences(self) -> Iterator[str]:
        """Yield each point in words."""
        for number, point in enumerate(self.points):
            figures = [f"{kind.name} {_words(kind.values[number])}" for kind in self.counts]
            yield f"{point.replace(chr(10), ' ')}：{'，'.join(figures)}，{self.rate_name} {self.rate_words[number]}"


class TrendChart(QWidget):
    """Draws a trend; a point is chosen by arrow keys or a click and opened by Enter or a double click.

    Signals:
        chosen(int): the number of the point that is looked at.
        activated(int): the figures behind a point are wanted.
    """

    chosen = Signal(int)
    activated = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._trend = Trend((), (), "", (), ())
        self._current = -1
        pg.setConfigOptions(antialias=True)
        self.view = pg.GraphicsLayoutWidget()
        self.view.setFrameShape(self.view.Shape.NoFrame)
        self.view.ci.setSpacing(M)
        self.view.ci.setContentsMargins(0, 0, 0, 0)
        self._counts, self._rate = self._plot(0), self._plot(1)
        self.view.ci.layout.setRowStretchFactor(0, 3)
        self.view.ci.layout.setRowStretchFactor(1, 2)
        self._legend = QHBoxLayout()
        self._legend.setSpacing(L)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        column.addLayout(self._legend)
        column.addWidget(self.view, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.viewport().installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(260)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw)
        theme.changed.connect(self._dress)

    @property
    def current(self) -> int:
        """The number of the chosen point, −1 before one is chosen."""
        return self._current

    def set_trend(self, trend: Trend) -> None:
        """Show other figures; the last point is chosen."""
        self._trend = trend
        self._current = len(trend.points) - 1
        self.setAccessibleName("趋势图")
        self.setAccessibleDescription("；".join(trend.sentences()))
        self._dress()

    def choose(self, number: int) -> None:
        """Look at a point; a number outside goes to the nearest one."""
        if self._trend.points:
            self._current = min(max(number, 0), len(self._trend.points) - 1)
            self._draw()
            self.chosen.emit(self._current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk along the points, open one."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -self._current, Qt.Key.Key_End: 10**6}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.choose(self._current + step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.activated.emit(self._current)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the pointer choose and open points; keep room for the figures above the bars in any size."""
        if event.type() == QEvent.Type.Resize:
            # The plots learn their size after the view has learnt its own.
            self._soon.start()
        if isinstance(event, QMouseEvent) and event.button() == Qt.MouseButton.LeftButton and self._trend.points:
            if event.type() == QEvent.Type.MouseButtonPress:
                self.setFocus(Qt.FocusReason.MouseFocusReason)
                self.choose(self._point_at(event))
                return True
            if event.type() == QEvent.Type.MouseButtonDblClick:
                self.activated.emit(self._point_at(event))
                return True
        return False

    def _point_at(self, event: QMouseEvent) -> int:
        scene = self.view.mapToScene(event.position().toPoint())
        place = round(self._counts.getViewBox().mapSceneToView(scene).x())
        return min(max(place, 0), len(self._trend.points) - 1)

    def _plot(self, row: int) -> pg.PlotItem:
        plot = self.view.addPlot(row=row, col=0)
        plot.hideButtons()
        plot.setMenuEnabled(False)
        plot.setMouseEnabled(x=False, y=False)
        plot.hideAxis("left")
        return plot

    def _dress(self) -> None:
        # Apart from the drawing: other labels may resize the view, and a resize draws again.
        self._fill_legend()
        self._draw()

    def _draw(self) -> None:
        trend, tokens = self._trend, self._theme.tokens
        self.view.setBackground(QColor(tokens.ground))
        for plot in (self._counts, self._rate):
            plot.clear()
            axis = plot.getAxis("bottom")
            axis.setPen(QPen(QColor(tokens.rule)))
            axis.setTickPen(QPen(QColor(tokens.rule)))
            axis.setTextPen(QPen(QColor(tokens.text)))
            axis.setStyle(tickFont=self._font(), tickLength=0, tickTextOffset=S)
        self._rate.getAxis("bottom").setTicks([[]])
        self._rate.getAxis("bottom").setHeight(1)
        lines = 2 if any("\n" in point for point in trend.points) else 1
        self._counts.getAxis("bottom").setHeight(S + lines * (CAPTION_PX + S))
        self._counts.getAxis("bottom").setTicks([list(enumerate(trend.points))])
        if trend.points:
            self._draw_counts()
            self._draw_rate()

    def _draw_counts(self) -> None:
        trend, tokens = self._trend, self._theme.tokens
        known = [value for kind in trend.counts for value in kind.values if value is not None]
        width = _GROUP / max(len(trend.counts), 1)
        for number, kind in enumerate(trend.counts):
            places = [point - _GROUP / 2 + width * (number + 0.5) for point in range(len(trend.points))]
            heights = [float(value or 0) for value in kind.values]
            brushes = [self._brush(kind.strength, point) for point in range(len(trend.points))]
            self._counts.addItem(
                pg.BarGraphItem(
                    x=places, height=heights, width=width * 0.9, brushes=brushes, pen=QPen(Qt.PenStyle.NoPen)
                )
            )
            for place, height, value in zip(places, heights, kind.values, strict=True):
                self._write(
                    self._counts, _words(value), place, height, tokens.of(Tone.QUIET if value is None else Tone.TEXT)
                )
        self._set_range(self._counts, float(max([*known, 1])))

    def _draw_rate(self) -> None:
        trend, tokens = self._trend, self._theme.tokens
        rates = [rate for rate in trend.rates if rate is not None]
        if rates:
            # The chart's library warns of a line without any place.
            self._draw_line()
        for number, (rate, text) in enumerate(zip(trend.rates, trend.rate_words, strict=True)):
            tone = Tone.QUIET if rate is None else Tone.TEXT
            self._write(self._rate, text, float(number), float(rate or 0), tokens.of(tone), lift=4)
        self._set_range(self._rate, float(max([Decimal(1), *rates])))

    def _draw_line(self) -> None:
        # An unknown rate breaks the line: what is not known is not drawn as if it lay between its neighbours.
        heights = [nan if rate is None else float(rate) for rate in self._trend.rates]
        colour = QColor(self._theme.tokens.accent)
        pen = QPen(colour, 2)
        pen.setCosmetic(True)
        self._rate.addItem(
            pg.PlotDataItem(
                x=[float(number) for number in range(len(heights))], y=heights, pen=pen, connect="finite",
                symbol="o", symbolSize=8, symbolBrush=QBrush(colour), symbolPen=QPen(Qt.PenStyle.NoPen),
            )
        )  # fmt: skip

    def _set_range(self, plot: pg.PlotItem, highest: float) -> None:
        height = plot.getViewBox().boundingRect().height()
        top = highest * height / max(height - _LABEL, height / 2, 1.0)
        # A single year must not be a bar as wide as the window.
        spare = max(0.0, (4 - len(self._trend.points)) / 2)
        plot.setRange(xRange=(-0.6 - spare, len(self._trend.points) - 0.4 + spare), yRange=(0.0, top), padding=0.0)

    def _brush(self, strength: float, point: int) -> QBrush:
        tone = Tone.ACCENT if point == self._current else Tone.QUIET
        return QBrush(QColor(self._theme.tokens.tint(tone, strength)))

    def _write(self, plot: pg.PlotItem, text: str, x: float, y: float, colour: str, *, lift: int = 0) -> None:
        # The anchor is in heights of the text, whose box is some 20 px high.
        label = pg.TextItem(text, color=QColor(colour), anchor=(0.5, 1.0 + lift / 20))
        label.setFont(self._font())
        label.setPos(x, y)
        plot.addItem(label)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(CAPTION_PX)
        return font

    def _fill_legend(self) -> None:
        while (item := self._legend.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        for kind in self._trend.counts:
            square = self._theme.tokens.tint(Tone.ACCENT, kind.strength)
            label = QLabel(f"<span style='color:{square}'>■</span> {kind.name}")
            self._legend.addWidget(label)
        if self._trend.rate_name:
            colour = self._theme.tokens.accent
            self._legend.addWidget(QLabel(f"<span style='color:{colour}'>●</span> {self._trend.rate_name}"))
        self._legend.addStretch()


def _words(value: int | None) -> str:
    return NOTHING if value is None else count(value)
