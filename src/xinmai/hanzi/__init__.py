"""What is true of Chinese text in any industry: width, script, sentences, numerals, calendar, areas. Strings in, values out."""

from xinmai.hanzi.amounts import headed, plain, shown, step_of, unit_name
from xinmai.hanzi.areas import AREA_WORDS, HOME, WORLD
from xinmai.hanzi.numerals import NUMERAL, parse_numeral
from xinmai.hanzi.periods import period_words
from xinmai.hanzi.script import HAN, from_traditional, is_han, is_traditional, simplified
from xinmai.hanzi.sentences import CLOSERS, ends_sentence, sentences, trimmed
from xinmai.hanzi.width import half_width

__all__ = [
    "AREA_WORDS",
    "CLOSERS",
    "HAN",
    "HOME",
    "NUMERAL",
    "WORLD",
    "ends_sentence",
    "from_traditional",
    "half_width",
    "headed",
    "is_han",
    "is_traditional",
    "parse_numeral",
    "period_words",
    "plain",
    "sentences",
    "shown",
    "simplified",
    "step_of",
    "trimmed",
    "unit_name",
]
