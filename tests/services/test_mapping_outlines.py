"""What a finding is about is found without reading the cells of a matrix."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests import factories, standards_text

from onex_desktop.domain.problems import Place
from onex_desktop.domain.standards.tree import Section, StandardDraft, StandardStatus
from onex_desktop.services import mapping, mapping_outlines, standards
from onex_desktop.services.context import AppContext


@pytest.fixture
def ctx(tmp_path: Path) -> AppContext:
    """Return the sample school, open."""
    return factories.sample_library(tmp_path)


@pytest.mark.parametrize(
    ("key", "name", "found"),
    [
        (5, "2-5 新能源汽车多种能源高新系统技术", (5, None)),
        (5, "", (5, None)),
        (4, "新能源汽车电控系统检测维修", (None, 5)),
        (4, "别的课程", None),
        (999, "", None),
        (None, "", None),
    ],
)
def test_a_unit_or_the_first_slot_of_a_course_is_found_by_key_and_name(
    ctx: AppContext, key: int | None, name: str, found: tuple[int | None, int | None] | None
) -> None:
    choice = mapping.choices(ctx)[0]
    assert mapping_outlines.find(ctx, choice, Place("mapping", key, name)) == found


def test_a_requirement_is_found_by_minus_its_key(ctx: AppContext) -> None:
    choice = mapping.choices(ctx)[0]
    draft = StandardDraft(choice.certificate_id, "2020年1.0版", status=StandardStatus.IN_FORCE)
    standards.take_over(ctx, draft, {Section(choice.level): standards_text.tree()})
    opened = mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    unit = next(unit for unit in opened.units if unit.id < 0) if opened else None
    assert unit is not None
    assert mapping_outlines.find(ctx, choice, Place("mapping", unit.id, f"{unit.code} {unit.name}")) == (unit.id, None)


def test_a_library_is_big_when_its_matrices_are_made_of_very_many_rows(
    ctx: AppContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not mapping_outlines.is_big(ctx)
    monkeypatch.setattr(mapping_outlines, "AT_ONCE", 20)
    assert mapping_outlines.is_big(ctx)
