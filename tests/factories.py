"""Small makers of libraries, drafts and rows; each takes only what the test cares about."""

from __future__ import annotations

import atexit
import shutil
import sqlite3
import tempfile
from contextlib import closing
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from onex_desktop.domain.campus import ClassGroupDraft, MajorDraft, OfficeDraft, TermDraft
from onex_desktop.domain.catalogue import CertificateDraft, ModuleDraft, PilotDraft
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.plans import PlanDraft, PlanStatus
from onex_desktop.domain.plans.objectives import ObjectiveDraft
from onex_desktop.domain.plans.reviews import ActionDraft, CycleDraft, ReviewDraft
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.domain.teaching.classes import ClassShare
from onex_desktop.domain.teaching.preparation import PreparationDraft
from onex_desktop.domain.teaching.qualifications import QualificationDraft, QualificationKind, TrainingDraft
from onex_desktop.domain.teaching.timing import DelayDraft
from onex_desktop.domain.values import Level
from onex_desktop.runtime.clock import Clock
from onex_desktop.services import (
    campus,
    catalogue,
    exam_delays,
    libraries,
    mapping_indicators,
    objectives,
    plan_reviews,
    plans,
    preparation,
    qualifications,
    standards,
    teaching,
)
from onex_desktop.services.context import AppContext
from onex_desktop.services.mapping_edits import CellEdit

NOON = datetime(2026, 3, 2, 4, 0, 0, tzinfo=UTC)
"""A Monday noon in China."""

_opened: list[AppContext] = []


def fixed_clock(moment: datetime = NOON) -> Clock:
    """Return a clock that stands still."""
    return lambda: moment


def running_clock(start: datetime = NOON, step: timedelta = timedelta(minutes=1)) -> Clock:
    """Return a clock that moves on by ``step`` each time it is asked."""
    moments = iter(range(10**9))
    return lambda: start + next(moments) * step


def open_at(path: Path, clock: Clock | None = None) -> AppContext:
    """Open a library; it is closed when the test ends. The desk is a folder beside the file."""
    ctx = libraries.open_library(path, clock=clock or fixed_clock(), data_folder=path.parent / "desk")
    _opened.append(ctx)
    return ctx


def close_all() -> None:
    """Close what ``open_at`` opened."""
    while _opened:
        _opened.pop().close()


def empty_library(folder: Path, clock: Clock | None = None) -> AppContext:
    """Return an open library that holds nothing but the default scale."""
    return open_at(empty_file(folder / "空库.onex"), clock)


def sample_library(folder: Path, clock: Clock | None = None) -> AppContext:
    """Return an open library that holds the sample school."""
    return open_at(sample_file(folder / "示例.onex"), clock)


def full_library(folder: Path) -> AppContext:
    """Return the sample school with a row of everything that has a sheet and that the deck does not state."""
    from tests import exam_school
    from tests.services import school_term

    ctx = sample_library(folder)
    college, major, cohort = (rows[0].id for rows in (campus.colleges(ctx), campus.majors(ctx), campus.cohorts(ctx)))
    add_office(ctx, college)
    add_class_group(ctx, major, cohort)
    taught = next(row.id for row in campus.majors(ctx) if row.draft.name == "新能源汽车技术")
    share = ClassShare(add_class_group(ctx, taught, cohort, "新能源2002"))
    last = [slot for slot in teaching.slots(ctx) if slot.assigned][-1]
    teaching.set_class(ctx, last.id, None, share)
    add_term(ctx)
    plan = plans.plans(ctx)[1].id
    cell = plans.indicators(ctx, plan)[0].id, plans.courses(ctx, plan)[0].modules[0].id
    mapping_indicators.set_cells(ctx, [CellEdit(cell, Strength.MEDIUM)])
    add_standard(ctx, next(row.id for row in catalogue.certificates(ctx)))
    _review_a_plan(ctx)
    _set_objectives(ctx)
    exam_school.fill(ctx)
    school_term.fill(ctx)
    fill_qualifications(ctx)
    leader, member = (row.id for row in teaching.teachers(ctx)[:2])
    module, term = catalogue.modules(ctx)[0].id, campus.terms(ctx)[0].id
    exam_delays.save_limit(ctx, DelayDraft(3650, "2020-09-01", "示例"))
    preparation.save_group(ctx, PreparationDraft(module, term, leader, (member,)))
    return ctx


def fill_qualifications(ctx: AppContext) -> None:
    """Record a qualification and a training of the first teacher."""
    teacher, certificate = teaching.teachers(ctx)[0].id, catalogue.certificates(ctx)[-1].id
    draft = QualificationDraft(
        teacher, QualificationKind.ASSESSOR, certificate, "中级", "KP-1", "2020-09-01", "2023-08-31"
    )
    qualifications.save_qualification(ctx, draft)
    training = TrainingDraft(teacher, "师资培训", certificate, "2020-07-20", "2020-07-25", Decimal("40.5"))
    qualifications.save_training(ctx, training)


def add_standard(ctx: AppContext, certificate: int) -> int:
    """Add a draft of a standard of one requirement; return its key."""
    from onex_desktop.domain.standards.tree import Item, Section, StandardDraft

    tree = (Item(1, "检查保养", (Item(1, "作业准备", (Item(1, "能按要求穿戴防护用品。"),)),)),)
    content = {Section(Level.INTERMEDIATE): tree}
    return standards.take_over(ctx, StandardDraft(certificate, "2020年1.0版"), content).first("standards")


