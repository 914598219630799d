"""All tables; importing this package completes the metadata."""

from onex_desktop.persistence.tables import (
    campus,
    catalogue,
    exams,
    finance,
    journal,
    mapping,
    plans,
    policies,
    selection,
    standards,
    teaching,
)

__all__ = [
    "campus", "catalogue", "exams", "finance", "journal", "mapping", "plans", "policies", "selection", "standards",
    "teaching",
]  # fmt: skip
