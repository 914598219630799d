"""The comments of a sheet, and the boxes in which they are shown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from onex_desktop.domain.addresses import address
from onex_desktop.exchange.marking.fragments import Unmarkable, attribute, before_end, elements, prefix_of, text

_AUTHOR: Final = "书证融通工作台"
_SPACE: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_BLOCK: Final = 1024
"""Excel gives out the numbers of shapes in blocks of so many."""
_BOX: Final = "position:absolute;margin-left:59pt;margin-top:1.5pt;width:280px;height:110px;z-index:1;visibility:hidden"
_VML: Final = {
    b"v": b"urn:schemas-microsoft-com:vml",
    b"o": b"urn:schemas-microsoft-com:office:office",
    b"x": b"urn:schemas-microsoft-com:office:excel",
}
_ROOT: Final = re.compile(rb"<xml((?:\s[^>]*)?)>")
_SPACE_OF: Final = re.compile(rb"""\sxmlns:([\w.-]+)=["']([^"']*)["']""")
_KIND: Final = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)

Notes = Mapping[tuple[int, int], str]
"""What is said at a row and a column; rows count from one, columns from zero."""


def comments(notes: Notes) -> bytes:
    """Return the comments of a sheet that had none."""
    listed = b"".join(_comment(place, words, 0, b"") for place, words in notes.items())
    head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{_SPACE}">'
    head += f"<authors><author>{_AUTHOR}</author></authors><commentList>"
    return head.encode() + listed + b"</commentList></comments>"


def joined(content: bytes, notes: Notes) -> tuple[bytes, set[tuple[int, int]]]:
    """Return the comments of a sheet that had some, with what is said more; and which cells had none."""
    prefix = prefix_of(content)
    authors = elements(prefix, "authors").search(content)
    if authors is None or authors[2] is None:
        raise Unmarkable
    number = len(elements(prefix, "author").findall(authors[2]))
    waiting = {address(column, row): ((row, column), words) for (row, column), words in notes.items()}

    def extended(comment: re.Match[bytes]) -> bytes:
        known = waiting.pop(attribute(comment[1], "ref") or "", None)
        return comment[0] if known is None else _extended(comment[0], prefix, known[1])

    made = elements(prefix, "comment").sub(extended, content)
    author = b"<" + prefix + b"author>" + text(_AUTHOR) + b"</" + prefix + b"author>"
    made = before_end(made, prefix + b"authors", author)
    new = dict(waiting.values())
    listed = b"".join(_comment(place, words, number, prefix) for place, words in new.items())
    return before_end(made, prefix + b"commentList", listed), set(new)


def _comment(place: tuple[int, int], words: str, author: int, prefix: bytes) -> bytes:
    row, column = place
    p = prefix.decode()
    head = f'<{p}comment ref="{address(column, row)}" authorId="{author}"><{p}text>'.encode()
    return head + _run(words, prefix) + f"</{p}text></{p}comment>".encode()


def _run(words: str, prefix: bytes) -> bytes:
    p = prefix.decode()
    return f'<{p}r><{p}t xml:space="preserve">'.encode() + text(words) + f"</{p}t></{p}r>".encode()


def _extended(comment: bytes, prefix: bytes, words: str) -> bytes:
    """Return a comment of the user's with ours below it; plain text becomes a run of its own."""
    body = elements(prefix, "text").search(comment)
    if body is None:
        raise Unmarkable
    inner, run = body[2] or b"", b"<" + prefix + b"r>"
    plain = None if run in inner else elements(prefix, "t").search(inner)
    if plain is not None:
        inner = inner[: plain.start()] + run + plain[0] + b"</" + prefix + b"r>" + inner[plain.end() :]
    head, end, tail = inner.rpartition(b"</" + prefix + b"r>")
    added = _run(f"\n{words}" if end else words, prefix)
    name = prefix + b"text"
    made = b"<" + name + b">" + head + end + added + tail + b"</" + name + b">"
    return comment[: body.start()] + made + comment[body.end() :]


def boxes(places: set[tuple[int, int]], first_block: int) -> bytes:
    """Return the boxes of a sheet that had none; their numbers begin in a block of their own."""
    blocks = ",".join(str(first_block + at) for at in range(len(places) // _BLOCK + 1))
    head = f'<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout>'
    spaces = b"".join(b' xmlns:%s="%s"' % pair for pair in _VML.items())
    return b"<xml" + spaces + b">" + (head + _KIND).encode() + _shapes(places, first_block) + b"</xml>"


def joined_boxes(content: bytes, places: set[tuple[int, int]], first_block: int) -> bytes:
    """Return the boxes of a sheet that had some, and more of them."""
    root = _ROOT.search(content)
    if root is None:
        raise Unmarkable
    known = dict(_SPACE_OF.findall(root[1]))
    if any(known.get(key, space) != space for key, space in _VML.items()):
        raise Unmarkable
    missing = b"".join(b' xmlns:%s="%s"' % pair for pair in _VML.items() if pair[0] not in known)
    kind = "" if b'"_x0000_t202"' in content else _KIND
    whole = content[: root.end(1)] + missing + content[root.end(1) :]
    return before_end(whole, b"xml", kind.encode() + _shapes(places, first_block))


def _shapes(places: set[tuple[int, int]], first_block: int) -> bytes:
    return "".join(
        f'<v:shape id="_x0000_s{number}" type="#_x0000_t202" style="{_BOX}" fillcolor="#ffffe1" o:insetmode="auto">'
        '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
        '<v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row - 1}</x:Row><x:Column>{column}</x:Column>"
        "</x:ClientData></v:shape>"
        for number, (row, column) in enumerate(sorted(places), start=first_block * _BLOCK + 1)
    ).encode()
