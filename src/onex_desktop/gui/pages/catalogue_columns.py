"""What the catalogue's tables show, column by column."""

from __future__ import annotations

from onex_desktop.domain.catalogue import (
    CLOSED_STATUSES,
    CertificateRow,
    MeasureRow,
    ModuleRow,
    OrganizationRow,
    OrganizationStatus,
    PilotRow,
)
from onex_desktop.domain.values import LEVEL_ORDER, sorted_levels
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.tokens import Tone
from onex_desktop.wording import formats, labels


def _tone(status: OrganizationStatus | None) -> Tone | None:
    if status in CLOSED_STATUSES:
        return Tone.DANGER
    return Tone.WARNING if status in (OrganizationStatus.RECTIFYING, OrganizationStatus.LIMITED) else None


def _status(status: OrganizationStatus | None) -> str:
    return "" if status is None else labels.ORGANIZATION_STATUSES[status]


PILOTS: tuple[Column[PilotRow], ...] = (
    Column("sequence", "序号", lambda row: row.draft.sequence, align="right", width=56),
    Column("certificate", "证书", lambda row: row.certificate, width=190),
    Column(
        "levels",
        "等级",
        lambda row: row.draft.levels,
        lambda row: labels.level_span(row.levels),
        width=76,
        sort_key=lambda row: max(LEVEL_ORDER[level] for level in row.draft.levels) if row.draft.levels else None,
    ),
    Column("college", "学院", lambda row: row.college, width=130),
    Column(
        "planned", "试点人数", lambda row: row.draft.planned, lambda row: formats.count(row.draft.planned), "right", 84
    ),
    Column("majors", "专业", lambda row: "、".join(major.name for major in row.majors), width=240),
    Column(
        "quality",
        "优质专业",
        lambda row: "" if row.quality is None else labels.QUALITIES_SHORT[row.quality],
        width=130,
    ),
    Column("year", "年度", lambda row: row.draft.year, lambda row: f"{row.draft.year}年", width=76),
    Column(
        "organization",
        "培训评价组织",
        lambda row: row.organization,
        width=220,
        tone=lambda row: _tone(row.organization_status),
    ),
)

CERTIFICATES: tuple[Column[CertificateRow], ...] = (
    Column("name", "证书", lambda row: row.draft.name, width=220),
    Column("code", "代码", lambda row: row.draft.code, width=90),
    Column("batch", "批次", lambda row: row.draft.batch, align="right", width=64),
    Column(
        "organization",
        "培训评价组织",
        lambda row: row.organization,
        width=240,
        tone=lambda row: _tone(row.organization_status),
    ),
    Column("field", "专业领域", lambda row: row.draft.professional_field, width=120),
    Column("modules", "模块", lambda row: row.modules, align="right", width=64),
    Column("pilots", "试点", lambda row: row.pilots, align="right", width=64),
    Column("group", "协作组", lambda row: row.group, width=200),
)

MODULES: tuple[Column[ModuleRow], ...] = (
    Column("certificate", "证书", lambda row: row.certificate, width=180),
    Column("code", "编号", lambda row: row.draft.code, width=72),
    Column("name", "模块名称", lambda row: row.draft.name, width=280),
    Column(
        "levels",
        "等级",
        lambda row: labels.level_span(sorted_levels(row.draft.levels), "、"),
        width=120,
    ),
    Column(
        "examined",
        "已考等级",
        lambda row: labels.level_span(sorted_levels(row.draft.examined), "、"),
        width=120,
    ),
)

ORGANIZATIONS: tuple[Column[OrganizationRow], ...] = (
    Column("name", "培训评价组织", lambda row: row.draft.name, width=280),
    Column("code", "代码", lambda row: row.draft.code, width=100),
    Column("contact", "联系方式", lambda row: row.draft.contact, width=160),
    Column(
        "status", "状态", lambda row: _status(row.draft.status), width=100, tone=lambda row: _tone(row.draft.status)
    ),
    Column("since", "自", lambda row: row.draft.status_since, width=100),
    Column("certificates", "证书", lambda row: row.certificates, align="right", width=64),
)

MEASURES: tuple[Column[MeasureRow], ...] = (
    Column("organization", "评价组织", lambda row: row.organization, width=260),
    Column(
        "kind", "处置", lambda row: row.draft.kind, lambda row: labels.ORGANIZATION_MEASURES[row.draft.kind], width=120
    ),
    Column("taken_on", "日期", lambda row: row.draft.taken_on, width=100),
    Column("ended_on", "解除", lambda row: row.draft.ended_on, width=100),
    Column("reason", "事由", lambda row: row.draft.reason, width=300),
)
