"""What the rules that the engine names mean, in words, and which field of a record each of them decided.

A rule is `kind:detail` or one word. One that has no words here is shown by its name.
"""

from __future__ import annotations

from xinmai.cli.language import t

__all__ = ["RULES", "field_of", "rule_in_words"]

RULES = {
    # value and unit
    "quantity": ("数字连同它的单位", "a number with its unit"),
    # indicator
    "level:before": ("指标词在数字之前", "the indicator stands before the number"),
    "level:behind": ("指标词紧跟在数字之后", "the indicator stands right behind the number"),
    "level:reached": ("前一数字的指标，变到这个值", "the indicator of the number before, which comes to this value"),
    "level:verb": ("由动词得出（如“投资”“出口”）", "implied by a verb (such as to invest, to export)"),
    "level:carried": ("前文的指标仍然有效", "the indicator spoken of before still holds"),
    "level:parallel": ("与前一个同单位的数字并列", "parallel to the number before, which has the same unit"),
    "level:market": ("“市场”后面的金额是市场规模", "an amount behind the word “market” is its size"),
    "level:heading": ("冒号或“方面”之前的指标，统领其后各数", "an indicator that heads the list"),
    "level:quoted": ("“收报”一类的词后面是股价", "a share price, by a word such as “closed at”"),
    "level:unit": ("由单位得出（如每件若干元是价格）", "by its unit: an amount for each piece is a price"),
    "level:small": ("没有“万”“亿”的金额，没有指标词，作价格", "an amount without a large unit and without an indicator, taken for a price"),
    "level:form": ("由词尾得出的款项", "an item of money, known by its ending"),
    "share:of": ("“占”字引出的比重", "a share, by the word “accounts for”"),
    "share:of before": ("占上年数字的比重", "a share of the year before"),
    "share:grant": ("补助、奖励所占的比例", "the part that a grant pays"),
    "share:multiple": ("相当于另一数的若干倍", "a multiple of something else"),
    "share:behind": ("占其后所说总数的比重", "a share of the total named behind it"),
    "share:bare": ("没有指标词的百分数，作占比", "a percentage without an indicator, taken for a share"),
    "growth:rate": ("增减的词，前面是所变的指标", "a word of growth or decline behind what changes"),
    "growth:noun": ("增速一类的名词", "a noun of growth"),
    "growth:compound": ("年均复合增长", "compound annual growth"),
    "growth:contribution": ("对增长的拉动", "a contribution to growth"),
    "growth:points": ("增减若干个百分点", "a change in percentage points"),
    "growth:difference": ("与别的对象相差若干个百分点", "a difference in percentage points to something else"),
    "growth:market": ("市场上的涨跌", "a move on a market"),
    "growth:amount": ("增减的数量，不是比率", "the amount of a change, not its rate"),
    "count:noun": ("数字后面的名词是所数的东西", "the noun behind the number is what is counted"),
    "count:head": ("数字前面的名词是所数的东西", "the noun before the number is what is counted"),
    "count:held": ("动词的宾语是所数的东西", "the object of the verb is what is counted"),
    "count:object of verb": ("“将”字提前的宾语，由后面的动词得出", "the object of a verb that follows"),
    "none": ("没有词语说明量的是什么", "no word says what is measured"),
    "indicator:row": ("表格行首的指标", "the indicator at the head of the table's row"),
    "indicator:head": ("表头里的指标", "the indicator in the table's head"),
    "indicator:caption": ("表题里的指标", "the indicator in the table's caption"),
    "table": ("表格里的一格", "a cell of a table"),
    "list": ("一串数字中的下一个，沿用前一个的读法", "a further member of a list, read like the one before"),
    "conversion": ("同一金额的另一种货币", "the same amount in another currency"),
    # subject
    "subject:sentence": ("同一句中最合适的名词短语", "the noun phrase of the sentence that fits best"),
    "subject:context": ("句中没有写明，取前文所说", "not written here; what the text before speaks of"),
    "subject:same": ("分句没有新的名词，主体同前一数字", "the clause names nothing new; the subject of the number before"),
    "subject:row": ("表格行首的名称", "the name at the head of the table's row"),
    "subject:head": ("表头里的名称", "a name in the table's head"),
    "subject:caption": ("表题里的名称", "a name in the table's caption"),
    "subject:parallel": ("与前一数字并列，指标相同而名称另起", "parallel to the number before: the same measure of another name"),
    "subject:certain": ("写法已经说定：谁的什么、几家合计、卖出什么", "the wording settles it: what somebody has, several together, what was sold"),
    "subject:list": ("“分别”所列各项中的一项", "one of those a “respectively” goes through"),
    "subject:none": ("没有可作主体的词", "no word can be the subject"),
    # period
    "period:stated": ("写明了时间", "the time is written"),
    "period:sentence": ("由同一句的时间推得", "worked out from a time in the same sentence"),
    "period:context": ("沿用前一数字的时间", "the time of the number before"),
    "period:published": ("由发布日期推得", "worked out from the day of publication"),
    "period:likeliest": ("数字前没有写明，取上下文中最合适的时间", "not written in front of it; the likeliest of the times spoken of"),
    "period:unknown": ("原文没有写明，不作推测", "not written; not guessed"),
    # area
    "area:place": ("分句中的地名", "a place named in the clause"),
    "area:word": ("“全球”“国内”一类的词", "a word such as “worldwide” or “domestic”"),
    "area:carried": ("沿用前文的地域", "the area of the text before"),
    "area:own": ("公司或产品自身的数字，不归地域", "a figure of a company or thing itself, of no area"),
    "area:none": ("原文没有写明", "not written"),
    # status
    "status:actual": ("前面没有预计、目标一类的词，作事实", "no word of outlook or aim before it: a fact"),
    "status:estimate": ("前面有“估算”“测算”一类的词", "a word of estimation before it"),
    "status:forecast": ("前面有“预计”“有望”“将”一类的词", "a word of outlook before it"),
    "status:target": ("有“目标”“力争”“拟”一类的词", "a word of aim or plan beside it"),
    # source
    "source:ahead": ("前面写明出自谁（如“据……统计”“……表示”）", "who says so is named before it"),
    "source:behind": ("后面的说话人或注明的来源", "the speaker or the note behind it"),
    "source:none": ("原文没有写明", "not written"),
    # events
    "event": ("事件触发词，分句中有它所需的词", "a wording that tells an event, with what it needs in its clause"),
    "actor:named": ("分句中有主体的名称", "who acts is named in the clause"),
    "actor:unlisted": ("词库没有的名称，由其后的动词得知", "a name no list has, known by the verb behind it"),
    "actor:carried": ("主体沿用前面的分句", "who acts is named in a clause before"),
    "actor:far": ("主体沿用较远的分句", "who acts is named in a clause further back"),
    "actor:spoken": ("主体沿用前文", "who acts is named in a sentence before"),
    "actor:topic": ("触发词之前的名词是它所说的事物", "the noun before the wording is what it befalls"),
    "actor:none": ("没有写明主体", "who acts is not written"),
    "date:stated": ("写明了日期", "the date is written"),
    "date:none": ("没有写明日期", "no date is written"),
    # links
    "link:stated": ("分句里写明了两端", "the clause names both ends"),
    "link:carried": ("分句里的“其”“公司”或省略的主语，取前文所说", "one end is taken up from before, by a pronoun or without a word"),
    # names
    "lexicon": ("词库中的名称", "a name of the lexicon"),
    "name:form": ("词尾是机构名称的写法（如“有限公司”“研究院”）", "it ends like the name of a body, as Ltd or institute"),
    "name:code": ("后面注有股票代码", "a stock code stands behind it"),
    "name:introduced": ("原文以“简称”“下称”引入的简称", "the text introduces it as a short name"),
    "name:bracket": ("全称后面括号中的外文名或缩写", "a foreign name or abbreviation in brackets behind the full one"),
    "name:again": ("同一篇中前后出现过的名称", "named elsewhere in the same text"),
    "name:post": ("旁边是职务或称谓", "a post or form of address stands beside it"),
    "name:speaker": ("句首的姓名，后面是“表示”“认为”一类的词", "it opens the clause and a verb of saying follows"),
    "name:foreign": ("外国人名的写法", "written like a foreign person's name"),
    "name:employer": ("后面是某人的职务", "a person's post stands behind it"),
    "name:list": ("与已知的公司并列", "listed together with known companies"),
    "name:brand": ("生造的词，后面是行业用词（如“科技”“电子”）", "a made-up word with a word for a trade behind it"),
    "name:class": ("前面是“龙头”“子公司”一类的词", "a word such as “leader” or “subsidiary” stands before it"),
    "name:deal": ("后面是融资、涨跌、业绩一类的词", "words of financing, share prices or results follow"),
    "name:stem": ("词库中只有一家公司的名称以此开头", "only one listed company's name begins so"),
    "name:title": ("书名号中的标题", "a title in book marks"),
    "name:number": ("标准编号的写法", "numbered like a standard"),
    "name:place": ("词尾是地名的写法", "it ends like the name of a place"),
    "name:model": ("产品型号的写法", "written like a product's model"),
    "name:quoted": ("引号中的产品名称", "a product's name in quotation marks"),
    "name:unclear": ("不止一个对象叫这个名称，不作推测", "several things are called so; not guessed"),
}  # fmt: skip
"""Rule -> what it means in Chinese and in English."""

_FIELDS = {"quantity": "value", "table": "value", "subject": "subject", "period": "period", "area": "area", "status": "status"}
_FIELDS |= {"source": "source", "lexicon": "canonical", "event": "type", "actor": "args", "date": "date", "name": "canonical"}
_FIELDS |= {"link": "relation"}


def field_of(rule: str) -> str:
    """The field of a record that a rule decided; what names no other decided the indicator."""
    return _FIELDS.get(rule.partition(":")[0], "indicator")


def rule_in_words(rule: str) -> str:
    """What a rule means, in the language of the command line."""
    return t(*RULES[rule]) if rule in RULES else rule
