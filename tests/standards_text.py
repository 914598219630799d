"""A made-up standard, plainly artificial, in three spellings; no published text was at hand (domain facts §9)."""

from __future__ import annotations

from dataclasses import replace

from onex_desktop.domain.standards.tree import Item, Tree, dotted, walk

THINGS = ("甲型试件", "乙型试件", "丙型试件", "丁型试件", "戊型试件")
ACTS = ("清点", "安装", "连接", "检测", "记录", "复核", "调整", "封存", "移交", "归档", "标注", "校准")
WAYS = ("用红色托盘", "按蓝色卡片", "在绿色工位", "照黄色清单", "凭白色工单")
AREAS = ("样件准备", "样件装配", "样件检验", "样件交付")


def requirement(area: int, task: int, number: int) -> str:
    """Return the words of a requirement: act, condition, standard, result."""
    act = ACTS[(area * 5 + task * 3 + number) % len(ACTS)]
    thing = THINGS[(area + task * 2 + number) % len(THINGS)]
    way = WAYS[(area * 2 + task + number * 3) % len(WAYS)]
    return f"能根据第{area}号说明和第{task}号附件，{way}{act}{thing}，误差不超过{number}格，并填写{act}单。"


def tree(requirements: int = 4) -> Tree:
    """Return four areas of three tasks; 48 requirements with the usual four a task."""
    return tuple(
        Item(
            area,
            AREAS[area - 1],
            tuple(
                Item(
                    task,
                    f"{AREAS[area - 1]}的第{task}道工序",
                    tuple(Item(n, requirement(area, task, n)) for n in range(1, requirements + 1)),
                )
                for task in (1, 2, 3)
            ),
        )
        for area in (1, 2, 3, 4)
    )


def as_lines(standard: Tree) -> str:
    """Return numbered text with full-width digits, lines broken in the middle of a sentence, page marks and heads."""
    wide = str.maketrans("0123456789.", "０１２３４５６７８９．")
    lines = ["样件处理职业技能等级标准", "表2 中级", "工作领域 工作任务 职业技能要求"]
    for at, (number, item) in enumerate(walk(standard), start=1):
        words = f"{dotted(number).translate(wide)}{item.text}"
        lines += [words[:24], words[24:]] if len(words) > 40 else [words]
        if at % 12 == 0:
            lines += [f"— {at // 12} —", "工作领域 工作任务 职业技能要求"]
    return "\n".join(lines)


def as_word_table(standard: Tree) -> str:
    """Return what Word puts on the clipboard for a table with merged cells."""
    rows = ["表2 中级", "工作领域\t工作任务\t职业技能要求"]
    for area in standard:
        for task in area.parts:
            for item in task.parts:
                first = f"{area.number} {area.text}" if (task, item) == (area.parts[0], task.parts[0]) else ""
                second = f"{area.number}.{task.number} {task.text}" if item == task.parts[0] else ""
                rows.append(f"{first}\t{second}\t{area.number}.{task.number}.{item.number} {item.text}")
    return "\r\n".join(rows)


def as_pdf_lines(standard: Tree) -> str:
    """Return what a PDF viewer gives: the three columns run together on a line, long texts broken."""
    lines = ["续表2 中级"]
    for area in standard:
        for task in area.parts:
            head = f"{area.number}.{area.text} " if task == area.parts[0] else ""
            for item in task.parts:
                lead = f"{head}{area.number}.{task.number}{task.text} " if item == task.parts[0] else ""
                text = f"{lead}{area.number}.{task.number}.{item.number} {item.text}"
                lines += [text[at : at + 38] for at in range(0, len(text), 38)]
    return "\n".join(lines)


def second_edition() -> Tree:
    """Return the next edition: 5 requirements added, 3 removed, 4 reworded, 6 renumbered, 35 as they were."""
    texts = {number: item.text for number, item in walk(tree()) if len(number) == 3}
    for number in ((1, 1, 4), (1, 2, 4), (1, 3, 4)):
        del texts[number]
    for number, extra in (
        ((2, 1, 1), "并拍照"),
        ((2, 1, 2), "并签名"),
        ((2, 2, 1), "两人一组"),
        ((2, 2, 2), "限时完成"),
    ):
        texts[number] = texts[number].replace("，并填写", f"，{extra}，并填写")
    # Three of a task move behind the fourth, in two tasks.
    for area, task in ((3, 1), (3, 2)):
        moved = [texts.pop((area, task, n)) for n in (1, 2, 3)]
        texts.update({(area, task, n): text for n, text in zip((5, 6, 7), moved, strict=True)})
    new = (
        "编制远程演练方案并组织一次桌面推演",
        "使用三维扫描仪为易碎物品建立数字档案",
        "向来访人员讲解绿色包装的回收流程",
    )
    texts |= {(3, 1, 1): f"能{new[0]}。", (3, 2, 1): f"能{new[1]}。", (4, 1, 5): f"能{new[2]}。"}
    texts |= {(4, 2, 5): "会维护仓储小车的电池并登记循环次数。", (4, 3, 5): "了解海关申报的一般手续和所需单证。"}
    return tuple(
        replace(
            area,
            parts=tuple(
                replace(
                    task,
                    parts=tuple(
                        Item(number[2], text)
                        for number, text in sorted(texts.items())
                        if number[:2] == (area.number, task.number)
                    ),
                )
                for task in area.parts
            ),
        )
        for area in tree()
    )
