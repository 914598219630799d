"""Whatever is done, undone and done again: the chain holds, and the way back leads to the start."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule
from tests import factories
from tests.scale import FOUR

from onex_desktop.domain.campus import MajorDraft, Quality
from onex_desktop.domain.catalogue import CertificateDraft, ModuleDraft, PilotDraft
from onex_desktop.domain.journal import StepKind
from onex_desktop.domain.mapping import Strength
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.teaching.assignments import TeacherDraft
from onex_desktop.domain.values import Level
from onex_desktop.services import campus, catalogue, checking, mapping, plans, teaching, undo
from onex_desktop.services.context import AppContext

NAMES = st.sampled_from(["甲", "乙", "丙", "丁 O'Neil", "𠮷田", ""])
LEVELS = st.frozensets(st.sampled_from(list(Level)), max_size=3)
PICK = st.integers(0, 1000)


def _one_of(ids: list[int], pick: int) -> int:
    """Return one of the keys there are, now and then one that is not."""
    return ids[pick % len(ids)] if ids and pick % 7 else 9999


class JournalMachine(RuleBasedStateMachine):
    """Does at random what the pages of the program can do; a refusal is as good an answer as any."""

    @initialize()
    def open_library(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="onex-machine-"))
        self.ctx = factories.sample_library(self.folder)
        factories.add_course(self.ctx, self._plan(), "选修课")
        self.steps_at_start = factories.head(self.ctx)
        self.at_start = factories.dump(self.ctx.library.path)

    def teardown(self) -> None:
        if hasattr(self, "ctx"):
            try:
                self._back_to_the_start_and_forth()
            finally:
                self.ctx.close()
                shutil.rmtree(self.folder)

    def _plan(self) -> int:
        return plans.plans(self.ctx)[1].id

    def _try(self, command: Callable[[AppContext], object]) -> None:
        before = factories.head(self.ctx)
        try:
            command(self.ctx)
        except ProblemsFound:
            assert factories.head(self.ctx) == before

    @rule(name=NAMES, pick=PICK, new=st.booleans())
    def save_certificate(self, name: str, pick: int, new: bool) -> None:
        row_id = None if new else _one_of([row.id for row in catalogue.certificates(self.ctx)], pick)
        self._try(lambda ctx: catalogue.save_certificate(ctx, CertificateDraft(name, batch=pick % 4), row_id))

    @rule(pick=PICK)
    def delete_certificate(self, pick: int) -> None:
        row_id = _one_of([row.id for row in catalogue.certificates(self.ctx)], pick)
        self._try(lambda ctx: catalogue.delete_certificates(ctx, [row_id]))

    @rule(name=NAMES, levels=LEVELS, examined=LEVELS, pick=PICK, new=st.booleans())
    def save_module(
        self, name: str, levels: frozenset[Level], examined: frozenset[Level], pick: int, new: bool
    ) -> None:
        certificate = _one_of([row.id for row in catalogue.certificates(self.ctx)], pick)
        row_id = None if new else _one_of([row.id for row in catalogue.modules(self.ctx)], pick)
        draft = ModuleDraft(certificate, f"3-{pick % 3}", name, levels, examined & levels)
        self._try(lambda ctx: catalogue.save_module(ctx, draft, row_id))

    @rule(pick=PICK)
    def delete_module(self, pick: int) -> None:
        row_id = _one_of([row.id for row in catalogue.modules(self.ctx)], pick)
        self._try(lambda ctx: catalogue.delete_modules(ctx, [row_id]))

    @rule(levels=LEVELS, majors=st.lists(st.integers(1, 18), max_size=3, unique=True), pick=PICK, new=st.booleans())
    def save_pilot(self, levels: frozenset[Level], majors: list[int], pick: int, new: bool) -> None:
        row_id = None if new else _one_of([row.id for row in catalogue.pilots(self.ctx)], pick)
        draft = PilotDraft(1 + pick % 12, 1 + pick % 8, 2021, levels, tuple(majors), pick)
        self._try(lambda ctx: catalogue.save_pilot(ctx, draft, row_id))

    @rule(pick=PICK)
    def delete_pilot(self, pick: int) -> None:
        row_id = _one_of([row.id for row in catalogue.pilots(self.ctx)], pick)
        self._try(lambda ctx: catalogue.delete_pilots(ctx, [row_id]))

    @rule(name=NAMES, pick=PICK, quality=st.none() | st.sampled_from(list(Quality)))
    def change_major(self, name: str, pick: int, quality: Quality | None) -> None:
        draft = MajorDraft(name, 1 + pick % 8, quality=quality)
        self._try(lambda ctx: campus.save_major(ctx, draft, 1 + pick % 17))

    @rule(
        cells=st.lists(st.tuples(st.integers(1, 6), st.integers(-8, 13), st.none() | st.sampled_from(FOUR)), max_size=6)
    )
    def set_cells(self, cells: list[tuple[int, int, Strength | None]]) -> None:
        edits = [mapping.CellEdit((unit, slot), strength) for unit, slot, strength in cells]
        self._try(lambda ctx: mapping.set_cells(ctx, edits))

    @rule(unit=st.integers(1, 5), slot=st.integers(1, 12), hours=st.none() | st.decimals(-1, 200, places=3), note=NAMES)
    def set_details(self, unit: int, slot: int, hours: Decimal | None, note: str) -> None:
        self._try(lambda ctx: mapping.set_details(ctx, (unit, slot), hours, note))

    @rule(name=NAMES, pick=PICK, new=st.booleans())
    def save_teacher(self, name: str, pick: int, new: bool) -> None:
        row_id = None if new else _one_of([row.id for row in teaching.teachers(self.ctx)], pick)
        draft = TeacherDraft(name, f"{pick % 3}", dual_qualified=[None, True, False][pick % 3])
        self._try(lambda ctx: teaching.save_teacher(ctx, draft, row_id))

    @rule(pick=PICK)
    def delete_teacher(self, pick: int) -> None:
        row_id = _one_of([row.id for row in teaching.teachers(self.ctx)], pick)
        self._try(lambda ctx: teaching.delete_teachers(ctx, [row_id]))

    @rule(slot=st.integers(-8, 13), pick=PICK)
    def assign(self, slot: int, pick: int) -> None:
        teacher = _one_of([row.id for row in teaching.teachers(self.ctx)], pick)
        self._try(lambda ctx: teaching.assign(ctx, slot, teacher, [1 + pick % 3]))

    @rule(slots=st.lists(st.integers(1, 12), max_size=3, unique=True))
    def unassign(self, slots: list[int]) -> None:
        self._try(lambda ctx: teaching.unassign(ctx, slots))

    @rule()
    def undo(self) -> None:
        target = undo.next_undo(self.ctx)
        if target is not None and target.seq > self.steps_at_start:
            undo.undo(self.ctx)

    @rule()
    def redo(self) -> None:
        self._try(undo.redo)

    @rule(pick=PICK)
    def undo_an_earlier_step(self, pick: int) -> None:
        own = [step for step in undo.history(self.ctx) if step.seq > self.steps_at_start]
        chosen = [step.seq for step in own if step.kind is StepKind.DO]
        if chosen:
            self._try(lambda ctx: undo.undo(ctx, chosen[pick % len(chosen)]))

    @rule()
    def close_and_open(self) -> None:
        self.ctx.close()
        self.ctx = factories.open_at(self.ctx.library.path)

    @invariant()
    def the_library_is_sound(self) -> None:
        if hasattr(self, "ctx"):
            assert checking.check(self.ctx).integrity.ok

    def _back_to_the_start_and_forth(self) -> None:
        at_end = factories.dump(self.ctx.library.path)
        taken = 0
        while (target := undo.next_undo(self.ctx)) is not None and target.seq > self.steps_at_start:
            undo.undo(self.ctx)
            taken += 1
        assert factories.dump(self.ctx.library.path) == self.at_start
        for _ in range(taken):
            undo.redo(self.ctx)
        assert factories.dump(self.ctx.library.path) == at_end


TestJournalMachine = JournalMachine.TestCase
TestJournalMachine.settings = settings(
    max_examples=15,
    stateful_step_count=25,
    deadline=None,
    # Each step is a real commit: shrinking a failure would take longer than reading its twenty steps.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
