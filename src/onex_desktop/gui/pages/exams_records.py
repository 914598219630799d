"""How examination figures and statements are shown in the inspector and saved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.exams.reconciliation import (
    ABOUT_SOMETHING,
    SPELLINGS,
    Reconciled,
    StatementDraft,
    Subject,
    contradiction,
)
from onex_desktop.domain.exams.statistics import (
    AggregateDraft,
    ExamRow,
    ExamStatistics,
    ResultState,
    find_problems,
)
from onex_desktop.domain.problems import Place, Severity, refuse
from onex_desktop.gui.pages import exams_columns as columns
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.pages.exams_lines import CollegeLine, PilotLine
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import number, optional, stored, text
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import exams
from onex_desktop.services.context import AppContext
from onex_desktop.wording import formats, labels
from onex_desktop.wording.problems import sentence

STATES: Final = tuple((state.value, labels.RESULT_STATES[state]) for state in ResultState)
SUBJECTS: Final = tuple((subject.value, labels.SUBJECTS[subject]) for subject in Subject)
ROWS_LINK: Final = "rows"
"""The link from a statement to the rows it is held against."""

_TONES: Final = {Severity.ERROR: Tone.DANGER, Severity.WARNING: Tone.WARNING, Severity.INFO: Tone.QUIET}
_BEHIND: Final = {
    Subject.PERSON_TIMES: "各证书已参考人次之和",
    Subject.PLANNED: "各证书试点人数之和",
    Subject.MAJORS: "试点中不重复的专业",
    Subject.PASSED: "考证统计中的通过人数",
    Subject.MODULE_NAME: "证书页登记的模块名称",
    Subject.TEXTBOOK_TITLE: "成果中登记的教材名称",
}


def figures(ctx: AppContext) -> RecordSpec[PilotLine]:
    """Return how the figures of a pilot are shown and saved."""

    def save(values: Values, line: PilotLine | None) -> Changed:
        if line is None:
            raise refuse("record.gone")
        state = _state(values)
        attended = number(values, "attended")
        draft = AggregateDraft(
            line.pilot.id,
            attended,
            values.get("includes_resits") is True,
            state,
            optional(values, "passed"),
            _released(values, state, attended, line),
            text(values, "stated_attendance"),
            text(values, "stated_pass"),
        )
        return exams.save_aggregate(ctx, draft, None if line.figures is None else line.figures.version)

    return RecordSpec(
        "考证人数",
        (
            Field("attended", "已参考", "integer", required=True, hint="人次"),
            Field("includes_resits", "补考", "flag", hint="人次含补考"),
            Field("state", "状态", "choice", choices=STATES, required=True),
            Field("released", "已出成绩", "integer", hint="已公布批次的人次"),
            Field("passed", "通过人数", "integer", hint="没有人通过填 0"),
            Field("stated_attendance", "来源参考率", "text", hint="照来源填写，例如 149%"),
            Field("stated_pass", "来源通过率", "text", hint="照来源填写，例如 52.5%"),
        ),
        lambda line: line.title,
        _figure_values,
        _figure_facts,
        save,
        "exam_aggregates",
    )


def _state(values: Values) -> ResultState:
    chosen = text(values, "state")
    if not chosen:
        raise refuse("form.required", where=Place("form", field="state"))
    return ResultState(chosen)


def _released(values: Values, state: ResultState, attended: int, line: PilotLine) -> int | None:
    """Return the released person-times; with all results out they are all who sat, and follow that number."""
    entered = optional(values, "released")
    if state is not ResultState.RELEASED:
        return entered
    former = line.figures.draft.released if line.state is ResultState.RELEASED and line.figures is not None else None
    return attended if entered in (None, former) else entered


def _figure_values(line: PilotLine) -> Values:
    row = line.figures
    if row is None:
        return {"state": ResultState.PENDING.value, "includes_resits": False}
    draft = row.draft
    return {
        "attended": draft.attended,
        "includes_resits": draft.includes_resits,
        "state": draft.state.value,
        "released": draft.released,
        "passed": draft.passed,
        "stated_attendance": draft.stated_attendance,
        "stated_pass": draft.stated_pass,
    }


def _figure_facts(line: PilotLine) -> Sequence[Fact]:
    head = (Fact("学院", line.pilot.college), Fact("试点人数", f"{formats.count(line.pilot.draft.planned)} 人"))
    row = line.figures
    if row is None:
        return (*head, Fact("考证人数", "未填写。填好已参考人次就保存。", words.TONES[None]))
    attendance = f"{words.share(row.attendance, row.attendance_digits)} = {words.attendance_reckoning(row)}"
    problems = find_problems(ExamStatistics(0, (row,)))
    findings = [Fact("提示", sentence(p.code, p.params), _TONES[p.severity]) for p in problems]
    return (*head, Fact("参考率", attendance), Fact("通过率", _pass_rate(row)), *findings)


def _pass_rate(row: ExamRow) -> str:
    if row.draft.state is ResultState.PENDING:
        return words.PENDING
    rate = row.pass_rate
    if rate is None:
        return columns.NO_BATCH
    return f"{words.share(rate, row.pass_digits)} = {words.pass_reckoning(rate, row.draft.state)}"


def college_facts(line: CollegeLine) -> Sequence[Fact]:
    """Return what is to say about a college."""
    pilots = f"{len(line.statistics.rows) + len(line.unfilled)} 个"
    unfilled = [Fact("未填写", "、".join(pilot.title for pilot in line.unfilled), words.TONES[None])]
    head = (Fact("试点证书", pilots), *(unfilled if line.unfilled else ()))
    if not line.statistics.rows:
        return head
    rate = words.results_of(line.statistics)[2]
    passed = words.PENDING if rate is None else f"{words.share(rate)} = {words.pass_reckoning(rate, line.state)}"
    waiting = [row for row in line.statistics.rows if row.draft.state is ResultState.PENDING]
    pending = "、".join(labels.with_levels(row.certificate, row.levels) for row in waiting)
    return (
        *head,
        Fact("参考率", f"{words.share(line.statistics.attendance)} = {words.attendance_reckoning(line.statistics)}"),
        Fact("通过率", passed),
        *([Fact("成绩未出", pending)] if waiting and rate is not None else ()),
    )


def statements(ctx: AppContext) -> RecordSpec[Reconciled]:
    """Return how a statement is shown and saved."""

    def save(values: Values, row: Reconciled | None) -> Changed:
        chosen = text(values, "subject")
        if not chosen:
            raise refuse("form.required", where=Place("form", field="subject"))
        subject = Subject(chosen)
        is_spelling = subject in SPELLINGS
        draft = StatementDraft(
            subject,
            text(values, "source"),
            optional(values, "year"),
            optional(values, "about") if subject in ABOUT_SOMETHING else None,
            None if is_spelling else optional(values, "number"),
            text(values, "text") if is_spelling else "",
            text(values, "note"),
        )
        return exams.save_statement(ctx, draft, *stored(row))

    return RecordSpec(
        "外部数据",
        (
            Field("subject", "事项", "choice", choices=SUBJECTS, required=True),
            Field("about", "对象", "choice", required=True),
            Field("number", "数值", "integer", required=True, hint="照来源填写"),
            Field("text", "名称", "text", required=True, hint="照来源填写"),
            Field("year", "年度", "integer", hint="例如 2020"),
            Field("source", "来源", "multiline", required=True, hint="出自哪份材料、哪一页"),
            Field("note", "备注", "multiline"),
        ),
        _statement_title,
        _statement_values,
        _statement_facts,
        save,
        "statements",
    )


def _statement_title(row: Reconciled) -> str:
    name = labels.SUBJECTS[row.statement.draft.subject]
    return f"{name}：{row.statement.about}" if row.statement.about else name


def _statement_values(row: Reconciled) -> Values:
    draft = row.statement.draft
    return {
        "subject": draft.subject.value,
        "about": "" if draft.about_id is None else str(draft.about_id),
        "number": draft.number,
        "text": draft.text,
        "year": draft.year,
        "source": draft.source,
        "note": draft.note,
    }


def _statement_facts(row: Reconciled) -> Sequence[Fact]:
    subject = row.statement.draft.subject
    result = Fact("结果", columns.AGREEMENTS[row.agrees], columns.AGREEMENT_TONES[row.agrees])
    if row.reckoned is None:
        why = "该年度还没有可以核对的明细" if subject in _BEHIND else "库中没有可以核对的明细"
        return (result, Fact("原因", why))
    link = "" if subject in SPELLINGS else ROWS_LINK
    behind = Fact("按明细", f"{columns.reckoned(row)}（{_BEHIND[subject]}）", tooltip="查看各证书", link=link)
    problem, missing = contradiction(row), row.details.get("unfilled")
    why_not = [] if problem is None else [Fact("说明", sentence(problem.code, problem.params))]
    if missing:
        why_not.append(Fact("注意", f"{missing} 个试点未填写考证人数，明细不完整。", Tone.WARNING))
    return (result, Fact("外部数据", columns.stated(row)), behind, *why_not)
