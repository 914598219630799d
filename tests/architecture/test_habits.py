"""Habits that cost data or truth elsewhere, forbidden by reading the source."""

from __future__ import annotations

import ast

from tests.architecture.source import calls, files, place, tree

SOURCE = files("src")
TESTS = files("tests")
WAITS = ("waitSignal", "waitSignals", "assertNotEmitted", "waitExposed", "waitActive", "captureExceptions")


def test_engines_are_made_in_one_place() -> None:
    makers = {place(path) for path in SOURCE for _ in calls(path, "create_engine", "create_async_engine")}
    assert makers == {"src/onex_desktop/persistence/engine.py"}


def test_sqlite_is_spoken_to_directly_only_for_backups() -> None:
    direct = {
        place(path)
        for path in SOURCE
        for call, _ in calls(path, "connect")
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "sqlite3"
    }
    assert direct == {"src/onex_desktop/persistence/backup.py"}


def test_signals_are_waited_for_only_in_a_with_block() -> None:
    # A waiter that is neither entered nor waited on passes though nothing was emitted.
    idle: list[str] = []
    for path in TESTS:
        entered = {
            id(item.context_expr) for node in ast.walk(tree(path)) if isinstance(node, ast.With) for item in node.items
        }
        idle += [place(path, call) for call, _ in calls(path, *WAITS) if id(call) not in entered]
    assert idle == []


def test_no_test_sleeps() -> None:
    # time.sleep and qtbot.wait make a suite slow on a fast machine and wrong on a slow one.
    sleeping = [
        place(path, call)
        for path in TESTS
        for call, _ in calls(path, "sleep", "wait")
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"time", "qtbot", "QTest"}
    ]
    assert sleeping == []


def test_nothing_dispatches_events_by_hand() -> None:
    assert [place(path, call) for path in SOURCE for call, _ in calls(path, "processEvents")] == []


def test_the_clock_is_asked_in_one_place() -> None:
    # Everything that stores a moment takes it from the clock it is handed, so that tests can set it.
    askers = {
        place(path)
        for path in SOURCE
        for call, _ in calls(path, "now", "today", "utcnow")
        if isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"datetime", "date"}
    }
    assert askers == {"src/onex_desktop/runtime/clock.py"}
