"""Every file is short, says what it is, and hides nothing."""

from __future__ import annotations

import ast
import io
import re
import tokenize
from pathlib import Path

import pytest
from tests.architecture.source import ROOT, files, place, tree

START = (ROOT / "start.py",) if (ROOT / "start.py").exists() else ()
ALL = files("src", "tests", "migrations", "benchmarks") + START
PROGRAM = files("src", "migrations") + START

VAGUE = {"utils", "util", "common", "helpers", "misc", "manager"}
TYPE_IGNORE = re.compile(r"#\s*type:\s*ignore(?!\[[a-z-]+(,\s*[a-z-]+)*\])")
NOQA = re.compile(r"#\s*noqa(?!: [A-Z]+[0-9]+(, ?[A-Z]+[0-9]+)* -- \S)")


def _comments(path: Path) -> list[str]:
    readline = io.StringIO(path.read_text(encoding="utf-8")).readline
    return [token.string for token in tokenize.generate_tokens(readline) if token.type == tokenize.COMMENT]


@pytest.mark.parametrize("path", ALL, ids=place)
def test_file_has_at_most_300_lines(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 300


def test_no_module_has_a_vague_name() -> None:
    assert [place(path) for path in ALL if path.stem in VAGUE or path.parent.name in VAGUE] == []


def test_no_bare_except() -> None:
    handlers = ((path, node) for path in ALL for node in ast.walk(tree(path)) if isinstance(node, ast.ExceptHandler))
    assert [f"{place(path)}:{node.lineno}" for path, node in handlers if node.type is None] == []


def test_every_type_ignore_names_its_code() -> None:
    assert [place(path) for path in ALL for text in _comments(path) if TYPE_IGNORE.search(text)] == []


def test_every_noqa_gives_its_reason() -> None:
    assert [f"{place(path)}: {text}" for path in ALL for text in _comments(path) if NOQA.search(text)] == []


@pytest.mark.parametrize("path", PROGRAM, ids=place)
def test_module_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)) or not tree(path).body


def test_no_file_knows_a_place_on_one_machine() -> None:
    local = re.compile(r"[\"'](/(work|home|root|Users)/|[A-Z]:\\\\)")
    assert [place(path) for path in ALL if local.search(path.read_text(encoding="utf-8"))] == []
