"""Reading a written workbook again before it takes its name."""

from __future__ import annotations

from pathlib import Path
from xml.parsers import expat

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.exchange.xlsx import package as packages


def refuse_broken(path: Path, name: str) -> None:
    """Raise ``EnvironmentFault`` unless every part unpacks to what its sum says and is well-formed XML."""
    try:
        with packages.opened(path) as package:
            package.info("xl/workbook.xml")
            for part in package.names():
                package.parse(part, expat.ParserCreate())
    except EnvironmentFault as fault:
        raise EnvironmentFault("report.file_bad", name=name) from fault
