"""Reading the program's own source for the tests of its shape."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "onex_desktop"


@cache
def files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files below the folders, given from the root of the repository."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return tuple(sorted(path for path in found if "__pycache__" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """Return a parsed file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def place(path: Path, node: ast.expr | ast.stmt | None = None) -> str:
    """Return where something is, readable in a failure."""
    name = path.relative_to(ROOT).as_posix()
    return name if node is None else f"{name}:{node.lineno}"


def called_name(call: ast.Call) -> str:
    """Return the last part of what is called: ``refuse`` for ``problems.refuse(...)``."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def calls(path: Path, *names: str) -> Iterator[tuple[ast.Call, ast.AST]]:
    """Yield the calls of the functions named, each with the function (or module) it stands in."""
    yield from _calls(tree(path), tree(path), frozenset(names))


def _calls(node: ast.AST, scope: ast.AST, names: frozenset[str]) -> Iterator[tuple[ast.Call, ast.AST]]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and called_name(child) in names:
            yield child, scope
        inner = child if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef) else scope
        yield from _calls(child, inner, names)


def strings(node: ast.AST) -> set[str]:
    """Return every string constant inside a node."""
    return {n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def strings_of_program(*, without: str = "") -> set[str]:
    """Return every string constant of the program, leaving out the files below ``without``."""
    found: set[str] = set()
    for path in files("src"):
        if not without or not place(path).startswith(f"src/onex_desktop/{without}"):
            found |= strings(tree(path))
    return found
