"""Parts of a workbook as text that pieces are put into."""

from __future__ import annotations

import re
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_ROOT: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml([^>]*)\?>)?\s*<(?:([A-Za-z_][\w.-]*):)?[A-Za-z_]")
_UTF8: Final = re.compile(rb"""encoding\s*=\s*["'](?!utf-8["'])""", re.IGNORECASE)


class Unmarkable(Exception):
    """A part that is written in a way nobody's spreadsheet program writes; it cannot be changed as text."""


def prefix_of(content: bytes) -> bytes:
    """Return what stands before the names of elements, ``x:`` or nothing; raises ``Unmarkable``."""
    root = _ROOT.match(content)
    if root is None or _UTF8.search(root[1] or b"") or b"<!--" in content or b"<![CDATA[" in content:
        raise Unmarkable
    return root[2] + b":" if root[2] else b""


def elements(prefix: bytes, name: str) -> re.Pattern[bytes]:
    """Return a pattern of whole elements: attributes, and content (None where the element closes itself)."""
    tag = re.escape(prefix) + name.encode()
    return re.compile(rb"<" + tag + rb"(?=[\s/>])([^>]*?)(?:/>|>(.*?)</" + tag + rb"\s*>)", re.DOTALL)


def attribute(given: bytes, name: str) -> str | None:
    """Return an attribute of an element."""
    found = re.search(rb"\s" + name.encode() + rb"""\s*=\s*(?:"([^"]*)"|'([^']*)')""", given)
    return None if found is None else (found[1] or found[2] or b"").decode()


def with_attribute(given: bytes, name: str, value: object) -> bytes:
    """Return the attributes of an element with one of them set."""
    bare = re.sub(rb"\s" + name.encode() + rb"""\s*=\s*(?:"[^"]*"|'[^']*')""", b"", given)
    return bare + f" {name}={quoteattr(str(value))}".encode()


def text(words: str) -> bytes:
    """Return words as the text of an element."""
    return escape(words).encode()


def before_end(content: bytes, tag: bytes, added: bytes) -> bytes:
    """Return a part with something put before the last end of an element; raises ``Unmarkable`` where it has none."""
    head, end, tail = content.rpartition(b"</" + tag)
    if not end:
        raise Unmarkable
    return head + added + end + tail
