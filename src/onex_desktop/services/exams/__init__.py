"""Examinations, the whole of what the upper floors call; each part has its file.

``totals``: figures of a year, totals of pilots, the switch from totals to names · ``statements``: what documents
say · ``students`` · ``sessions``: sites, sessions, release · ``rosters``: registering, resits · ``results``: states
and points · ``certificates``: numbers issued · ``blocks``: both pasted · ``figures``: counts by dimension and the
rows behind them.
"""

from onex_desktop.domain.exams.certificates import IssueDraft
from onex_desktop.domain.exams.registrations import ResultEntry
from onex_desktop.services.exams.blocks import paste_cells
from onex_desktop.services.exams.certificates import issue, number_warnings, withdraw
from onex_desktop.services.exams.figures import (
    count_registrations,
    figures,
    registration,
    registration_ids,
    registrations,
    rows_behind,
)
from onex_desktop.services.exams.registering import (
    RegistrationEntry,
    add_registrations,
    entry_of,
    save_registration,
)
from onex_desktop.services.exams.results import (
    STATE_COLUMN,
    TypedCell,
    change_registration,
    read_state,
    record_results,
    type_results,
)
from onex_desktop.services.exams.rosters import (
    delete_registrations,
    enter_roster,
    plan_lines,
    plan_text,
    register,
    register_resits,
    resit_list,
)
from onex_desktop.services.exams.sessions import (
    delete_sessions,
    delete_sites,
    exam_days,
    release,
    save_session,
    save_site,
    session,
    sessions,
    set_session_state,
    sites,
)
from onex_desktop.services.exams.statements import (
    delete_statements,
    reconciled,
    save_statement,
    statements,
    textbooks,
)
from onex_desktop.services.exams.students import add_students, delete_students, save_student, students
from onex_desktop.services.exams.totals import (
    delete_aggregates,
    save_aggregate,
    statistics,
    switch_to_named,
    switch_to_totals,
)

__all__ = [
    "STATE_COLUMN",
    "IssueDraft",
    "RegistrationEntry",
    "ResultEntry",
    "TypedCell",
    "add_registrations",
    "add_students",
    "change_registration",
    "count_registrations",
    "delete_aggregates",
    "delete_registrations",
    "delete_sessions",
    "delete_sites",
    "delete_statements",
    "delete_students",
    "enter_roster",
    "entry_of",
    "exam_days",
    "figures",
    "issue",
    "number_warnings",
    "paste_cells",
    "plan_lines",
    "plan_text",
    "read_state",
    "reconciled",
    "record_results",
    "register",
    "register_resits",
    "registration",
    "registration_ids",
    "registrations",
    "release",
    "resit_list",
    "rows_behind",
    "save_aggregate",
    "save_registration",
    "save_session",
    "save_site",
    "save_statement",
    "save_student",
    "session",
    "sessions",
    "set_session_state",
    "sites",
    "statements",
    "statistics",
    "students",
    "switch_to_named",
    "switch_to_totals",
    "textbooks",
    "type_results",
    "withdraw",
]  # fmt: skip
