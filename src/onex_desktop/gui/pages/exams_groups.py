"""Figures of a group as a row: counts, rates with what they are a share of, and the trend over the years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from onex_desktop.domain.catalogue import ExamRecord
from onex_desktop.domain.exams.counting import Group, Measure, Tally
from onex_desktop.domain.values import Rate
from onex_desktop.gui.models.columns import Column
from onex_desktop.gui.pages import exams_words as words
from onex_desktop.gui.tokens import Tone
from onex_desktop.gui.widgets.inspector import Fact
from onex_desktop.wording import labels

TYPE_CHECKING = False
if TYPE_CHECKING:
    from onex_desktop.gui.widgets.trend_chart import Trend

MEASURES: Final = {
    "registered": Measure.REGISTERED,
    "absent": Measure.ABSENT,
    "attended": Measure.ATTENDED,
    "resits": Measure.RESITS,
    "pending": Measure.PENDING,
    "released": Measure.RELEASED,
    "passed": Measure.PASSED,
    "pass_rate": Measure.RELEASED,
    "first_pass_rate": Measure.FIRST_RELEASED,
    "participation": Measure.ATTENDED,
}
"""What opens behind the figures of a column."""


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group as a row of the table."""

    id: int
    group: Group

    @property
    def tally(self) -> Tally:
        """Its counts."""
        return self.group.tally

    @property
    def has_rows(self) -> bool:
        """Whether there are registrations behind its figures."""
        return self.group.record is ExamRecord.NAMED


def _count(
    key: str, title: str, read: Callable[[Tally], int | None], width: int = 72, hint: str = ""
) -> Column[GroupLine]:
    return Column(
        key, title, lambda line: read(line.tally), lambda line: words.count(read(line.tally)), "right", width, hint=hint
    )


def _rate(key: str, title: str, read: Callable[[Tally], Rate | None], hint: str) -> Column[GroupLine]:
    def value(line: GroupLine) -> Decimal | None:
        rate = read(line.tally)
        return None if rate is None else rate.value

    def share(line: GroupLine) -> str:
        return words.share(read(line.tally))

    def tip(line: GroupLine) -> str:
        return words.fraction(read(line.tally))

    return Column(key, title, value, share, "right", 84, tooltip=tip, hint=hint)


COLUMNS: Final[tuple[Column[GroupLine], ...]] = (
    Column("title", "项目", lambda line: line.group.title, width=190),
    Column(
        "record", "依据", lambda line: line.group.record, lambda line: labels.EXAM_RECORDS[line.group.record], width=56,
        hint="名单：由考生逐人得出；总数：没有名单，只有总数。两者不相加。",
    ),
    _count("planned", "试点人数", lambda tally: tally.planned),
    _count("registered", "报考", lambda tally: tally.registered, 60, "人次"),
    _count("absent", "缺考", lambda tally: tally.absent, 56),
    _count("attended", "已参考", lambda tally: tally.attended, 66, "人次"),
    _rate("participation", "参考率", lambda tally: tally.participation, "已参考人次 ÷ 试点人数"),
    _count("resits", "补考", lambda tally: tally.resits, 56, "已参考人次中的补考人次"),
    _count("pending", "成绩未出", lambda tally: tally.pending, 76),
    _count("released", "已出成绩", lambda tally: tally.released, 76, "人次"),
    _count("passed", "通过", lambda tally: tally.passed, 60),
    _rate("pass_rate", "通过率", lambda tally: tally.pass_rate, words.NOTES[1]),
    _rate("first_pass_rate", "首考通过率", lambda tally: tally.first_pass_rate, "首次参考通过 ÷ 首次参考已出成绩"),
    _count("persons", "参考人数", lambda tally: tally.persons_attended, 76, "按人计，一人多次参考只算一人"),
)  # fmt: skip


def group_facts(group: Group) -> Sequence[Fact]:
    """Return every rate of a group with its numerator and denominator, and where its figures come from."""
    tally = group.tally
    source = "由考生名单逐人得出" if group.record is ExamRecord.NAMED else "只有总数，没有名单"
    rates = (
        ("参考率", tally.participation, "已参考人次 ÷ 试点人数"),
        ("实考率", tally.attendance, "已参考 ÷ 应考"),
        ("通过率", tally.pass_rate, "通过 ÷ 已出成绩（对应批次）"),
        ("首考通过率", tally.first_pass_rate, "首考通过 ÷ 首考已出成绩"),
        ("最终通过率", tally.person_pass_rate, "通过的人 ÷ 有成绩的人"),
    )
    known = [
        Fact(name, f"{words.share(rate)} = {words.fraction(rate)}", tooltip=basis)
        for name, rate, basis in rates
        if rate is not None and rate.denominator
    ]
    waiting = (
        [Fact("成绩未出", f"{words.count(tally.pending)} 人次，不计入通过率", Tone.QUIET)] if tally.pending else []
    )
    persons = (
        []
        if tally.persons_attended is None
        else [Fact("人数", f"参考 {words.count(tally.persons_attended)} 人 · {words.count(tally.attended)} 人次")]
    )
    return (Fact("依据", source), *known, *persons, *waiting)


def trend_of(groups: Sequence[Group]) -> Trend:
    """Return the trend of groups that are years; years known both ways stand side by side."""
    from onex_desktop.gui.widgets.trend_chart import Counts, Trend

    tallies = [group.tally for group in groups]
    rates = [tally.pass_rate for tally in tallies]
    return Trend(
        tuple(_label(group) for group in groups),
        (
            Counts("试点人数", tuple(tally.planned for tally in tallies), 0.3),
            Counts("已参考", tuple(tally.attended for tally in tallies), 0.6),
            Counts("通过", tuple(tally.passed for tally in tallies), 1.0),
        ),
        "通过率",
        tuple(rate.value if rate is not None else None for rate in rates),
        tuple(words.share(rate) for rate in rates),
    )


def _label(group: Group) -> str:
    released, attended = group.tally.released, group.tally.attended
    waiting = "成绩未出" if not released else "部分成绩未出" if released < attended else ""
    source = "" if group.record is ExamRecord.NAMED else labels.EXAM_RECORDS[group.record]
    below = "，".join(part for part in (source, waiting) if part)
    title = f"{group.title}年"
    return f"{title}\n{below}" if below else title
