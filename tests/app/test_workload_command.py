"""The workload command: every published test vector exactly, and every wrong word refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from onex_desktop.app.command_line import run

Run = Callable[..., tuple[int, str, str]]

# domain rules §2.5; each row: rule set, parameters, hours, the factors named there
VECTORS = [
    ("P1", "hours=64 students=50", "64", {"size": "1"}),
    ("P1", "hours=64 students=51", "64.64", {"size": "1.01"}),
    ("P1", "hours=64 students=92", "90.88", {"size": "1.42"}),
    ("P1", "hours=64 students=160", "128", {"size": "2"}),
    ("P1", "hours=64 students=92 repeat=2", "81.792", {"size": "1.42", "repeat": "0.9"}),
    ("P1", "hours=32 groups=3", "89.6", {"groups": "2.8"}),
    ("P1", "hours=32 groups=3 course_type=lab", "89.6", {"groups": "2.8"}),
    ("P2", "hours=48 students=40", "48", {"size": "1"}),
    ("P2", "hours=48 students=41", "52.8", {"size": "1.1"}),
    ("P2", "hours=48 students=50", "52.8", {"size": "1.1"}),
    ("P2", "hours=48 students=51", "57.6", {"size": "1.2"}),
    ("P2", "hours=48 students=120", "86.4", {"size": "1.8"}),
    ("P2", "hours=48 students=121", "91.2", {"size": "1.9"}),
    ("P2", "hours=48 students=121 course_type=theory", "91.2", {"size": "1.9", "type": "1"}),
    ("P3", "hours=40 students=20", "40", {"size": "1"}),
    ("P3", "hours=40 students=50", "60", {"size": "1.5"}),
    ("P3", "hours=40 students=60", "66.4", {"size": "1.66"}),
    ("P3", "hours=40 students=89", "82.72", {"size": "2.068"}),
    ("P3", "hours=40 students=200", "112", {"size": "2.8"}),
    ("P3", "hours=40 students=230", "112", {"size": "2.8"}),
    ("P4", "hours=32 students=40", "32", {"size": "1"}),
    ("P4", "hours=32 students=60", "40", {"size": "1.25"}),
    ("P4", "hours=32 students=80", "48", {"size": "1.5"}),
    ("P4", "hours=32 students=81", "48.24", {"size": "1.5075"}),
    ("P4", "hours=32 students=120", "57.6", {"size": "1.8"}),
    ("P7", "weeks=2 base=40 students=30", "33.6", {"practice": "0.6", "size": "1"}),
    ("P7", "weeks=2 base=40 students=46", "40.32", {"practice": "0.6", "size": "1.2"}),
    ("P7", "weeks=2 base=40 students=50", "43.68", {"practice": "0.6", "size": "1.3"}),
    ("P7", "weeks=2 base=40 students=58", "50.4", {"practice": "0.6", "size": "1.5"}),
    ("P7", "weeks=2 base=40 students=70", "50.4", {"practice": "0.6", "size": "1.5"}),
    ("P7", "weeks=1 base=45 students=47", "16.8", {"practice": "0.6", "size": "1"}),
    ("P7", "weeks=1 base=45 students=52", "20.16", {"practice": "0.6", "size": "1.2"}),
    ("P9", "hours=40 course_type=training students=40", "48", {"type": "1.2", "size": "1"}),
    ("P9", "hours=40 course_type=training students=50", "52.8", {"type": "1.2", "size": "1.1"}),
    ("P9", "hours=40 course_type=training students=40 repeat=2", "43.2",
     {"type": "1.2", "size": "1", "repeat": "0.9"}),
    ("P9", "hours=64 course_type=training students=40", "76.8", {"type": "1.2", "size": "1"}),
    ("P9", "hours=48 course_type=theory students=70", "62.4", {"type": "1", "size": "1.3"}),
    ("P9", "hours=48 course_type=theory students=71", "62.4", {"type": "1", "size": "1.3"}),
    ("P10", "hours=48 students=60", "57.6", {"size": "1"}),
    ("P10", "hours=48 students=61", "60.4", {"size": "1.055"}),
    ("P10", "hours=48 students=100", "76", {"size": "1.25"}),
]  # fmt: skip


@pytest.fixture
def workload(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs the command and returns its status and what it printed."""

    def call(*words: object) -> tuple[int, str, str]:
        try:
            status = run(["workload", *(str(word) for word in words)])
        except SystemExit as left:
            status = int(left.code or 0)
        printed = capsys.readouterr()
        return int(status), printed.out, printed.err

    return call


