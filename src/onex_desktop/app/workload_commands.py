"""The command that reckons one line of workload and shows how."""

from __future__ import annotations

import argparse
import json
import sys

from onex_desktop.app import arguments
from onex_desktop.app.exit_status import ExitStatus
from onex_desktop.domain.problems import ProblemsFound
from onex_desktop.domain.workload.measuring import Factor
from onex_desktop.domain.workload.reckoning import Reckoning
from onex_desktop.domain.workload.rounding import plain
from onex_desktop.domain.workload.rule_sets import RuleSet
from onex_desktop.services.workload import presets as workloads
from onex_desktop.wording import workload as wording
from onex_desktop.wording.problems import sentence


def workload(options: argparse.Namespace) -> int:
    """List the published rule sets, or reckon one line; whatever is wrong with what was written is wrong use."""
    if options.list:
        return _list(as_json=options.json)
    if options.rule_set is None:
        arguments.build().error("缺少参数 办法")
    pairs = [_pair(word) for word in options.values]
    try:
        rule_set = workloads.load(options.rule_set)
        line = workloads.reckon(rule_set, pairs)
    except ProblemsFound as found:
        for problem in found.problems:
            sys.stderr.write(f"{sentence(problem.code, problem.params)}\n")
        return ExitStatus.WRONG_USE
    if options.json:
        _print_json(reckoned(line))
    else:
        sys.stdout.write("\n".join(_lines(rule_set, line)) + "\n")
    return ExitStatus.DONE


def reckoned(line: Reckoning) -> dict[str, object]:
    """Return a reckoned line as JSON; ``items`` is there only when hours were added beside the factors."""
    content: dict[str, object] = {
        "rule_set": line.rule_set,
        "hours": plain(line.hours),
        "reckoning": wording.reckoning(line),
        "factors": [
            {"key": factor.key, "value": plain(factor.value), "because": wording.because(factor.because, factor.value)}
            for factor in line.factors
        ],
    }
    if line.added:
        content["items"] = [
            {"key": added.key, "hours": plain(added.hours), "because": added.label} for added in line.added
        ]
    return content


def listed(rule_set: RuleSet) -> dict[str, object]:
    """Return a rule set of the list as JSON; an unknown date is null."""
    return {
        "code": rule_set.code,
        "title": rule_set.title,
        "source": rule_set.source,
        "completeness": rule_set.completeness.value,
        "effective_from": rule_set.effective_from or None,
        "unit": rule_set.unit,
        "lines": [
            {
                "key": line.key,
                "title": line.label,
                "course_types": list(line.course_types),
                "required": list(line.required),
                "optional": list(line.optional),
            }
            for line in rule_set.lines
        ],
        "limits": [
            {"kind": limit.kind.value, "period": limit.period.value, "hours": plain(limit.hours)}
            for limit in rule_set.limits
        ],
        "notes": list(rule_set.notes),
        "missing": list(rule_set.missing),
    }


def _lines(rule_set: RuleSet, line: Reckoning) -> list[str]:
    text = [f"{rule_set.code}  {rule_set.title}", f"{wording.reckoning(line)} {line.unit}"]
    text += [f"  {plain(factor.value):<8}{_explained(factor)}" for factor in line.factors]
    if line.left_out:
        text.append(f"未计（没有给出）：{'、'.join(line.left_out)}")
    return text


def _explained(factor: Factor) -> str:
    why = wording.because(factor.because, factor.value)
    label = factor.because.label
    return why if why.startswith(label) else f"{label}：{why}"


def _list(*, as_json: bool) -> int:
    rule_sets = workloads.presets()
    if as_json:
        _print_json([listed(rule_set) for rule_set in rule_sets])
        return ExitStatus.DONE
    for rule_set in rule_sets:
        completeness = wording.COMPLETENESS[rule_set.completeness]
        sys.stdout.write(f"{rule_set.code:<5}{rule_set.title}（{completeness}）  来源：{rule_set.source}\n")
        for line in rule_set.lines:
            optional = f"；可选 {'、'.join(line.optional)}" if line.optional else ""
            sys.stdout.write(f"     {line.label}：{'、'.join(line.required) or '任选其一'}{optional}\n")
        for limit in rule_set.limits:
            words = f"{wording.PERIODS[limit.period]}{wording.LIMIT_KINDS[limit.kind]} {plain(limit.hours)}"
            sys.stdout.write(f"     {words} {rule_set.unit}\n")
        if rule_set.missing:
            sys.stdout.write(f"     缺：{'；'.join(rule_set.missing)}\n")
    return ExitStatus.DONE


def _pair(word: str) -> tuple[str, str]:
    # A full-width sign is what a Chinese input method gives.
    key, sign, value = word.replace("＝", "=", 1).partition("=")
    if not sign or not key or not value:
        arguments.build().error(f"参数应写成 名称=值，而不是 {word}")
    return key, value


def _print_json(content: object) -> None:
    sys.stdout.write(json.dumps(content, ensure_ascii=False, indent=2) + "\n")
