"""Words that tell how far a statement holds: forecast, target, estimate, fact."""

from __future__ import annotations

import re
from collections.abc import Iterator

from xinmai.model import Status

__all__ = ["status_at"]

_FAR, _NEAR = 600, 20  # characters before and behind a number in which a cue may stand

_FULL_STOPS = frozenset("。！？")
_TITLE = re.compile(r"《[^》]{0,90}》")
_PLAN = re.compile(r"(?:方案|规划|计划|意见|纲要|办法|措施|通知|政策|行动|目标)[^》]{0,14}》")
_OTHER, _PLANNED = "\x00", "\x01"  # what the characters of a title, and of the title of a plan, are read as

_FORECAST = r"预[计测估]|(?<![超合及])预期|展望|指引|财测"
_ESTIMATE = r"估算|估计|据估|约莫|测算"
_OF_ALL = r"(?=(?:的?数据|的?结果|的?报告)?(?:显示|称)?[，,：:])"
_CUE = re.compile(
    # back to what the sentence says as a whole: a new clause, a fact done, a plan that only places a number
    r"(?P<back>[；;。！？]|截至|已(?![知预有计])|(?:[高低好优强弱]于|符合|超出?|不及)[^，,。；;]{0,8}预期(?=[，,。；;])|"
    r"(?:计划|目标|预算)[^，,。；;]{1,14}的\Z|(?:实现|完成|达成)[^，,。；;]{1,24}目标)"
    # of the whole sentence
    rf"|(?P<all_forecast>(?:{_FORECAST}|(?<![评高低])估){_OF_ALL})"
    rf"|(?P<all_estimate>(?:{_ESTIMATE}){_OF_ALL})"
    # facts, whatever was said before
    r"|(?P<actual>实际|(?<=[，,；（(])(?:去年|上年|前年|目前|当前)(?!同期(?![为是仅]))|[高低]于(?:20)?\d\d年\s*\Z)"
    r"|(?P<year>20\d\d)年?(?![年—–~～至到-])"
    r"|(?P<target>(?<![%元])(?<![%元]的)目标|力[争拼]|(?<![模虚比草])拟(?![合态人真])|(?<!%)计划(?!外|经济)|规划(?![的院局部设])|争取|确保|"
    r"[要应]达|募投|旨在|瞄准|剑指|冲刺(?!.{0,4}(?:IPO|上市|板|股))|承诺|"
    rf"(?:{_PLANNED}[^，,。]{{0,4}}|(?<=[案划见要知法动领]))(?:提出|要求|明确)|要求[^，,。]{{0,12}}(?:达|不[低高少]于))"
    rf"|(?P<forecast>{_FORECAST}|有望|[可上]望|(?<![材资原塑硅废燃涂布饮饲物面肥染照史香调配辅备来预意不])料(?=[将会可达为])|"
    r"(?:市场|集团|公司|大行|该行|机构)料(?!理)|或(?=[将达超突增降涨跌升延扩可])|预(?=[增减降亏盈])|可能(?!性)|"
    r"未来(?![网科城学汽])|上看|(?<![评高低])估(?=第|[明今全]年|[本下]季|[将约\d]|\Z)|假[设如]|(?<![^，,；。：])若(?!干)|"
    r"(?:乐观|中性|悲观|基准)(?:情景|情形|假设)|(?:达产|满产|(?<![次当去]年)投产|建成|(?:全案|项目|建设)完成)后|"
    r"给予(?=[^，,。]{0,8}年)|(?<=20\d\d)E)"
    rf"|(?P<estimate>{_ESTIMATE})"
    # 将 before a verb; before a noun it is 把
    r"|(?P<will>将(?=[把会要达超逾突破增升降有继续进接投在于到以实为扩攀提维保迎分占是再可不缩减逐首形介削贡拉打建落回反跌翻涨]|"
    r"[拥容创净较由从累完转上下约]|成(?!本|都|品|果|熟)|新[增建开设]|出(?!口)|收(?![入益])|供(?!应链)|全[年面]|带[动来]|年[增减]|"
    r"同比|环比))"
)
_WORD = re.compile(
    r"；|;|。|！|？|截至|已|高于|低于|好于|优于|强于|弱于|符合|超|不及|计划|目标|预|实现|完成|达成|展望|指引|财测|估|约莫|测算|实际|"
    r"去年|上年|前年|目前|当前|20|力争|力拼|拟|规划|争取|确保|要达|应达|募投|旨在|瞄准|剑指|冲刺|承诺|\x01|提出|要求|明确|"
    r"有望|可望|上望|料|市场料|集团料|公司料|大行料|该行料|机构料|或|可能|未来|上看|假设|假如|若|乐观|中性|悲观|基准|达产|满产|"
    r"投产|建成|全案完成|项目完成|建设完成|给予|E|将"
)
"""Where a cue may begin. Words alone are found far faster than the cues, which are tried nowhere else."""
_OF = {
    "all_forecast": Status.FORECAST,
    "all_estimate": Status.ESTIMATE,
    "target": Status.TARGET,
    "forecast": Status.FORECAST,
    "estimate": Status.ESTIMATE,
    "actual": Status.ACTUAL,
}
_AIM = re.compile(
    r"[^，,。；;：:！？]{1,14}?(?:目标(?![价市客用企区]|[^，,。；;]{0,2}\d|.{0,2}(?:已|完成|实现|达成))|计划不变)"
)


def status_at(sentence: str, position: int) -> Status:
    """Status of a number at `position`: the last cue before it that nothing has called off."""
    start = max(position - _FAR, 0)
    plain, position = _TITLE.sub(_blanked, sentence[start : position + _NEAR]), position - start
    whole = status = Status.ACTUAL
    newest = 0
    for cue in _cues(plain, position):
        kind = cue.lastgroup or ""
        if kind == "back":
            status = whole = Status.ACTUAL if cue.group() in _FULL_STOPS else whole
        elif kind == "will":
            status = status if status is Status.TARGET else Status.FORECAST
        elif kind == "year":
            year = int(cue["year"])
            opens_clause = plain[max(cue.start() - 1, 0)] in "，,；;（(而"
            status = Status.ACTUAL if year < newest and opens_clause else status
            newest = max(newest, year)
        else:
            status = _OF[kind]
            whole = status if kind.startswith("all") else whole
    return Status.TARGET if status is Status.ACTUAL and _AIM.match(plain, position) else status


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
