"""Which line of a rule set a source is reckoned by, and what is said where none fits."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.domain.workload.rule_files import SIZE, rule_file, rule_set

from onex_desktop.domain.problems import Problem, ProblemsFound
from onex_desktop.domain.teaching.assignments import CountedAs
from onex_desktop.domain.workload import reckoner, settings
from onex_desktop.domain.workload.parsing import parse
from onex_desktop.domain.workload.reckoner import Reckoner
from onex_desktop.domain.workload.rule_sets import Period, RuleSet
from onex_desktop.domain.workload.settings import FeeDraft, ItemDraft, PoolDraft, QuotaDraft
from onex_desktop.domain.workload.sources import ItemKind, Source, SourceKind, digest_of, reckon_sources
from onex_desktop.services.workload import presets

LINES = [
    {"key": "lab", "label": "实验", "course_types": ["lab"], "base": "hours"},
    {"key": "computer", "label": "上机", "course_types": ["computer_lab"], "base": "0.5*hours"},
]


def made(facts: dict[str, object], item: ItemKind | None = None, given: dict[str, str] | None = None) -> Source:
    """Return a source that is known by these facts."""
    kind = SourceKind.ASSIGNMENT if item is None else SourceKind.ITEM
    known = {key: Decimal(str(value)) if isinstance(value, int) else str(value) for key, value in facts.items()}
    return Source(kind, 1, 0, 1, "工作", "2020级", known, given or {}, CountedAs.PLAN, item)


def outcome(rules: RuleSet, source: Source) -> str:
    """Return the hours, or the codes of what stands in the way."""
    (each,) = reckon_sources(Reckoner(rules), [source])
    return str(each.hours) if each.hours is not None else " ".join(p.code.split(".")[1] for p in each.problems)


def quantity(amount: int) -> dict[str, object]:
    """Return what is known of an item."""
    return {"quantity": amount, "hours": amount}


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"hours": 10}, "line_ambiguous"),
        ({"hours": 10, "course_type": "lab"}, "10.0000"),
        ({"hours": 10, "course_type": "computer_lab"}, "5.0000"),
        ({"hours": 10, "course_type": "theory"}, "word_unknown"),
        ({"course_type": "lab"}, "parameter_missing"),
    ],
)
def test_the_kind_of_course_chooses_the_line_and_nothing_is_guessed(facts: dict[str, object], expected: str) -> None:
    rules = parse(rule_file(base=None, factors=None, lines=LINES))
    assert outcome(rules, made(facts)) == expected


@pytest.mark.parametrize(
    ("item", "preset", "amount", "given", "expected"),
    [
        (ItemKind.EXAM_PREP_TRAINING, "X1", 20, {}, "24.0000"),
        (ItemKind.ITEM_WRITING, "X1", 2, {}, "40.0000"),
        (ItemKind.INVIGILATION, "X1", 3, {"time_slot": "office", "slot_factor": "2"}, "6.0000"),
        (ItemKind.INVIGILATION, "X1", 3, {"time_slot": "office"}, "value_left_to_school"),
        (ItemKind.INVIGILATION, "X1", 3, {}, "parameter_missing"),
        (ItemKind.LECTURE, "X1", 3, {}, "item_not_in_rules"),
        (ItemKind.ITEM_WRITING, "P1", 3, {}, "item_not_in_rules"),
    ],
)
def test_an_item_is_reckoned_by_the_line_that_knows_it(
    item: ItemKind, preset: str, amount: int, given: dict[str, str], expected: str
) -> None:
    assert outcome(presets.load(preset), made(quantity(amount), item, given)) == expected


def test_teaching_is_never_reckoned_by_a_line_of_items() -> None:
    assert outcome(presets.load("X1"), made({"hours": 10})) == "no_teaching_line"
    assert outcome(presets.load("P13"), made({"hours": 10})) == "no_teaching_line"


def test_what_was_entered_for_another_rule_set_does_no_harm() -> None:
    assert outcome(rule_set(), made({"hours": 10}, given={"type_factor": "0.9"})) == "10.0000"
    assert outcome(rule_set(SIZE), made({"hours": 10}, given={"students": "60", "hours": "20"})) == "22.0000"


def test_a_digest_follows_every_fact_and_the_words() -> None:
    first = made({"hours": 10})
    others = [made({"hours": 11}), made({"hours": 10}, given={"students": "1"}), made({"hours": 10}, ItemKind.OTHER)]
    assert len({each.digest for each in (first, *others)}) == 4
    assert first.digest == made({"hours": 10}).digest
    assert (first.name, first.quantity) == ("工作（2020级）", Decimal(10))
    assert made({"hours": 10}, given={"hours": "12"}).quantity == Decimal(12)
    assert made({}).quantity is None


def test_a_cap_cuts_the_quick_reckoning_as_it_cuts_the_explained_one() -> None:
    ready = Reckoner(rule_set(SIZE, cap=50))
    inputs = {"hours": Decimal(60), "students": Decimal(60)}
    assert ready.hours(inputs) == ready.reckon(inputs).hours == Decimal(50)


def test_what_is_kept_of_a_factor_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reckoner, "_KEPT", 2)
    ready = Reckoner(rule_set(SIZE))
    found = [ready.hours({"hours": Decimal(10), "students": Decimal(heads)}) for heads in (50, 51, 52, 53, 50)]
    assert [str(hours) for hours in found] == ["10.0000", "10.1000", "10.2000", "10.3000", "10.0000"]


def test_negative_figures_and_unknown_terms_are_refused() -> None:
    below = Decimal(-1)
    found = [
        *settings.validate_item(ItemDraft(1, 1, ItemKind.OTHER, below)),
        *settings.validate_quota(QuotaDraft("", below, Period.TERM, "2020", "示例")),
        *settings.validate_fee(FeeDraft("", -1, "2020-2021-1", "示例")),
        *settings.validate_pool(PoolDraft(1, -1, Decimal("0.9"), "示例")),
    ]
    assert [problem.code.split(".")[1] for problem in found] == [
        "below_zero", "below_zero", "term_code", "below_zero", "below_zero", "tilt_below_one",
    ]  # fmt: skip
    assert settings.validate_pool(PoolDraft(1, 0, source="示例")) == []


@pytest.mark.parametrize(
    "found",
    [
        settings.validate_quota(QuotaDraft("", Decimal("1.5"), Period.TERM, "2020-2021-1", " ")),
        settings.validate_fee(FeeDraft("", 100, "2020-2021-1")),
        settings.validate_pool(PoolDraft(1, 0)),
    ],
)
def test_what_moves_pay_names_its_source(found: list[Problem]) -> None:
    assert [(problem.code, problem.where and problem.where.field) for problem in found] == [
        ("workload.source_missing", "source")
    ]


def test_what_would_have_to_be_rounded_is_refused_instead() -> None:
    found = [
        *settings.validate_item(ItemDraft(1, 1, ItemKind.OTHER, Decimal("2.505"))),
        *settings.validate_quota(QuotaDraft("", Decimal("0.001"), Period.TERM, "2020-2021-1", "示例")),
        *settings.validate_pool(PoolDraft(1, 0, Decimal("1.001"), "示例")),
    ]
    assert [(p.code, p.where and p.where.field, p.params["value"], p.params["places"]) for p in found] == [
        ("workload.too_fine", "quantity", "2.505", 2),
        ("workload.too_fine", "hours", "0.001", 2),
        ("workload.too_fine", "tilt", "1.001", 2),
    ]


def test_an_unknown_preset_is_refused() -> None:
    with pytest.raises(ProblemsFound):
        presets.data("P99")


def test_the_digest_is_that_of_the_shortest_json_with_its_keys_in_order() -> None:
    assert digest_of({"b": 1, "a": "学时"}) == hashlib.sha256('{"a":"学时","b":1}'.encode()).hexdigest()
    one = made({"hours": 10, "course_type": "lab"}, given={"students": "3"})
    written = (
        '{"counted_as":"plan","facts":{"course_type":"lab","hours":"10"},"given":{"students":"3"},"item":null,'
        '"kind":"assignment","title":"工作（2020级）"}'
    )
    assert one.digest == hashlib.sha256(written.encode()).hexdigest()
    spelled = replace(one, facts={**one.facts, "hours": Decimal("10.00")})
    assert spelled.digest == one.digest


def test_a_line_that_maps_the_kinds_of_course_judges_them_itself() -> None:
    kinds = {"key": "k", "kind": "map", "field": "course_type", "values": {"theory": 2}}
    flag = {"key": "n", "kind": "map", "field": "new_course", "values": {"yes": 2}}
    mapped = {"key": "a", "base": "hours", "factors": [kinds]}
    listed = {"key": "b", "course_types": ["lab"], "base": "hours", "factors": [flag]}
    rules = parse(rule_file(base=None, factors=None, lines=[mapped, listed]))
    assert outcome(rules, made({"hours": 10, "course_type": "theory"})) == "20.0000"
    assert outcome(rules, made({"hours": 10}, given={"course_type": "theory"})) == "20.0000"
    alone = parse(rule_file(base=None, factors=None, lines=[listed]))
    assert outcome(alone, made({"hours": 10, "course_type": "theory"})) == "word_unknown"
    with_any = parse(rule_file(base=None, factors=None, lines=[listed, {"key": "c", "base": "weeks*hours"}]))
    assert outcome(with_any, made({"hours": 10, "weeks": 3, "course_type": "theory"})) == "30.0000"
