"""What revision 0020 brought: a scale with names, signs and keys, and links to a value of the school's own."""

from __future__ import annotations

from tests.persistence.generations_indicators import INDICATORS

_STRONG: dict[str, str | int | None] = {
    "id": 1, "version": 1, "strength": "strong", "label": "强", "sign": "full", "weight": 100, "serves": 1,
    "letter": "Q", "position": 0, "source": "学校",
}  # fmt: skip
SCALE: dict[str, list[dict[str, str | int | None]]] = {
    "scale_values": [
        _STRONG,
        {**_STRONG, "id": 2, "strength": "value_0a1b2c3d", "label": "较弱", "sign": "word", "weight": 15,
         "letter": "", "position": 1},
        {**_STRONG, "id": 3, "strength": "not_applicable", "label": "不适用", "sign": "slash", "weight": 0, "serves": 0,
         "letter": "", "position": 2},
    ],
    "indicator_links": [{**row, "strength": "value_0a1b2c3d"} for row in INDICATORS["indicator_links"]],
}  # fmt: skip
