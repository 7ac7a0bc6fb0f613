"""Words that tell how far a statement holds: forecast, target, estimate, fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.model import Status

__all__ = ["status_at", "status_of_heading"]

_FAR, _NEAR = 600, 20  # characters before and behind a number in which a cue may stand

_FULL_STOPS = frozenset("。！？")
_TITLE = re.compile(r"《[^》]{0,90}》")
_PLAN = re.compile(r"(?:方案|规划|计划|意见|纲要|办法|措施|通知|政策|行动|目标)[^》]{0,14}》")
_OTHER, _PLANNED = "\x00", "\x01"  # what the characters of a title, and of the title of a plan, are read as

_FORECAST = r"预[计测估]|(?<![超合及])预期|展望|指引|财测"
_ESTIMATE = r"估算|估计|据估|约莫|测算"
_OF_ALL = r"(?=(?:的?数据|的?结果|的?报告)?(?:显示|称)?[，,：:])"
_MOVES = r"[涨跌增减升降缩微小大略达超破逾收]|[年季月][增减]|下[修降滑跌]|上[修升]"
_CUE = re.compile(
    # back to what the sentence says as a whole: a new clause, a fact done, a plan that only places a number
    r"(?P<back>[；;。！？]|截至|已(?![知预有计])|(?:[高低好优强弱]于|符合|超出?|不及)[^，,。；;]{0,8}预期(?=[，,。；;])|"
    r"(?:计划|目标|预算)[^，,。；;]{1,14}的\Z|(?:实现|完成|达成)[^，,。；;]{1,24}目标)"
    # of the whole sentence
    rf"|(?P<all_forecast>(?:{_FORECAST}|(?<![评高低])估){_OF_ALL}|[上下]修|估值(?=[调上下]))"
    rf"|(?P<all_estimate>(?:{_ESTIMATE}){_OF_ALL})"
    rf"|(?P<all_target>按照?[^，,。；;\d]{{0,10}}(?:安排|部署|计划|规划|方案|意见稿)(?=[，,]))"
    # facts, whatever was said before
    r"|(?P<actual>实际|(?<=[，,；（(])(?:去年|上年|前年|目前|当前)(?!同期(?![为是仅]))|[高低]于(?:20)?\d\d年\s*\Z|昨[日天收]|中标(?!候选))"
    r"|(?P<year>(?<!\d)20\d\d)(?![\d.,，]*[\d万亿])年?(?![年—–~～至到-])"
    r"|(?P<target>(?<![%元])(?<![%元]的)目标(?!”)|力[争拼]|(?<![模虚比草])拟(?![合态人真])|(?<!%)计划(?!外|经济)|规划(?![的院局部设])|争取|确保|"
    r"[要应须]达|(?<![主需纲摘必重不只首简提])要(?=[超突占实新建卖]|比(?!求)|翻)|应追求|募投|旨在|瞄准|剑指|冲刺(?!.{0,4}(?:IPO|上市|板|股))|承诺|"
    rf"(?:{_PLANNED}[^，,。]{{0,4}}|(?<=[案划见要知法动领]))(?:提出|要求|明确)|要求[^，,。]{{0,12}}(?:达|不[低高少]于))"
    rf"|(?P<forecast>{_FORECAST}|有望|预料|有机会|[可上]望|(?<![材资原塑硅废燃涂布饮饲物面肥染照史香调配辅备来预意不])料(?=[将会可达为])|"
    r"(?:市场|集团|公司|大行|该行|机构)料(?!理)|或(?=[将达超突增涨跌升延扩可由从自压回])|预(?=[增减降亏盈])|可能(?!性)|"
    rf"未来(?![网科城学汽])|上看|(?<![评高低])估(?=第|[明今全]年|[本下]季|[将约\d]|\Z|{_MOVES})|假[设如]|"
    r"(?<![惊惶])恐(?![慌怖惧龙吓])|可(?:直接|间接)?(?:带[来动]|新增|创造)|(?:明年|后年)(?![^，,。；;\d]{0,6}的)|(?:[年季月]底|届时)[^，,。；;]{0,4}可[达望]|"
    r"(?<![^，,；;。：])若(?![干按以从与论仅只]|剔除|扣除|不[含计]|包[括含]|叠加|加上|算上|计入)|"
    r"(?:乐观|中性|悲观|基准)(?:情景|情形|假设)|(?:达产|满产|(?<![次当去]年)投产|建成|(?:全案|项目|建设)完成)后|"
    r"给予(?=[^，,。]{0,8}年)|(?<=20\d\d)E)"
    rf"|(?P<estimate>{_ESTIMATE})"
    # 将 before a verb; before a noun it is 把
    r"|(?P<will>将(?=[把会要达超逾突破增升降有继续进接投在于到以实为扩攀提维保迎分占是再可不缩减逐首形介削贡拉打建落回反跌翻涨压裁承]|"
    r"[拥容创净较由从累完转上下约]|成(?!本|都|品|果|熟)|新[增建开设]|出(?!口)|收(?![入益])|供(?!应链)|全[年面]|带[动来]|年[增减]|"
    r"同比|环比))"
)
_WORD = re.compile(
    r"；|;|。|！|？|截至|已|高于|低于|好于|优于|强于|弱于|符合|超|不及|计划|目标|预|实现|完成|达成|展望|指引|财测|估|约莫|测算|实际|按|昨|中标|"
    r"去年|上年|前年|目前|当前|20|力争|力拼|拟|规划|争取|确保|要|应达|须达|应追求|募投|旨在|瞄准|剑指|冲刺|承诺|\x01|提出|要求|明确|"
    r"有望|有机会|可望|上望|料|市场料|集团料|公司料|大行料|该行料|机构料|或|可能|未来|上看|假设|假如|恐|可直接|可间接|可带|可新增|可创造|明年|后年|年底|季底|月底|届时|上修|下修|若|"
    r"乐观|中性|悲观|基准|达产|满产|投产|建成|全案完成|项目完成|建设完成|给予|E|将"
)
"""Where a cue may begin. Words alone are found far faster than the cues, which are tried nowhere else."""
_OF = {
    "all_forecast": Status.FORECAST,
    "all_estimate": Status.ESTIMATE,
    "all_target": Status.TARGET,
    "target": Status.TARGET,
    "forecast": Status.FORECAST,
    "estimate": Status.ESTIMATE,
    "actual": Status.ACTUAL,
}
_AIM = re.compile(
    r"[^，,。；;：:！？]{1,14}?(?:目标(?![价市客用企区]|[^，,。；;]{0,2}\d|.{0,2}(?:已|完成|实现|达成))|计划不变)"
)
_FORESEEN = re.compile(r"[^，,。；;：:！？]{1,14}?的(?:预[测期估]|财测|指引)(?!数据|模型|区间)")
"""What a number stands in front of when it is foreseen: `维持……10亿美元的预测`."""
_BASE = re.compile(
    r"(?:(?P<rises>[由从自](?:[^，,。；;：:！？由从自]{0,12}的)?)|(?<![对环同])[较比][^，,。；;：:！？\d]{0,4}(?:20\d\d)?年[^，,。；;：:！？]{0,3}的)"
    r"[约近逾超不足到过]{0,3}\Z"
)
"""A number that another starts from: `由2024年的3亿元增至……`, `较2024年的3亿元增逾两倍`."""
_REACHES = re.compile(r"[^，,。；;：:！？]{0,16}?(?P<verb>[^\d，,。；;：:！？]{2})[至到为成](?!本|立)")
_REVISED = frozenset(["上调", "下调", "上修", "下修", "调高", "调低", "调降", "调升", "修正"])
_LONGEST_BASE = 24
_SPAN = re.compile(r".?[\d年][—–~～至到-]")
_SAID = re.compile(r"认为|指出|表示|[^自人宣]称|显示|看来")
_HEADING = 30
"""Characters of the longest line that heads others."""
_OPENING = 6
"""Characters within which a year opens a sentence and holds for all of it."""


def status_at(sentence: str, position: int, published: int | None = None, heading: Status = Status.ACTUAL) -> Status:
    """Status of a number at `position`: the last cue before it that nothing has called off, else that of its heading.

    A year behind that of publication (`published`) is a cue too.
    """
    start = max(position - _FAR, 0)
    plain, position = _TITLE.sub(_blanked, sentence[start : position + _NEAR]), position - start
    whole = status = heading
    newest = 0
    for cue in _cues(plain, position):
        kind = cue.lastgroup or ""
        if kind == "back":
            status = whole = heading if cue.group() in _FULL_STOPS else whole
        elif kind == "will":
            status = status if status is Status.TARGET else Status.FORECAST
        elif kind == "year":
            year = int(cue["year"])
            if plain[max(cue.start() - 1, 0)] in "，,；;（(而":
                status = Status.ACTUAL if year < newest else whole if status is Status.ESTIMATE else status
            newest = max(newest, year)
            if published and year > published:
                status = _to_come(plain, cue, status)
                whole = status if start + cue.start() <= _OPENING else whole
        else:
            status = _OF[kind]
            whole = status if kind.startswith("all") else whole
    return _beside(plain, position, status, published)


def status_of_heading(line: str) -> Status | None:
    """What a line says of the lines below it: `2025年各地区预估：`, `（二）主要目标`; nothing where it is no heading."""
    line = line.rstrip()
    if len(line) > _HEADING:
        return None
    if line.endswith(("：", ":")):
        return status_at(line, len(line) - 1)
    if line.endswith(("。", "！", "？", "；", ";", "，", ",")):
        return None
    return Status.TARGET if line.endswith("目标") else Status.ACTUAL


def _to_come(plain: str, year: re.Match[str], status: Status) -> Status:
    """What a year to come makes of a statement: `到2030年` is a plan where nobody says what he thinks."""
    at = year.start()
    if status in (Status.FORECAST, Status.TARGET) or _SPAN.match(plain, max(at - 3, 0), at) or plain[year.end() - 1] != "年":
        return status
    planned = status is Status.ACTUAL and plain.startswith("到", at - 1) and not _SAID.search(plain, 0, at)
    return Status.TARGET if planned else Status.FORECAST


def _beside(plain: str, position: int, status: Status, published: int | None) -> Status:
    """What the words right around a number make of its status."""
    if status is not Status.TARGET and _AIM.match(plain, position):
        return Status.TARGET
    if status is Status.ACTUAL:
        return Status.FORECAST if _FORESEEN.match(plain, position) else status
    base = _BASE.search(plain, max(position - _LONGEST_BASE, 0), position)
    if base and not (published and any(int(year) > published for year in re.findall(r"20\d\d", base.group()))):
        reaches = base["rises"] is None or _REACHES.match(plain, position)
        if reaches is True or (reaches and reaches["verb"] not in _REVISED):
            return Status.ACTUAL
    return status


def _blanked(title: re.Match[str]) -> str:
    """A title's words are no cues; that it is the title of a plan is one."""
    return (_PLANNED if _PLAN.search(title.group()) else _OTHER) * len(title.group())


def _cues(plain: str, until: int) -> Iterator[re.Match[str]]:
    at = 0
    for word in _WORD.finditer(plain, 0, until):
        cue = _CUE.match(plain, word.start(), until) if word.start() >= at else None
        if cue:
            yield cue
            at = cue.end()
