"""How the catalogue's records are shown in the inspector and saved."""

from __future__ import annotations

from collections.abc import Sequence

from onex_desktop.domain.catalogue import (
    CertificateDraft,
    CertificateRow,
    MeasureDraft,
    MeasureKind,
    MeasureRow,
    ModuleDraft,
    ModuleRow,
    OrganizationDraft,
    OrganizationRow,
    OrganizationStatus,
    PilotDraft,
    PilotRow,
)
from onex_desktop.domain.changes import Changed
from onex_desktop.domain.problems import Place, refuse
from onex_desktop.domain.values import Level
from onex_desktop.gui.pages.record_inspector import RecordSpec, Values
from onex_desktop.gui.pages.record_values import in_order, keys, number, optional, stored, text
from onex_desktop.gui.widgets.fields import Field
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.services import catalogue, organization_measures
from onex_desktop.services.context import AppContext
from onex_desktop.wording import labels

LEVELS = tuple((level.value, labels.LEVELS[level]) for level in Level)
MEASURES = tuple((kind.value, labels.ORGANIZATION_MEASURES[kind]) for kind in MeasureKind)
STATUSES = tuple((status.value, labels.ORGANIZATION_STATUSES[status]) for status in OrganizationStatus)


def pilots(ctx: AppContext) -> RecordSpec[PilotRow]:
    """Return how a pilot is shown and saved."""

    def save(values: Values, row: PilotRow | None) -> Changed:
        draft = PilotDraft(
            number(values, "certificate_id"),
            number(values, "college_id"),
            number(values, "year"),
            frozenset(Level(key) for key in keys(values, "levels")),
            in_order(keys(values, "major_ids"), row.draft.major_ids if row else ()),
            number(values, "planned"),
            optional(values, "sequence"),
        )
        return catalogue.save_pilot(ctx, draft, *stored(row))

    return RecordSpec(
        "试点",
        (
            Field("certificate_id", "证书", "choice", required=True),
            Field("levels", "等级", "multichoice", choices=LEVELS, required=True),
            Field("college_id", "学院", "choice", required=True),
            Field("major_ids", "专业", "multichoice", required=True),
            Field("planned", "试点人数", "integer", required=True),
            Field("year", "年度", "integer", required=True),
            Field("sequence", "序号", "integer", hint="打印时的次序"),
        ),
        lambda row: labels.with_levels(row.certificate, row.levels),
        lambda row: {
            "certificate_id": str(row.draft.certificate_id),
            "levels": frozenset(row.draft.levels),
            "college_id": str(row.draft.college_id),
            "major_ids": frozenset(str(key) for key in row.draft.major_ids),
            "planned": row.draft.planned,
            "year": row.draft.year,
            "sequence": row.draft.sequence,
        },
        _pilot_facts,
        save,
        "pilots",
    )


def _pilot_facts(row: PilotRow) -> Sequence[Fact]:
    status = "" if row.organization_status is None else labels.ORGANIZATION_STATUSES[row.organization_status]
    return (Fact("评价组织", row.organization or "未填写"), Fact("状态", status or "未知"))


def certificates(ctx: AppContext) -> RecordSpec[CertificateRow]:
    """Return how a certificate is shown and saved."""

    def save(values: Values, row: CertificateRow | None) -> Changed:
        draft = CertificateDraft(
            text(values, "name"),
            text(values, "code"),
            optional(values, "organization_id"),
            optional(values, "batch"),
            text(values, "field"),
            optional(values, "group_id"),
            optional(values, "group_sequence"),
        )
        return catalogue.save_certificate(ctx, draft, *stored(row))

    return RecordSpec(
        "证书",
        (
            Field("name", "名称", "text", required=True),
            Field("organization_id", "评价组织", "choice"),
            Field("batch", "批次", "integer", hint="教育部公布的批次"),
            Field("code", "代码", "text"),
            Field("field", "专业领域", "text"),
            Field("group_id", "协作组", "choice"),
            Field("group_sequence", "分序号", "integer", hint="在协作组名单中的序号"),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "organization_id": key_of(row.draft.organization_id),
            "batch": row.draft.batch,
            "code": row.draft.code,
            "field": row.draft.professional_field,
            "group_id": key_of(row.draft.group_id),
            "group_sequence": row.draft.group_sequence,
        },
        lambda row: (Fact("模块", f"{row.modules} 个"), Fact("试点", f"{row.pilots} 项")),
        save,
        "certificates",
    )


