"""Rules about modules and pilots."""

from __future__ import annotations

import pytest
from tests.domain import rows

from onex_desktop.domain.campus import Quality, check_name
from onex_desktop.domain.catalogue import (
    ModuleDraft,
    OrganizationStatus,
    PilotDraft,
    find_problems,
    validate_module,
    validate_pilot,
)
from onex_desktop.domain.problems import Problem
from onex_desktop.domain.values import Level
from onex_desktop.wording.problems import sentence

LOW = frozenset({Level.ELEMENTARY})
MIDDLE = frozenset({Level.INTERMEDIATE})
SOUND = PilotDraft(1, 1, 2020, MIDDLE, (1,), 30)


def _codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


def test_a_complete_module_is_accepted() -> None:
    assert validate_module(ModuleDraft(1, "2-1", "电池技术", MIDDLE, MIDDLE), frozenset({"2-2"})) == []


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (ModuleDraft(1, " ", "电池技术"), ["catalogue.code_missing"]),
        (ModuleDraft(1, "2-9", "电池技术"), ["catalogue.code_taken"]),
        (ModuleDraft(1, "2-1", "  "), ["record.name_missing"]),
        (ModuleDraft(1, "2-1", "电池技术", frozenset()), ["catalogue.levels_missing"]),
        (ModuleDraft(1, "2-1", "电池技术", LOW, MIDDLE), ["catalogue.level_not_offered"]),
        (
            ModuleDraft(1, "", "", frozenset()),
            ["catalogue.code_missing", "record.name_missing", "catalogue.levels_missing"],
        ),
    ],
)
def test_everything_wrong_with_a_module_is_told_at_once(draft: ModuleDraft, codes: list[str]) -> None:
    assert _codes(validate_module(draft, frozenset({"2-9"}))) == codes


def test_refusal_of_an_examined_level_names_module_and_level() -> None:
    (problem,) = validate_module(ModuleDraft(1, "2-1", "电池技术", LOW, MIDDLE), frozenset())
    assert sentence(problem.code, problem.params).startswith("“2-1 电池技术”没有中级")


def test_a_complete_pilot_is_accepted() -> None:
    assert validate_pilot(SOUND, rows.certificate()) == []


def test_a_pilot_without_known_organisation_is_accepted() -> None:
    assert validate_pilot(SOUND, None) == []


@pytest.mark.parametrize(
    ("draft", "codes"),
    [
        (PilotDraft(1, 1, 2020, frozenset(), (1,), 30), ["catalogue.levels_missing"]),
        (PilotDraft(1, 1, 2020, MIDDLE, (), 30), ["catalogue.majors_missing"]),
        (PilotDraft(1, 1, 2020, MIDDLE, (1,), -1), ["catalogue.planned_negative"]),
        (PilotDraft(1, 1, 2020, MIDDLE, (1,), 0), []),
    ],
)
def test_everything_wrong_with_a_pilot_is_told(draft: PilotDraft, codes: list[str]) -> None:
    assert _codes(validate_pilot(draft, rows.certificate())) == codes


@pytest.mark.parametrize(
    ("status", "codes"),
    [
        (OrganizationStatus.ACTIVE, []),
        (OrganizationStatus.RECTIFYING, []),
        (OrganizationStatus.LIMITED, []),
        (OrganizationStatus.EXITING, ["catalogue.organization_exited"]),
        (OrganizationStatus.EXITED, ["catalogue.organization_exited"]),
        (None, []),
    ],
)
def test_only_a_closing_organisation_takes_no_pilot(status: OrganizationStatus | None, codes: list[str]) -> None:
    assert _codes(validate_pilot(SOUND, rows.certificate(status))) == codes


def test_refusal_of_a_pilot_names_organisation_and_certificate() -> None:
    (problem,) = validate_pilot(SOUND, rows.certificate(OrganizationStatus.EXITED))
    text = sentence(problem.code, problem.params)
    assert text.startswith("“浙江瑞亚能源科技有限公司”正在退出或已退出，“光伏电站运维”")


def test_a_pilot_of_an_exited_organisation_is_found() -> None:
    assert _codes(find_problems((rows.pilot(status=OrganizationStatus.EXITED),), ())) == [
        "catalogue.organization_exited"
    ]


def test_a_pilot_at_a_level_no_module_offers_is_found() -> None:
    (problem,) = find_problems((rows.pilot(levels=LOW | MIDDLE),), (rows.module(MIDDLE),))
    assert (problem.code, problem.params["level"]) == ("catalogue.level_not_offered", "elementary")


def test_a_certificate_without_modules_offers_every_level() -> None:
    assert find_problems((rows.pilot(levels=LOW),), (rows.module(MIDDLE, certificate_id=2),)) == []


def test_pilot_lists_its_levels_from_the_lowest() -> None:
    assert rows.pilot(levels=MIDDLE | LOW).levels == (Level.ELEMENTARY, Level.INTERMEDIATE)


@pytest.mark.parametrize(
    ("tags", "shared"),
    [
        ((Quality.NATIONAL, Quality.NATIONAL), Quality.NATIONAL),
        ((Quality.NATIONAL, Quality.PROVINCIAL), None),
        ((None,), None),
    ],
)
def test_a_pilot_has_the_quality_all_its_majors_share(tags: tuple[Quality | None, ...], shared: Quality | None) -> None:
    majors = tuple((f"专业{place}", tag) for place, tag in enumerate(tags))
    assert rows.pilot(majors=majors).quality is shared


@pytest.mark.parametrize(
    ("name", "codes"),
    [("", ["record.name_missing"]), ("　", ["record.name_missing"]), ("甲", ["record.name_taken"]), ("乙", [])],
)
def test_a_name_must_be_given_and_free(name: str, codes: list[str]) -> None:
    assert _codes(check_name("catalogue", name, frozenset({"甲"}))) == codes
