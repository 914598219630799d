"""The sentences of the mapping page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Final

from onex_desktop.domain.mapping import (
    CertificateMatrix,
    Coverage,
    Matrix,
    MatrixCell,
    MatrixUnit,
    RowKind,
    Share,
)
from onex_desktop.domain.values import round_half_up, sorted_levels
from onex_desktop.gui.models.matrix_words import Speech
from onex_desktop.gui.widgets.matrix_edits import Laid, Refused
from onex_desktop.wording.formats import NOTHING, date_in_prose, hours, percent
from onex_desktop.wording.labels import level_span

NO_MODULES: Final = "矩阵的行是证书模块。先登记证书，再给它加上模块。"
NO_PLAN: Final = "矩阵的列是课程。先让试点专业有一份执行中的人才培养方案。"
NOT_IN_CONTEXT: Final = "上方所选的学院、专业或方案还没有矩阵。换一个，或给它加上试点证书。"
NO_UNITS: Final = "这个证书在这一等级没有模块。到“证书”里标明每个模块适用的等级。"
NO_COURSES: Final = "这份方案还没有课程。到“方案”里加上课程和课程模块。"
NO_PLANS: Final = "矩阵的行是方案的指标点，列是它的课程。先建一份人才培养方案。"
NO_PLAN_IN_CONTEXT: Final = "上方所选的学院、专业还没有人才培养方案。换一个，或到“方案”里建一份。"
NO_INDICATORS: Final = "这份方案还没有指标点。到“方案”的“核心能力”里加上，或从 Excel 导入。"
NO_PILOTS: Final = "矩阵的行是一年的试点，列是各学院的专业。先到“证书”里登记试点。"
NO_MAJORS: Final = "学校还没有专业。到“学校”里加上学院和专业。"
NO_PILOTS_IN_YEAR: Final = "上方所选的年度没有试点。换一个年度，或到“证书”里登记试点。"
GAP_HINT: Final = "还没有课程对应。把光标移到一门课程，按 {keys}。"
COVERED: Final = "至少有一格是{serving}"
NOT_COVERED: Final = "（“{idle}”不算）"
NO_GAPS: Final = "没有缺口：每一项都有课程对应。"

SUM_OF_GROUP: Final = "{group}收起时只看汇总。按 Alt+→ 展开再填。"
SUM_OF_ROWS: Final = "这一行是汇总，只看不填。填在它下面的行里，收起时先按 Alt+↓ 展开。"
KINDS: Final = {
    RowKind.MODULE: "证书模块",
    RowKind.UNIT: "证书模块",
    RowKind.AREA: "工作领域",
    RowKind.TASK: "工作任务",
    RowKind.REQUIREMENT: "职业技能要求",
    RowKind.COMPETENCY: "核心能力",
    RowKind.INDICATOR: "指标点",
    RowKind.CERTIFICATE: "证书",
    RowKind.PILOT: "试点",
}


def share(part: Share) -> str:
    """Return the coverage of a branch: 覆盖 3/5，加权 48%."""
    reached = NOTHING if part.weighted is None else percent(round_half_up(part.weighted * 100, 0))
    return f"覆盖 {part.covered}/{part.total}，加权 {reached}"


def rate(cover: Coverage) -> str:
    """Return the coverage in per cent, without decimals."""
    return percent(cover.rate.percent(0))


def weighted(cover: Coverage) -> str:
    """Return the weighted coverage in per cent, without decimals."""
    return NOTHING if cover.weighted is None else percent(round_half_up(cover.weighted * 100, 0))


EDITION_HINT: Final = (
    "矩阵按方案采用的标准版本；没有采用过的，按已有对应最多的版本；还没有对应的，按执行中的最新版。\n"
    "在“标准”页采用新版后，对应会转过去，改过的列入待复核。"
)


def edition(matrix: Matrix) -> tuple[str, str]:
    """Return which edition of a standard a matrix shows and which later one there is, each empty for none."""
    if not isinstance(matrix, CertificateMatrix) or not matrix.edition:
        return "", ""
    return f"标准 {matrix.edition}", f"已有 {matrix.newer_edition}" if matrix.newer_edition else ""


def coverage_hint(cover: Coverage, of: str, counted: str) -> str:
    """Return how the coverage comes about; ``of`` is what is counted, ``counted`` says when it is covered."""
    return f"{cover.total} {of}中，{cover.covered} 个{counted}：\n{cover.covered} ÷ {cover.total} = {rate(cover)}。"


def weighted_hint(matrix: Matrix, cover: Coverage) -> str:
    """Return how the weighted coverage comes about, with the weights of the school."""
    if cover.weighted is None:
        return ""
    reached = round_half_up(cover.weighted * cover.total, 2)
    weights = "，".join(f"{value.label} {value.weight}" for value in matrix.scale.serving)
    return (
        f"每一项取最强一格的权重，相加得 {reached}：\n"
        f"{reached} ÷ {cover.total} = {weighted(cover)}。\n权重：{weights}。"
    )


def selection_line(slots: int, links: Sequence[MatrixCell], cover: Coverage, speech: Speech) -> str:
    """Return the line of the status bar: 选中 12 格：强 4 中 6 弱 2 · 学时合计 24，平均 8（3 格） · 覆盖 60%."""
    counted = speech.scale.count(cell.strength for cell in links).items()
    counts = " ".join(f"{speech.values[strength]} {count}" for strength, count in counted)
    what = f"选中 {slots} 格：{counts or '空'}" if slots else "选中汇总格"
    return " · ".join((what, *_hours(links), f"覆盖 {rate(cover)}"))


def _hours(links: Sequence[MatrixCell]) -> list[str]:
    """Return the sum of the hours and their average over the cells that have any: unknown hours are not zero."""
    known = [cell.hours for cell in links if cell.hours is not None]
    if not known:
        return []
    whole = sum(known, Decimal(0))
    if len(known) == 1:
        return [f"学时 {hours(whole)}"]
    return [f"学时合计 {hours(whole)}，平均 {hours(round_half_up(whole / len(known), 2))}（{len(known)} 格）"]


def levels_line(unit: MatrixUnit) -> str:
    """Return the levels a unit is offered at: 等级 中、高级."""
    return f"等级 {level_span(sorted_levels(unit.levels), '、')}"


def last_change(cell: MatrixCell) -> str:
    """Return who changed a cell last, and when by the clock of this desk; empty where that is not kept."""
    if not cell.changed_at:
        return ""
    moment = datetime.fromisoformat(cell.changed_at).astimezone(UTC).astimezone()
    return f"最后修改 {cell.changed_by} · {date_in_prose(moment.date().isoformat())} {moment:%H:%M}"


def refusal(refused: Sequence[Refused]) -> str:
    """Return why an act changed nothing."""
    if len(refused) == 1:
        only = refused[0]
        return f"没有改动：{only.where}{_quoted(only)}{only.why}。"
    return f"没有改动，{len(refused)} 格没有接受。"


def rest(found: Laid, speech: Speech) -> str:
    """Return what a paste of which a part is refused would set: 可以粘贴 12 格：强 4，中 6，清空 2；3 格没有接受。"""
    counts: Counter[str | None] = Counter(edit.strength for edit in found.edits)
    said = [f"{word} {counts[strength]}" for strength, word in speech.values.items() if counts[strength]]
    said += [f"清空 {counts[None]}"] if counts[None] else []
    return f"可以粘贴 {len(found.edits)} 格：{'，'.join(said)}；{len(found.refused)} 格没有接受。"


def refusal_lines(refused: Sequence[Refused]) -> list[str]:
    """Return one line for each refused cell."""
    return [f"{each.where}{_quoted(each)}：{each.why}" for each in refused]


def _quoted(refused: Refused) -> str:
    return f"“{refused.text}”" if refused.text else ""
