"""A line of workload reads as a sentence, and each factor says why."""

from __future__ import annotations

import pytest
from tests.domain.workload.rule_files import SIZE, Data, line, rule_set

from onex_desktop.services.workload import presets as workloads
from onex_desktop.wording import workload


@pytest.mark.parametrize(
    ("code", "given", "sentence"),
    [
        ("P1", {"hours": 64, "students": 51}, "64 学时 × 1.01（51 人）= 64.64"),
        ("P1", {"hours": 64, "students": 92, "repeat": 2}, "64 学时 × 1.42（92 人）× 0.9（重复班）= 81.792"),
        ("P1", {"hours": 64, "students": 50, "repeat": 1}, "64 学时 × 1（50 人）× 1（首个班）= 64"),
        ("P1", {"hours": 32, "groups": 3}, "32 学时 × 2.8（3 组）= 89.6"),
        ("P1", {"weeks": 2, "students": 30}, "5 × 2 周 × 1.5（30 人）= 15"),
        (
            "P1",
            {"hours": 10, "students": 40, "classes": 2, "homework": "yes"},
            "10 学时 × 1（40 人）＋ 10 学时 × 2 个班 × 0.1（数学、制图作业）= 12",
        ),
        ("P2", {"hours": 10, "students": 40, "course_type": "off_campus"}, "10 学时 × 1（40 人）× 0.5（校外实践）= 5"),
        ("P2", {"hours": 10, "students": 40, "bilingual": "yes"}, "10 学时 × 1（40 人）× 1.2（双语 K3）= 12"),
        ("P7", {"weeks": 2, "base": 40, "students": 50}, "28 × 2 周 × 0.6（实践）× 1.3（50 人）= 43.68"),
        ("P9", {"social_training": 30}, "30 学时 × 1.2（社会培训）= 36"),
        (
            "P10",
            {"hours": 48, "students": 61},
            "48 学时 × 1.055（61 人）＋ 61 人 × 8 次 × 0.02（作业批改）= 60.4",
        ),
        ("P11", {"days": 10, "course_type": "on_campus"}, "10 天 = 10"),
        ("P11", {"days": 10, "course_type": "off_campus"}, "1.5 × (10 天 ＋ 2) = 18"),
        (
            "P12",
            {"hours": 40, "course_factor": "1.2", "title_factor": "1.15"},
            "40 学时 × 1.2（课程系数）× 1.15（职称系数）= 55.2",
        ),
        (
            "P12",
            {"weeks": 2, "students": 33, "title_factor": "1.15"},
            "0.27 × 2 周 × 33 人 × 1.15（职称系数）= 20.493",
        ),
        (
            "X1",
            {"quantity": 3, "course_type": "invigilation", "time_slot": "office", "slot_factor": 2},
            "3 × 2（工作时间）= 6",
        ),
        ("X1", {"item_writing": 2}, "2 套 × 20（题库、命题、资源）= 40"),
        ("P13", {"paper_bank": 1, "class_management": 2}, "1 门 × 20（题库建设与阅卷）＋ 2 学期 × 10（班级管理）= 40"),
    ],
)
def test_a_line_reads_as_a_sentence(code: str, given: dict[str, object], sentence: str) -> None:
    assert workload.reckoning(line(workloads.load(code), **given)) == sentence


def test_a_sentence_says_where_rounding_changed_the_value_and_where_the_cap_cut_it() -> None:
    item: Data = {"key": "extra", "label": "另加", "unit": "次", "value": 1}
    rules = rule_set(SIZE, final_round={"digits": 0}, cap=50, items=[item])
    assert workload.reckoning(line(rules, hours="30.5", students=51)) == "30.5 学时 × 1.01（51 人）≈ 31"
    capped = line(rules, hours=60, students=50, extra=2)
    assert workload.reckoning(capped) == "60 学时 × 1（50 人），封顶 50，＋ 2 次 × 1（另加）= 52"


