"""Made-up standards in the manner of published ones: pages with heads and feet, columns, odd numbers, faults.

Each function spells the same tree as one program or publisher would, so that the tree is what must come out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from onex_desktop.domain.standards.tree import Tree, dotted, walk

WIDE = str.maketrans("0123456789", "０１２３４５６７８９")
WIDTH = 30


def _wrapped(words: str, width: int = WIDTH) -> Iterator[str]:
    for at in range(0, len(words), width):
        yield words[at : at + width]


def as_pages(standard: Tree) -> str:
    """Return pages of a PDF: running head with the certificate, page number in the foot, lines broken anywhere."""
    lines = [
        "样件处理职业技能等级标准（2021年2.0版）",
        "5.2 样件处理职业技能等级要求描述",
        "表 2 样件处理职业技能等级要求（中级）",
        "工作领域 工作任务 职业技能要求",
    ]
    body = [line for number, item in walk(standard) for line in _wrapped(f"{dotted(number)} {item.text}")]
    for page, start in enumerate(range(0, len(body), 25), start=3):
        lines += body[start : start + 25]
        lines += [
            str(page),
            "样件处理职业技能等级标准",
            "续表 2 样件处理职业技能等级要求（中级）",
            "工作领域\t工作任务\t职业技能要求",
        ]
    return "\n".join(lines)


def as_wide_dots(standard: Tree) -> str:
    """Return numbers as 1．1．1 in full width with wide blanks."""
    lines = ["（二）中级"]
    for number, item in walk(standard):
        lines += _wrapped(dotted(number).translate(WIDE).replace(".", "．") + "　" + item.text)
    return "\n".join(lines)


def as_commas(standard: Tree) -> str:
    """Return numbers as 1.1.1、 and areas as 1、."""
    return "\n".join(["中级", *(f"{dotted(number)}、{item.text}" for number, item in walk(standard))])


def as_brackets(standard: Tree) -> str:
    """Return requirements numbered （1） within their task, the way many syllabuses do."""
    lines = ["中级"]
    for number, item in walk(standard):
        mark = f"（{number[-1]}）" if len(number) == 3 else f"{dotted(number)} "
        lines += _wrapped(f"{mark}{item.text}")
    return "\n".join(lines)


def as_two_columns(standard: Tree) -> str:
    """Return area and task in a left column, requirements in a right one, as a PDF viewer reads them row by row."""
    lines = ["表2 中级", "工作领域与任务    职业技能要求"]
    for area in standard:
        for task in area.parts:
            left = [f"{area.number} {area.text}"] if task == area.parts[0] else []
            left += [f"{area.number}.{task.number} {task.text}"]
            right = [f"{area.number}.{task.number}.{n.number} {n.text}" for n in task.parts]
            lines += left + [row for text in right for row in _wrapped(text)]
    return "\n".join(lines)


def as_split_cells(standard: Tree) -> str:
    """Return a Word table whose task cells are broken over lines and whose cells hold several requirements."""
    rows = ["工作领域\t工作任务\t职业技能要求"]
    for area in standard:
        for task in area.parts:
            first = f"{area.number}.{area.text}" if task == area.parts[0] else ""
            name = f"{area.number}.{task.number} {task.text}"
            texts = "\n".join(f"{area.number}.{task.number}.{n.number}{n.text}" for n in task.parts)
            rows.append(f'{first}\t"{name[:9]}\n{name[9:]}"\t"{texts}"')
    return "中级\n" + "\r\n".join(rows)


def as_chapters(standard: Tree) -> str:
    """Return areas as 工作领域一 or 领域1：, tasks as 工作任务1.1."""
    lines = ["中级职业技能要求"]
    for number, item in walk(standard):
        if len(number) == 1:
            lines.append(f"工作领域{number[0]}：{item.text}")
        elif len(number) == 2:
            lines.append(f"工作任务{dotted(number)} {item.text}")
        else:
            lines += _wrapped(f"{dotted(number)} {item.text}")
    return "\n".join(lines)


def as_hyphens(standard: Tree) -> str:
    """Return numbers as 1-1-1."""
    return "\n".join(["中级", *(f"{'-'.join(map(str, number))} {item.text}" for number, item in walk(standard))])


def as_words(standard: Tree) -> str:
    """Return areas as 领域一、, tasks and requirements as usual."""
    lines = ["中级"]
    for number, item in walk(standard):
        first = f"领域{'一二三四'[number[0] - 1]}、" if len(number) == 1 else f"{dotted(number)} "
        lines += _wrapped(first + item.text)
    return "\n".join(lines)


def as_columns_one_by_one(standard: Tree) -> str:
    """Return the left column of each area whole before the right one, as a viewer reads a page of two columns."""
    lines = ["中级"]
    for area in standard:
        lines += [f"{area.number} {area.text}"]
        lines += [f"{area.number}.{task.number} {task.text}" for task in area.parts]
        for task in area.parts:
            for part in task.parts:
                lines += _wrapped(f"{area.number}.{task.number}.{part.number} {part.text}")
    return "\n".join(lines)


def as_document(standard: Tree) -> str:
    """Return a whole document: contents, scope, terms, then the tables."""
    front = [
        "样件处理职业技能等级标准", "目 次", "1 范围……1", "2 规范性引用文件……1", "3 术语和定义……2",
        "1 范围", "本标准规定了样件处理职业技能等级对应的工作领域、工作任务及职业技能要求。",
        "2 规范性引用文件", "GB/T 1.1—2020 标准化工作导则", "3 术语和定义", "3.1 样件 sample", "供检验用的物品。",
        "5 职业技能等级要求",
    ]  # fmt: skip
    return "\n".join([*front, as_pages(standard)])


ALL: Final[tuple[Callable[[Tree], str], ...]] = (
    as_pages, as_wide_dots, as_commas, as_brackets, as_two_columns, as_split_cells, as_chapters, as_hyphens, as_words,
    as_columns_one_by_one,
)  # fmt: skip
