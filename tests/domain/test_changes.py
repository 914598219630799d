"""What two commands changed together."""

from __future__ import annotations

from onex_desktop.domain.changes import NOTHING, Changed
from onex_desktop.domain.journal import Step, StepKind


def test_changes_of_two_commands_are_those_of_both_and_the_step_is_the_later_one() -> None:
    def step(seq: int) -> Step:
        return Step(seq, StepKind.DO, "plans.save", "", None, "王", "wang", "2020-09-01T00:00:00Z", 1, "")

    first = Changed(frozenset({"plans"}), {"courses": frozenset({1, 2}), "plans": frozenset({7})}, step(4))
    later = Changed(frozenset({"mapping"}), {"courses": frozenset({3}), "mapping_links": frozenset({9})}, step(5))
    both = first.then(later)
    assert both.topics == {"plans", "mapping"}
    assert both.ids == {"courses": {1, 2, 3}, "plans": {7}, "mapping_links": {9}}
    assert both.step == step(5)


def test_nothing_before_a_command_changes_nothing_of_it() -> None:
    later = Changed(frozenset({"mapping"}), {"mapping_links": frozenset({9})})
    assert NOTHING.then(later) == later
