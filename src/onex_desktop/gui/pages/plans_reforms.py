"""Course reform lines on the page of plans: what their list shows, and how they are saved."""

from __future__ import annotations

from onex_desktop.domain.changes import Changed
from onex_desktop.domain.plans import ReformDraft, ReformRow
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import key_text, optional, stored
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import plan_reforms
from onex_desktop.services.context import AppContext
from onex_desktop.wording.labels import REFORM_ENDS

REFORMS: tuple[Column[ReformRow], ...] = (
    Column("position", "次序", lambda row: row.position, align="right", width=64),
    Column(
        "before", "改革前课程", lambda row: row.before_course or REFORM_ENDS["before"], width=240,
        tone=lambda row: None if row.before_course else Tone.QUIET,
    ),
    Column(
        "after", "改革后课程", lambda row: row.after_course or REFORM_ENDS["after"], width=240,
        tone=lambda row: None if row.after_course else Tone.QUIET,
    ),
    Column("module", "证书模块", lambda row: row.certificate_module, width=260),
    Column("certificate", "证书", lambda row: row.certificate, width=140, hidden=True),
    Column("before_plan", "改革前方案", lambda row: row.before_plan, width=190, hidden=True),
    Column("after_plan", "改革后方案", lambda row: row.after_plan, width=190, hidden=True),
)  # fmt: skip


def reform_record(ctx: AppContext) -> RecordSpec[ReformRow]:
    """Return how a reform line is shown and saved."""

    def save(values: Values, row: ReformRow | None) -> Changed:
        draft = ReformDraft(
            optional(values, "before_course_id"),
            optional(values, "after_course_id"),
            optional(values, "certificate_module_id"),
            optional(values, "position"),
        )
        return plan_reforms.save_reform(ctx, draft, *stored(row))

    return RecordSpec(
        "课程改革",
        (
            Field("before_course_id", "改革前", "choice", hint="新开的课程不选"),
            Field("after_course_id", "改革后", "choice", hint="不再开设的课程不选"),
            Field("certificate_module_id", "证书模块", "choice", hint="可空"),
            Field("position", "次序", "integer", hint="留空排在最后"),
        ),
        lambda row: f"{row.before_course or REFORM_ENDS['before']} → {row.after_course or REFORM_ENDS['after']}",
        lambda row: {
            "before_course_id": key_text(row.before_course_id),
            "after_course_id": key_text(row.after_course_id),
            "certificate_module_id": key_text(row.certificate_module_id),
            "position": row.position,
        },
        lambda row: tuple(
            Fact(title, plan)
            for title, plan in (("改革前方案", row.before_plan), ("改革后方案", row.after_plan))
            if plan
        ),
        save,
        "course_reforms",
    )
