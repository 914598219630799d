"""Tables of teachers who prepare a certificate module together."""

from __future__ import annotations

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from onex_desktop.persistence.base import Record, options

_OPTIONS = options("teaching")


class PreparationGroup(Record):
    """Those who prepare a certificate module together in a term (共同备课), and who leads them."""

    __tablename__ = "preparation_groups"
    __table_args__ = (UniqueConstraint("certificate_module_id", "term_id"), _OPTIONS)

    certificate_module_id: Mapped[int] = mapped_column(ForeignKey("certificate_modules.id", ondelete="RESTRICT"))
    term_id: Mapped[int] = mapped_column(ForeignKey("terms.id", ondelete="RESTRICT"), index=True)
    leader_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)


class PreparationMember(Record):
    """A teacher in a preparation group; its leader is none."""

    __tablename__ = "preparation_members"
    __table_args__ = (UniqueConstraint("group_id", "teacher_id"), _OPTIONS)

    group_id: Mapped[int] = mapped_column(ForeignKey("preparation_groups.id", ondelete="RESTRICT"))
    teacher_id: Mapped[int] = mapped_column(ForeignKey("teachers.id", ondelete="RESTRICT"), index=True)
