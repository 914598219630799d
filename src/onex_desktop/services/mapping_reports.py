"""Composing the reports about the matrix of certificates and courses."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from onex_desktop.domain.documents import Document
from onex_desktop.domain.mapping import MatrixChoice
from onex_desktop.domain.mapping.history import MatrixState
from onex_desktop.domain.problems import ProblemsFound, refuse
from onex_desktop.reports import mapping as matrix_report
from onex_desktop.reports import mapping_comparison
from onex_desktop.services import campus, mapping, mapping_history
from onex_desktop.services.context import AppContext
from onex_desktop.services.report_parameters import Parameters
from onex_desktop.wording import formats, labels


def matrix(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose a matrix; the parameters may leave several, of which the first is taken."""
    choice = _choice(ctx, parameters)
    opened = None if choice is None else mapping.matrix(ctx, choice.certificate_id, choice.level, choice.plan_id)
    if opened is None:
        raise refuse("report.no_data", title=matrix_report.TITLE)
    return matrix_report.matrix(opened, institution=campus.institution_name(ctx), stamp=ctx.stamp())


def matrix_comparison(ctx: AppContext, parameters: Parameters) -> Document:
    """Compose a matrix in two states: ``before`` and ``after`` are plan versions, or days of the plan.

    Without ``after`` the present is taken, without ``before`` what the window would propose.
    """
    choice = _choice(ctx, parameters)
    states = () if choice is None else mapping_history.states(ctx, choice.plan_id)
    if choice is None or not states:
        raise refuse("report.no_data", title=mapping_comparison.TITLE)
    new = _state(ctx, states, choice, parameters, "after") or mapping_history.present(states, choice.plan_id)
    old = _state(ctx, states, choice, parameters, "before") or mapping_history.earlier(states, new)
    if old is None:
        raise refuse("report.no_data", title=mapping_comparison.TITLE)
    if old == new:
        raise _unknown(states, "before", parameters.get("before", ""))
    comparison = mapping_history.compare(ctx, choice.certificate_id, choice.level, (old, new))
    return mapping_comparison.matrix_comparison(
        comparison, (old, new), institution=campus.institution_name(ctx), stamp=ctx.stamp()
    )


def _state(
    ctx: AppContext, states: tuple[MatrixState, ...], choice: MatrixChoice, parameters: Parameters, name: str
) -> MatrixState | None:
    value = parameters.get(name)
    if value is None:
        return None
    found = mapping_history.named(ctx, states, choice.plan_id, value)
    if found is None:
        raise _unknown(states, name, value)
    return found


def _unknown(states: tuple[MatrixState, ...], name: str, value: str) -> ProblemsFound:
    known = formats.listed(state.word if state.day else state.plan for state in states)
    return refuse("report.parameter_value", name=name, value=value, known=known)


def _choice(ctx: AppContext, parameters: Parameters) -> MatrixChoice | None:
    """Return the first matrix that the parameters leave; each may be a key or a name."""
    choices = mapping.choices(ctx)
    left = list(choices)
    for name, words in _WORDS.items():
        value = parameters.get(name)
        if value is not None:
            known = [words(choice)[-1] for choice in choices]
            left = [choice for choice in left if value in words(choice)]
            if not left:
                raise refuse(
                    "report.parameter_value", name=name, value=value, known=formats.listed(dict.fromkeys(known))
                )
    return left[0] if left else None


_WORDS: Final[Mapping[str, Callable[[MatrixChoice], tuple[str, ...]]]] = {
    "certificate": lambda choice: (str(choice.certificate_id), choice.certificate),
    "level": lambda choice: (choice.level.value, labels.LEVELS[choice.level]),
    "plan": lambda choice: (str(choice.plan_id), choice.plan),
}
