"""The diagrams and the entity design in ``docs/`` know the schema there is."""

from __future__ import annotations

import re
import subprocess
import sys

from docs import make_diagram
from tests.architecture.source import ROOT


def test_diagrams_are_fresh() -> None:
    command = [sys.executable, "docs/make_diagram.py", "--check"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)  # noqa: S603 -- our own script
    assert (done.returncode, done.stdout) == (0, ""), "run: python docs/make_diagram.py"


def test_every_topic_has_its_lane() -> None:
    assert {make_diagram.topic(table) for table in make_diagram.SCHEMA} == set(" ".join(make_diagram.LANES).split())


def test_no_key_leads_to_a_lane_further_right() -> None:
    lane = {topic: number for number, words in enumerate(make_diagram.LANES) for topic in words.split()}
    astray = [
        f"{table.name}.{key.parent.name}"
        for table in make_diagram.SCHEMA
        for key in table.foreign_keys
        if lane[make_diagram.topic(key.column.table)] > lane[make_diagram.topic(table)]
    ]
    assert astray == []


def test_diagrams_name_every_table() -> None:
    mermaid, picture = make_diagram.mermaid(), make_diagram.picture()
    names = [table.name for table in make_diagram.SCHEMA]
    assert [name for name in names if f" {name} {{" not in mermaid or f">{name}<" not in picture] == []


def _listed(status: str) -> list[str]:
    text = (ROOT / "docs" / "entities.md").read_text(encoding="utf-8")
    return re.findall(rf"^\| `(\w+)`.*\| {status} \|$", text, flags=re.MULTILINE)


def test_entity_design_knows_what_exists() -> None:
    assert sorted(_listed("exists")) == sorted(table.name for table in make_diagram.SCHEMA)


def test_entity_design_names_each_table_once() -> None:
    names = [name for status in ("exists", "[3-6]", "later") for name in _listed(status)]
    assert sorted(names) == sorted(set(names))
