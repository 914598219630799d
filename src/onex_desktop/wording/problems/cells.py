"""Sentences about copied blocks that are laid onto the cells of a table."""

from __future__ import annotations

SENTENCES = {
    "table.paste_too_large": "复制的是 {rows} 行 {columns} 列，从{at}起只放得下 {room_rows} 行 {room_columns} 列，"
    "没有填入。少选一些，或换一格开始。",
    "table.paste_elsewhere": "当前格不能填写，没有填入。先选中要填的第一格，可填的列：{columns}。",
    "table.cell_fixed": "{cell}不能填写，收不下“{value}”，没有填入。只选可填的列。",
    "table.choice_unknown": "{cell}没有“{value}”这个选项，没有填入。改成列表里的名称。",
    "table.choice_ambiguous": "{cell}里的“{value}”有 {count} 个同名选项，没有填入。写成列表里带括号的全称。",
}