@pytest.mark.parametrize(("rule_set", "words", "hours", "factors"), VECTORS)
def test_a_published_vector_comes_out_exactly(
    rule_set: str, words: str, hours: str, factors: dict[str, str], workload: Run
) -> None:
    status, out, err = workload(rule_set, *words.split(), "--json")
    content = json.loads(out)
    assert (status, err) == (0, "")
    assert (content["rule_set"], content["hours"]) == (rule_set, hours)
    assert {factor["key"]: factor["value"] for factor in content["factors"]} == factors


def test_the_json_has_the_documented_shape(workload: Run) -> None:
    assert json.loads(workload("P1", "hours=64", "students=51", "--json")[1]) == {
        "rule_set": "P1",
        "hours": "64.64",
        "reckoning": "64 学时 × 1.01（51 人）= 64.64",
        "factors": [{"key": "size", "value": "1.01", "because": "51 人：1 ＋ 0.01 × 1（超过 50 的部分）"}],
    }


def test_items_beside_the_factors_are_listed_by_themselves(workload: Run) -> None:
    content = json.loads(workload("P10", "hours=48", "students=61", "--json")[1])
    assert content["items"] == [{"key": "homework", "hours": "9.76", "because": "作业批改"}]


@pytest.mark.parametrize(
    "words",
    [
        ("--json", "P1", "hours=64", "students=51"),
        ("P1", "--json", "hours=64", "students=51"),
        ("P1", "hours=64", "--json", "students=51"),
        ("p1", "students＝５１", "hours=６４", "--json"),
    ],
)
def test_words_come_in_any_order_and_in_full_width(words: tuple[str, ...], workload: Run) -> None:
    assert json.loads(workload(*words)[1])["hours"] == "64.64"


def test_a_person_reads_the_reckoning_its_reasons_and_what_was_left_out(workload: Run) -> None:
    status, out, _ = workload("P7", "weeks=2", "base=40", "students=50")
    assert status == 0
    assert out.splitlines() == [
        "P7  厦门华厦学院（实践周）",
        "28 × 2 周 × 0.6（实践）× 1.3（50 人）= 43.68 标准课时",
        "  0.6     实践",
        "  1.3     班级规模：50 ÷ 40，四舍五入到 1 位小数",
        "未计（没有给出）：课程定位",
    ]


def test_the_list_names_source_completeness_and_what_each_line_needs(workload: Run) -> None:
    rows = {row["code"]: row for row in json.loads(workload("--list", "--json")[1])}
    assert {code: row["completeness"] for code, row in rows.items()} == {
        "P1": "complete", "P2": "partial", "P3": "partial", "P4": "partial", "P5": "partial", "P6": "partial",
        "P7": "complete", "P8": "partial", "P9": "code_only", "P10": "code_only", "P11": "partial",
        "P12": "code_only", "P13": "partial", "P14": "partial", "X1": "example",
    }  # fmt: skip
    assert all(row["source"] for row in rows.values())
    assert rows["P1"]["source"] == "湖南工学院 湖工教字〔2010〕34号"
    assert rows["P1"]["lines"][0]["required"] == ["hours", "students"]
    assert rows["P9"]["limits"] == [{"kind": "quota", "period": "term", "hours": "240"}]
    assert rows["P1"]["effective_from"] is None


def test_the_list_for_a_person_names_every_rule_set(workload: Run) -> None:
    status, out, _ = workload("--list")
    assert status == 0
    assert "P1   湖南工学院（文件完整）  来源：湖南工学院 湖工教字〔2010〕34号" in out
    assert "每学期定额 240 标准课时" in out
    assert "缺：文号与施行日期；120 人以上的规模系数" in out


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("P1 hours=64", ("缺少参数 students", "需要：hours、students")),
        ("P1 hours=64 students=51 colour=red", ("没有参数“colour”", "需要：hours、students")),
        ("P1 hours=64 students=51 groups=3", ("用不到参数“groups”", "需要：hours、students")),
        ("P1 hours=六十四 students=51", ("“六十四”不是数",)),
        ("P1 hours=64 students=-3", ("“-3”是负数",)),
        ("P1 hours=64 students=50.5", ("“50.5”应为大于 0 的整数",)),
        ("P1 hours=64 students=0", ("“0”应为大于 0 的整数",)),
        ("P1 hours=64 hours=65 students=51", ("写了两次",)),
        ("P1 hours=12345678 students=51", ("过大",)),
        ("P1 hours=64 students=51 course_type=sport", ("不能是“sport”", "theory、lab")),
        ("P2 hours=48 students=40 course_type=lab", ("下限 0.8，上限 1", "type_factor")),
        ("P2 hours=48 students=40 course_type=lab type_factor=1.5", ("超出办法的范围",)),
        ("P2 hours=48 students=40 course_type=theory type_factor=1.5", ("已定为 1",)),
        ("P2 hours=48 students=40 course_type=off_campus bilingual=yes", ("同时适用",)),
        ("P4 hours=32 students=121", ("“students”为 121", "上限 120")),
        ("P7 weeks=2 base=50 students=40", ("不能是“50”", "40、45")),
        ("P8 credits=2 weeks=16 students=24 other_factor=1 part=full course_type=theory", ("下限 25，上限 不限",)),
        ("P11 days=10", ("校外实践、校内实践", "off_campus、on_campus")),
        ("P13", ("至少给出一项", "paper_bank")),
        ("P99 hours=1", ("P1、P2、P3、P4、P5、P6、P7、P8、P9、P10、P11、P12、P13、P14、X1",)),
        ("P1 hours", ("名称=值",)),
        ("P1 =3", ("名称=值",)),
        ("P1 hours=", ("名称=值",)),
        ("P1 hours=1 --colour", ("不认识的参数 --colour",)),
        ("", ("缺少参数 办法",)),
    ],
)
def test_wrong_use_exits_two_and_says_what_is_wanted(words: str, parts: tuple[str, ...], workload: Run) -> None:
    status, out, err = workload(*words.split())
    assert (status, out) == (2, "")
    assert all(part in err for part in parts)
    assert all(text.endswith("。") for text in err.splitlines())


