"""Whatever the source asks of ``resources/`` is there."""

from __future__ import annotations

import ast

from tests.architecture.source import calls, files, place, tree

from onex_desktop.runtime import paths

SOURCES = files("src")
ICONS = frozenset(path.stem for path in paths.resource("icons").glob("*.svg"))


def _patterns(node: ast.expr) -> set[str]:
    match node:
        case ast.Constant(value=str(name)):
            return {name}
        case ast.IfExp(body=body, orelse=other):
            return _patterns(body) | _patterns(other)
        case ast.JoinedStr(values=parts):
            return {"".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in parts)}
    return {"*"}


def test_every_resource_path_leads_to_a_file() -> None:
    missing: set[str] = set()
    for path in SOURCES:
        for call, _ in calls(path, "resource"):
            patterns = {""}
            for argument in call.args:
                patterns = {f"{head}/{tail}".lstrip("/") for head in patterns for tail in _patterns(argument)}
            missing |= {f"{place(path, call)} {p}" for p in patterns if p and not any(paths.resource().glob(p))}
    assert missing == set()


def test_every_icon_named_exists() -> None:
    missing: set[str] = set()
    for path in SOURCES:
        named = [call.args[0] for call, _ in calls(path, "icon", "render") if call.args and "gui" in path.parts]
        named += [n.value for n in ast.walk(tree(path)) if isinstance(n, ast.keyword) and n.arg == "icon"]
        missing |= {
            f"{place(path, node)} {node.value}"
            for node in named
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value not in ICONS
        }
    assert missing == set()


def test_no_icon_file_is_empty() -> None:
    assert [name for name in ICONS if not paths.resource("icons", f"{name}.svg").stat().st_size] == []
