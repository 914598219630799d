"""A benchmark runs in its smallest form; whether it meets its target is not a test's business."""

from __future__ import annotations

from benchmarks import edit


def test_an_edit_is_measured_against_a_bare_commit() -> None:
    (result,) = edit.run(1)
    assert result.name == "one edit, durable and journalled"
    assert result.value > 0
