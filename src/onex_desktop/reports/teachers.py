"""The teachers behind the pilots (师资情况表; headings: domain facts §3.2)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from onex_desktop.domain.documents import Align, Cell, Document, Notes, Stamp, Table
from onex_desktop.domain.teaching.assignments import TeacherRow
from onex_desktop.domain.teaching.qualifications import QualificationKind, QualificationRow, TrainingRow
from onex_desktop.reports.cells import heads, text_cell
from onex_desktop.reports.signature import SIGNERS
from onex_desktop.wording import formats, labels

_COLUMNS: Final = (
    "序号", "姓名", "部门", "职称", "双师", "培训师证号", "考评员证号/级别", "培训时间/学时", "有效期", "承担模块",
)  # fmt: skip
_WIDTHS: Final = (1.2, 2.0, 3.4, 2.0, 1.4, 4.0, 4.0, 4.4, 4.6, 5.6)
_UNNUMBERED: Final = "有"
"""Stands for a qualification whose number is not recorded."""


@dataclass(frozen=True, slots=True)
class PaperTeacher:
    """A teacher for the printer; ``modules`` are the slots held, in words."""

    row: TeacherRow
    qualifications: tuple[QualificationRow, ...]
    trainings: tuple[TrainingRow, ...]
    modules: tuple[str, ...]

    def holds(self, *kinds: QualificationKind) -> tuple[QualificationRow, ...]:
        """Return the qualifications of some kinds."""
        return tuple(each for each in self.qualifications if each.draft.kind in kinds)


def teachers(rows: Sequence[PaperTeacher], *, scope: str, institution: str, stamp: Stamp) -> Document:
    """Compose the table of teachers, one row each, with the sums below it; ``scope`` says whose they are."""
    body = tuple(_row(number, row) for number, row in enumerate(rows, 1))
    return Document(
        report="teachers",
        title="1+X证书师资情况表",
        subtitle=scope,
        institution=institution,
        blocks=(Table(_WIDTHS, (heads(*_COLUMNS),), body, fixed_columns=2), Notes("合计", (_sums(rows),))),
        stamp=stamp,
        signatures=SIGNERS,
    )


def _row(number: int, teacher: PaperTeacher) -> tuple[Cell, ...]:
    row = teacher.row
    trainers = teacher.holds(QualificationKind.TRAINER, QualificationKind.LECTURER)
    dual = {True: "是", False: "否", None: formats.NOTHING}[row.draft.dual_qualified]
    return (
        Cell(str(number), number=number, number_format="0"),
        text_cell(row.draft.name),
        text_cell("\n".join(filter(None, (row.college, row.office))) or formats.NOTHING),
        text_cell(row.draft.title or formats.NOTHING),
        text_cell(dual),
        _listed(trainers, _number),
        _listed(teacher.holds(QualificationKind.ASSESSOR), _number),
        _lines([_training(each) for each in teacher.trainings]),
        _listed(teacher.qualifications, _validity if len(teacher.qualifications) == 1 else _named_validity),
        _lines(teacher.modules),
    )


def _listed(rows: Sequence[QualificationRow], words: Callable[[QualificationRow], str]) -> Cell:
    return _lines([words(row) for row in rows])


def _lines(lines: Sequence[str]) -> Cell:
    return Cell("\n".join(lines) or formats.NOTHING, align=Align.LEFT if lines else Align.CENTER)


def _number(row: QualificationRow) -> str:
    """Return number and, in brackets, what it is for: 讲师 is named, since its column is that of trainers."""
    kind = labels.QUALIFICATIONS[row.draft.kind] if row.draft.kind is QualificationKind.LECTURER else ""
    told = " ".join(filter(None, (kind, row.certificate, row.draft.level)))
    return (row.draft.number or _UNNUMBERED) + (f"（{told}）" if told else "")


def _validity(row: QualificationRow) -> str:
    since, until = row.draft.valid_from, row.draft.valid_until
    if since and until:
        return f"{since} 至 {until}"
    if since:
        return f"{since} 起"
    return f"至 {until}" if until else formats.NOTHING


def _named_validity(row: QualificationRow) -> str:
    return f"{labels.QUALIFICATIONS[row.draft.kind]} {_validity(row)}"


def _training(row: TrainingRow) -> str:
    days = row.draft.started_on
    if row.draft.ended_on not in ("", row.draft.started_on):
        days = f"{days} 至 {row.draft.ended_on}" if days else f"至 {row.draft.ended_on}"
    hours = "" if row.draft.hours is None else f"{formats.hours(row.draft.hours)} 学时"
    return " ".join(filter(None, (days, hours))) or row.draft.title


def _sums(rows: Sequence[PaperTeacher]) -> str:
    """Return the sums; who has no word about 双师 is counted apart, because unknown is not no."""
    duals = [row.row.draft.dual_qualified for row in rows]
    found = [f"教师 {len(rows)} 人", f"双师型 {duals.count(True)} 人"]
    if unknown := duals.count(None):
        found.append(f"双师型未填写 {unknown} 人")
    found += [
        f"{labels.QUALIFICATIONS[kind]} {sum(bool(row.holds(kind)) for row in rows)} 人" for kind in QualificationKind
    ]
    return "，".join(found) + "。"
