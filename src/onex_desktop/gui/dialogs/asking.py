"""Asking with a dialog and waiting for the answer."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog


def asked(dialog: QDialog) -> bool:
    """Show a dialog until it is left; return whether it was accepted. What it holds can be read at once, not later."""
    try:
        return dialog.exec() == QDialog.DialogCode.Accepted
    finally:
        dialog.deleteLater()
