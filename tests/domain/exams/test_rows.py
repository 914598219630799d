"""What rows say of themselves."""

from __future__ import annotations

from onex_desktop.domain.exams.id_numbers import NO_ID
from onex_desktop.domain.exams.registrations import RegistrationDraft, RegistrationRow, RegistrationState
from onex_desktop.domain.values import Level


def test_a_registration_stands_as_its_draft_says() -> None:
    draft = RegistrationDraft(1, 2, RegistrationState.PENDING)
    row = RegistrationRow(
        3, 1, draft, 4, "1", "王一", NO_ID, "一班", "专业", "证书", Level.ADVANCED, "2020", is_resit=False
    )
    assert row.state is RegistrationState.PENDING
