"""Bridges of the sheets of qualifications and trainings."""

from __future__ import annotations

from typing import Final

from onex_desktop.domain.problems import Problem
from onex_desktop.domain.sheets import Values
from onex_desktop.domain.teaching.qualifications import (
    QualificationDraft,
    QualificationKind,
    TrainingDraft,
    validate_qualification,
    validate_training,
)
from onex_desktop.exchange.sheets import qualifications as specs
from onex_desktop.services import qualifications
from onex_desktop.services.context import AppContext
from onex_desktop.services.sheets.bridge import Bridge, Stored, World


def _qualifications(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "teacher": row.draft.teacher_id, "kind": row.draft.kind, "certificate": row.draft.certificate_id,
            "level": row.draft.level, "number": row.draft.number, "valid_from": row.draft.valid_from,
            "valid_until": row.draft.valid_until,
        })
        for row in qualifications.qualifications(ctx)
    ]  # fmt: skip


def _qualification(values: Values) -> QualificationDraft:
    return QualificationDraft(
        values["teacher"], QualificationKind(values["kind"]), values["certificate"], values["level"],
        values["number"], values["valid_from"], values["valid_until"],
    )  # fmt: skip


def _save_qualification(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = qualifications.save_qualification(ctx, _qualification(values), key)
    return changed.first("teacher_qualifications") if key is None else key


def _check_qualification(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_qualification(_qualification(values))


def _trainings(ctx: AppContext) -> list[Stored]:
    return [
        Stored(row.id, {
            "teacher": row.draft.teacher_id, "title": row.draft.title, "certificate": row.draft.certificate_id,
            "started_on": row.draft.started_on, "ended_on": row.draft.ended_on, "hours": row.draft.hours,
        })
        for row in qualifications.trainings(ctx)
    ]  # fmt: skip


def _training(values: Values) -> TrainingDraft:
    return TrainingDraft(
        values["teacher"], values["title"], values["certificate"], values["started_on"], values["ended_on"],
        values["hours"],
    )  # fmt: skip


def _save_training(ctx: AppContext, values: Values, key: int | None) -> int:
    changed = qualifications.save_training(ctx, _training(values), key)
    return changed.first("teacher_trainings") if key is None else key


def _check_training(values: Values, _key: int | None, _world: World) -> list[Problem]:
    return validate_training(_training(values))


QUALIFICATIONS: Final = Bridge(
    specs.QUALIFICATIONS, (("kind", "number"), ("teacher", "kind", "certificate", "valid_from")), _qualifications,
    _save_qualification, _check_qualification,
)  # fmt: skip
TRAININGS: Final = Bridge(
    specs.TRAININGS, (("teacher", "title", "started_on"),), _trainings, _save_training, _check_training,
)  # fmt: skip
