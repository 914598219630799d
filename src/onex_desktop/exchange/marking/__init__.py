"""A copy of the user's own workbook in which every doubtful cell is red and says why.

Only what has to change is rewritten, as text: charts, pictures, macros and whatever else a workbook holds stay byte
for byte, and thirty thousand problems take seconds; loading and saving the workbook through a library kept neither.
"""

from onex_desktop.exchange.marking.copying import beside, write

__all__ = ["beside", "write"]
