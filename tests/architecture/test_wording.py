"""Every code that can reach a person has a sentence, and every sentence a code."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from dataclasses import dataclass

from tests.architecture.source import calls, files, place, strings, strings_of_program

from onex_desktop.domain.exams.reconciliation import Subject
from onex_desktop.persistence.base import Record
from onex_desktop.persistence.tables import complete
from onex_desktop.wording import steps, tables
from onex_desktop.wording.problems import SENTENCES

CODE = re.compile(r"[a-z]+\.[a-z_]+")
PROGRAMS = files("src")


@dataclass(frozen=True)
class Raised:
    """A place where a problem is made; ``given`` is None where its parameters cannot be told from the source."""

    where: str
    codes: frozenset[str]
    given: frozenset[str] | None


def _keys(node: ast.expr | None, scope: ast.AST) -> frozenset[str] | None:
    match node:
        case None:
            return frozenset()
        case ast.Dict(keys=keys, values=values):
            known: set[str] = set()
            for key, value in zip(keys, values, strict=True):
                inner = frozenset({key.value}) if isinstance(key, ast.Constant) else None
                found = inner if key is not None else _keys(value, scope)
                if found is None:
                    return None
                known |= {str(name) for name in found}
            return frozenset(known)
        case ast.Name(id=name):
            for statement in ast.walk(scope):
                match statement:
                    case ast.Assign(targets=[ast.Name(id=target)]) if target == name:
                        return _keys(statement.value, scope)
                    case ast.AnnAssign(target=ast.Name(id=target)) if target == name:
                        return _keys(statement.value, scope)
    return None


def _given(call: ast.Call, name: str, scope: ast.AST) -> frozenset[str] | None:
    if name == "Problem":
        positional = call.args[2] if len(call.args) > 2 else None
        return _keys(next((k.value for k in call.keywords if k.arg == "params"), positional), scope)
    if any(keyword.arg is None for keyword in call.keywords):
        return None
    return frozenset(str(keyword.arg) for keyword in call.keywords if keyword.arg != "where")


def _raised() -> Iterator[Raised]:
    for path in PROGRAMS:
        for name in ("Problem", "refuse", "EnvironmentFault"):
            for call, scope in calls(path, name):
                first = call.args[0] if call.args else None
                if isinstance(first, ast.Constant):
                    codes = {str(first.value)}
                else:
                    # The code is chosen nearby; every string there that looks like one may be it.
                    codes = {text for text in strings(scope) if CODE.fullmatch(text)}
                yield Raised(place(path, call), frozenset(codes), _given(call, name, scope))


def _placeholders(sentence: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(sentence) if field}


def test_every_raised_code_has_a_sentence() -> None:
    silent = {
        f"{raised.where} {code}"
        for raised in _raised()
        for code in raised.codes - SENTENCES.keys() - steps.STEPS.keys()
    }
    assert silent == set()


def test_every_sentence_gets_its_placeholders() -> None:
    hollow = {
        f"{raised.where} {code}: {missing}"
        for raised in _raised()
        for code in raised.codes & SENTENCES.keys()
        if raised.given is not None and (missing := sorted(_placeholders(SENTENCES[code]) - raised.given))
    }
    assert hollow == set()


def test_no_sentence_is_orphaned() -> None:
    used = strings_of_program(without="wording") | {f"reconcile.{subject.value}" for subject in Subject}
    assert sorted(SENTENCES.keys() - used) == []


def test_every_sentence_ends_and_has_no_english_comma() -> None:
    bad = [code for code, text in SENTENCES.items() if re.search(r"[一-鿿][,;!?]|[一-鿿]\.$", text)]
    assert bad == []


def test_what_people_read_orders_and_does_not_beg_or_shout() -> None:
    # An application (申请) is a thing, and the administrator has to be asked.
    begging = re.compile(r"您|[一-鿿]！|(?<!申)请(?!管理员)")
    assert sorted(text for text in strings_of_program() if begging.search(text)) == []


def _step_patterns(node: ast.expr, scope: ast.AST) -> set[str]:
    match node:
        case ast.Constant(value=str(code)):
            return {re.escape(code)}
        case ast.IfExp(body=body, orelse=other):
            return _step_patterns(body, scope) | _step_patterns(other, scope)
        case ast.JoinedStr(values=parts):
            return {"".join(re.escape(str(p.value)) if isinstance(p, ast.Constant) else "[a-z_]+" for p in parts)}
        case ast.Call(args=[ast.Constant(value=str(word)), *_]):
            return {rf"[a-z]+\.add_{word}", rf"[a-z]+\.change_{word}"}
    return {re.escape(text) for text in strings(scope) if text in steps.STEPS}


def test_every_step_has_a_label() -> None:
    nameless = {
        f"{place(path, call)} {pattern}"
        for path in PROGRAMS
        for call, scope in calls(path, "step")
        if call.args
        for pattern in _step_patterns(call.args[0], scope)
        if not any(re.fullmatch(pattern, code) for code in steps.STEPS)
    }
    assert nameless == set()


def test_no_step_label_is_orphaned() -> None:
    used = strings_of_program(without="wording")
    patterns = {
        pattern
        for path in PROGRAMS
        for call, scope in calls(path, "step")
        if call.args
        for pattern in _step_patterns(call.args[0], scope)
    }
    unused = {code for code in steps.STEPS if code not in used and not any(re.fullmatch(p, code) for p in patterns)}
    assert unused == set()


def test_every_table_a_person_can_meet_has_a_chinese_name() -> None:
    complete()
    met = {mapper.local_table.name for mapper in Record.registry.mappers}  # type: ignore[attr-defined]
    assert sorted(met - tables.TABLES.keys()) == []


def test_no_table_name_is_orphaned() -> None:
    assert sorted(tables.TABLES.keys() - complete().tables.keys()) == []