def modules(ctx: AppContext) -> RecordSpec[ModuleRow]:
    """Return how a module is shown and saved."""

    def save(values: Values, row: ModuleRow | None) -> Changed:
        draft = ModuleDraft(
            number(values, "certificate_id"),
            text(values, "code"),
            text(values, "name"),
            frozenset(Level(key) for key in keys(values, "levels")),
            frozenset(Level(key) for key in keys(values, "examined")),
        )
        return catalogue.save_module(ctx, draft, *stored(row))

    return RecordSpec(
        "证书模块",
        (
            Field("certificate_id", "证书", "choice", required=True),
            Field("code", "编号", "text", required=True, hint="例如 2-1"),
            Field("name", "名称", "text", required=True),
            Field("levels", "等级", "multichoice", choices=LEVELS, required=True),
            Field("examined", "已考等级", "multichoice", choices=LEVELS),
        ),
        lambda row: f"{row.draft.code} {row.draft.name}",
        lambda row: {
            "certificate_id": str(row.draft.certificate_id),
            "code": row.draft.code,
            "name": row.draft.name,
            "levels": frozenset(row.draft.levels),
            "examined": frozenset(row.draft.examined),
        },
        lambda row: (Fact("证书", row.certificate),),
        save,
        "certificate_modules",
    )


def organizations(ctx: AppContext) -> RecordSpec[OrganizationRow]:
    """Return how an evaluation organisation is shown and saved."""

    def save(values: Values, row: OrganizationRow | None) -> Changed:
        draft = OrganizationDraft(
            text(values, "name"),
            text(values, "code"),
            text(values, "contact"),
            OrganizationStatus(text(values, "status") or OrganizationStatus.ACTIVE),
            text(values, "status_since"),
            text(values, "status_reason"),
            text(values, "number_pattern"),
        )
        return catalogue.save_organization(ctx, draft, *stored(row))

    return RecordSpec(
        "培训评价组织",
        (
            Field("name", "名称", "text", required=True),
            Field("code", "代码", "text"),
            Field("contact", "联系方式", "text"),
            Field("status", "状态", "choice", choices=STATUSES, required=True),
            Field("status_since", "自", "text", hint="例如 2023-01-06"),
            Field("status_reason", "原因", "multiline"),
            Field("number_pattern", "编号规则", "text", hint="证书编号的正则式，例如 \\d{12}；留空不核对"),
        ),
        lambda row: row.draft.name,
        lambda row: {
            "name": row.draft.name,
            "code": row.draft.code,
            "contact": row.draft.contact,
            "status": row.draft.status.value,
            "status_since": row.draft.status_since,
            "status_reason": row.draft.status_reason,
            "number_pattern": row.draft.number_pattern,
        },
        lambda row: (Fact("证书", f"{row.certificates} 个"),),
        save,
        "organizations",
    )


def measures(ctx: AppContext) -> RecordSpec[MeasureRow]:
    """Return how a measure against an organisation is shown and saved."""

    def save(values: Values, row: MeasureRow | None) -> Changed:
        kind = text(values, "kind")
        if not kind:
            raise refuse("form.required", where=Place("form", field="kind"))
        draft = MeasureDraft(
            number(values, "organization_id"),
            MeasureKind(kind),
            text(values, "taken_on"),
            text(values, "ended_on"),
            text(values, "reason"),
        )
        return organization_measures.save_measure(ctx, draft, *stored(row))

    return RecordSpec(
        "处置记录",
        (
            Field("organization_id", "评价组织", "choice", required=True),
            Field("kind", "处置", "choice", choices=MEASURES, required=True),
            Field("taken_on", "日期", "text", required=True, hint="例如 2023-01-06"),
            Field("ended_on", "解除", "text", hint="还没有解除就留空"),
            Field("reason", "事由", "multiline"),
        ),
        lambda row: f"{row.organization}：{labels.ORGANIZATION_MEASURES[row.draft.kind]}",
        lambda row: {
            "organization_id": str(row.draft.organization_id),
            "kind": row.draft.kind.value,
            "taken_on": row.draft.taken_on,
            "ended_on": row.draft.ended_on,
            "reason": row.draft.reason,
        },
        lambda _row: (),
        save,
        "organization_measures",
    )


def key_of(row_id: int | None) -> str:
    """Return a key as a choice holds it."""
    return "" if row_id is None else str(row_id)
