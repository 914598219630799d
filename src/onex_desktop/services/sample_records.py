"""The sample school's figures and documents: examinations, statements, policies, selection, financing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from onex_desktop.domain.exams.reconciliation import StatementDraft, Subject
from onex_desktop.domain.exams.statistics import AggregateDraft, ResultState
from onex_desktop.domain.policies import AchievementDraft, AchievementKind, DeadlineUnit, DocumentDraft, RuleDraft
from onex_desktop.domain.selection import FactorDraft, PrincipleDraft
from onex_desktop.services import exams, finance, policies, selection
from onex_desktop.services.context import AppContext

Data = dict[str, Any]


class Loaded(Protocol):
    """Keys of what these records hang on, by name."""

    certificates: dict[str, int]
    modules: dict[str, int]
    pilots: dict[int, int]


def load(ctx: AppContext, keys: Loaded, read: Callable[[str], Data]) -> None:
    """Load everything that hangs on the school, its certificates and its pilots."""
    textbooks = _policies(ctx, keys, read("policies"))
    _exams(ctx, keys, textbooks, read("exams"))
    choice = read("selection")
    for group in choice["factors"]:
        for name in group["names"]:
            selection.add_factor(ctx, FactorDraft(group["group"], name))
    for text in choice["principles"]:
        selection.add_principle(ctx, PrincipleDraft(text))
    for row in read("finance")["arrangements"]:
        finance.add_arrangement(ctx, row["item"], row["text"])


def _policies(ctx: AppContext, keys: Loaded, data: Data) -> dict[str, int]:
    for row in data["documents"]:
        policies.add_document(ctx, DocumentDraft(**row))
    for row in data["rules"]:
        unit = row.get("deadline_unit")
        deadline = DeadlineUnit(unit) if unit else None
        amount = row.get("deadline_amount")
        policies.add_rule(ctx, RuleDraft(row["topic"], row["text"], row["deadline_from"], amount, deadline))
    textbooks: dict[str, int] = {}
    for row in data["textbooks"]:
        certificate_id = keys.certificates[row["certificate"]]
        book = AchievementDraft(AchievementKind.TEXTBOOK, row["title"], row["role"], "", certificate_id)
        textbooks[book.text] = policies.add_achievement(ctx, book).first("achievements")
    for row in data["events"]:
        about = keys.certificates.get(row.get("certificate", ""))
        event = AchievementDraft(AchievementKind.EVENT, row["text"], "", row["happened"], about)
        policies.add_achievement(ctx, event)
    return textbooks


def _exams(ctx: AppContext, keys: Loaded, textbooks: dict[str, int], data: Data) -> None:
    for row in data["aggregates"]:
        draft = AggregateDraft(
            keys.pilots[row["sequence"]],
            row["attended"],
            row["includes_resits"],
            ResultState(row["state"]),
            row.get("passed"),
            row.get("released"),
            row["stated_attendance"],
            row["stated_pass"],
        )
        exams.save_aggregate(ctx, draft)
    for row in data["statements"]:
        about = (
            keys.certificates.get(row.get("certificate", ""))
            or keys.modules.get(row.get("module", ""))
            or textbooks.get(row.get("textbook", ""))
        )
        exams.save_statement(
            ctx,
            StatementDraft(
                Subject(row["subject"]),
                row["source"],
                row.get("year"),
                about,
                row.get("number"),
                row.get("text", ""),
                row.get("note", ""),
            ),
        )
