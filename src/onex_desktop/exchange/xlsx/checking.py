"""Reading a written workbook again before it takes its name."""

from __future__ import annotations

from collections import deque
from pathlib import Path
from typing import Final
from xml.parsers import expat

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.xlsx import package as packages

_TEXT: Final = (".xml", ".rels", ".vml")


def refuse_broken(path: Path, name: str) -> None:
    """Raise ``EnvironmentFault`` unless every part unpacks to what its sum says, all XML well-formed."""
    try:
        with packages.opened(path) as package:
            package.info("xl/workbook.xml")
            for part in package.names():
                if part.endswith(_TEXT):
                    package.parse(part, expat.ParserCreate())
                else:
                    # A user's own workbook may hold pictures and printer settings.
                    deque(package.chunks(part), maxlen=0)
    except EnvironmentFault as fault:
        raise EnvironmentFault("report.file_bad", name=name) from fault
