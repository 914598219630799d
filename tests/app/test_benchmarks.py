"""A benchmark runs in its smallest form; whether it meets its target is not a test's business."""

from __future__ import annotations

import pytest
from benchmarks import edit, exams, exchange, matrix, pauses, printing, staffing, suggestions, workload


def test_an_edit_is_measured_against_a_bare_commit() -> None:
    (result,) = edit.run(1)
    assert result.name == "one edit, durable and journalled"
    assert result.value > 0


def test_a_term_of_workload_is_measured_against_plain_decimals() -> None:
    recompute, one_edit = workload.run(1, lines=600, teachers=20)
    assert (recompute.target, one_edit.target) == (3.0, 50.0)
    assert recompute.value > 0


def test_statistics_of_registrations_are_measured_against_bare_sql() -> None:
    reckoned, listed = exams.run(1)
    assert (reckoned.target, listed.target) == (3.0, 100.0)
    assert min(reckoned.value, listed.value) > 0


def test_a_roster_in_and_out_is_measured_against_bare_readers_and_writers() -> None:
    results = exchange.run(1, rows=50)
    assert [result.target for result in results if " of an import" not in result.name] == [3.0, 1.3]
    assert all(result.value > 0 for result in results if "growth" not in result.name)


def test_a_proposed_assignment_is_measured_against_search_alone() -> None:
    (result,) = staffing.run(1)
    assert result.value <= result.target


def test_the_matrix_is_measured_at_a_tenth_of_its_size() -> None:
    results = matrix.run(1)
    assert [result.target for result in results] == [3.0, 3.0, 16.0, 20.0]
    assert all(result.value > 0 for result in results)


def test_a_printed_roster_is_measured_against_a_bare_canvas() -> None:
    printed, memory = printing.run(1)
    assert (printed.target, memory.target) == (1.5, 300)
    assert min(printed.value, memory.value) > 0


def test_suggestions_are_measured_at_a_tenth_of_their_size() -> None:
    results = suggestions.run(1)
    assert [result.target for result in results] == [16.0, 1000.0, 30.0]
    assert all(result.value > 0 for result in results)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_pauses_of_the_window_are_measured_at_a_tenth_of_the_size() -> None:
    results = pauses.run(1)
    assert {result.target for result in results} == {100.0}
    assert all(result.value > 0 for result in results)
    assert len(results) > 50
