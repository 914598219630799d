"""Cutting a pasted text into the pieces that can each be an item: lines, and the cells of table rows.

Nothing is decided here that depends on what stands before: that is ``reading``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from onex_desktop.domain.standards.tree import DEPTH, LARGEST, Number
from onex_desktop.domain.values import Level

_NARROW: Final = str.maketrans("０１２３４５６７８９．　\u00a0\ufeff", "0123456789.   ")
_BREAKS: Final = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x07": "\t"})
"""What Word and PDF viewers put for the end of a line or a page, and Word for the end of a cell."""

_QUOTED: Final = re.compile(r'(?:(?<=\t)|^)"((?:[^"]|"")*)"(?=\t|$)', re.MULTILINE)
"""A cell that a spreadsheet quotes because it has a line break in it."""

_TIGHT: Final = re.compile(r"\s*(\d{1,3}(?!\d)(?:[.。·]\d{1,3}(?!\d))*)[.、]?\s*")
_LOOSE: Final = re.compile(r"\s*(\d{1,3}(?!\d)(?:\s?[.。·]\s?\d{1,3}(?!\d))*)\s?[.、]?\s*")
_DIGITS: Final = "一二三四五六七八九"
_DOT: Final = re.compile(r"\s?[.。·]\s?")
_HYPHENS: Final = re.compile(r"\s*(\d{1,3}(?:\s?[-－–]\s?\d{1,3}(?!\d)){1,2})[.、]?\s*")
_HYPHEN: Final = re.compile(r"\s?[-－–]\s?")
_KIND: Final = re.compile(r"\s*(?:工作领域|工作任务|(?:职业)?技能要求|领域|任务)\s*(?=[\d一二三四五六七八九十])")
_BEHIND_KIND: Final = re.compile(r"\s*[:：]\s*")
_IN_WORDS: Final = re.compile(r"(十?[一二三四五六七八九]|十)(?=[\s:：、.])[、.]?")
_BRACKETED: Final = re.compile(r"\s*[(（]\s*(\d{1,3})\s*[)）]\s*")
_LIST_MARK: Final = re.compile(r"\s*[(（]?\s*\d{1,3}\s*[)）]")
_MEASURE: Final = re.compile(
    r"\s*(?:[kKMmμun]?(?:V|A|W|Hz|Ω|F|H|m|s|g|B|b|bit|bps|dB)(?![A-Za-z])|[GD](?![A-Za-z])|[%％‰℃°~～×±]|"
    r"[欧秒寸倍]|米(?!制)|伏(?!安)|安(?![装全排防置])|瓦(?!斯)|年(?![度检报])|月(?![度报])|日(?![常志程期])|个(?![人性])|"
    r"路(?![由线径面])|次(?![序要])|种(?![类植])|条(?![件款码])|项(?!目)|台(?![式账])|套(?![件管装])|"
    r"组(?![装织件合网态建])|位(?![置移])|名(?!称))"
)
"""What stands behind a number that is a quantity and no item."""

_LEVELS: Final = {"初级": Level.ELEMENTARY, "中级": Level.INTERMEDIATE, "高级": Level.ADVANCED}
_LEVEL: Final = re.compile("|".join(_LEVELS))
_TABLE_TITLE: Final = re.compile(r"\s*(?:续\s*表|表)\s*[\d一二三四五六七八九十]*")
_AROUND_LEVEL: Final = re.compile(r"[\s（）()【】\[\]:：、.\d一二三四五六]|职业技能|等级|技能|要求|标准|部分|证书|描述")
_HEAD: Final = re.compile(
    r"(?:序号|编号|等级|[与和及、/]|(?:工作)?(?:领域|任务)(?:编号|名称)?|(?:职业)?技能(?:要求)?(?:编号)?)+"
)
_PAGE: Final = re.compile(
    r"[-—–·]\s*\d{1,4}\s*[-—–·]|第\s*\d+\s*页(?:\s*[,，/]?\s*共\s*\d+\s*页)?|\d+\s*/\s*\d+|[IVX]{1,5}"
)
_RUNNING_HEAD: Final = re.compile(
    r".{0,40}职业技能等级(?:标准|(?:与|和|及)?(?:技能)?要求)(?:内容|描述|部分)*(?:[（(].{0,20}[）)])?"
)
_TITLE_LENGTH: Final = 60


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of the text: its line from 0, its words, and the depth its table column stands for (0: no table)."""

    line: int
    text: str
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to take the beginning of a fragment as a number, and the words that then follow."""

    number: Number
    rest: str


def lines_of(text: str) -> list[str]:
    """Return the lines of a text, whatever ends them."""
    return text.replace("\r\n", "\n").translate(_BREAKS).split("\n")


def fragments(text: str) -> Iterator[Fragment]:
    """Yield the pieces of a text from its beginning; empty lines and cells have none."""
    unquoted = _QUOTED.sub(lambda cell: f" {cell[1].replace(chr(34) * 2, chr(34))} ", "\n".join(lines_of(text)))
    for line, words in enumerate(unquoted.split("\n")):
        cells = words.split("\t")
        pending = ""
        for at, cell in enumerate(cells):
            stripped = cell.strip().strip("\u00a0\ufeff").strip()
            if not stripped:
                continue
            is_number = at + 1 < len(cells) and any(not each.rest for each in readings(stripped))
            if is_number and cells[at + 1].strip() and not readings(cells[at + 1]):
                pending = stripped
                continue
            depth = DEPTH - (len(cells) - 1 - at) if len(cells) >= DEPTH else 0
            yield Fragment(line, f"{pending} {stripped}".strip(), max(depth, 0))
            pending = ""


def narrowed(text: str) -> str:
    """Return a text with half-width digits, dots and blanks, every character in its place."""
    return text.translate(_NARROW)


def is_list_mark(text: str) -> bool:
    """Return whether a piece begins like a list inside a sentence: 1）…"""
    return _LIST_MARK.match(narrowed(text)) is not None


def bracketed(text: str) -> Reading | None:
    """Return a number in brackets at the beginning of a text, as （1）, and the words behind it."""
    match = _BRACKETED.match(narrowed(text))
    return None if match is None else Reading((int(match[1]),), text[match.end() :].strip())


def readings(text: str) -> list[Reading]:
    """Return the ways to read a number at the beginning of a text, the likeliest first; none for plain words.

    1.5G基站 is 1.5 and G基站, or 1 and 5G基站: what came before decides.
    """
    if is_list_mark(text):
        return []
    kind = _KIND.match(narrowed(text))
    if kind is not None:
        return _behind_kind(text[kind.end() :])
    narrow = narrowed(text)
    hyphens = _HYPHENS.match(narrow)
    if hyphens is not None:
        return _kept(tuple(map(int, _HYPHEN.split(hyphens[1]))), text[hyphens.end() :])
    found: list[Reading] = []
    for pattern in (_TIGHT, _LOOSE):
        match = pattern.match(narrow)
        if match is None:
            continue
        number = tuple(map(int, _DOT.split(match[1])))
        _keep(found, number, text[match.end() :])
        behind = narrow[match.end(1) : match.end(1) + 1]
        if len(number) > 1 and behind.isascii() and behind.isalpha():
            last = _DOT.split(match[1])[-1]
            _keep(found, number[:-1], text[match.end(1) - len(last) :])
    return found


def _behind_kind(text: str) -> list[Reading]:
    """Return the ways to read what stands behind 工作领域 or 工作任务: 1：…, 一、…, 1.1 …"""
    words = _IN_WORDS.match(text)
    if words is not None:
        tens, ones = words[1].startswith("十"), words[1].removeprefix("十")
        number = 10 * tens + (_DIGITS.index(ones) + 1 if ones else 0)
        found = _kept((number,), text[words.end() :])
    else:
        found = readings(text)
    return [
        Reading(each.number, _BEHIND_KIND.sub("", each.rest, count=1).strip())
        if _BEHIND_KIND.match(each.rest)
        else each
        for each in found
    ]


def _kept(number: Number, rest: str) -> list[Reading]:
    found: list[Reading] = []
    _keep(found, number, rest)
    return found


def _keep(found: list[Reading], number: Number, rest: str) -> None:
    reading = Reading(number, rest.strip())
    if all(1 <= part <= LARGEST for part in number) and reading not in found:
        found.append(reading)


def is_measure(rest: str) -> bool:
    """Return whether the words behind a number make it a quantity: 3.3 V, 2 路."""
    return _MEASURE.match(rest) is not None


@lru_cache(maxsize=4096)
def opening(text: str) -> Number | None:
    """Return the number a piece most likely opens an item with; None for none, () for the heading of a level."""
    if level_of(text) is not None:
        return ()
    found = readings(text)
    if not found or is_measure(found[0].rest) or is_page_mark(text):
        return None
    return found[0].number


def level_of(text: str) -> Level | None:
    """Return the level a heading announces (表1 初级, 6.2.1 初级职业技能要求), None for anything else."""
    narrow = narrowed(text)
    words = set(_LEVEL.findall(narrow))
    if len(words) != 1 or len(narrow) > _TITLE_LENGTH:
        return None
    (word,) = words
    is_heading = _TABLE_TITLE.match(narrow) is not None or _AROUND_LEVEL.sub("", narrow) in ("", word)
    return _LEVELS[word] if is_heading and not re.search("[。；，]", narrow) else None


def is_table_head(text: str) -> bool:
    """Return whether a piece is made of column headings only."""
    return _HEAD.fullmatch("".join(text.split())) is not None


def is_page_mark(text: str) -> bool:
    """Return whether a piece is a page number or the running head of a standard."""
    narrow = narrowed(text).strip()
    return _PAGE.fullmatch(narrow) is not None or _RUNNING_HEAD.fullmatch(narrow) is not None