@pytest.mark.parametrize(
    ("factor", "given", "reason"),
    [
        (SIZE, {"students": 51}, "51 人：1 ＋ 0.01 × 1（超过 50 的部分）"),
        (SIZE | {"max": 2}, {"students": 160}, "160 人：1 ＋ 0.01 × 110（超过 50 的部分），封顶 2"),
        (SIZE | {"over": 0}, {"students": 3}, "3 人：1 ＋ 0.01 × 3"),
        (
            SIZE | {"per": 10, "part": "begun"},
            {"students": 65},
            "65 人：1 ＋ 0.01 × 2（超过 50 的部分，每 10 为一份，不足一份按一份计）",
        ),
        (
            {"key": "q", "kind": "ratio", "num": "students", "den": 40, "round": {"digits": 1}, "min": 1},
            {"students": 30},
            "30 ÷ 40，四舍五入到 1 位小数，不低于 1",
        ),
        (
            {"key": "s", "kind": "steps", "field": "students", "steps": [{"from": 1, "to": 40, "value": 1}]},
            {"students": 9},
            "9 人，属 1～40 一档",
        ),
        (
            {"key": "s", "kind": "steps", "field": "students", "steps": [{"from": 1, "value": 1}]},
            {"students": 9},
            "9 人，属 1 及以上一档",
        ),
        (
            {
                "key": "p",
                "kind": "piecewise",
                "field": "students",
                "pieces": [{"from": 41, "to": 80, "start": 1, "slope": "0.0125", "origin": 40}],
            },
            {"students": 60},
            "60 人，属 41～80 一段：1 ＋ 0.0125 × (60 － 40)",
        ),
        (
            {
                "key": "p",
                "kind": "piecewise",
                "field": "students",
                "pieces": [{"from": 1, "start": 0, "slope": "0.05"}],
            },
            {"students": 30},
            "30 人，属 1 及以上一段：0 ＋ 0.05 × 30",
        ),
        (
            {"key": "t", "kind": "class_table", "field": "students", "per": 25, "values": [1, 2, 3]},
            {"students": 60},
            "60 人，每班 25 人，计 2.4 个班，在 2 与 3 个班之间按比例",
        ),
        (
            {"key": "t", "kind": "class_table", "field": "students", "per": 25, "values": [1, 2, 3]},
            {"students": 50},
            "50 人，每班 25 人，计 2 个班",
        ),
        (
            {"key": "t", "kind": "class_table", "field": "students", "per": 25, "values": [1, 2]},
            {"students": 80},
            "80 人，每班 25 人，计 3.2 个班，按 2 个班计",
        ),
        ({"key": "r", "kind": "repeat", "values": [1, "0.9"]}, {"repeat": 2}, "第 2 个班"),
        ({"key": "b", "kind": "batch", "values": [1, "1.4"]}, {"groups": 2}, "2 组"),
        ({"key": "c", "label": "实践", "kind": "const", "value": "0.6"}, {}, "实践"),
        ({"key": "g", "label": "定位", "kind": "given"}, {"g_factor": 1}, "定位，由学校取值"),
        (
            {"key": "g", "label": "定位", "kind": "given", "at_most": 2},
            {"g_factor": 1},
            "定位，由学校取值（办法规定 不高于 2）",
        ),
        (
            {"key": "m", "kind": "map", "field": "course_type", "values": {"lab": {"at_least": "0.8", "at_most": 1}}},
            {"course_type": "lab", "m_factor": "0.9"},
            "实验课，办法规定 0.8～1，由学校取值",
        ),
        (
            {"key": "m", "kind": "map", "field": "course_type", "values": {"x": {"at_least": 1}}},
            {"course_type": "x", "m_factor": 1},
            "x，办法规定 不低于 1，由学校取值",
        ),
        (
            {"key": "m", "kind": "map", "field": "course_type", "values": {"x": {"label": "艺术"}}},
            {"course_type": "x", "m_factor": 1},
            "艺术，办法没有公布数值，由学校取值",
        ),
    ],
)
def test_a_factor_says_why(factor: Data, given: dict[str, object], reason: str) -> None:
    found = line(rule_set(factor), hours=10, **given).factors[0]
    assert workload.because(found.because, found.value) == reason


def test_a_field_without_a_unit_stands_behind_the_name_of_its_factor() -> None:
    found = line(rule_set(SIZE | {"label": "规模", "field": "base"}), hours=1, base=40).factors[0]
    assert workload.short(found.because) == "规模 40"
