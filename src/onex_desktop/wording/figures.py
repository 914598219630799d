"""The figures of a library as lines of text, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onex_desktop.wording import labels


def lines(stats: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines for the figures that ``stats --json`` prints."""
    pilots = stats["pilots"]
    yield (
        f"试点：{pilots['certificates']} 个证书，{pilots['majors']} 个专业，"
        f"{pilots['colleges']} 个学院，试点 {pilots['planned']} 人"
    )
    for row in stats["mapping"]:
        gaps = f"，缺 {'、'.join(row['uncovered'])}" if row["uncovered"] else ""
        yield (
            f"矩阵：{row['certificate']}（{row['level']}）对 {row['plan']}，"
            f"覆盖 {row['covered']}/{row['total']}，加权 {row['weighted']}{gaps}"
        )
    teaching = stats["teaching"]
    yield f"任课：{teaching['slots']} 个模块，已排 {teaching['assigned']} 个，教师 {teaching['teachers']} 人"
    for term in stats["workload"]:
        rest = f"，另有 {term['incomplete_lines']} 行不完整、未计入" if term["incomplete_lines"] else ""
        yield (
            f"工作量（{term['term']}）：{labels.STATEMENT_STATES[term['status']]}，"
            f"教师 {term['teachers']} 人，{term['hours']} 标准课时{rest}"
        )
    if stats["exams"] is not None:
        yield from _exams(stats["exams"])
    problems = stats["problems"]
    yield f"问题：错误 {problems['error']}，提醒 {problems['warning']}，提示 {problems['info']}"


def _exams(exams: Mapping[str, Any]) -> Iterator[str]:
    yield (
        f"考证（{exams['year']} 年）：试点 {exams['planned']} 人，已参考 {exams['attended']} 人次，"
        f"已出成绩 {exams['released']} 人次，通过 {exams['passed']} 人，{exams['pending_certificates']} 个证书成绩未出"
    )
