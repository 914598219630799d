"""All tables, one file a capability; each is imported where its tables are used.

Mapping a table costs two milliseconds, and there will be many: the first page reads a few of them, and start-up maps
those and no others. Who needs the whole schema, as a change does whose foreign keys lead anywhere, asks ``complete``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pkgutil import walk_packages

from sqlalchemy import MetaData

from onex_desktop.persistence.base import Base


@cache
def complete() -> MetaData:
    """Map every table there is; return the metadata that holds them all."""
    for found in walk_packages(__path__, f"{__name__}."):
        import_module(found.name)
    return Base.metadata
