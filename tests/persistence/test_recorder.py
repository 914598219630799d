"""The journal holds each row as it was before and after, value for value as stored."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import delete, insert, update
from sqlalchemy.orm import Session
from tests import factories

from onex_desktop.domain.campus import Quality
from onex_desktop.domain.errors import ProgrammingFault
from onex_desktop.domain.journal import Action, Change, Image
from onex_desktop.domain.mapping import Strength
from onex_desktop.persistence.engine import make_engine
from onex_desktop.persistence.recorder import Recorder
from onex_desktop.persistence.tables.campus import College, Major
from onex_desktop.persistence.tables.catalogue import CertificateModuleLevel
from onex_desktop.persistence.tables.mapping import ScaleValue
from onex_desktop.persistence.unit_of_work import UnitOfWork


@pytest.fixture
def work(tmp_path: Path) -> Iterator[UnitOfWork]:
    engine = make_engine(factories.sample_file(tmp_path / "库.onex"))
    with Session(engine, expire_on_commit=False, autoflush=False) as session:
        yield UnitOfWork(session)
    engine.dispose()


def test_insert_has_no_before_image(work: UnitOfWork) -> None:
    row = work.add(College(name="中药学院"))
    image: dict[str, str | int | None] = {"id": row.id, "name": "中药学院"}
    assert work.changes == [Change("colleges", row.id, Action.INSERT, None, image)]


def test_update_has_both_images_in_full(work: UnitOfWork) -> None:
    row = work.get(Major, 1)
    work.set(row, quality=Quality.PROVINCIAL, code="510")
    (change,) = work.changes
    assert (change.before, change.after) == (
        {"id": 1, "name": "光伏发电技术与应用", "code": "", "college_id": 1, "quality": "national", "office_id": None},
        {
            "id": 1,
            "name": "光伏发电技术与应用",
            "code": "510",
            "college_id": 1,
            "quality": "provincial",
            "office_id": None,
        },
    )


def test_delete_has_no_after_image(work: UnitOfWork) -> None:
    row = work.add(College(name="中药学院"))
    work.remove(row)
    before: Image = {"id": row.id, "name": "中药学院", "version": 1}
    assert work.changes[-1] == Change("colleges", row.id, Action.DELETE, before, None)


def test_delete_of_an_unread_row_has_its_full_image(work: UnitOfWork) -> None:
    row = work.add(College(name="中药学院"))
    work.session.expire(row)
    work.remove(row)
    assert work.changes[-1].before == {"id": row.id, "name": "中药学院", "version": 1}


def test_nothing_is_recorded_when_values_stay(work: UnitOfWork) -> None:
    work.set(work.get(Major, 1), name="光伏发电技术与应用")
    assert work.changes == []


def test_hundredths_are_recorded_as_stored(work: UnitOfWork) -> None:
    (row,) = work.rows(ScaleValue, strength=Strength.MEDIUM)
    work.set(row, weight=Decimal("0.55"))
    (change,) = work.changes
    assert isinstance(change, Change)
    before, after = change.before, change.after
    assert (before and before["weight"], after and after["weight"]) == (60, 55)


def test_hundredths_that_round_to_the_same_are_no_change(work: UnitOfWork) -> None:
    (row,) = work.rows(ScaleValue, strength=Strength.MEDIUM)
    work.set(row, weight=Decimal("0.6001"))
    assert work.changes == []


def test_flags_are_recorded_as_numbers(work: UnitOfWork) -> None:
    row = work.get(CertificateModuleLevel, 1)
    work.set(row, examined=not row.examined)
    (change,) = work.changes
    assert isinstance(change, Change)
    after = change.after
    assert after is not None
    assert type(after["examined"]) is int


def test_version_rises_but_is_not_recorded(work: UnitOfWork) -> None:
    row = work.get(Major, 1)
    work.set(row, code="510")
    assert row.version == 2


@pytest.mark.parametrize(
    "statement",
    [insert(College).values(name="甲", version=1), update(College).values(name="甲"), delete(College)],
    ids=["insert", "update", "delete"],
)
def test_bulk_statements_that_would_pass_the_journal_by_are_refused(tmp_path: Path, statement: object) -> None:
    engine = make_engine(factories.sample_file(tmp_path / "库.onex"))
    with Session(engine) as session:
        Recorder(session)
        with pytest.raises(ProgrammingFault, match=r"journal\.bulk_dml"):
            session.execute(statement)  # type: ignore[call-overload]
    engine.dispose()
