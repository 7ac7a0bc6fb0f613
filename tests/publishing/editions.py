"""Editions to print: a small realistic issue, a long one and a hostile one. All sentences are made up."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import cycle

from xinmai.model import (
    Cell,
    Citation,
    Edition,
    Grid,
    Item,
    Mark,
    Origin,
    Paragraph,
    Part,
    Passage,
    Place,
    Section,
    Span,
)

_MARK = re.compile(r"〔([^〕]*)〕")


@dataclass
class Desk:
    """Numbers citations as it writes; offsets run on through each document."""

    citations: list[Citation] = field(default_factory=list)
    at: dict[str, int] = field(default_factory=dict)

    def cite(self, paper: Paper, quote: str, *, gap: int = 0) -> int:
        start = self.at.get(paper.name, 100) + gap
        self.at[paper.name] = start + len(quote)
        self.citations.append(
            Citation(
                number=len(self.citations) + 1,
                document_id=paper.name,
                document_name=paper.name,
                title=paper.title,
                quote=quote,
                span=Span(start, start + len(quote)),
                publisher=paper.publisher,
                published=paper.published,
                url=paper.url,
                place=paper.place,
            )
        )
        return len(self.citations)

    def say(self, paper: Paper, text: str, *, gap: int = 40) -> Passage:
        """A sentence whose marked stretches stand between 〔 and 〕, each with a citation of its own."""
        plain = _MARK.sub(r"\1", text)
        marks = []
        for i, found in enumerate(_MARK.finditer(text)):
            start = found.start() - 2 * i
            stretch = found.group(1)
            marks.append(Mark(start, start + len(stretch), self.cite(paper, stretch), f"{stretch}，据原文"))
        return Passage(plain, self.cite(paper, plain, gap=gap), tuple(marks))


@dataclass(frozen=True)
class Paper:
    name: str
    title: str
    publisher: str | None = None
    published: str | None = None
    url: str = ""
    place: Place | None = None

    def origin(self, citation: int) -> Origin:
        return Origin(self.name, self.publisher, self.published, self.title, citation)


def row(series: str, period: str, value: str, status: str, source: str, citation: int) -> tuple[Cell, ...]:
    """A row of key numbers; how the number is read says what stands beside it."""
    return Cell(series), Cell(period), Cell(value, citation, f"{series}，{period}，{value}，{status}，据{source}"), Cell(status), Cell(source)


def item(
    id: str,
    title: str,
    digest: tuple[Passage, ...] = (),
    numbers: tuple[tuple[Cell, ...], ...] = (),
    origins: tuple[Origin, ...] = (),
    merged_because: str = "",
) -> Item:
    """An item of one paragraph for each sentence, with a table where it has numbers."""
    parts: list[Part] = [Paragraph((passage,)) for passage in digest]
    if numbers:
        parts.append(Grid(("指标", "时期", "数值", "性质", "出处"), numbers))
    return Item(id, title, tuple(parts), origins, merged_because)


COLUMNS = ("产业环境", "运营竞争", "技术情报", "企业情报", "海外借鉴")

_OUTPUT = Paper(
    "2026-01-产量月报.pdf",
    "全年集成电路产量与出口数据发布",
    "工业经济观察",
    "2026-01-20",
    "https://example.org/stat/2026/01",
    Place(page=3),
)
_CUSTOMS = Paper("海关快讯.docx", "集成电路进出口年度回顾", "外贸简报", "2026-01-18")
_FUND = Paper("政策汇编.pdf", "多地推出集成电路专项扶持办法", "地方产业参考", "2026-01-12", "", Place(page=12))
_FOUNDRY = Paper("晶圆代工季报.xlsx", "四季度晶圆代工产能与价格", "芯片市场周刊", "2026-01", "", Place(sheet="产能", row=8))
_PACK = Paper(
    "先进封装专题.html",
    "先进封装从追赶走向并跑",
    "技术前沿",
    "2026-01-15",
    "https://example.org/tech/packaging?id=7&lang=zh",
)
_TOOLS = Paper("装备调研.txt", "国产刻蚀与薄膜设备验证提速", "装备之声", "2026-01-09")
_MEMORY = Paper("存储价格日报.txt", "存储器合约价连续三季上行", "芯片市场周刊", "2026-01-16")
_ABROAD = Paper(
    "overseas-brief.html",
    "Advanced packaging subsidies reviewed",
    "Overseas Brief",
    "2026-01-13",
    "http://example.org/brief",
)


def bulletin() -> Edition:
    """Five columns, nine items, with merged origins, key numbers and every kind of place."""
    desk = Desk()
    sections = (
        Section(COLUMNS[0], (_output(desk), _policy(desk))),
        Section(COLUMNS[1], (_foundry(desk), _memory(desk))),
        Section(COLUMNS[2], (_packaging(desk), _tools(desk))),
        Section(COLUMNS[3], (_company(desk), _rights(desk))),
        Section(COLUMNS[4], (_abroad(desk),)),
    )
    return Edition(
        title="集成电路产业信息监测",
        subtitle="行业信息监测与市场分析 · 双周刊",
        dateline="2026年第2期　2026年1月21日",
        sections=sections,
        citations=tuple(desk.citations),
        notices=("本期读入文件 8 份，其中“装备调研.txt”有 2 处字节无法识别，相关段落未采用。", "口径不同的数字并列给出，未作折算。"),
    )


def _output(desk: Desk) -> Item:
    digest = (
        desk.say(_OUTPUT, "2025年，全国集成电路产量达到〔4843亿块〕，比上年增长〔10.9%〕，增速连续第二年超过一成。"),
        desk.say(_OUTPUT, "其中，四季度产量为〔1312亿块〕，创单季新高。", gap=0),
        desk.say(_OUTPUT, "成熟制程仍是产量增长的主体，新增产能大多集中在28纳米及以上节点，主要面向汽车电子、工业控制和家用电器。"),
        desk.say(_CUSTOMS, "全年集成电路出口额首次超过〔1900亿美元〕，同比增长〔26.8%〕。"),
    )
    first, second = desk.cite(_OUTPUT, _OUTPUT.title), desk.cite(_CUSTOMS, _CUSTOMS.title)
    return item(
        "output",
        "全年集成电路产量增长一成 出口额创新高",
        digest,
        (
            row("全国集成电路产量", "2025年", "4843亿块", "实际", "工业经济观察", digest[0].marks[0].citation),
            row("全国集成电路产量 同比", "2025年", "10.9%", "实际", "工业经济观察", digest[0].marks[1].citation),
            row("全国集成电路产量", "2025年四季度", "1312亿块", "实际", "工业经济观察", digest[1].marks[0].citation),
            row("集成电路出口额", "2025年", "1900亿美元以上", "实际", "外贸简报", digest[3].marks[0].citation),
        ),
        (_OUTPUT.origin(first), _CUSTOMS.origin(second)),
        "两文标题与首段相近（相似度 0.83），且所载产量与出口额一致",
    )


def _policy(desk: Desk) -> Item:
    origin = _FUND.origin(desk.cite(_FUND, _FUND.title))
    digest = (
        desk.say(_FUND, "已有〔11个〕省市公布集成电路专项扶持办法，资金投向由整线建设转向材料、零部件和设计工具。"),
        desk.say(_FUND, "多数办法把首台（套）装备保险补偿比例提高到保费的〔80%〕，单个项目每年补偿不超过〔3000万元〕。"),
        desk.say(_FUND, "受访企业认为，验证机会比资金更为稀缺，建议由骨干企业牵头设立公共验证线。"),
    )
    return item("policy", "多地扶持办法转向材料与设计工具", digest, (), (origin,))


def _foundry(desk: Desk) -> Item:
    origin = _FOUNDRY.origin(desk.cite(_FOUNDRY, _FOUNDRY.title))
    digest = (
        desk.say(_FOUNDRY, "四季度主要代工厂平均产能利用率回升至〔88.4%〕，较三季度提高〔3.1个百分点〕。"),
        desk.say(_FOUNDRY, "8英寸产线报价上调〔5%至8%〕，为十个季度以来首次普遍上涨。", gap=0),
        desk.say(_FOUNDRY, "下游设计公司库存周转天数降至〔96天〕，补库意愿增强。"),
    )
    return item(
        "foundry",
        "代工产能利用率回升 8英寸报价普遍上调",
        digest,
        (
            row("主要代工厂平均产能利用率", "2025年四季度", "88.4%", "实际", "", digest[0].marks[0].citation),
            row("设计公司库存周转天数", "2025年四季度", "96天", "实际", "", digest[2].marks[0].citation),
        ),
        (origin,),
    )


def _memory(desk: Desk) -> Item:
    origin = _MEMORY.origin(desk.cite(_MEMORY, _MEMORY.title))
    digest = (
        desk.say(_MEMORY, "DDR5 16Gb 颗粒一季度合约价环比上涨约〔18%〕，服务器需求是主要推力。"),
        desk.say(_MEMORY, "预计全年存储器市场规模将达到〔2400亿美元〕，占半导体市场的比重升至〔28%〕。"),
    )
    return item("memory", "存储器合约价连续三个季度上行", digest, (), (origin,))


def _packaging(desk: Desk) -> Item:
    origin = _PACK.origin(desk.cite(_PACK, _PACK.title))
    digest = (
        desk.say(_PACK, "硅中介层的微凸点间距已由40微米缩小到〔25微米〕，混合键合进入小批量验证。"),
        desk.say(_PACK, "国内先进封装产能三年间扩大〔2.3倍〕，但大尺寸载板仍有〔七成以上〕依赖进口。"),
    )
    return item(
        "pack",
        "先进封装：从追赶走向并跑（Chiplet、2.5D/3D 与 hybrid bonding）",
        digest,
        (),
        (origin,),
    )


def _tools(desk: Desk) -> Item:
    origin = _TOOLS.origin(desk.cite(_TOOLS, _TOOLS.title))
    digest = (
        desk.say(_TOOLS, "介质刻蚀设备在存储产线的验证周期由18个月缩短到〔11个月〕。"),
        desk.say(_TOOLS, "薄膜沉积设备的国产化率估计为〔21%〕，量测设备不足〔5%〕，仍是短板。"),
    )
    return item("tools", "国产刻蚀与薄膜设备验证提速", digest, (), (origin,))


def _company(desk: Desk) -> Item:
    origin = _FOUNDRY.origin(desk.cite(_FOUNDRY, _FOUNDRY.title))
    digest = (
        desk.say(_FOUNDRY, "一家华东代工企业宣布追加投资〔120亿元〕，扩建12英寸特色工艺产线，达产后月产能为〔4万片〕。"),
        desk.say(_FOUNDRY, "项目分两期建设，一期计划于2027年上半年投产。", gap=0),
    )
    return item("company", "华东代工企业追加投资扩建特色工艺产线", digest, (), (origin,))


def _rights(desk: Desk) -> Item:
    digest = (desk.say(_PACK, "去年集成电路布图设计登记公告〔1.4万件〕，企业申请人占〔九成〕。"),)
    return item("rights", "布图设计登记保持增长", digest)


def _abroad(desk: Desk) -> Item:
    origin = _ABROAD.origin(desk.cite(_ABROAD, _ABROAD.title))
    digest = (
        desk.say(_ABROAD, "海外一项封装补贴计划把支持上限定为项目投资额的〔25%〕，并要求受助企业十年内不得外迁产能。"),
        desk.say(_ABROAD, "评估报告认为，补贴每投入1美元带动民间投资〔4.6美元〕，但人才缺口将在2028年前后达到〔6.7万人〕。"),
    )
    return item("abroad", "海外封装补贴计划的得与失", digest, (), (origin,))


def long_bulletin(copies: int) -> Edition:
    """The same nine items over and over, each with citations of its own."""
    whole = bulletin()
    size = len(whole.citations)
    citations = tuple(replace(c, number=c.number + k * size) for k in range(copies) for c in whole.citations)
    sections = tuple(
        replace(section, items=tuple(_shift(item, k * size) for k in range(copies) for item in section.items))
        for section in whole.sections
    )
    return replace(whole, sections=sections, citations=citations)


def _shift(item: Item, by: int) -> Item:
    return replace(
        item,
        parts=tuple(_shift_part(part, by) for part in item.parts),
        origins=tuple(replace(o, citation=o.citation + by) for o in item.origins),
    )


def _shift_part(part: Part, by: int) -> Part:
    match part:
        case Paragraph():
            return replace(part, passages=tuple(_shift_passage(passage, by) for passage in part.passages))
        case Grid():
            return replace(part, rows=tuple(tuple(_shift_cell(cell, by) for cell in row) for row in part.rows))
        case _:
            return part


def _shift_cell(cell: Cell, by: int) -> Cell:
    return cell if cell.citation is None else replace(cell, citation=cell.citation + by)


def _shift_passage(passage: Passage, by: int) -> Passage:
    marks = tuple(replace(mark, citation=mark.citation + by) for mark in passage.marks)
    assert passage.citation is not None
    return replace(passage, citation=passage.citation + by, marks=marks)


HOSTILE = (
    '#eval("1+1") #read("/etc/passwd")',
    "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>",
    "$x$ *粗* _斜_ `code` @note [a](javascript:alert(1)) \\n \\u{41}",
    "\u202e反向\u202c \u200f右\u200e左 \u2067隔离\u2069",
    "😀 𠮷 한국 العربية \uf0b7 \ufffd",
    "{{ 7 * 7 }} {% include 'x' %} </title></style>",
    "第一行\r\n第二行\n\nthird line\nfourth\x00\x07\x1b[31m",
)


URLS = ("javascript:alert(1)", "data:text/html,x", "file:///etc/passwd")


def hostile() -> Edition:
    """Every field holds text that some format could take for an order."""
    desk = Desk()
    items = [_hostile_item(desk, text, url) for text, url in zip(HOSTILE, cycle(URLS), strict=False)]
    endless = Paper("https://" + "x" * 3000, "长" * 10_000)
    items.append(item("endless", endless.title, (Passage("A" * 5000, desk.cite(endless, "A" * 5000)),)))
    section = Section(HOSTILE[5], tuple(items))
    return Edition(HOSTILE[0], HOSTILE[1], HOSTILE[2], (section,), tuple(desk.citations), HOSTILE)


def _hostile_item(desk: Desk, text: str, url: str) -> Item:
    paper = Paper(text, text, text, text, url)
    passage = Passage(text, desk.cite(paper, text), (Mark(0, 5, desk.cite(paper, text), text),))
    key = row(text, text, text, text, text, desk.cite(paper, text))
    return item(text, text, (passage,), (key,), (paper.origin(1), paper.origin(1)), text)
