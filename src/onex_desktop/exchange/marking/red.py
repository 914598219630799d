"""A red twin of each cell style that a doubtful cell has; font, borders and number format stay."""

from __future__ import annotations

from typing import Final

from onex_desktop.exchange.marking.fragments import (
    Unmarkable,
    attribute,
    before_end,
    elements,
    prefix_of,
    with_attribute,
)

_FILL: Final = (
    '<{0}fill><{0}patternFill patternType="solid"><{0}fgColor rgb="FFFFC7CE"/>'
    '<{0}bgColor indexed="64"/></{0}patternFill></{0}fill>'
)


class RedStyles:
    """The styles of a workbook; raises ``Unmarkable`` for a workbook without any."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._prefix = prefix_of(content)
        block = elements(self._prefix, "cellXfs").search(content)
        fills = elements(self._prefix, "fills").search(content)
        if block is None or block[2] is None or fills is None or fills[2] is None:
            raise Unmarkable
        self._styles = list(elements(self._prefix, "xf").finditer(block[2]))
        self._fill = len(elements(self._prefix, "fill").findall(fills[2]))
        self._twins: dict[int, int] = {}

    def of(self, style: int) -> int:
        """Return the number of the red twin of a style."""
        known = style if style < len(self._styles) else 0
        return self._twins.setdefault(known, len(self._styles) + len(self._twins))

    def written(self) -> bytes:
        """Return the part with the twins that were asked for."""
        content = self._added("fills", [_FILL.format(self._prefix.decode()).encode()])
        return self._added("cellXfs", [self._twin(style) for style in self._twins], content)

    def _twin(self, style: int) -> bytes:
        match = self._styles[style]
        given = with_attribute(with_attribute(match[1], "fillId", self._fill), "applyFill", 1)
        name = self._prefix + b"xf"
        return b"<" + name + given + (b"/>" if match[2] is None else b">" + match[2] + b"</" + name + b">")

    def _added(self, block: str, items: list[bytes], content: bytes | None = None) -> bytes:
        whole = self._content if content is None else content
        match = elements(self._prefix, block).search(whole)
        assert match is not None  # noqa: S101 -- looked for when it was opened; this tells the type checker
        count = attribute(match[1], "count")
        given = match[1] if count is None else with_attribute(match[1], "count", int(count) + len(items))
        name = self._prefix + block.encode()
        made = before_end(match[0], name, b"".join(items)).replace(b"<" + name + match[1], b"<" + name + given, 1)
        return whole[: match.start()] + made + whole[match.end() :]
