"""Share of table cells recovered from flattened tables, over tables made up and run together here.

    python benchmarks/tables.py [--tables N] [--seed N] [--worst N]

The makers take turns; each table is put between sentences and a heading, as document-sharing sites print it, and
compared cell by cell. `unwarned` are wrong cells of tables that were given with a confidence of 0.5 or more.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Callable, Sequence

from xinmai import cleaning
from xinmai.articles import read_tables
from xinmai.lexicon import default_lexicon
from xinmai.model import Document, TracedText

Rows = list[list[str]]
Made = tuple[list[str], Rows]
Random = random.Random

USES = ["智能手机", "汽车电子", "工业控制", "消费电子", "数据中心", "通信设备", "医疗电子", "智能家居", "航空航天"]
REGIONS = ["华东", "华南", "华北", "华中", "西南", "长三角", "珠三角", "京津冀", "成渝地区", "韩国", "日本", "欧洲"]
VENDORS = ["中芯国际", "华虹集团", "长江存储", "兆易创新", "韦尔股份", "紫光展锐", "北方华创", "士兰微", "晶合集成"]
PRODUCTS = ["存储芯片", "模拟芯片", "功率器件", "射频前端", "图像传感器", "微控制器", "基带芯片", "显示驱动芯片"]
ROUTES = ["自主研发", "合作开发", "技术引进", "代工模式", "量产阶段", "小批量试产", "客户验证"]
AMOUNTS = [
    ("市场规模", "亿元"), ("出货量", "亿颗"), ("产能", "万片/月"), ("销售额", "亿美元"),
    ("研发投入", "亿元"), ("产量", "亿块"), ("平均单价", "元/颗"), ("营业收入", "亿元"),
]  # fmt: skip
COUNTS = [("企业数量", "家"), ("专利申请量", "件"), ("新增产线", "条"), ("认证产品数", "款"), ("从业人员", "万人")]
SHARES = ["市场份额", "国产化率", "渗透率", "产能利用率", "毛利率", "占比", "出口占比", "良率"]
QUALIFIERS = ["", "中国", "全球", "国产", "行业", "车规级"]
BEFORE = ["行业整体保持平稳增长,竞争格局继续优化。", "上述变化表明,各环节的协同能力正在增强。"]
BEHIND = [
    "2.3产业链上游供给格局分析上游供给以材料与设备为主,", "三、竞争格局与主要企业分析行业集中度提升,",
    "随着应用扩展,厂商纷纷加大投入,", "",
]  # fmt: skip


def path(rng: Random, n: int, start: float, decimals: int) -> list[str]:
    """`n` values that grow by some percent each."""
    values = [start]
    while len(values) < n:
        values.append(values[-1] * (1 + rng.uniform(-0.02, 0.25)))
    return [f"{value:.{decimals}f}" for value in values]


def column(rng: Random, n: int) -> tuple[str, list[str]]:
    """Head and cells of a column of amounts, counts or shares."""
    kind = rng.choice(["amount", "amount", "share", "count"])
    head = rng.choice(QUALIFIERS)
    if kind == "share":
        low, high = sorted((rng.uniform(2, 70), rng.uniform(5, 95)))
        return f"{head}{rng.choice(SHARES)}(%)", [f"{low + (high - low) * i / n:.1f}" for i in range(n)]
    name, unit = rng.choice(COUNTS if kind == "count" else AMOUNTS)
    decimals = 0 if kind == "count" else rng.choice([0, 1, 1, 2])
    return f"{head}{name}({unit})", path(rng, n, 10 ** rng.uniform(0.8, 3.6), decimals)


def parts(rng: Random, n: int) -> list[str]:
    """Parts of a hundred, the largest first."""
    weights = sorted((rng.uniform(0.3, 3) for _ in range(n)), reverse=True)
    shares = [round(100 * weight / sum(weights), 1) for weight in weights]
    shares[0] += 100 - sum(shares)
    return [f"{share:.1f}" for share in shares]


def beside(head: str, labels: list[str], columns: Sequence[tuple[str, list[str]]]) -> Made:
    """A column of labels with columns of figures beside it."""
    cells = [labels, *(cells for _, cells in columns)]
    return [head, *(name for name, _ in columns)], [list(row) for row in zip(*cells, strict=True)]


def years(rng: Random, n: int) -> list[str]:
    """Years in a row, or every fifth."""
    step = rng.choice([1, 1, 1, 2, 5 if n < 8 else 1])
    first = rng.randint(1995, 2035 - step * (n - 1))
    return [str(first + step * i) for i in range(n)]


def years_by_figures(rng: Random) -> Made:
    """Years, and one to five columns of figures."""
    n = rng.randint(4, 9)
    return beside("年份", years(rng, n), [column(rng, n) for _ in range(rng.randint(1, 5))])


def quarters(rng: Random) -> Made:
    """Quarters, and one to three columns of figures."""
    first, n = rng.randint(2019, 2024), rng.randint(4, 8)
    labels = [f"{first + i // 4}Q{i % 4 + 1}" for i in range(n)]
    return beside("季度", labels, [column(rng, n) for _ in range(rng.randint(1, 3))])


def ranks(rng: Random) -> Made:
    """Ranks, companies, their shares and revenues."""
    names = rng.sample(VENDORS, rng.randint(5, 9))
    share = parts(rng, len(names))
    income = [f"{float(part) * 3.17:.1f}" for part in share]
    columns = [("企业名称", names), ("营业收入(亿元)", income), ("市场份额(%)", share)]
    return beside("排名", [str(i + 1) for i in range(len(names))], columns)


def regions_by_years(rng: Random) -> Made:
    """Regions or uses down, years across."""
    head, names = rng.choice([("区域", REGIONS), ("应用领域", USES)])
    labels, when, decimals = rng.sample(names, rng.randint(3, 6)), years(rng, rng.randint(3, 5)), rng.choice([0, 1, 2])
    rows = [[label, *path(rng, len(when), 10 ** rng.uniform(0.5, 3), decimals)] for label in labels]
    return [head, *(f"{year}年(亿元)" for year in when)], rows


def shares_of_uses(rng: Random) -> Made:
    """Uses or products, their shares and what these come to."""
    head, names = rng.choice([("应用领域", USES), ("产品类型", PRODUCTS)])
    labels = rng.sample(names, rng.randint(4, 7))
    share, total = parts(rng, len(labels)), 10 ** rng.uniform(1.2, 3.5)
    amounts = [f"{float(part) / 100 * total:.2f}" for part in share]
    return beside(head, labels, [("占比(%)", share), ("对应市场规模(亿元)", amounts)])


def words_and_figures(rng: Random) -> Made:
    """Companies with a product, revenues and a word behind them."""
    names = rng.sample(VENDORS, rng.randint(4, 6))
    income = [f"{10 ** rng.uniform(1, 2.9):.1f}" for _ in names]
    words = [rng.choice(ROUTES) for _ in names]
    columns = [("主要产品", rng.sample(PRODUCTS, len(names))), ("营业收入(亿元)", income), ("技术路线", words)]
    return beside("企业名称", names, columns)


MAKERS: list[Callable[[Random], Made]] = [
    years_by_figures, quarters, ranks, regions_by_years, shares_of_uses, words_and_figures,
]  # fmt: skip


def measure(made: Made, rng: Random) -> tuple[int, int, float, str]:
    """Cells, those read right, the table's confidence, and what was misread."""
    header, rows = made
    lead, flat = rng.choice(BEFORE), [cell for row in rows for cell in row]
    raw = lead + "".join([*header, *flat]) + rng.choice(BEHIND) + "这一趋势预计将延续。"
    at, wanted = len(lead) + len("".join(header)), set()
    for cell in flat:
        wanted.add((at, at + len(cell)))
        at += len(cell)
    plain = Document("0" * 64, "t.txt", "text/plain", raw, TracedText.of(raw))
    found = read_tables(cleaning.clean(plain, default_lexicon()), default_lexicon())
    got = {(span.start, span.end) for table in found for row in table.cells for span in row if span}
    sure = max((table.confidence for table in found), default=0.0)
    told = "" if wanted <= got else f"want {rows}\ngot  {[list(map(list, table.rows)) for table in found]}"
    return len(wanted), len(wanted & got), sure, told


def main() -> int:
    """Make the tables, read them, print the share of cells recovered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--worst", type=int, default=0, help="how many misread tables to print")
    args = parser.parse_args()
    cells = right = unwarned = whole = 0
    started, misread = time.process_time(), []
    for number in range(args.tables):
        rng = random.Random(f"{args.seed} {number}")
        n, good, sure, told = measure(MAKERS[number % len(MAKERS)](rng), rng)
        cells, right, whole = cells + n, right + good, whole + (n == good)
        unwarned += n - good if sure >= 0.5 else 0
        misread += [told] if told else []
    seconds = time.process_time() - started
    print(f"{args.tables} tables, {whole} whole; {right} of {cells} cells right ({100 * right / cells:.2f} %), {unwarned} unwarned")
    print(f"{1000 * seconds / args.tables:.0f} ms a table")
    print("\n".join(misread[: args.worst]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
