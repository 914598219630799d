"""F6 and Shift+F6: from area to area of the window, so that nothing in it needs a mouse."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QWidget


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the window; ``enter`` leads to where its work is done, else its first control is entered."""

    widget: QWidget
    enter: Callable[[], None] | None = None


def step(areas: Sequence[Area], by: int) -> None:
    """Put the focus into the next area in sight, or the one before.

    A widget may be named twice: once for what stands over its work, then with the way to its work.
    """
    at = _place(areas)
    for distance in range(1, len(areas) + 1):
        area = areas[(at + by * distance) % len(areas)]
        target = first_stop(area.widget)
        if target is None:
            continue
        if area.enter is not None:
            area.enter()
        else:
            target.setFocus(Qt.FocusReason.TabFocusReason)
        return


def first_stop(widget: QWidget) -> QWidget | None:
    """Return the first control in a widget that takes the keyboard, from the top and left; None when none is in sight.

    By place: a widget that was put together before it had a parent comes anywhere in the order of Tab.
    """
    stops = [each for each in widget.findChildren(QWidget) if each.isVisible() and _takes_keyboard(each)]
    return min(stops, key=lambda each: _place_in(each, widget), default=None)


def _takes_keyboard(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _place_in(widget: QWidget, area: QWidget) -> tuple[int, int]:
    place = widget.mapTo(area, QPoint(0, 0))
    return place.y(), place.x()


def _place(areas: Sequence[Area]) -> int:
    focus = QApplication.focusWidget()
    holding = [n for n, area in enumerate(areas) if focus is not None and area.widget.isAncestorOf(focus)]
    at = holding[0] if holding else 0
    enter = areas[holding[-1]].enter if len(holding) > 1 else None
    if focus is None or enter is None:
        return at
    # Only the page knows where its work is: it is asked, and the focus is put back.
    enter()
    at_work = QApplication.focusWidget() is focus
    focus.setFocus()
    return holding[-1] if at_work else at