def test_no_hours_are_a_figure_like_any_other(workload: Run) -> None:
    content = json.loads(workload("P9", "social_training=0", "--json")[1])
    assert (content["hours"], content["reckoning"]) == ("0", "0 学时 × 1.2（社会培训）= 0")


RULES = """
code = "本校"
unit = "课时"
source = "教务处〔2026〕1号"
base = "hours"
final_round = { digits = 1 }
[[factors]]
key = "size"
kind = "steps"
field = "students"
steps = [ { from = 1, to = 40, value = 1.0 }, { from = 41, value = 1.15 } ]
"""


def test_a_rule_file_reckons_like_a_preset(tmp_path: Path, workload: Run) -> None:
    path = tmp_path / "本校 办法.toml"
    path.write_text(RULES, encoding="utf-8-sig")
    content = json.loads(workload(path, "hours=33", "students=45", "--json")[1])
    assert (content["rule_set"], content["hours"]) == ("本校", "38")
    assert content["reckoning"] == "33 学时 × 1.15（45 人）≈ 38"


def test_a_rule_file_may_be_json(tmp_path: Path, workload: Run) -> None:
    path = tmp_path / "rules.JSON"
    content = {"code": "J", "unit": "课时", "source": "教务处", "base": "hours", "final_round": {"digits": 2}}
    factor = {"key": "c", "label": "系数", "kind": "const", "value": 1.1}
    path.write_text(json.dumps(content | {"factors": [factor]}), encoding="utf-8")
    assert json.loads(workload(path, "hours=3", "--json")[1])["hours"] == "3.3"


def test_a_wrong_rule_file_lists_every_problem_with_its_place(tmp_path: Path, workload: Run) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(RULES.replace("from = 41", "from = 40").replace('"hours"', '"months"'), encoding="utf-8")
    status, out, err = workload(path, "hours=1", "students=1")
    assert (status, out) == (2, "")
    assert err.splitlines() == [
        "规则 factors[1].steps[2].from：这一档从 40 起，与上一档（到 40）重叠。改为 40 之后一个数。",
        "规则 base：没有参数“months”。检查拼写，或在 parameters 中声明。",
    ]


@pytest.mark.parametrize(
    ("name", "content", "part"),
    [
        ("a.toml", b"code = \n", "第 1 行"),
        ("a.toml", b'code = "x"\nunit = "', "第 2 行"),
        ("a.toml", b"a = " + b"[" * 5000, "第 1 行"),
        ("a.json", b'{"code":\n}', "第 2 行"),
        ("a.json", b"[" * 100_000, "第 1 行"),
        ("a.json", b"[]", "应为一组"),
        ("a.toml", "code = '本校'".encode("gbk"), "不是 UTF-8"),
    ],
)
def test_a_file_that_is_no_rule_file_is_wrong_use(
    name: str, content: bytes, part: str, tmp_path: Path, workload: Run
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    status, out, err = workload(path, "hours=1")
    assert (status, out) == (2, "")
    assert part in err


def test_a_missing_rule_file_is_the_surroundings_fault(tmp_path: Path, workload: Run) -> None:
    (tmp_path / "folder.toml").mkdir()
    status, _, err = workload(tmp_path / "no.toml", "hours=1")
    assert (status, "找不到规则文件" in err) == (3, True)
    status, _, err = workload(tmp_path / "folder.toml", "hours=1")
    assert (status, "无法读取规则文件" in err) == (3, True)
