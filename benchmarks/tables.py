"""Share of table cells recovered from flattened tables, over tables made up and run together here.

    python benchmarks/tables.py [--each N] [--seed N] [--worst N]

Every family makes `--each` tables with a generator of its own seed, puts each between sentences and a heading
as document-sharing sites print it, and compares cell by cell. `silent` counts wrong cells of tables that were
given with a confidence of 0.5 or more: the ones a reader would not be warned of.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product

from xinmai import cleaning, documents
from xinmai.articles.tables import read_tables
from xinmai.lexicon import default_lexicon
from xinmai.model import Snapshot

Rows = list[list[str]]
Random = random.Random

APPLICATIONS = ["智能手机", "汽车电子", "工业控制", "消费电子", "数据中心", "通信设备", "物联网终端", "医疗电子", "可穿戴设备", "智能家居", "安防监控", "航空航天", "光伏逆变器", "新能源汽车", "电源管理"]
REGIONS = ["华东", "华南", "华北", "华中", "西南", "西北", "东北", "长三角", "珠三角", "京津冀", "成渝地区", "中国大陆", "中国台湾", "韩国", "日本", "美国", "欧洲", "东南亚"]
VENDORS = ["中芯国际", "华虹集团", "长江存储", "兆易创新", "韦尔股份", "紫光展锐", "北方华创", "中微公司", "台积电", "三星电子", "联发科", "高通", "英伟达", "英飞凌", "意法半导体", "士兰微", "斯达半导", "晶合集成", "华润微", "卓胜微", "盛美上海", "拓荆科技", "江波龙", "澜起科技", "安世半导体"]
PRODUCTS = ["存储芯片", "逻辑芯片", "模拟芯片", "功率器件", "射频前端", "图像传感器", "微控制器", "基带芯片", "电源管理芯片", "显示驱动芯片", "碳化硅器件", "MCU", "CIS", "IGBT模块", "DDR5内存", "5G射频模组", "Wi-Fi6芯片"]
NODES = ["7nm及以下", "14nm", "28nm", "40nm", "55nm", "65nm", "90nm", "0.13μm", "180nm及以上"]
ROUTES = ["自主研发", "合作开发", "技术引进", "IDM模式", "代工模式", "虚拟IDM", "量产阶段", "小批量试产", "客户验证", "研发阶段"]
PACKAGES = ["QFN", "BGA", "WLCSP", "倒装封装", "扇出型封装", "系统级封装", "2.5D封装", "引线键合"]
AMOUNTS = [("市场规模", "亿元"), ("出货量", "亿颗"), ("出货量", "万片"), ("产能", "万片/月"), ("销售额", "亿美元"), ("进口额", "亿美元"), ("研发投入", "亿元"), ("产量", "亿块"), ("平均单价", "元/颗"), ("营业收入", "亿元")]
COUNTS = [("企业数量", "家"), ("专利申请量", "件"), ("新增产线", "条"), ("认证产品数", "款"), ("从业人员", "万人"), ("交易笔数", "次"), ("在建项目数", "个")]
SHARES = ["市场份额", "国产化率", "渗透率", "产能利用率", "毛利率", "占比", "国产芯片采用率", "出口占比", "研发费用占比", "良率"]
QUALIFIERS = ["", "中国", "全球", "国产", "行业", "车规级", "国内"]
BEFORE = ["行业整体保持平稳增长,竞争格局继续优化。", "上述变化表明,产业链各环节的协同能力正在增强(数据来源:行业协会年度报告)。", "未来五年的增长将主要来自新兴应用。"]
BEHIND = ["2.3产业链上游供给格局分析上游供给以材料与设备为主,", "1.2政策环境与标准体系演进政策环境持续改善,", "三、竞争格局与主要企业分析行业集中度进一步提升,", "3.12025-2030年需求预测需求端仍有较大空间,", "随着应用扩展,厂商纷纷加大投入,", ""]


@dataclass(frozen=True)
class Made:
    """A table as its author had it, with the sentences that speak of it."""

    header: list[str]
    rows: Rows
    prose: str = ""


def number(value: float, decimals: int) -> str:
    return f"{value:.{decimals}f}"


def path(rng: Random, n: int, start: float, growth: float, noise: float) -> list[float]:
    values = [start]
    for _ in range(n - 1):
        values.append(values[-1] * (1 + growth + rng.uniform(-noise, noise)))
    return values


def figure_column(rng: Random, n: int) -> tuple[str, list[str]]:
    """A header cell and its column along a series: an amount, a count or a share."""
    kind = rng.choice(["amount", "amount", "share", "share", "count"])
    qualifier = rng.choice(QUALIFIERS)
    if kind == "share":
        start, end = sorted((rng.uniform(2, 70), rng.uniform(5, 95)))
        steps = [start + (end - start) * i / max(1, n - 1) + rng.uniform(-1, 1) for i in range(n)]
        return f"{qualifier}{rng.choice(SHARES)}(%)", [number(min(max(s, 0.3), 99.6), rng.choice([1])) for s in steps]
    name, unit = rng.choice(COUNTS if kind == "count" else AMOUNTS)
    start = 10 ** rng.uniform(0.8, 3.6) if kind == "count" else 10 ** rng.uniform(0, 3.7)
    decimals = 0 if kind == "count" else rng.choice([0, 1, 1, 2])
    return f"{qualifier}{name}({unit})", [number(v, decimals) for v in path(rng, n, start, rng.uniform(0.02, 0.3), 0.06)]


def shares(rng: Random, n: int, decimals: int = 1) -> list[str]:
    """Parts of a hundred, the largest first."""
    weights = sorted((rng.uniform(0.3, 3) for _ in range(n)), reverse=True)
    parts = [round(100 * w / sum(weights), decimals) for w in weights]
    parts[0] += 100 - sum(parts)
    return [number(p, decimals) for p in parts]


def years(rng: Random, n: int) -> list[str]:
    step = rng.choice([1, 1, 1, 1, 2, 5 if n < 8 else 1])
    first = rng.randint(1995, 2035 - step * (n - 1))
    return [str(first + step * i) for i in range(n)]


def columns(header: list[str], *cells: list[str]) -> Made:
    return Made(header, [list(row) for row in zip(*cells, strict=True)])


def years_by_figures(rng: Random) -> Made:
    n = rng.randint(4, 9)
    made = [figure_column(rng, n) for _ in range(rng.randint(1, 5))]
    return columns(["年份", *(head for head, _ in made)], years(rng, n), *(cells for _, cells in made))


def years_by_whole_numbers(rng: Random) -> Made:
    n = rng.randint(4, 8)
    made = []
    for name, unit in rng.sample(COUNTS, rng.randint(2, 4)):
        values = path(rng, n, 10 ** rng.uniform(0.8, 3.3), rng.uniform(0.05, 0.3), 0.05)
        made.append((f"{name}({unit})", [number(v, 0) for v in values]))
    return columns(["年份", *(head for head, _ in made)], years(rng, n), *(cells for _, cells in made))


def size_and_growth(rng: Random) -> Made:
    n, decimals = rng.randint(4, 8), rng.choice([0, 1, 2])
    values = path(rng, n, 10 ** rng.uniform(1, 3.7), rng.uniform(-0.02, 0.25), 0.1)
    printed = [number(v, decimals) for v in values]
    growth = [number(rng.uniform(2, 20), 1)]
    growth += [number(100 * (float(b) / float(a) - 1), 1) for a, b in zip(printed, printed[1:], strict=False)]
    return columns(["年份", f"{rng.choice(QUALIFIERS)}市场规模(亿元)", "同比增长率(%)"], years(rng, n), printed, growth)


def names_by_share(rng: Random) -> Made:
    names = rng.sample(rng.choice([APPLICATIONS, REGIONS, PRODUCTS, VENDORS]), rng.randint(4, 7))
    head = {"智": "应用领域"}.get(names[0][0], rng.choice(["类别", "细分领域", "产品类型"]))
    part = shares(rng, len(names))
    header, cells = [head, f"{rng.choice(SHARES[:1] + ['占比', '销售额占比'])}(%)"], [names, part]
    if rng.random() < 0.6:
        name, unit = rng.choice(AMOUNTS)
        total = 10 ** rng.uniform(1.2, 3.5)
        decimals = rng.choice([1, 2])
        header.append(f"对应{name}({unit})")
        cells.append([number(float(p) / 100 * total, decimals) for p in part])
    return columns(header, *cells)


def names_with_text(rng: Random) -> Made:
    names = rng.sample(PRODUCTS, rng.randint(4, 6))
    n = len(names)
    made = [[number(rng.uniform(3, 90), 1) for _ in range(n)], [rng.choice(ROUTES) for _ in range(n)]]
    header = ["产品类型", "国产化率(%)", "发展阶段"]
    if rng.random() < 0.5:
        made.append([rng.choice(PACKAGES) for _ in range(n)])
        header.append("封装形式")
    prose = "、".join([*ROUTES[:6], *PACKAGES]) + "是常见的选择。" + "、".join(names) + "等产品各有侧重。"
    return Made(header, [list(row) for row in zip(names, *made, strict=True)], prose)


def names_by_year_long(rng: Random) -> Made:
    names, when = rng.sample(rng.choice([APPLICATIONS, REGIONS, VENDORS]), rng.randint(2, 4)), years(rng, rng.randint(2, 5))
    name, unit = rng.choice(AMOUNTS)
    decimals = rng.choice([0, 1, 2])
    made = {x: path(rng, len(when), 10 ** rng.uniform(0.3, 3), rng.uniform(0, 0.3), 0.05) for x in names}
    label = rng.choice(["应用领域", "区域", "企业名称"])
    if rng.random() < 0.5:
        rows = [[x, y, number(made[x][i], decimals)] for x in names for i, y in enumerate(when)]
        return Made([label, "年份", f"{name}({unit})"], rows)
    rows = [[y, x, number(made[x][i], decimals)] for i, y in enumerate(when) for x in names]
    return Made(["年份", label, f"{name}({unit})"], rows)


def vendors_by_application(rng: Random) -> Made:
    vendors, uses = rng.sample(VENDORS, 3), rng.sample(APPLICATIONS, 3)
    year, decimals = str(rng.randint(2020, 2027)), rng.choice([1, 2])
    pairs = [pair for pair in product(vendors, uses) if rng.random() < 0.8]
    rows = [[v, u, year, number(rng.uniform(0.3, 9), decimals)] for v, u in pairs]
    prose = "、".join(uses) + "是主要市场。"
    return Made(["厂商名称", "应用领域(X轴)", "年份(Y轴)", "出货量(亿颗,Z轴)"], rows, prose)


def names_by_year_wide(rng: Random) -> Made:
    names, when = rng.sample(rng.choice([APPLICATIONS, REGIONS, PRODUCTS]), rng.randint(3, 6)), years(rng, rng.randint(3, 5))
    decimals = rng.choice([0, 1, 2])
    rows = [[x, *(number(v, decimals) for v in path(rng, len(when), 10 ** rng.uniform(0.5, 3), 0.12, 0.06))] for x in names]
    style = rng.choice(["{}年(亿元)", "{}年", "{}年占比(%)"])
    if "%" in style:
        rows = [[x, *(number(rng.uniform(3, 60), 1) for _ in when)] for x in names]
    return Made([rng.choice(["应用领域", "区域", "类别"]), *(style.format(y) for y in when)], rows)


def quarters(rng: Random) -> Made:
    first, n = rng.randint(2019, 2024), rng.randint(4, 8)
    style = rng.choice(["{}Q{}", "{}年Q{}", "{}年第{}季度"])
    when = [style.format(first + i // 4, "一二三四"[i % 4] if "第" in style else i % 4 + 1) for i in range(n)]
    made = [figure_column(rng, n) for _ in range(rng.randint(1, 3))]
    return columns(["季度", *(head for head, _ in made)], when, *(cells for _, cells in made))


def ranking(rng: Random) -> Made:
    names = rng.sample(VENDORS, rng.randint(5, 10))
    part = shares(rng, len(names))
    income = [number(float(p) * 3.17, 1) for p in part]
    return columns(["排名", "企业名称", "营业收入(亿元)", "市场份额(%)"], [str(i + 1) for i in range(len(names))], names, income, part)


def nodes(rng: Random) -> Made:
    start = rng.randint(0, 3)
    names = NODES[start : start + rng.randint(4, 6)]
    made = [number(rng.uniform(1, 60), 1) for _ in names]
    return columns(["工艺节点", "产能(万片/月)", "产能占比(%)"], names, made, shares(rng, len(names)))


def missing_cells(rng: Random) -> Made:
    base = years_by_figures(rng)
    rows = [list(row) for row in base.rows]
    for row in rng.sample(rows, 1):
        row[rng.randrange(1, len(row))] = rng.choice(["—", "-", ""])
    return Made(base.header, rows)


def percent_signs(rng: Random) -> Made:
    n = rng.randint(4, 7)
    values = path(rng, n, 10 ** rng.uniform(3, 4.5), 0.12, 0.05)
    growth = [f"{rng.uniform(-5, 25):.1f}%" for _ in range(n)]
    return columns(["年份", "销售额(亿元)", "同比增速", "国产化率"], years(rng, n), [f"{v:,.0f}" for v in values], growth, [f"{rng.uniform(5, 60):.1f}%" for _ in range(n)])


def whole_shares(rng: Random) -> Made:
    names = rng.sample(rng.choice([APPLICATIONS, REGIONS, VENDORS]), rng.randint(4, 7))
    name, unit = rng.choice(COUNTS)
    part = shares(rng, len(names), 0)
    total = 10 ** rng.uniform(2.2, 4)
    counts = [number(float(p) / 100 * total * rng.uniform(0.9, 1.1), 0) for p in part]
    return columns(["类别", "占比(%)", f"{name}({unit})"], names, part, counts)


def trimmed_zeros(rng: Random) -> Made:
    base = years_by_figures(rng)
    rows = [[row[0], *(cell.rstrip("0").rstrip(".") if "." in cell else cell for cell in row[1:])] for row in base.rows]
    return Made(base.header, rows)


def words_in_the_middle(rng: Random) -> Made:
    vendors = rng.sample(VENDORS, rng.randint(4, 6))
    n = len(vendors)
    income = [number(10 ** rng.uniform(1, 2.9), 1) for _ in range(n)]
    header = ["企业名称", "主要产品", "2024年营业收入(亿元)", "市场份额(%)"]
    cells = [vendors, rng.sample(PRODUCTS, n), income, [number(rng.uniform(1, 40), 1) for _ in range(n)]]
    if rng.random() < 0.5:
        header.append("技术路线")
        cells.append([rng.choice(ROUTES) for _ in range(n)])
    prose = "、".join(PRODUCTS[:9]) + "均有布局。" + "、".join(ROUTES[:5]) + "并存。"
    return Made(header, [list(row) for row in zip(*cells, strict=True)], prose)


def totals(rng: Random) -> Made:
    names = rng.sample(rng.choice([APPLICATIONS, REGIONS, PRODUCTS]), rng.randint(3, 6))
    made = [[rng.uniform(5, 400) for _ in names] for _ in range(2)]
    printed = [[number(v, 1) for v in column] for column in made]
    printed = [[*column, number(sum(map(float, column)), 1)] for column in printed]
    return columns(["应用领域", "2023年市场规模(亿元)", "2030年市场规模(亿元)"], [*names, "合计"], *printed)


def forecasts(rng: Random) -> Made:
    n, known = rng.randint(5, 8), rng.randint(2, 4)
    first = rng.randint(2019, 2023)
    style = rng.choice(["{}E", "{}年E", "{}(预测)"])
    plain = "{}年" if "年" in style else "{}"
    when = [(plain if i < known else style).format(first + i) for i in range(n)]
    made = [figure_column(rng, n) for _ in range(rng.randint(2, 3))]
    return columns(["年份", *(head for head, _ in made)], when, *(cells for _, cells in made))


def without_units(rng: Random) -> Made:
    base = years_by_figures(rng) if rng.random() < 0.5 else names_by_share(rng)
    return Made([head.partition("(")[0] for head in base.header], base.rows)


def rest_in_brackets(rng: Random) -> Made:
    base = names_by_share(rng)
    rows = [list(row) for row in base.rows]
    rows[-1][0] = rng.choice(["其他(校园、医疗、能源等)", "其他", "其他领域(含军工)"])
    return Made(base.header, rows)


FAMILIES: list[Callable[[Random], Made]] = [
    years_by_figures, years_by_whole_numbers, size_and_growth, names_by_share, names_with_text, names_by_year_long,
    vendors_by_application, names_by_year_wide, quarters, ranking, nodes, missing_cells, percent_signs, whole_shares,
    trimmed_zeros, words_in_the_middle, totals, forecasts, without_units, rest_in_brackets,
]  # fmt: skip


@dataclass
class Score:
    tables: int = 0
    cells: int = 0
    right: int = 0
    silent: int = 0
    seconds: float = 0.0


def printed(made: Made, rng: Random) -> str:
    table = "".join([*made.header, *(cell for row in made.rows for cell in row)])
    return made.prose + rng.choice(BEFORE) + table + rng.choice(BEHIND) + ("这一趋势预计将延续。" if rng.random() < 0.9 else "")


def measure(made: Made, rng: Random, score: Score) -> str:
    """Read the table back, count, and return what went wrong."""
    text = printed(made, rng)
    lexicon = default_lexicon()
    snapshot = Snapshot(name="t.txt", url="", media_type="text/plain", body=text.encode())
    document = cleaning.clean(documents.read(snapshot), lexicon)
    started = time.process_time()
    found = max(read_tables(document, lexicon), key=lambda table: len(table.rows), default=None)
    score.seconds += time.process_time() - started
    want = wanted_spans(made, text)
    got = {(span.start, span.end) for row in found.cells for span in row if span} if found else set()
    right = len(want & got)
    score.tables += 1
    score.cells += len(want)
    score.right += right
    confidence = found.confidence if found else 0.0
    score.silent += len(want) - right if confidence >= 0.5 else 0
    rows = [list(row) for row in found.rows] if found else []
    return "" if right == len(want) else f"{right}/{len(want)} confidence {confidence:.2f}\n  want {made.header} {made.rows}\n  got  {list(found.header) if found else ''} {rows}"


def wanted_spans(made: Made, text: str) -> set[tuple[int, int]]:
    flat = "".join(made.header) + "".join(cell for row in made.rows for cell in row)
    at = text.index(flat) + len("".join(made.header))
    spans = set()
    for cell in (cell for row in made.rows for cell in row):
        if cell:
            spans.add((at, at + len(cell)))
        at += len(cell)
    return spans


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=5, help="tables of each family")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worst", type=int, default=0, help="how many misread tables to print")
    parser.add_argument("--family", default="", help="only the families whose name holds this")
    args = parser.parse_args()
    total, misread = Score(), []
    print(f"{'family':24} {'tables':>6} {'cells':>6} {'right':>7} {'silent':>6} {'ms each':>8}")
    for family in (f for f in FAMILIES if args.family in f.__name__):
        score = Score()
        for i in range(args.each):
            rng = random.Random(f"{family.__name__} {args.seed} {i}")
            made = family(rng)
            if wrong := measure(made, rng, score):
                misread.append(f"{family.__name__} {i}: {wrong}")
        show(family.__name__, score)
        for name in ("tables", "cells", "right", "silent", "seconds"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
    show("all", total)
    print("\n".join(misread[: args.worst]))
    return 0


def show(name: str, score: Score) -> None:
    share = 100 * score.right / max(1, score.cells)
    print(f"{name:24} {score.tables:6} {score.cells:6} {share:6.2f}% {score.silent:6} {1000 * score.seconds / max(1, score.tables):8.0f}")


if __name__ == "__main__":
    sys.exit(main())
