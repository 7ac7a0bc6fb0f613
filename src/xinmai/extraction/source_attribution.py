"""Finds where a sentence names a source: 据X统计, X显示, “……”X说, （数据来源：X）.

One sentence at a time; how far a source governs the text around it is `source_reach`'s matter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from enum import Enum
from typing import NamedTuple

from xinmai.extraction.source_name import NOBODY, Back, SourceName, read_name, report_title

__all__ = ["Attribution", "Side", "find_attributions"]


class Side(Enum):
    """Whether the governed text lies ahead of the attribution, or before it as with a note."""

    AHEAD = "ahead"
    NOTE = "note"


class Attribution(NamedTuple):
    """A clause or note at `[start, end)` that names (or points back at, or leaves out) who says so."""

    start: int
    end: int
    source: SourceName
    side: Side


_FAR = 120  # characters; what stands further before a saying verb is not its subject

_OF_DRAFT = r"(?=[^，,。\d]{2,24}(?:意见稿|方案|规划)[，,])"
# Each word begins with a character of its own and no bracket, for only then does the engine skip all other characters quickly.
_WORD = re.compile(
    r"据|获悉|了解到|得知|看(?=[，,来])|显示|表明|指出|指(?=[，,：:])|表示|认为|透露|坦言|强调|提[到出]|直言|告诉|称|说|估|介绍|"
    r"预[测计期估]|推[算测估]|测算|判断|解释|补充|回应|如是|写道|公[布告]|宣布|发布|披露|通报|统计|报道|调查|分析|反映|要求|明确|"
    rf"按照?{_OF_DRAFT}|根据{_OF_DRAFT}|监测|消息|口径|维持|看好|传出|更新|报告[把将]|年报[把将]|目标|上调|下调|上修|下修|调高|调低|调降"
)
"""What may introduce a source. Words alone are found fast; only clauses that hold one are looked at."""
_SIGN = re.compile("[：:（(自]")
"""What notes and headlines cannot do without, where no such word stands: 以上数据来自……."""
_TITLED = r"《[^》\n]{1,90}》"
_CLAUSE = re.compile(
    rf"(?:[^，,：:；;。！？!?“”「」『』—\n《（(]++|{_TITLED}|[（(][^（）()\n]{{1,60}}[）)]|“[^“”，,。；;：！？\n]{{1,24}}”)++"
    r"|[《（(“]"
)
_NOTE = re.compile(
    r"(?:(?:数据|资料|信息|图表)?来源于?[:：]|(?:注[:：]|以上|文中|[（(])(?:数据|资料)均?[来引取]自[:：]?|Sources?[:：])\s*"
    rf"(?P<noted>(?:[^)）。；;\n《（(]++|{_TITLED}|[（(][^（）()\n]{{1,40}}[）)])++)"
)
_ASIDE = re.compile(r"[（(](?P<noted>[^（）()\n：:，,]{2,60}(?:统计|数据|通报|公报|口径|年报|公告|报告|》))[）)]")
_TIDIED = re.compile(r"[，,、]?(?:经|由|根据|综合)?[^，,、]{0,12}(?:整理|绘制|制图|制表)$|[，,]\s*20\d\d年?.{0,8}$")
_HEADLINE = re.compile(r"(?P<said>[^，,。：:；;！？“”]{2,30})[：:]")
_LEAD = re.compile(
    r"(?:另外?|又|而|但|且|并|同时|此外|其中|不过|也|只是)?(?:根据|依据|按照?|(?P<hearsay>据)(?!此))(?P<said>.+)"
)
_FROM = re.compile(
    r"(?:日前|近日|昨日)?(?:.{0,10}记者)?(?:日前|近日|昨日|今日)?从(?P<said>.{2,40}?)(?:处|方面|会上)?(?:获悉|了解到|得知)"
    r"|从(?P<seen>.{2,40}(?:数据|预告|公告|报告|财报|统计|年报|季报))(?:来)?看|在(?P<view>.{2,30})看来"
)
_EVIDENCE = re.compile(
    r"统计|数据|报告|显示|指出|称|公告|报道|介绍|透露|获悉|了解|消息|资料|调查|研究|监测|分析|测算|估|推[算测估]|预[测计期]|"
    r"披露|公布|书|财报|年报|口径|方案|意见稿|》"
)
_END = r"(?=[，,：:“「\s]*\Z)"
_CALLED = r"(?<![名职对简宣据俗统并堪自下总])称(?![为作之号霸重])"
_VERB = re.compile(
    # figures may, whatever follows; anybody may say so, or where the clause ends with it
    r"(?P<shown>(?<=[据计告料查报书》也还均则中])(?:显示(?![器屏面技驱模芯产])|表明|提[到出]|要求|明确)|(?:报告|年报)[把将])"
    r"|(?P<open>指出|表示(?![法为出与和方学])|认为|透露|告诉)"
    rf"|(?P<shut>(?:(?:分析|介绍|解释|报道|通报|回应|补充|如是)(?:称|说)|{_CALLED}|(?:(?<![来是以再虽听话])|(?<=的话))说|坦言|强调|提到|直言|"
    rf"介绍|预[测计估]|推[算测估]|(?<![评高低])估[计算]?|测算|判断|解释|补充|回应|写道){_END})"
    # a body or a document may, where the clause ends with it
    rf"|(?P<weak>(?:公[布告]|宣布|披露|通报|统计|报道|调查|分析|反映|提出|预期|(?<![的署])要求|显示|表明|数据|监测|消息|指|口径下?|传出)(?:如下)?{_END})"
    rf"|(?P<aim>(?:(?<=》的)|(?<=新的)|(?<=定的)|(?<=出的))目标(?:[是为]|{_END}))"
    # a body may, though the figure follows at once
    rf"|(?P<run>预[测计期估]|推[算测估]|估[计算]|估(?=[\d今明全第])|{_CALLED}|看好(?=.)|维持(?=.{2,40}(?:预[测期]|判断|评级))|(?:公布|披露)(?=最新|\d|[今去本上前第]))"
    r"|(?P<plans>宣布(?=未来|预计|计划|将(?![与和])|到20))"
    r"|(?P<gave>更新(?=.{0,20}(?:看法|预[测估]|报价|展望|数据))|(?:发布|公布|披露|通报)了?(?=.{2,60}?(?:数据|报告|公报|快报|月报|白皮书|统计|情况|指数|展望)))"
    r"|(?P<filed>(?:发布|公布|披露)了?(?=.{0,12}(?:财报|半?年报|季报|招股书|业绩预告|业绩快报)\Z))"
    r"|(?P<moved>[上下]调|[上下]修|调[高低降])"
)
_GOES_ON = re.compile(r"(?:提出|要求|明确|指出|显示|预计|强调)")
_OUTLOOK = re.compile(r"预[测计期估]|展望")
_FILED = re.compile(r"(?:业绩预告|业绩快报|招股书|半?年报|季报|财报)\Z")
_MAKES_KNOWN = ("宣布", "公布", "披露")
"""What a company does with its own figures: nobody need know it as a body that measures."""
_FIGURE = re.compile(r"\d")
_OPEN_BRACKET = re.compile(r"[（(][^）)]*$")


def find_attributions(sentence: str, known: AbstractSet[str] = frozenset()) -> list[Attribution]:
    """The attributions of a sentence in simplified script, in order; `known` are names of bodies."""
    words = [match.start() for match in _WORD.finditer(sentence)]
    if not words and not _SIGN.search(sentence):
        return []
    found = [*_notes(sentence, known), *_headline(sentence, known), *_clauses(sentence, words, known)]
    return _apart(sorted(found, key=lambda one: one.start)) if len(found) > 1 else found


def _apart(ordered: list[Attribution]) -> list[Attribution]:
    """What a note says is not said a second time by the words in it."""
    kept: list[Attribution] = []
    for one in ordered:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _notes(sentence: str, known: AbstractSet[str]) -> Iterator[Attribution]:
    if "来源" in sentence or "来自" in sentence or "取自" in sentence or "引自" in sentence or "ource" in sentence:
        for match in _NOTE.finditer(sentence):
            yield Attribution(match.start(), match.end(), _noted(match["noted"]), Side.NOTE)
    if "（" in sentence or "(" in sentence:
        for match in _ASIDE.finditer(sentence):
            source = read_name(match["noted"], known)
            if source and source.body:
                yield Attribution(match.start(), match.end(), source, Side.NOTE)


def _noted(text: str) -> SourceName:
    """A note names its sources as they are; only who tidied the figures up is left out."""
    name = _TIDIED.sub("", text.strip(" \t，,、】]")).strip(" \t，,、")
    return SourceName(name, body=True) if len(name) > 1 and not re.match(r"公开|网络", name) else NOBODY


def _clauses(sentence: str, words: list[int], known: AbstractSet[str]) -> Iterator[Attribution]:
    """The attribution of each clause that holds one of the words."""
    last = before = 0
    for match in _CLAUSE.finditer(sentence) if words else ():
        start, end = match.span()
        first, last = last, bisect_left(words, end, last)
        opened, before = before, start
        if first == last:
            continue
        lead = _lead(sentence, start, end, known)
        if lead:
            yield Attribution(start, end, lead, Side.NOTE if _trails(sentence, start, end) else Side.AHEAD)
            continue
        source = _document_before(sentence, opened, start, known)
        source = source or _said(sentence, start, end, words[first:last], known)
        if source:
            yield Attribution(start, end, source, Side.AHEAD)
        if last == len(words):
            return


def _trails(sentence: str, start: int, end: int) -> bool:
    """Whether a clause without figures of its own ends the sentence: `……，据X统计。`."""
    return start > 0 and sentence[end : end + 1] in ("。", "") and not _FIGURE.search(sentence, start, end)


def _document_before(sentence: str, opened: int, start: int, known: AbstractSet[str]) -> SourceName | None:
    """`X印发《……》，提出……`: the clause before is the subject."""
    if sentence[start - 2 : start] in ("》，", "》,") and _GOES_ON.match(sentence, start):
        return read_name(sentence[opened : start - 1], known)
    return None


def _lead(sentence: str, start: int, end: int, known: AbstractSet[str]) -> SourceName | None:
    """`据X统计`, `根据X的数据`, `记者从X获悉`, `从X的财报看`."""
    match = _LEAD.match(sentence, start, end)
    if not match:
        match = _FROM.match(sentence, start, end)
        return read_name(match["said"] or match["seen"] or match["view"], known) if match else None
    source = read_name(match["said"], known)
    evidence = bool(_EVIDENCE.search(match["said"]))
    if source and source.name and (source.body or evidence):
        return source
    if source and source.back in (Back.REPORT, Back.SPEAKER):
        return source
    return NOBODY if source is NOBODY or (evidence and match["hearsay"]) else None


def _said(
    sentence: str, start: int, end: int, words: list[int], known: AbstractSet[str]
) -> SourceName | None:
    """`X表示`, `X数据显示`, `X预计2024年……`, `X公布8月……`."""
    for at in words:
        verb = _VERB.match(sentence, at, end) if 0 < at - start <= _FAR else None
        if not verb:
            continue
        kind = verb.lastgroup or ""
        said = sentence[start:at] + _filing(verb, sentence[verb.end() : end])
        source = read_name(said, known) if not _OPEN_BRACKET.search(said) else None
        if source and _may(kind, verb.group(), source, sentence[start:end]) and _tells(sentence, start, end, kind):
            title = report_title(sentence[verb.end() : end]) if kind == "gave" else ""
            return replace(source, name=f"{source.name or ''}{title}") if title else source
    return None


def _filing(verb: re.Match[str], rest: str) -> str:
    """The filing that the verb brings: `X公告`, `X披露半年报`."""
    if verb.group().startswith("公告"):
        return "公告"
    found = _FILED.search(rest) if verb.lastgroup == "filed" else None
    return found.group() if found else ""


def _tells(sentence: str, start: int, end: int, kind: str) -> bool:
    """Whether something said follows the verb, or a quotation stands before it: `未获得回应。` tells nothing."""
    if kind not in ("shut", "weak") or start == 0:
        return True
    return sentence[end : end + 1] in tuple("，,：:“「—") or sentence[start - 1] in "”」"


def _may(kind: str, verb: str, source: SourceName, clause: str) -> bool:
    """Whether such a verb makes such a name a source: a person states, but does not publish."""
    if kind == "aim":
        return "》" in (source.name or "")
    if kind in ("open", "shut", "shown", "filed", "plans"):
        return True
    if kind == "moved":
        return source.body and bool(_OUTLOOK.search(clause, 0, 2 * _FAR))
    if source is NOBODY and verb == "维持":
        return True
    return source.body or (kind == "weak" and (source.back is not None or bool(source.name and verb.startswith(_MAKES_KNOWN))))


def _headline(sentence: str, known: AbstractSet[str]) -> Iterator[Attribution]:
    """`工信部：……`; a Latin name must be known, for `DRAM：` is a topic."""
    match = _HEADLINE.match(sentence) if "：" in sentence or ":" in sentence else None
    if match:
        name = match["said"] if match["said"].isascii() else match["said"].rpartition(" ")[2]
        source = read_name(name, known)
        if source and source.body and source.name == name and (not name.isascii() or name in known):
            yield Attribution(0, match.end() - 1, source, Side.AHEAD)
