"""What is selected of the matrix, reckoned cell by cell or, where much is selected, link by link."""

from __future__ import annotations

import pytest
from tests.gui.matrix_fixtures import matrix
from tests.gui.matrix_hands import START

from onex_desktop.domain.mapping import Strength
from onex_desktop.gui.models.matrix_model import MatrixModel
from onex_desktop.gui.widgets.matrix_edits import Area, links_in


@pytest.fixture
def model() -> MatrixModel:
    """Return the small matrix; its last column is the total."""
    made = MatrixModel()
    made.set_matrix(matrix(START))
    return made


def values(model: MatrixModel, *areas: Area) -> list[Strength]:
    return sorted(cell.strength for cell in links_in(model, areas))


def test_of_all_cells_every_link_is_selected_once(model: MatrixModel) -> None:
    everything = Area(0, 0, model.rowCount() - 1, model.columnCount() - 1)
    assert values(model, everything) == sorted(START.values())


def test_of_much_that_is_selected_only_the_links_in_it_count(model: MatrixModel) -> None:
    first_row = Area(0, 0, 0, model.columnCount() - 1)
    assert values(model, first_row) == sorted(value for (unit, _), value in START.items() if unit == 1)
    assert values(model, first_row, Area(1, 1, 1, 2)) == sorted(
        value for (unit, slot), value in START.items() if unit == 1 or slot in (21, 22)
    )


def test_links_of_a_folded_course_are_not_selected_with_its_sum(model: MatrixModel) -> None:
    model.set_all_folded(folded=True)
    everything = Area(0, 0, model.rowCount() - 1, model.columnCount() - 1)
    assert values(model, everything) == [value for (_, slot), value in START.items() if slot < 0]
