"""Which backups may go: by age, never the newest, whatever the clock does (promise R4, fault T26)."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from tests.factories import NOON

from onex_desktop.persistence.backup import Backup, expendable

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def _made(*ages: timedelta, reason: str = "auto") -> list[Backup]:
    """Return backups of these ages, the newest first, as the folder lists them."""
    moments = sorted((NOON - age for age in ages), reverse=True)
    return [Backup(Path(f"库-{moment:%Y%m%d-%H%M%S}-{reason}.onex"), moment, reason) for moment in moments]


def _kept(backups: list[Backup], now: datetime = NOON) -> list[datetime]:
    gone = expendable(backups, now)
    return [backup.made for backup in backups if backup not in gone]


def test_everything_of_the_last_two_days_stays() -> None:
    assert len(_kept(_made(*(HOUR * n for n in range(48))))) == 48


def test_of_an_older_day_only_the_newest_stays() -> None:
    morning, evening = DAY * 3 + HOUR * 3, DAY * 3 - HOUR * 3
    assert _kept(_made(morning, evening)) == [NOON - evening]


def test_seven_days_five_weeks_and_twelve_months_stay() -> None:
    # One a day for two years, noon, Monday 2 March 2026 backwards: today and six days before; the last one of five
    # weeks (the running one and Sundays 1 March, 22, 15, 8 February); the last one of twelve months.
    kept = _kept(_made(*(DAY * n for n in range(730))))
    assert [f"{moment:%Y-%m-%d}" for moment in kept] == [
        "2026-03-02", "2026-03-01", "2026-02-28", "2026-02-27", "2026-02-26", "2026-02-25", "2026-02-24",
        "2026-02-22", "2026-02-15", "2026-02-08",
        "2026-01-31", "2025-12-31", "2025-11-30", "2025-10-31", "2025-09-30", "2025-08-31", "2025-07-31",
        "2025-06-30", "2025-05-31", "2025-04-30",
    ]  # fmt: skip


def test_nothing_is_expendable_among_none() -> None:
    assert expendable([], NOON) == []


def test_a_single_old_backup_stays() -> None:
    assert len(_kept(_made(DAY * 3000))) == 1


def test_seven_rare_old_backups_stay() -> None:
    assert len(_kept(_made(*(DAY * 400 * n for n in range(1, 8))))) == 7


def test_a_backup_before_a_migration_stays_for_good() -> None:
    daily = _made(*(DAY * n for n in range(100)))
    before_migration = _made(DAY * 90 + HOUR, DAY * 91 + HOUR, reason="migration")
    together = sorted(daily + before_migration, key=lambda backup: backup.made, reverse=True)
    assert not set(before_migration) & set(expendable(together, NOON))


@pytest.mark.parametrize("jump", [DAY * 730, -DAY * 730], ids=["two years forward", "two years back"])
def test_a_clock_that_jumps_costs_none_of_the_newest_seven_days(jump: timedelta) -> None:
    backups = _made(*(DAY * n for n in range(60)))
    assert _kept(backups, NOON + jump)[:7] == [backup.made for backup in backups[:7]]


def test_a_clock_gone_back_costs_nothing_at_all() -> None:
    backups = _made(*(DAY * n for n in range(60)))
    assert len(_kept(backups, NOON - DAY * 730)) == 60


def test_what_the_clock_put_into_the_future_stays() -> None:
    backups = _made(-DAY * 400, HOUR)
    assert len(_kept(backups)) == 2


def test_future_backups_do_not_push_out_the_days_of_the_present() -> None:
    # The clock ran two years ahead for a week and was then put right.
    future = [DAY * -730 + DAY * n for n in range(7)]
    present = [DAY * n for n in range(3, 9)]
    assert set(_kept(_made(*future, *present))) >= {NOON - age for age in present}


def test_thinning_twice_takes_no_more() -> None:
    backups = _made(*(HOUR * 7 * n for n in range(400)))
    gone = expendable(backups, NOON)
    rest = [backup for backup in backups if backup not in gone]
    assert expendable(rest, NOON) == []


def test_thinning_day_by_day_keeps_as_much_as_thinning_at_once() -> None:
    kept: list[Backup] = []
    for day in range(365):
        moment = NOON + DAY * day
        kept.insert(0, Backup(Path(f"{day}"), moment, "auto"))
        kept = [backup for backup in kept if backup not in expendable(kept, moment)]
    assert len({f"{backup.made:%Y-%m}" for backup in kept}) == 12
