"""Lists of a session: roster, sign-in sheet, results and resits (名册、签到表、成绩册、补考名单)."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from onex_desktop.domain.documents import Align, Cell, Document, Emphasis, Notes, Paper, Stamp, Table
from onex_desktop.domain.exams.registrations import ATTENDED, RegistrationRow, RegistrationState
from onex_desktop.domain.exams.sessions import PartDraft, SessionRow
from onex_desktop.reports.cells import count_cell, heads, text_cell
from onex_desktop.reports.notes import numbered
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

INVIGILATORS: Final = ("监考员", "监考员", "主考")


class RosterKind(StrEnum):
    """Which list of a session is printed."""

    ROSTER = "roster"
    SIGN_IN = "sign-in"
    RESULTS = "results"
    RESITS = "resits"


_TITLES: Final = {
    RosterKind.ROSTER: "考生名册",
    RosterKind.SIGN_IN: "考试签到表",
    RosterKind.RESULTS: "成绩册",
    RosterKind.RESITS: "补考名单",
}
_RESIT = {True: "补考", False: "首考"}


def exam_roster(
    session: SessionRow, rows: Sequence[RegistrationRow], kind: RosterKind, *, institution: str, stamp: Stamp
) -> Document:
    """Compose a list of a session, one row for each registration; identity numbers are masked."""
    table = _TABLES[kind](session, rows)
    return Document(
        report="exam-roster",
        title=f"{session.draft.year}年{labels.with_levels(session.certificate, (session.draft.level,))}"
        f"{session.draft.label}{_TITLES[kind]}",
        subtitle=_subtitle(session),
        institution=institution,
        blocks=(table, Notes("备注", numbered(_remarks(session, rows, kind)))),
        stamp=stamp,
        paper=Paper.A4,
        signatures=INVIGILATORS if kind is RosterKind.SIGN_IN else SIGNERS,
    )


def _subtitle(session: SessionRow) -> str:
    draft = session.draft
    parts = []
    if draft.held_from:
        last = draft.held_until if draft.held_until not in ("", draft.held_from) else ""
        days = formats.date_in_prose(draft.held_from) + (f"至{formats.date_in_prose(last)}" if last else "")
        parts.append(f"考试日期：{days}")
    if session.site:
        parts.append(f"考核站点：{session.site}")
    return "　".join(parts)


def _roster(_session: SessionRow, rows: Sequence[RegistrationRow]) -> Table:
    body = tuple(
        (
            count_cell(place),
            text_cell(row.number),
            text_cell(row.name),
            text_cell(row.id_number.masked or formats.NOTHING),
            Cell(row.major, align=Align.LEFT),
            Cell(row.class_group, align=Align.LEFT),
            text_cell(_RESIT[row.is_resit]),
            Cell(row.draft.note, align=Align.LEFT),
        )
        for place, row in enumerate(rows, start=1)
    )
    widths = (1.2, 3.0, 2.2, 4.4, 4.0, 3.6, 1.4, 2.0)
    return Table(widths, (heads("序号", "学号", "姓名", "身份证号", "专业", "班级", "类别", "备注"),), body)


def _sign_in(_session: SessionRow, rows: Sequence[RegistrationRow]) -> Table:
    body = tuple(
        (
            count_cell(place),
            text_cell(row.number),
            text_cell(row.name),
            Cell(row.class_group, align=Align.LEFT),
            text_cell(""),
            text_cell(""),
        )
        for place, row in enumerate(rows, start=1)
    )
    widths = (1.2, 3.0, 2.2, 4.0, 4.4, 3.0)
    return Table(widths, (heads("序号", "学号", "姓名", "班级", "考生签名", "备注"),), body)


def _results(session: SessionRow, rows: Sequence[RegistrationRow]) -> Table:
    parts = session.draft.parts
    body = tuple(
        (
            count_cell(place),
            text_cell(row.number),
            text_cell(row.name),
            Cell(row.class_group, align=Align.LEFT),
            *(_score(row, part) for part in parts),
            _state(row),
            text_cell(_RESIT[row.is_resit]),
            text_cell(row.certificate_number or formats.NOTHING),
        )
        for place, row in enumerate(rows, start=1)
    )
    names = (f"{part.name}\n（{_points(part)}）" for part in parts)
    widths = (1.2, 2.9, 2.2, 3.6, *(2.2 for _ in parts), 2.4, 1.4, 5.6)
    return Table(widths, (heads("序号", "学号", "姓名", "班级", *names, "结果", "类别", "证书编号"),), body)


def _resits(session: SessionRow, rows: Sequence[RegistrationRow]) -> Table:
    body = tuple(
        (
            count_cell(place),
            text_cell(row.number),
            text_cell(row.name),
            Cell(row.major, align=Align.LEFT),
            Cell(row.class_group, align=Align.LEFT),
            text_cell(labels.REGISTRATION_STATES[row.state]),
            Cell(_failed_parts(row, session.draft.parts), align=Align.LEFT),
        )
        for place, row in enumerate(rows, start=1)
    )
    widths = (1.2, 3.0, 2.2, 4.0, 3.6, 2.0, 4.0)
    return Table(widths, (heads("序号", "学号", "姓名", "专业", "班级", "原因", "未通过科目"),), body)


_TABLES: Final = {
    RosterKind.ROSTER: _roster,
    RosterKind.SIGN_IN: _sign_in,
    RosterKind.RESULTS: _results,
    RosterKind.RESITS: _resits,
}


def _points(part: PartDraft) -> str:
    return f"{part.full_score.normalize():f}/{part.pass_score.normalize():f}"


def _score(row: RegistrationRow, part: PartDraft) -> Cell:
    score = row.scores.get(part.part_id or 0)
    if score is None:
        return text_cell(formats.NOTHING)
    emphasis = Emphasis.GAP if score < part.pass_score else Emphasis.NONE
    return Cell(f"{score.normalize():f}", number=score, number_format="0.##", emphasis=emphasis)


def _state(row: RegistrationRow) -> Cell:
    quiet = {RegistrationState.PENDING, RegistrationState.REGISTERED}
    emphasis = Emphasis.QUIET if row.state in quiet else Emphasis.NONE
    return text_cell(labels.REGISTRATION_STATES[row.state], emphasis=emphasis)


def _failed_parts(row: RegistrationRow, parts: Sequence[PartDraft]) -> str:
    failed = [
        part.name
        for part in parts
        if (score := row.scores.get(part.part_id or 0)) is not None and score < part.pass_score
    ]
    return formats.listed(failed) or formats.NOTHING


def _remarks(session: SessionRow, rows: Sequence[RegistrationRow], kind: RosterKind) -> list[str]:
    resits = sum(row.is_resit for row in rows)
    count = f"共 {formats.count(len(rows))} 人" + (f"，其中补考 {formats.count(resits)} 人" if resits else "") + "。"
    match kind:
        case RosterKind.SIGN_IN:
            return [f"应到 {formats.count(len(rows))} 人，实到______人，缺考______人。", "签名须由考生本人填写。"]
        case RosterKind.RESULTS:
            scores = "科目名下为满分/合格分；各科均达到合格分为通过。成绩未出的不按未通过计。"
            return [count + _outcome(rows), *([scores] if session.draft.parts else [])]
        case RosterKind.RESITS:
            return [count + "含未通过、缺考和缓考；已通过的不在内。"]
    return [count + "身份证号已打星号。"]


def _outcome(rows: Sequence[RegistrationRow]) -> str:
    attended = sum(row.state in ATTENDED for row in rows)
    counts = [
        f"{labels.REGISTRATION_STATES[state]} {formats.count(number)} 人"
        for state in RegistrationState
        if (number := sum(row.state is state for row in rows))
    ]
    return f"已参考 {formats.count(attended)} 人；{'，'.join(counts)}。"
