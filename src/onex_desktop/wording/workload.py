"""The reckoning of workload in words, the same on screen, in a workbook, on paper and in a terminal.

Built from the codes and values of ``domain.workload``; what is asked of them is stated here as protocols, because
this floor does not know the domain above it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final, Protocol

COMPLETENESS: Final[Mapping[str, str]] = {
    "complete": "文件完整",
    "partial": "文件不全",
    "code_only": "仅见于程序",
    "example": "示例，待学校确认",
}

COURSE_TYPES: Final[Mapping[str, str]] = {
    "theory": "理论课",
    "integrated": "理实一体课",
    "training": "实训课",
    "lab": "实验课",
    "internship": "实习",
    "practice": "实践课",
    "computer_lab": "上机",
    "hardware_lab": "硬件实验",
    "software_lab": "软件实验",
    "course_design": "课程设计",
    "graduation_project": "毕业设计",
    "off_campus": "校外实践",
    "on_campus": "校内实践",
    "public_elective": "公共选修课",
    "office": "工作时间",
    "after_hours": "下班后",
    "evening_or_holiday": "晚间、周末或节假日",
    "exact": "按比例计",
    "begun": "不足一份按一份计",
    "full": "不足一份不计",
}

ROUNDING_MODES: Final[Mapping[str, str]] = {"half_up": "四舍五入", "up": "进位", "down": "舍去"}
LIMIT_KINDS: Final[Mapping[str, str]] = {"cap": "封顶", "quota": "定额"}
PERIODS: Final[Mapping[str, str]] = {"term": "每学期", "year": "每年"}

UNITS: Final[Mapping[str, str]] = {
    "hours": "学时",
    "weeks": "周",
    "days": "天",
    "students": "人",
    "classes": "个班",
    "groups": "组",
}

_SIGNS: Final = {"*": " × ", "+": " ＋ ", "-": " － "}
_MODES: Final = {"exact": "按比例计", "begun": "不足一份按一份计", "full": "不足一份不计"}
_BOUNDS: Final = {"cap": "，封顶 {value}", "floor": "，不低于 {value}"}


class Shown(Protocol):
    """A piece of a formula: a sign, or a number with its field."""

    @property
    def text(self) -> str: ...
    @property
    def field(self) -> str: ...


class Rounding(Protocol):
    """How many decimals are kept, and how."""

    @property
    def digits(self) -> int: ...
    @property
    def mode(self) -> str: ...


class Because(Protocol):
    """Why a factor has its value."""

    @property
    def reason(self) -> str: ...
    @property
    def label(self) -> str: ...
    @property
    def field(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def details(self) -> Mapping[str, str] | None: ...
    @property
    def rounding(self) -> Rounding | None: ...
    @property
    def bound(self) -> str | None: ...


class Factor(Protocol):
    """A factor with its reason."""

    @property
    def value(self) -> Decimal: ...
    @property
    def because(self) -> Because: ...


class Added(Protocol):
    """Hours added beside the factors."""

    @property
    def label(self) -> str: ...
    @property
    def amount(self) -> Sequence[Shown]: ...
    @property
    def value(self) -> Decimal: ...


class Reckoning(Protocol):
    """A reckoned line."""

    @property
    def base(self) -> Sequence[Shown]: ...
    @property
    def factors(self) -> Sequence[Factor]: ...
    @property
    def cap(self) -> Decimal | None: ...
    @property
    def added(self) -> Sequence[Added]: ...
    @property
    def exact(self) -> Decimal: ...
    @property
    def hours(self) -> Decimal: ...
    @property
    def units(self) -> Mapping[str, str]: ...


def reckoning(line: Reckoning) -> str:
    """Return the line as a sentence: 32 学时 × 1.2（58 人）× 0.9（重复班）= 28.8.

    ``≈`` stands where the last rounding changed the value.
    """
    text = _formula(line.base, line.units)
    for factor in line.factors:
        text = _joined(text, f"× {_number(factor.value)}（{short(factor.because)}）")
    if line.cap is not None:
        text += f"，封顶 {_number(line.cap)}，"
    for added in line.added:
        item = f"{_formula(added.amount, line.units)} × {_number(added.value)}（{added.label}）"
        text = _joined(text, f"＋ {item}") if text else item
    sign = "=" if line.exact == line.hours else "≈"
    return _joined(text, f"{sign} {_number(line.hours)}")


def short(because: Because) -> str:
    """Return what stands in brackets behind a factor."""
    match because.reason:
        case "constant" | "flag" | "given":
            return because.label
        case "category" | "chosen":
            return _category(because)
        case "repeat":
            return "首个班" if because.given == "1" else "重复班"
    return _quantity(because)


def because(reason: Because, value: Decimal) -> str:
    """Return why a factor has its value, with the figures."""
    details = reason.details or {}
    text = _why(reason, details)
    if reason.rounding is not None:
        text += f"，{ROUNDING_MODES[reason.rounding.mode]}到 {reason.rounding.digits} 位小数"
    if reason.bound is not None:
        text += _BOUNDS[reason.bound].format(value=_number(value))
    return text


def _why(because: Because, details: Mapping[str, str]) -> str:
    match because.reason:
        case "chosen":
            published = f"办法规定 {_range(details)}" if details["least"] or details["most"] else "办法没有公布数值"
            return f"{_category(because)}，{published}，由学校取值"
        case "given":
            return f"{because.label}，由学校取值" + (f"（办法规定 {_range(details)}）" if any(details.values()) else "")
        case "band":
            return f"{_quantity(because)}，属{_band(details)}一档"
        case "slope":
            return f"{_quantity(because)}，属{_band(details)}一段：{_slope(because, details)}"
        case "linear":
            return f"{_quantity(because)}：{_linear(details)}"
        case "ratio":
            return f"{because.given} ÷ {details['by']}"
        case "classes":
            return _classes(because, details)
        case "repeat":
            return f"第 {because.given} 个班"
    return short(because)


def _linear(details: Mapping[str, str]) -> str:
    over = "" if details["over"] == "0" else f"超过 {details['over']} 的部分"
    per = "" if details["per"] == "1" else f"每 {details['per']} 为一份，{_MODES[details['part']]}"
    note = "，".join(word for word in (over, per) if word)
    return f"{details['start']} ＋ {details['slope']} × {details['units']}" + (f"（{note}）" if note else "")


def _classes(because: Because, details: Mapping[str, str]) -> str:
    text = f"{_quantity(because)}，每班 {details['per']} 人，计 {details['classes']} 个班"
    classes = Decimal(details["classes"])
    if classes > Decimal(details["last"]):
        return f"{text}，按 {details['last']} 个班计"
    return text if classes == int(classes) else f"{text}，在 {int(classes)} 与 {int(classes) + 1} 个班之间按比例"


def _slope(because: Because, details: Mapping[str, str]) -> str:
    origin = details["origin"]
    above = because.given if origin == "0" else f"({because.given} － {origin})"
    return f"{details['start']} ＋ {details['slope']} × {above}"


def _band(details: Mapping[str, str]) -> str:
    return f" {details['low']}～{details['high']} " if details["high"] else f" {details['low']} 及以上"


def _range(details: Mapping[str, str]) -> str:
    least, most = details["least"], details["most"]
    if least and most:
        return f"{least}～{most}"
    return f"不低于 {least}" if least else f"不高于 {most}"


def _category(because: Because) -> str:
    return (because.details or {}).get("label") or COURSE_TYPES.get(because.given, because.given)


def _quantity(because: Because) -> str:
    unit = because.unit or UNITS.get(because.field, "")
    return f"{because.given} {unit}" if unit else f"{because.label} {because.given}"


def _formula(pieces: Sequence[Shown], units: Mapping[str, str]) -> str:
    return "".join(_piece(piece, units) for piece in pieces)


def _piece(piece: Shown, units: Mapping[str, str]) -> str:
    if not piece.field:
        return _SIGNS.get(piece.text, piece.text)
    unit = units.get(piece.field) or UNITS.get(piece.field, "")
    return f"{piece.text} {unit}" if unit else piece.text


def _joined(text: str, more: str) -> str:
    # Full-width punctuation brings its own space.
    return text + more if text.endswith(("）", "，")) else f"{text} {more}"


def _number(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
