"""The currency that a bare 元 stands for in a text: that of the place the text is written for.

Declared by the text itself where it does so (`人民币，下同`), else read from what only Taiwan or only Hong Kong
writes. Amounts that name their currency are not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Collection

__all__ = ["home_currency", "is_from_abroad"]

_NAMES = {"人民币": "CNY", "新台币": "TWD", "台币": "TWD", "港币": "HKD", "港元": "HKD", "美元": "USD", "美金": "USD"}
_ANY = "|".join(_NAMES)
_DECLARED = re.compile(
    rf"(?P<same>{_ANY})(?:元|千元|百万元|计)?[，,、；]? ?[上以]?下同"
    rf"|(?:金额|数字|货币)[^。；\d]{{0,12}}[均皆全][为是以][^。；\d]{{0,2}}(?P<all>{_ANY})"
    rf"|(?:金额单位|货币单位|币种)(?:[:：]|为|是)[^。；\d]{{0,2}}(?P<unit>{_ANY})"
    rf"|以(?P<listed>{_ANY})[^。；，]{{0,8}}(?:列示|列报|呈列)"
)
_DECLARING = ("下同", "金额单位", "货币单位", "币种", "列示", "列报", "呈列", *(one + other for one in "均皆全" for other in "为是以"))
"""What a declaration cannot do without: single words are found faster than all its forms."""
# Each branch begins with a character of its own, for only then does the engine skip all others quickly.
_TAIWAN = re.compile(
    rf"新台币|台币|台湾|台股|台厂|台北|新竹|竹科|{'|'.join(f'{span}[增减](?![长加持少资速幅产])' for span in '年季月')}|兆元|纯益|每股盈余|每股税后|营益率|自结|上看|EPS|"
    r"工研院|吋|法人估|法说|稼动率|经济部|财政部统计处|主计总处|国科会|中央社|上市柜|三大法人|本益比|殖利率|税后净利"
)
_HONG_KONG = re.compile(
    r"本港|港元|港币|港仙|港股|恒指|恒生|港交所|联交所|金管局|特区政府|来港|香港政府|香港特区|政府统计处|立法会|"
    r"纯利|溢利|股东应占|拥有人应占|按[年月季](?=[升跌增减上下])|派息|集资|货值"
)
_MAINLAND = re.compile(r"人民币|科创板|A股|Ａ股|沪深|北交所|国家统计局|工信部|发改委|海关总署|中国人民银行|我国")
_SEVERAL = 3
"""Signs of a place that make a text in simplified characters, which names its currency, a reprint from there."""
_SIGNS = (("CNY", _MAINLAND), ("TWD", _TAIWAN), ("HKD", _HONG_KONG))


def home_currency(text: str, traditional: bool, countries: Collection[str] = ()) -> str:
    """The ISO code of the currency a bare 元 means in a text given in simplified characters.

    `traditional` says that the original is written in traditional characters. `countries` (ISO 3166) are those of the
    companies it names; they decide only where nothing else does. Without any sign it is `CNY`.
    """
    declared = _DECLARED.search(text) if any(word in text for word in _DECLARING) else None
    if declared:
        return _NAMES[next(name for name in declared.groups() if name)]
    if not traditional:
        return _reprinted(text)
    signs = {code: len(sign.findall(text)) for code, sign in _SIGNS}
    if any(signs.values()):
        return max(signs, key=lambda code: signs[code])
    return "TWD" if countries and set(countries) == {"TW"} else "CNY"


def is_from_abroad(text: str) -> bool:
    """Whether a text has any sign of another place than the mainland; without one its script says nothing."""
    return _TAIWAN.search(text) is not None or _HONG_KONG.search(text) is not None


def _reprinted(text: str) -> str:
    """The currency of a text in simplified characters: that of the mainland, or of where it was reprinted from."""
    named = (("TWD", "新台币", _TAIWAN), ("HKD", "港元", _HONG_KONG))
    codes = [code for code, name, signs in named if name in text and len(signs.findall(text)) >= _SEVERAL]
    return codes[0] if len(codes) == 1 and not _MAINLAND.search(text) else "CNY"
