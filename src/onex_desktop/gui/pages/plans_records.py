"""How plan versions, courses and course modules are shown and saved."""

from __future__ import annotations

from dataclasses import asdict

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import CourseDetails, CourseKind, PlanDraft, PlanRow, PlanStatus
from onex_desktop.gui.pages.plans_columns import CourseLine, ModuleLine
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import decimal, in_order, key_text, keys, number, optional, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import plan_reviews, plans
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

STATUSES = tuple((status.value, labels.PLAN_STATUSES[status]) for status in PlanStatus)
KINDS = (("practice", "实训"), ("theory", "理论"))
COURSE_KINDS = (
    ("", "（未定）"), ("a", "A类　理论课"), ("b", "B类　理论加实践课"), ("c", "C类　实践课"),
)  # fmt: skip


def plan_record(ctx: AppContext) -> RecordSpec[PlanRow]:
    """Return how a plan version is shown and saved."""

    def save(values: Values, row: PlanRow | None) -> Changed:
        draft = PlanDraft(
            number(values, "major_id"),
            text(values, "version"),
            PlanStatus(text(values, "status") or PlanStatus.DRAFT),
            optional(values, "predecessor_id"),
            in_order(keys(values, "cohort_ids"), row.draft.cohort_ids if row else ()),
        )
        return plans.add_plan(ctx, draft) if row is None else plans.change_plan(ctx, row.id, draft, row.version)

    return RecordSpec(
        "方案",
        (
            Field("major_id", "专业", "choice", required=True),
            Field("version", "版本", required=True, hint="例如 2020版"),
            Field("status", "状态", "choice", choices=STATUSES, required=True),
            Field("predecessor_id", "前一版", "choice"),
            Field("cohort_ids", "适用年级", "multichoice"),
        ),
        lambda row: row.title,
        lambda row: {
            "major_id": str(row.draft.major_id),
            "version": row.draft.version,
            "status": row.draft.status.value,
            "predecessor_id": key_text(row.draft.predecessor_id),
            "cohort_ids": frozenset(map(str, row.draft.cohort_ids)),
        },
        lambda row: (Fact("下次检视", plan_reviews.due(ctx)[row.id] or "未能推算"),),
        save,
        "plans",
    )


def course_record(ctx: AppContext) -> RecordSpec[CourseLine]:
    """Return how a course is shown and saved; it stays in the plan it was made in."""

    def save(values: Values, line: CourseLine | None) -> Changed:
        name, is_practice = text(values, "name"), values.get("kind") == "practice"
        person = optional(values, "responsible_id")
        details = _details(values)
        if line is None:
            plan_id = number(values, "plan_id")
            return plans.add_course(ctx, plan_id, name, is_practice=is_practice, responsible_id=person, details=details)
        return plans.change_course(
            ctx, line.id, name, is_practice=is_practice, responsible_id=person, details=details, version=line.version
        )

    return RecordSpec(
        "课程",
        (
            Field("plan_id", "方案", "choice", required=True),
            Field("name", "名称", required=True),
            Field("kind", "类别", "choice", choices=KINDS, required=True),
            Field("responsible_id", "负责人", "choice"),
            Field("code", "代码", hint="课程代码"),
            Field("nature", "性质", hint="例如 专业核心课"),
            Field("course_kind", "类型", "choice", choices=COURSE_KINDS),
            Field("theory_hours", "理论学时", "decimal", hint="不清楚就留空"),
            Field("practice_hours", "实践学时", "decimal", hint="不清楚就留空"),
            Field("credits", "学分", "decimal", hint="不清楚就留空"),
            Field("term_number", "学期", "integer", hint="从入学起数的第几学期"),
        ),
        lambda line: line.row.name,
        lambda line: {
            "plan_id": str(line.row.plan_id),
            "name": line.row.name,
            **asdict(line.row.details),
            "course_kind": line.row.details.kind,
            "kind": "practice" if line.row.is_practice else "theory",
            "responsible_id": key_text(line.row.responsible_id),
        },
        lambda line: (Fact("模块", f"{len(line.row.modules)} 个"),),
        save,
        "courses",
        fixed=("plan_id",),
    )


def _details(values: Values) -> CourseDetails:
    kind = text(values, "course_kind")
    return CourseDetails(
        text(values, "code"),
        text(values, "nature"),
        CourseKind(kind) if kind else None,
        decimal(values, "theory_hours"),
        decimal(values, "practice_hours"),
        decimal(values, "credits"),
        optional(values, "term_number"),
    )


def module_record(ctx: AppContext) -> RecordSpec[ModuleLine]:
    """Return how a course module is shown and saved; it stays in its course."""

    def save(values: Values, line: ModuleLine | None) -> Changed:
        label, name = text(values, "label"), text(values, "name")
        if line is None:
            return plans.add_course_module(ctx, number(values, "course_id"), label, name)
        return plans.change_course_module(ctx, line.id, label, name, line.version)

    return RecordSpec(
        "课程模块",
        (
            Field("course_id", "课程", "choice", required=True),
            Field("label", "模块", required=True, hint="例如 模块一"),
            Field("name", "名称", required=True),
        ),
        lambda line: f"{line.row.label} {line.row.name}",
        lambda line: {"course_id": str(line.row.course_id), "label": line.row.label, "name": line.row.name},
        lambda line: (Fact("课程", line.course), Fact("方案", line.plan)),
        save,
        "course_modules",
        fixed=("course_id",),
    )
