"""The tables of the school's presentation, built by hand: the measure of the reports."""

from __future__ import annotations

from tests.scale import SCALE

from onex_desktop.domain.campus import Quality
from onex_desktop.domain.catalogue import OrganizationStatus, PilotDraft, PilotMajor, PilotRow
from onex_desktop.domain.documents import Stamp
from onex_desktop.domain.exams.statistics import AggregateDraft, ExamRow, ExamStatistics, ResultState
from onex_desktop.domain.mapping import CertificateMatrix, MatrixCell, MatrixColumn, MatrixUnit, Strength
from onex_desktop.domain.teaching.assignments import Assigned, BeforeAfter, BeforeAfterRow, Role, SlotRow
from onex_desktop.domain.values import Level, sorted_levels

INSTITUTION = "南京信息职业技术学院"
STAMP = Stamp(step=12, code="7F3A-91C2", printed_on="2026-11-24")

LOW, MIDDLE, HIGH = Level.ELEMENTARY, Level.INTERMEDIATE, Level.ADVANCED

PILOTS = (
    ("光伏电站运维", {MIDDLE}, "电子信息学院", ("光伏发电技术与应用",), 80, "浙江瑞亚能源科技有限公司"),
    ("传感网应用开发", {MIDDLE}, "网络与通信学院", ("物联网应用技术",), 70, "北京新大陆时代教育科技有限公司"),
    ("云计算平台运维与开发", {LOW}, "网络与通信学院", ("云计算技术与应用",), 30, "南京第五十五所技术开发有限公司"),
    ("5G基站建设与维护", {LOW}, "网络与通信学院", ("移动通信技术",), 30, "南京中兴信雅达信息科技有限公司"),
    ("网络系统建设与运维", {LOW}, "网络与通信学院", ("计算机网络技术",), 30, "华为技术有限公司"),
    ("云计算开发与运维", {LOW}, "网络与通信学院", ("云计算技术与应用",), 30, "阿里巴巴（中国）有限公司"),
    ("Web前端开发", {LOW}, "人工智能学院", ("软件技术", "移动技术开发"), 220, "工信部教育信息考试中心"),
    ("大数据平台运维", {LOW}, "人工智能学院", ("大数据技术与应用", "计算机应用技术", "人工智能特色班"), 160,
     "新华三技术有限公司"),
    ("工业机器人操作与运维", {LOW, MIDDLE}, "智能制造学院", ("工业机器人技术", "机电一体化"), 160,
     "北京新奥时代科技有限责任公司"),
    ("智能新能源汽车", {MIDDLE}, "智能交通学院", ("新能源汽车技术",), 256, "北京中车行高新技术有限公司"),
    ("界面设计", {LOW}, "数码艺术学院", ("视觉传播设计与制作",), 40, "腾讯云计算（北京）有限责任公司"),
    ("跨境电商B2B数据运营", {MIDDLE}, "数字商务学院", ("电子商务", "国际商务"), 140,
     "阿里巴巴（中国）教育科技有限公司"),
)  # fmt: skip

RESULTS = (
    AggregateDraft(1, 80, False, ResultState.RELEASED, 42, 80, "100%", "52.5%"),
    AggregateDraft(2, 104, True, ResultState.PARTIAL, 18, 30, "149%", "60%"),
    AggregateDraft(3, 30, False, ResultState.RELEASED, 19, 30, "100%", "63%"),
    AggregateDraft(4, 30, False, ResultState.PENDING, stated_attendance="100%"),
    AggregateDraft(5, 30, False, ResultState.RELEASED, 0, 30, "100%", "0%"),
    AggregateDraft(6, 30, False, ResultState.PENDING, stated_attendance="100%"),
    AggregateDraft(7, 225, True, ResultState.PARTIAL, 84, 204, "102%", "41.2%"),
    AggregateDraft(8, 126, False, ResultState.RELEASED, 96, 126, "79%", "76.2%"),
    AggregateDraft(9, 160, False, ResultState.PENDING, stated_attendance="100%"),
    AggregateDraft(10, 256, False, ResultState.PARTIAL, 151, 154, "100%", "98.1%"),
    AggregateDraft(11, 40, False, ResultState.PENDING, stated_attendance="100%"),
    AggregateDraft(12, 140, False, ResultState.PENDING, stated_attendance="100%"),
)

UNITS = (
    ("2-1", "新能源汽车动力驱动电机电池技术", {LOW, MIDDLE, HIGH}),
    ("2-2", "新能源汽车悬挂转向制动安全技术", {LOW, MIDDLE, HIGH}),
    ("2-3", "新能源汽车电子电气空调舒适技术", {LOW, MIDDLE, HIGH}),
    ("2-4", "新能源汽车网关控制娱乐系统技术", {MIDDLE, HIGH}),
    ("2-5", "新能源汽车多种能源高新系统技术", {MIDDLE, HIGH}),
)

