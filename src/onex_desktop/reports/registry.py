"""The reports there are, by the ids that the command line and the window use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class ReportSpec:
    """A report: its id, its title in a list, the formats it comes in and the parameters it takes."""

    id: str
    title: str
    formats: tuple[str, ...]
    parameters: tuple[str, ...]


_BOTH: Final = ("pdf", "xlsx")
_EDITED: Final = (*_BOTH, "docx")
"""What people go on editing also comes as a Word file."""

REPORTS: Final = (
    ReportSpec("pilot-overview", "试点证书—分院—专业—评价组织一览表", _BOTH, ("year",)),
    ReportSpec("matrix", "书证融通课程对照矩阵", _BOTH, ("certificate", "level", "plan")),
    ReportSpec(
        "matrix-comparison", "书证融通课程对照矩阵变化表", _BOTH, ("certificate", "level", "plan", "before", "after")
    ),
    ReportSpec("indicator-matrix", "培养目标—课程矩阵", _BOTH, ("plan",)),
    ReportSpec("standard", "职业技能等级标准", _BOTH, ("certificate", "edition", "level")),
    ReportSpec("certificate-modules", "等级证书模块一览表", _BOTH, ("certificate",)),
    ReportSpec("plan-comparison", "人才培养方案衔接前后对照表", _BOTH, ("plan", "before")),
    ReportSpec("course-reform", "课程体系改革对照表", _BOTH, ("plan",)),
    ReportSpec("cycle-review", "人才培养方案周期检视记录", _EDITED, ("plan", "due")),
    ReportSpec("teaching-assignment", "教师授课安排表（衔接前后）", _BOTH, ("plan",)),
    ReportSpec("teachers", "师资情况表", _BOTH, ("college",)),
    ReportSpec("workload-summary", "工作量折算汇总表", _BOTH, ("term",)),
    ReportSpec("workload-statement", "教师工作量确认单", _BOTH, ("term", "teacher")),
    ReportSpec("exam-statistics", "考证参考情况统计表", _BOTH, ("year", "digits", "checks", "by")),
    ReportSpec("exam-roster", "考生名册、签到表、成绩册、补考名单", _BOTH, ("session", "kind", "class")),
)


def find(report_id: str) -> ReportSpec | None:
    """Return the report with an id, or None when there is none."""
    return next((spec for spec in REPORTS if spec.id == report_id), None)
