"""What each teacher has taken, and what speaks against one more slot."""

from __future__ import annotations

from decimal import Decimal

from onex_desktop.domain.teaching.assignments import Assigned, Role, SlotRow, TeacherDraft, TeacherRow
from onex_desktop.domain.teaching.loads import Load, Staff
from onex_desktop.domain.teaching.qualifications import (
    QualificationDraft,
    QualificationKind,
    QualificationRow,
    Register,
    register,
)

WANG, LI = 1, 2
CAR = "智能新能源汽车"
AUTUMN, SPRING = "2020-2021-1", "2020-2021-2"


def slot(number: int, *people: Assigned, certificate: str = CAR) -> SlotRow:
    """Return a module of one course that serves a certificate."""
    served = (certificate,) if certificate else ()
    return SlotRow(number, 1, 1, "实训", number, "", f"模块{number}", certificate, (), (), people, served)


def who(teacher: int, hours: str | None = None, term: str = "") -> Assigned:
    """Return a teacher who leads a slot."""
    return Assigned(teacher, teacher, "", Role.LEAD, None if hours is None else Decimal(hours), 1, term)


def staff(*slots: SlotRow, limit: str | None = None, known: Register | None = None) -> Staff:
    """Return 王 and 李 with what is given out; both have the same limit."""
    most = None if limit is None else Decimal(limit)
    people = tuple(
        TeacherRow(key, 1, TeacherDraft(name, load_limit=most), "", (), None)
        for key, name in ((WANG, "王"), (LI, "李"))
    )
    return Staff(slots, people, known or register(()), {AUTUMN: "2021-01-17"}, "2020-10-01")


def codes(load: Load) -> list[str]:
    """Return the cautions by code."""
    return [each.code for each in load.cautions]


def test_a_term_counts_what_belongs_to_it_and_to_none() -> None:
    taken = staff(slot(1, who(WANG, "40", AUTUMN)), slot(2, who(WANG, "30", SPRING)), slot(3, who(WANG, "20")))
    found = [(load.modules, load.hours) for load in (taken.loads(AUTUMN)[WANG], taken.loads()[WANG])]
    assert found == [(2, Decimal(60)), (3, Decimal(90))]
    assert taken.loads(AUTUMN)[LI] == Load(LI)


def test_one_slot_in_two_terms_is_one_module() -> None:
    taken = staff(slot(1, who(WANG, "40", AUTUMN), who(WANG, "30", SPRING)))
    assert (taken.loads()[WANG].modules, taken.loads()[WANG].hours) == (1, Decimal(70))


def test_unknown_hours_are_not_zero() -> None:
    assert staff(slot(1, who(WANG))).loads()[WANG] == Load(WANG, 1, None, 1)
    some = staff(slot(1, who(WANG)), slot(2, who(WANG, "8")), limit="10").loads()[WANG]
    assert (some.hours, some.unknown, some.share, some.is_over) == (Decimal(8), 1, Decimal("0.8"), False)


def test_a_limit_of_zero_has_no_share_but_is_exceeded() -> None:
    load = staff(slot(1, who(WANG, "8")), limit="0").loads()[WANG]
    assert (load.share, load.is_over) == (None, True)


def test_the_limit_is_held_against_what_would_be_taken() -> None:
    asked = slot(1, who(WANG, "40"), certificate="")
    taken = staff(asked, slot(2, who(LI, "80"), certificate=""), limit="110")
    beside = taken.beside(asked, asked.assigned[0])
    assert (codes(beside[WANG]), codes(beside[LI])) == ([], ["teaching.would_exceed"])
    assert (beside[LI].cautions[0].params["hours"], beside[LI].cautions[0].params["limit"]) == ("120", "110")
    assert codes(staff(*taken.slots, limit="120").beside(asked, asked.assigned[0])[LI]) == []


def test_who_has_another_module_of_the_certificate_is_told() -> None:
    asked = slot(1, who(WANG))
    beside = staff(asked, slot(2, who(LI)), slot(3, who(WANG), certificate="物联网")).beside(asked, asked.assigned[0])
    assert (codes(beside[WANG]), codes(beside[LI])) == ([], ["teaching.would_have_several"])
    assert beside[LI].cautions[0].params["slots"] == "实训 ·  模块2"


def test_a_qualification_must_hold_until_the_term_of_the_slot_is_over() -> None:
    draft = QualificationDraft(WANG, QualificationKind.TRAINER, 1, valid_until="2020-12-31")
    known = register([QualificationRow(1, 1, draft, "王", CAR)])
    asked = slot(1, who(WANG, None, AUTUMN))
    beside = staff(asked, known=known).beside(asked, asked.assigned[0])
    assert [codes(beside[key]) for key in (WANG, LI)] == [["teaching.unqualified"]] * 2
    assert [beside[key].cautions[0].params["lack"] for key in (WANG, LI)] == ["expired", "none"]
    assert codes(staff(asked, known=known).beside(asked, None)[WANG]) == []


def test_those_who_lead_are_told_of_by_assignment() -> None:
    asked = slot(1, who(WANG, "40", AUTUMN), certificate="")
    taken = staff(asked, slot(2, who(WANG, "80", AUTUMN), certificate=""), slot(3, who(LI, "20")), limit="110")
    about = {key: [each.code for each in found] for key, found in taken.about_leads(taken.slots).items()}
    assert about == {WANG: ["teaching.over_limit"], LI: []}
    known = register([QualificationRow(1, 1, QualificationDraft(WANG, QualificationKind.TRAINER, 1), "王", CAR)])
    (found,) = staff(slot(3, who(LI)), known=known).about_leads((slot(3, who(LI)),))[LI]
    assert (found.code, found.params["lack"]) == ("teaching.unqualified", "none")