REFORM = (
    ("电池管理系统检测维修", "吴会波", "新能源汽车结构检测维修实训", "2-1 新能源汽车动力驱动电机电池技术",
     (("新能源汽车动力驱动电机电池技术", "李昕颖"), ("驱动系统功能检测与维修", "李宇萌"),
      ("电机系统功能检测与维修", "王红然"), ("电池系统功能检测与维修", "吴会波"))),
    ("电机结构、驱动系统检测维修", "王红然", "新能源汽车电控系统检测维修", "2-3 新能源汽车电子电气空调舒适技术",
     (("新能源汽车电子电气空调舒适技术", "李重重"), ("起动与充电部件检测维修", "王红然"),
      ("电器与控制部件检测维修", "张世刚"), ("空调与舒适部件检测维修", "邱亚宇"))),
    ("汽车维护与保养实训", "张世刚", "新能源汽车电气网络检测维修", "2-4 新能源汽车网关控制娱乐系统技术",
     (("动力网关控制系统检测维修", "熊江勇"), ("中央底盘网关系统检测维修", "李重重"),
      ("车身网关控制系统检测维修", "张世刚"), ("CAN网关控制系统检测维修", "段付德"))),
)  # fmt: skip

MODULE_LABELS = ("模块一", "模块二", "模块三", "模块四")

PRINCIPLES = (
    "教师专攻某一模块，形成钻力，提高授课质量；",
    "同一证书模块共同备课，不同模块之间教学形成相互衔接，有助于掌握技能；",
    "授课内容按照智能新能源汽车1+X考试大纲要求，实训上完后即完成考证的所有考前强化工作；",
)

RECONCILIATION = (
    "人次合计：申报材料写 1261 人次，各行相加为 1251 人次，相差 10。核对后改正其中一处。",
    "试点专业：申报材料写 17 个，各行所列专业去重后为 16 个（云计算技术与应用对应两个证书）。核对统计口径。",
    "智能新能源汽车通过人数：统计表为 151（部分成绩未出），教研室材料写 250。补录其余批次成绩。",
)


def pilots() -> tuple[PilotRow, ...]:
    """Return the twelve pilots of 2020."""
    rows: list[PilotRow] = []
    for no, (certificate, levels, college, majors, planned, organization) in enumerate(PILOTS, 1):
        quality = Quality.NATIONAL if no <= 6 else Quality.PROVINCIAL
        draft = PilotDraft(no, 1, 2020, frozenset(levels), tuple(range(len(majors))), planned, no)
        tagged = tuple(PilotMajor(10 * no + at, name, quality) for at, name in enumerate(majors))
        rows.append(PilotRow(no, 1, draft, certificate, college, organization, OrganizationStatus.ACTIVE, tagged))
    return tuple(rows)


def statistics() -> ExamStatistics:
    """Return the results of 2020 as the presentation prints them."""
    rows: list[ExamRow] = []
    for no, (pilot, draft) in enumerate(zip(PILOTS, RESULTS, strict=True), 1):
        certificate, levels, college, _, planned, _ = pilot
        spanned = sorted_levels(frozenset(levels))
        rows.append(ExamRow(no, 1, no, no, certificate, spanned, college, planned, draft))
    return ExamStatistics(2020, tuple(rows))


def matrix() -> CertificateMatrix:
    """Return the matrix of 智能新能源汽车 at 中级 with three of its five modules served."""
    units = tuple(MatrixUnit(at, code, name, frozenset(levels)) for at, (code, name, levels) in enumerate(UNITS, 1))
    columns: list[MatrixColumn] = []
    cells: dict[tuple[int, int], MatrixCell] = {}
    serves = {"2-1": 1, "2-3": 3, "2-4": 4}
    strengths = (Strength.STRONG, Strength.MEDIUM, Strength.MEDIUM, Strength.WEAK)
    for course_id, (_, _, course, certificate_module, modules) in enumerate(REFORM, 1):
        for at, (name, teacher) in enumerate(modules):
            slot = 10 * course_id + at
            columns.append(MatrixColumn(slot, course_id, course, MODULE_LABELS[at], name, (teacher,)))
            cells[serves[certificate_module[:3]], slot] = MatrixCell(strengths[at])
    cells[5, 10] = MatrixCell(Strength.NOT_APPLICABLE)
    return CertificateMatrix(
        units,
        tuple(columns),
        cells,
        SCALE,
        certificate_id=10,
        certificate="智能新能源汽车",
        level=MIDDLE,
        plan_id=2,
        plan="新能源汽车技术 2020版",
    )


def arrangement() -> BeforeAfter:
    """Return who taught before and who teaches after the reform."""
    rows: list[BeforeAfterRow] = []
    for at, (before, teacher, after, certificate_module, modules) in enumerate(REFORM):
        old = slot(at, before, teacher=teacher)
        new = tuple(
            slot(100 * (at + 1) + no, after, MODULE_LABELS[no], name, teacher=person)
            for no, (name, person) in enumerate(modules)
        )
        rows.append(BeforeAfterRow((old,), after, new, certificate_module))
    return BeforeAfter("新能源汽车技术", (2018,), (2019, 2020), tuple(rows), PRINCIPLES)


def slot(key: int, course: str, label: str = "", module: str = "", *, teacher: str = "") -> SlotRow:
    """Return a slot, taken by a teacher when one is named."""
    taken = (Assigned(key, key, teacher, Role.LEAD, None),) if teacher else ()
    return SlotRow(key, 2, key, course, key if module else None, label, module, "智能新能源汽车", (), (), taken)
