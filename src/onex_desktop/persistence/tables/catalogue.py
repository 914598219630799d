"""Tables of certificates, their issuers and the pilots."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.domain.catalogue import ExamRecord, MeasureKind, OrganizationStatus
from onex_desktop.domain.values import Level
from onex_desktop.persistence.base import Record, options
from onex_desktop.persistence.types import closed

_OPTIONS = options("catalogue")


class Organization(Record):
    """An evaluation organisation (培训评价组织)."""

    __tablename__ = "organizations"
    __table_args__ = (UniqueConstraint("name"), _OPTIONS)

    name: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(40))
    contact: Mapped[str] = mapped_column(String(200))
    status: Mapped[OrganizationStatus] = mapped_column(closed(OrganizationStatus))
    status_since: Mapped[str] = mapped_column(String(10))
    status_reason: Mapped[str] = mapped_column(String(200))
    number_pattern: Mapped[str] = mapped_column(String(200), default="")


class OrganizationMeasure(Record):
    """A measure taken against an evaluation organisation, from a talk to its exit."""

    __tablename__ = "organization_measures"
    __table_args__ = (UniqueConstraint("organization_id", "kind", "taken_on"), _OPTIONS)

    organization_id: Mapped[int] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"))
    kind: Mapped[MeasureKind] = mapped_column(closed(MeasureKind))
    taken_on: Mapped[str] = mapped_column(String(10))
    ended_on: Mapped[str] = mapped_column(String(10))
    reason: Mapped[str] = mapped_column(String(200))


class CollaborationGroup(Record):
    """A collaboration group (协作组)."""

    __tablename__ = "collaboration_groups"
    __table_args__ = (UniqueConstraint("number"), _OPTIONS)

    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    leader: Mapped[str] = mapped_column(String(120))


class Certificate(Record):
    """A skill level certificate (职业技能等级证书)."""

    __tablename__ = "certificates"
    __table_args__ = (UniqueConstraint("name"), CheckConstraint("batch > 0", name="batch_positive"), _OPTIONS)

    name: Mapped[str] = mapped_column(String(120))
    code: Mapped[str] = mapped_column(String(40))
    organization_id: Mapped[int | None] = mapped_column(ForeignKey("organizations.id", ondelete="RESTRICT"), index=True)
    batch: Mapped[int | None]
    professional_field: Mapped[str] = mapped_column(String(80))
    group_id: Mapped[int | None] = mapped_column(ForeignKey("collaboration_groups.id", ondelete="RESTRICT"), index=True)
    group_sequence: Mapped[int | None]


class CertificateModule(Record):
    """A module of a certificate, for example 2-1."""

    __tablename__ = "certificate_modules"
    __table_args__ = (UniqueConstraint("certificate_id", "code"), _OPTIONS)

    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"))
    code: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(120))


class CertificateModuleLevel(Record):
    """A level at which a module is offered; ``examined`` when the school has sat it."""

    __tablename__ = "certificate_module_levels"
    __table_args__ = (UniqueConstraint("module_id", "level"), _OPTIONS)

    module_id: Mapped[int] = mapped_column(ForeignKey("certificate_modules.id", ondelete="RESTRICT"))
    level: Mapped[Level] = mapped_column(closed(Level))
    examined: Mapped[bool]


class Pilot(Record):
    """A pilot (试点) of a certificate in a college in a year.

    Totals and registrations refer to the pair of key and ``exam_record``, so that a pilot can have one kind only.
    """

    __tablename__ = "pilots"
    __table_args__ = (
        UniqueConstraint("certificate_id", "college_id", "year"),
        UniqueConstraint("id", "exam_record"),
        CheckConstraint("planned >= 0", name="planned_not_negative"),
        _OPTIONS,
    )

    certificate_id: Mapped[int] = mapped_column(ForeignKey("certificates.id", ondelete="RESTRICT"))
    college_id: Mapped[int] = mapped_column(ForeignKey("colleges.id", ondelete="RESTRICT"), index=True)
    year: Mapped[int]
    planned: Mapped[int]
    sequence: Mapped[int | None]
    exam_record: Mapped[ExamRecord] = mapped_column(closed(ExamRecord), default=ExamRecord.TOTALS)


def key_of_pilot(table: str) -> ForeignKeyConstraint:
    """Return the key to a pilot and to how it is known: one known by totals has no registrations, and vice versa."""
    name = f"fk_{table}_pilot_id_exam_record_pilots"
    pair = ["pilot_id", "exam_record"]
    return ForeignKeyConstraint(pair, ["pilots.id", "pilots.exam_record"], name=name, ondelete="RESTRICT")


class PilotLevel(Record):
    """A level inside a pilot."""

    __tablename__ = "pilot_levels"
    __table_args__ = (UniqueConstraint("pilot_id", "level"), _OPTIONS)

    pilot_id: Mapped[int] = mapped_column(ForeignKey("pilots.id", ondelete="RESTRICT"))
    level: Mapped[Level] = mapped_column(closed(Level))


class PilotMajor(Record):
    """A major inside a pilot, in the order of the pilot's list."""

    __tablename__ = "pilot_majors"
    __table_args__ = (UniqueConstraint("pilot_id", "major_id"), _OPTIONS)

    pilot_id: Mapped[int] = mapped_column(ForeignKey("pilots.id", ondelete="RESTRICT"))
    major_id: Mapped[int] = mapped_column(ForeignKey("majors.id", ondelete="RESTRICT"), index=True)
    position: Mapped[int]
