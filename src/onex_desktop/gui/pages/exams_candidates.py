"""Candidates as rows: the columns of rosters, and the form of one registration."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.registrations import RegistrationRow, RegistrationState, ResultEntry
from onex_desktop.domain.exams.sessions import PartDraft
from onex_desktop.domain.problems import refuse
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import text
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.services.exams import STATE_COLUMN
from onex_desktop.wording import labels

STATE: Final = "state"
NUMBER: Final = "certificate_number"
ISSUED_ON: Final = "issued_on"
_PART: Final = "part:"

STATE_TONES: Final = {
    RegistrationState.REGISTERED: None,
    RegistrationState.ABSENT: Tone.WARNING,
    RegistrationState.PENDING: Tone.QUIET,
    RegistrationState.PASSED: Tone.GOOD,
    RegistrationState.FAILED: Tone.DANGER,
    RegistrationState.DEFERRED: Tone.WARNING,
    RegistrationState.DISCIPLINED: Tone.DANGER,
}
STATE_ICONS: Final = {
    RegistrationState.REGISTERED: "",
    RegistrationState.ABSENT: "x",
    RegistrationState.PENDING: "clock",
    RegistrationState.PASSED: "circle-check",
    RegistrationState.FAILED: "circle-x",
    RegistrationState.DEFERRED: "hourglass",
    RegistrationState.DISCIPLINED: "triangle-alert",
}
STATES: Final = tuple((state.value, labels.REGISTRATION_STATES[state]) for state in RegistrationState)


def part_key(column: str) -> int | None:
    """Return what a roster's column is called where results are typed; None for columns that hold no result."""
    if column == STATE:
        return STATE_COLUMN
    return int(column.removeprefix(_PART)) if column.startswith(_PART) else None


def state_name(row: RegistrationRow) -> str:
    """Return the state of a registration in words."""
    return labels.REGISTRATION_STATES[row.state]


_WHO: Final[tuple[Column[RegistrationRow], ...]] = (
    Column("number", "学号", lambda row: row.number, width=110),
    Column("name", "姓名", lambda row: row.name, width=84),
    Column("class_group", "班级", lambda row: row.class_group, width=120),
)
_RESIT: Final[Column[RegistrationRow]] = Column(
    "resit", "补考", lambda row: row.is_resit, lambda row: "补考" if row.is_resit else "", width=52
)
_STATE: Final[Column[RegistrationRow]] = Column(
    STATE, "状态", lambda row: row.state, state_name, width=110, tone=lambda row: STATE_TONES[row.state],
    icon=lambda row: STATE_ICONS[row.state], editable=True, edit_text=lambda _: "",
    hint="键入状态或它的头一个字：通过、缺考、缓考、违纪、成绩未出、未通过、未考",
)  # fmt: skip
_CERTIFICATE: Final[tuple[Column[RegistrationRow], ...]] = (
    Column(NUMBER, "证书编号", lambda row: row.certificate_number, width=190, editable=True),
    Column(ISSUED_ON, "发证日期", lambda row: row.issued_on, width=96, editable=True, hint="例如 2020-12-31"),
)

LISTED: Final[tuple[Column[RegistrationRow], ...]] = (
    *_WHO,
    Column("major", "专业", lambda row: row.major, width=130),
    Column("certificate", "证书", lambda row: row.certificate, width=150),
    Column("level", "等级", lambda row: row.level, lambda row: labels.LEVELS[row.level], width=56),
    Column("session", "考次", lambda row: row.session, width=110),
    _RESIT,
    Column(
        STATE, "状态", lambda row: row.state, state_name, width=110, tone=lambda row: STATE_TONES[row.state],
        icon=lambda row: STATE_ICONS[row.state],
    ),
    Column(NUMBER, "证书编号", lambda row: row.certificate_number, width=190),
)  # fmt: skip
"""Registrations of any session, only to be read."""


def roster_columns(parts: Sequence[PartDraft]) -> tuple[Column[RegistrationRow], ...]:
    """Return the columns of a session's roster, one for each of its parts."""
    return (*_WHO, _RESIT, _STATE, *(_part(part) for part in parts if part.part_id is not None), *_CERTIFICATE)


def _part(part: PartDraft) -> Column[RegistrationRow]:
    key = part.part_id or 0

    def tone(row: RegistrationRow) -> Tone | None:
        score = row.scores.get(key)
        return Tone.DANGER if score is not None and score < part.pass_score else None

    return Column(
        f"{_PART}{key}", part.name, lambda row: row.scores.get(key), _points(key), "right", 76, tone=tone,
        editable=True,
        hint=f"满分 {words.points(part.full_score)}，{words.points(part.pass_score)} 分合格",
    )  # fmt: skip


def _points(key: int) -> Callable[[RegistrationRow], str]:
    return lambda row: words.points(row.scores.get(key))


def candidate_record(ctx: AppContext) -> RecordSpec[RegistrationRow]:
    """Return how a registration is shown and changed; new ones come by lists."""

    def save(values: Values, row: RegistrationRow | None) -> Changed:
        if row is None:
            raise refuse("record.gone")
        state = RegistrationState(text(values, "state"))
        if state is not row.state:
            return exams.record_results(ctx, [ResultEntry(row.id, state)])
        day = values.get("registered_on")
        registered_on = day.isoformat() if isinstance(day, date) else ""
        return exams.change_registration(ctx, row.id, registered_on, text(values, "note"), row.version)

    return RecordSpec(
        "考生",
        (
            Field("state", "状态", "choice", choices=STATES, required=True),
            Field("registered_on", "报名日期", "date"),
            Field("note", "备注", "multiline"),
        ),
        lambda row: f"{row.name} {row.number}",
        lambda row: {
            "state": row.state.value,
            "registered_on": date.fromisoformat(row.draft.registered_on) if row.draft.registered_on else None,
            "note": row.draft.note,
        },
        candidate_facts,
        save,
        "registrations",
    )


def candidate_facts(row: RegistrationRow) -> Sequence[Fact]:
    """Return what is known of a candidate; the identity number stays masked."""
    facts = [
        Fact("专业", row.major),
        Fact("班级", row.class_group),
        Fact("证件号", str(row.id_number) or "（未填写）"),
        Fact("考次", f"{row.certificate}（{labels.LEVELS[row.level]}） {row.session}"),
    ]
    if row.is_resit:
        facts.append(Fact("补考", "此前考过同一证书等级"))
    if row.certificate_number:
        facts.append(Fact("证书", f"{row.certificate_number} {row.issued_on}".strip(), Tone.GOOD))
    return facts
