"""The figures of the start page in words."""

from __future__ import annotations

from pathlib import Path

from tests import factories

from onex_desktop.domain.standards.tree import Item, Section, StandardDraft, StandardStatus
from onex_desktop.domain.values import Level
from onex_desktop.gui.pages.home_figures import figures
from onex_desktop.services import standards
from onex_desktop.services.context import AppContext
from onex_desktop.services.dashboard import dashboard


def gaps(ctx: AppContext) -> str:
    return next(figure.detail for figure in figures(dashboard(ctx)) if figure.caption == "矩阵覆盖")


def test_few_gaps_are_named(tmp_path: Path) -> None:
    assert gaps(factories.sample_library(tmp_path)) == "缺 2-2、2-5"


def test_many_gaps_are_counted_after_the_first(tmp_path: Path) -> None:
    ctx = factories.empty_library(tmp_path)
    tree = (Item(1, "域", (Item(1, "务", tuple(Item(number, f"能{number}。") for number in range(1, 49))),)),)
    certificate = factories.add_certificate(ctx)
    draft = StandardDraft(certificate, "2020年1.0版", status=StandardStatus.IN_FORCE)
    standards.take_over(ctx, draft, {Section(Level.INTERMEDIATE): tree})
    major, college = factories.add_major(ctx), factories.add_college(ctx)
    factories.add_course(ctx, factories.add_plan(ctx, major))
    factories.add_pilot(ctx, certificate, college, (major,))
    assert gaps(ctx) == "缺 1.1.1、1.1.2、1.1.3、1.1.4 等 48 项"
