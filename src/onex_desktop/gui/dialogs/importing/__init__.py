"""The import wizard: what a file holds, what its columns become, what importing it would do; then one button."""

from onex_desktop.gui.dialogs.importing.wizard import ImportWizard

__all__ = ["ImportWizard"]
