"""Text as people type it, brought to one form: our own table, because NFKC would turn ㎡ into m2 and ① into 1."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_NO_WIDTH: Final = "\u200b\u200c\u200d\u2060\ufeff\xad"
_SPACES: Final = "\xa0\u3000\t\x0b\x0c\u2002\u2003\u2009\u202f"
_DOTS: Final = "•‧．∙・"
_WIDE_ALNUM: Final = {
    code: code - 0xFEE0
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum()
}  # fmt: skip
_WIDE_ALL: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_CLEAN: Final = {ord(mark): None for mark in _NO_WIDTH} | {ord(mark): " " for mark in _SPACES}
_PROSE: Final = _CLEAN | _WIDE_ALNUM
_CODE: Final = _CLEAN | _WIDE_ALL | {ord(dash): "-" for dash in "－—–‐‑−"}
_FOLD: Final = _CODE | {ord(mark): "·" for mark in _DOTS} | {ord("*"): None, ord("＊"): None}
_LINES: Final = re.compile(r" *(?:\r\n|\r|\n) *")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_KEPT: Final = 1 << 14
"""The columns of a roster repeat few words, and a name is looked up several times in a row."""
_GAPS: Final = re.compile(r"\s+")


@lru_cache(_KEPT)
def prose(text: str) -> str:
    """Return text with odd spaces and invisible marks gone and wide letters and digits narrow; brackets stay."""
    if text.isascii() and text.isprintable():
        return text.strip()
    cleaned = _CONTROL.sub("", text.translate(_PROSE)).strip()
    return _LINES.sub("\n", cleaned) if "\n" in cleaned or "\r" in cleaned else cleaned


@lru_cache(_KEPT)
def code(text: str) -> str:
    """Return a code or number in narrow characters throughout, without inner breaks."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return _GAPS.sub(" ", _CONTROL.sub("", text.translate(_CODE))).strip()


@lru_cache(_KEPT)
def folded(text: str) -> str:
    """Return what two spellings of one name share: no spaces, narrow, small letters; for comparing only."""
    if text.isascii() and text.isalnum():
        return text.lower()
    return _GAPS.sub("", text.translate(_FOLD)).casefold()


def heading(text: str) -> str:
    """Return a heading for comparing: folded, without what stands in brackets behind it as （必填）."""
    whole = folded(text)
    return re.sub(r"\((?:必填|选填|可空|可不填)\)|[::]$", "", whole)
