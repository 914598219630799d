"""How exam sessions and sites are shown in the inspector and saved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.sessions import PartDraft, SessionDraft, SessionRow, SessionState, unsettled
from onex_desktop.domain.problems import Place, Problem, ProblemsFound
from onex_desktop.domain.values import Level
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import keys, number, optional, stored, text
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats, labels

STATE_TONES: Final = {
    SessionState.PLANNED: Tone.QUIET,
    SessionState.HELD: Tone.WARNING,
    SessionState.RELEASED: Tone.GOOD,
    SessionState.SETTLED: Tone.GOOD,
}
STATE_ICONS: Final = {
    SessionState.PLANNED: "calendar",
    SessionState.HELD: "hourglass",
    SessionState.RELEASED: "circle-check",
    SessionState.SETTLED: "lock",
}
LEVELS: Final = tuple((level.value, labels.LEVELS[level]) for level in Level)
_PART: Final = re.compile(r"\s*(?P<name>\S.*?)[\s,，:：]+(?P<full>\d+(\.\d+)?)[\s,，/／]+(?P<least>\d+(\.\d+)?)\s*")


def session_record(ctx: AppContext) -> RecordSpec[SessionRow]:
    """Return how an exam session is shown and saved."""

    def save(values: Values, row: SessionRow | None) -> Changed:
        return exams.save_session(ctx, _draft(values, row), *stored(row))

    return RecordSpec(
        "考次",
        (
            Field("certificate_id", "证书", "choice", required=True),
            Field("level", "等级", "choice", choices=LEVELS, required=True),
            Field("year", "年度", "integer", required=True, hint="例如 2020"),
            Field("label", "批次", required=True, hint="例如 第一批"),
            Field("held_from", "考试开始", "date"),
            Field("held_until", "考试结束", "date"),
            Field("registered_until", "报名截止", "date"),
            Field("site_id", "考点", "choice"),
            Field("fee", "考试费", "decimal", hint="元／人"),
            Field("module_ids", "考核模块", "multichoice", columns=1),
            Field("parts", "考试科目", "multiline", hint="每行一科：名称 满分 及格分\n例如 理论 100 60"),
        ),
        lambda row: f"{row.certificate}（{labels.LEVELS[row.draft.level]}） {row.title}",
        _values,
        session_facts,
        save,
        "exam_sessions",
        ("certificate_id",),
    )


def _draft(values: Values, row: SessionRow | None) -> SessionDraft:
    level = text(values, "level")
    if not level:
        raise ProblemsFound([Problem("form.required", where=Place("form", field="level"))])
    fee = values.get("fee")
    return SessionDraft(
        number(values, "certificate_id"),
        Level(level),
        number(values, "year"),
        text(values, "label"),
        _day(values, "registered_until"),
        _day(values, "held_from"),
        _day(values, "held_until"),
        optional(values, "site_id"),
        int(fee * 100) if isinstance(fee, Decimal) else None,
        tuple(sorted(int(key) for key in keys(values, "module_ids"))),
        read_parts(text(values, "parts"), () if row is None else row.draft.parts),
    )


def read_parts(written: str, present: Sequence[PartDraft]) -> tuple[PartDraft, ...]:
    """Return the parts written one to a line; a part keeps its key where its name or its place stays.

    Raises ``ProblemsFound`` with ``exams.part_unreadable`` for every line that is none.
    """
    found: list[PartDraft] = []
    problems: list[Problem] = []
    by_name = {part.name: part for part in present}
    lines = [line for line in written.splitlines() if line.strip()]
    renamed = len(lines) == len(present)
    for place, line in enumerate(lines):
        match = _PART.fullmatch(line)
        if match is None:
            problems.append(
                Problem("exams.part_unreadable", params={"line": line.strip()}, where=Place("form", field="parts"))
            )
            continue
        former = by_name.get(match["name"]) or (present[place] if renamed else None)
        key = None if former is None else former.part_id
        found.append(PartDraft(match["name"], Decimal(match["full"]), Decimal(match["least"]), key))
    if problems:
        raise ProblemsFound(problems)
    return tuple(found)


def written_parts(parts: Sequence[PartDraft]) -> str:
    """Return parts as they are written, one to a line."""
    return "\n".join(f"{part.name} {words.points(part.full_score)} {words.points(part.pass_score)}" for part in parts)


def _day(values: Values, key: str) -> str:
    value = values.get(key)
    return value.isoformat() if isinstance(value, date) else ""


def _date(day: str) -> date | None:
    return date.fromisoformat(day) if day else None


def _values(row: SessionRow) -> Values:
    draft = row.draft
    return {
        "certificate_id": str(draft.certificate_id),
        "level": draft.level.value,
        "year": draft.year,
        "label": draft.label,
        "registered_until": _date(draft.registered_until),
        "held_from": _date(draft.held_from),
        "held_until": _date(draft.held_until),
        "site_id": "" if draft.site_id is None else str(draft.site_id),
        "fee": None if draft.fee_fen is None else Decimal(draft.fee_fen) / 100,
        "module_ids": frozenset(map(str, draft.module_ids)),
        "parts": written_parts(draft.parts),
    }


def session_facts(row: SessionRow) -> Sequence[Fact]:
    """Return how a session stands."""
    waiting = unsettled(row)
    tone = STATE_TONES[row.state]
    facts = [
        Fact("状态", labels.SESSION_STATES[row.state], tone),
        Fact("人次", f"报考 {formats.count(row.registered)} · 已参考 {formats.count(row.attended)}"),
        Fact("成绩", f"已出 {row.released} · 通过 {row.passed} · 已发证 {row.issued}"),
    ]
    if waiting is not None:
        facts.append(Fact("待办", labels.UNSETTLED[waiting], Tone.WARNING))
    return facts


def session_choices(rows: Sequence[SessionRow]) -> list[tuple[str, str]]:
    """Return sessions as choices."""
    return [(str(row.id), f"{row.title} {row.draft.held_from}".strip()) for row in rows]
