"""Names that a text itself tells to be companies: by a stock code, a full form, an abbreviation, the word 公司.

What the lexicon lists needs no introduction; this is for the many companies that no list has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

__all__ = ["introduced", "without_title"]

_NAME = r"[\u4e00-\u9fffA-Za-z][\u4e00-\u9fffA-Za-z0-9&·-]{1,11}"
_FORMS = (
    rf"(?:证券|股票|公司)?简称[：:]?\s*[“\"「]?(?P<short>{_NAME})",
    rf"(?:公司|企业|厂商|商|平台)[“\"「](?P<quoted>{_NAME})[”\"」]",
    rf"(?P<coded>{_NAME})[（(](?:[A-Z]{{2,6}}[：:.]\s?)?\d{{4,6}}(?:[.．][A-Z]{{2}})?[）)]",
    r"(?P<full>[\u4e00-\u9fff]{2,8})(?:[（(][\u4e00-\u9fff]{2,4}[）)])?(?:股份|集团|科技|技术)?(?:股份)?有限(?:责任)?公司",
)
_INTRODUCED = re.compile("|".join(_FORMS))
_SIGNS = re.compile(r"简称|公司(?:[“\"「]|(?<=有限公司)|(?<=有限责任公司))|企业[“\"「]|商[“\"「]|平台[“\"「]|（[A-Z：:. ]*\d{4,6}|\([A-Z：:. ]*\d{4,6}")
"""What a sentence must hold before the forms are tried; no class begins a branch, so that the engine skips all else quickly."""
_TITLE = re.compile(r".*(?:大厂|厂商|巨头|龙头|企业|公司|运营商|供应商|制造商|开发商|服务商|平台|品牌|代工厂|子公司|旗下|受理|透露|发布|消息|其中|同业)(?=[^、和与及的]{2,})")
"""What stands in front of a name and only says what it is: 被动元件大厂国巨."""


def introduced(text: str) -> Iterator[str]:
    """The companies that a sentence introduces, in order."""
    if not _SIGNS.search(text):
        return
    for match in _INTRODUCED.finditer(text):
        name = without_title(next(group for group in match.groups() if group))
        if len(name) >= 2:
            yield name


@lru_cache(maxsize=1 << 12)
def without_title(phrase: str) -> str:
    """A name without the words in front of it that say what it is."""
    title = _TITLE.match(phrase)
    return phrase[title.end() :] if title else phrase
