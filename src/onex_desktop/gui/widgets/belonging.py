"""What goes with a widget when it is deleted: those that wait out of sight, and what it was given."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

W = TypeVar("W", bound=QWidget)


def belonging_to(owner: QWidget, widget: W) -> W:
    """Return ``widget``, which will be deleted after ``owner``, in whatever place it is then.

    For what has no parent, or another one than its maker: its own connections hold it, so that it would stay for ever.
    """
    owner.destroyed.connect(widget.deleteLater)
    return widget


def forgets_when_deleted(thing: QObject) -> None:
    """Let Python forget all attributes of ``thing`` once Qt has deleted it.

    A table holds the page's functions and the page its table; such a ring waits for a look of the collector, and in
    a window that collector rests nearly always.
    """
    attributes = vars(thing)
    thing.destroyed.connect(attributes.clear)
