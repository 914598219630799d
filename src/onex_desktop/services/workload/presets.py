"""Rule sets of workload: the published ones shipped with the program, those in files, and one line reckoned."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Final

from onex_desktop.domain.errors import EnvironmentFault
from onex_desktop.domain.problems import refuse
from onex_desktop.domain.workload.definitions import plain_data
from onex_desktop.domain.workload.inputs import read_inputs
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import reckon as reckon_line
from onex_desktop.domain.workload.reckoning import Reckoning
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.runtime import paths

_FILE_SUFFIXES: Final = (".toml", ".json")
_LINE: Final = re.compile(r"at line (\d+)")


def presets() -> list[RuleSet]:
    """Return the published rule sets in the order of their codes.

    Of P1 to P15 (domain rules §2.2) those are here that say what is multiplied; X1 holds examples of §2.3.
    """
    return [_read(path) for path in _files()]


def _files() -> list[Path]:
    return sorted(paths.resource("rules", "workload").glob("*.toml"))


def data(code: str) -> Mapping[str, object]:
    """Return the published rule set of that code as plain data, to be taken over; raises ``ProblemsFound``."""
    files = {str(read["code"]): read for read in map(_toml, _files())}
    if code not in files:
        raise refuse("workload.rule_set_unknown", name=code, known="、".join(files))
    found: Mapping[str, object] = plain_data(files[code])
    return found


def load(name: str) -> RuleSet:
    """Return the preset of that code, in either case, or the rule set in the file of that path.

    Raises ``ProblemsFound`` for an unknown code and for everything wrong in a file, ``EnvironmentFault`` for a file
    that is not there or cannot be read.
    """
    known = {rule_set.code: rule_set for rule_set in presets()}
    if name.upper() in known:
        return known[name.upper()]
    path = Path(name)
    if path.suffix.lower() not in _FILE_SUFFIXES:
        raise refuse("workload.rule_set_unknown", name=name, known="、".join(known))
    return _read(path)


def reckon(rule_set: RuleSet, pairs: Iterable[tuple[str, str]]) -> Reckoning:
    """Return one line reckoned from parameters as a person writes them."""
    return reckon_line(rule_set, read_inputs(rule_set, pairs))


def _read(path: Path) -> RuleSet:
    data = _json(path) if path.suffix.lower() == ".json" else _toml(path)
    return parse(data)


def _toml(path: Path) -> Mapping[str, object]:
    text = _text(path)
    try:
        # Numbers stay exact: 1.1 in the file is 1.1 and not the nearest binary fraction.
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise refuse("workload.rule_syntax", name=path.name, line=line) from error
    except RecursionError as error:
        raise refuse("workload.rule_syntax", name=path.name, line=1) from error


def _json(path: Path) -> Mapping[str, object]:
    try:
        data: object = json.loads(_text(path), parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise refuse("workload.rule_syntax", name=path.name, line=error.lineno) from error
    except RecursionError as error:
        raise refuse("workload.rule_syntax", name=path.name, line=1) from error
    if not isinstance(data, dict):
        raise refuse("workload.rule_not_a_table", place=path.name)
    return data


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse("workload.rule_encoding", name=path.name) from error
    except FileNotFoundError as error:
        raise EnvironmentFault("workload.file_missing", name=str(path)) from error
    except OSError as error:
        raise EnvironmentFault("workload.file_unreadable", name=str(path)) from error