def _set_objectives(ctx: AppContext) -> None:
    course = plans.courses(ctx)[-1].id
    requirement = min(standards.certificate_of_requirements(ctx))
    for number in ((1,), (1, 1), (1, 1, 1)):
        draft = ObjectiveDraft(course, number, f"能检测 {number[-1]}")
        key = objectives.add_objective(ctx, draft).first("objectives")
    objectives.place_requirements(ctx, key, [requirement])


def _review_a_plan(ctx: AppContext) -> None:
    plan_reviews.save_cycle(ctx, CycleDraft("2019-09-01", 36, "校教〔2019〕8号"))
    draft = ReviewDraft(plans.plans(ctx)[-1].id, "2023-09-01", "2023-07-04", "吴会波", "实训不足。", "增加实训。")
    review = plan_reviews.save_review(ctx, draft).first("cycle_reviews")
    plan_reviews.save_action(ctx, ActionDraft(review, "增加高压安全实训", "李昕颖", "2023-12-31"))


def empty_file(path: Path) -> Path:
    """Make a closed library that holds nothing but the default scale."""
    return _copy(_master(with_sample=False), path)


def sample_file(path: Path) -> Path:
    """Make a closed library that holds the sample school."""
    return _copy(_master(with_sample=True), path)


@cache
def _workshop() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="onex-tests-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


@cache
def _master(*, with_sample: bool) -> Path:
    path = _workshop() / f"master-{with_sample}.onex"
    libraries.create(path, with_sample=with_sample, clock=fixed_clock())
    return path


def _copy(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)
    return target


def dump(path: Path, *, without: frozenset[str] = frozenset({"journal_steps", "journal_changes"})) -> dict[str, object]:
    """Return the content of every table but those named, by table, without the rows' versions.

    SQLite's own tables are left out: the highest key ever used stays when the row is taken back.
    """
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [
            name
            for (name,) in connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
            )
            if name not in without and not name.startswith("sqlite_")
        ]
        content: dict[str, object] = {}
        for name in tables:
            rows = [dict(row) for row in connection.execute(f"SELECT * FROM {name}")]  # noqa: S608 -- own table names
            for row in rows:
                row.pop("version", None)
            content[name] = sorted(rows, key=repr)
        return content


def head(ctx: AppContext) -> int:
    """Return the number of the newest journal step."""
    return ctx.stamp().step


def add_college(ctx: AppContext, name: str = "智能交通学院") -> int:
    """Add a college; return its key."""
    return campus.add_college(ctx, name).first("colleges")


def add_major(ctx: AppContext, name: str = "新能源汽车技术", college_id: int | None = None) -> int:
    """Add a major; return its key."""
    return campus.save_major(ctx, MajorDraft(name, college_id)).first("majors")


def add_cohort(ctx: AppContext, entry_year: int = 2020) -> int:
    """Add a cohort; return its key."""
    return campus.add_cohort(ctx, entry_year).first("cohorts")


def add_office(ctx: AppContext, college_id: int, name: str = "新能源汽车教研室") -> int:
    """Add a teaching office; return its key."""
    return campus.save_office(ctx, OfficeDraft(name, college_id)).first("teaching_offices")


def add_class_group(
    ctx: AppContext, major_id: int, cohort_id: int, name: str = "新能源2001", headcount: int | None = 42
) -> int:
    """Add a class; return its key."""
    return campus.save_class_group(ctx, ClassGroupDraft(name, major_id, cohort_id, headcount)).first("class_groups")


def add_term(ctx: AppContext, code: str = "2020-2021-1") -> int:
    """Add a term of 18 weeks that begins in September or March; return its key."""
    first, second, number = code.split("-")
    days = (f"{first}-09-01", f"{second}-01-17") if number == "1" else (f"{second}-03-01", f"{second}-07-10")
    return campus.save_term(ctx, TermDraft(code, *days, 18)).first("terms")


def add_certificate(ctx: AppContext, name: str = "智能新能源汽车", organization_id: int | None = None) -> int:
    """Add a certificate; return its key."""
    draft = CertificateDraft(name, organization_id=organization_id)
    return catalogue.save_certificate(ctx, draft).first("certificates")


def add_module(ctx: AppContext, certificate_id: int, code: str = "2-1", name: str = "动力驱动电机电池技术") -> int:
    """Add a certificate module at all levels; return its key."""
    return catalogue.save_module(ctx, ModuleDraft(certificate_id, code, name)).first("certificate_modules")


def add_pilot(
    ctx: AppContext, certificate_id: int, college_id: int, major_ids: tuple[int, ...], planned: int = 30
) -> int:
    """Add a pilot of 2020 at the intermediate level; return its key."""
    levels = frozenset({Level.INTERMEDIATE})
    draft = PilotDraft(certificate_id, college_id, 2020, levels, major_ids, planned)
    return catalogue.save_pilot(ctx, draft).first("pilots")


def add_teacher(ctx: AppContext, name: str = "王红然", number: str = "") -> int:
    """Add a teacher; return the key."""
    return teaching.save_teacher(ctx, TeacherDraft(name, number)).first("teachers")


def add_plan(ctx: AppContext, major_id: int, version: str = "2020版") -> int:
    """Add a plan in force; return its key."""
    return plans.add_plan(ctx, PlanDraft(major_id, version, PlanStatus.IN_FORCE)).first("plans")


def add_course(ctx: AppContext, plan_id: int, name: str = "电控系统检测维修", parts: int = 0) -> int:
    """Add a course with as many modules as ``parts`` says; return its key."""
    modules = [(f"模块{number}", f"{name}之{number}") for number in range(1, parts + 1)]
    return plans.add_course(ctx, plan_id, name, is_practice=True, modules=modules).first("courses")
