"""What is true of an industry, as checked data: companies, bodies, terms, units, indicators, chain, columns.

`ic/` is the lexicon we ship; another industry is another folder of the same form.
"""

from xinmai.lexicon.counts import Count, counts
from xinmai.lexicon.lexicon import Lexicon
from xinmai.lexicon.link_schema import LinkWording
from xinmai.lexicon.loader import IC, default_lexicon, load
from xinmai.lexicon.schema import Column, EventNoun, EventTrigger, EventWeight, Indicator, MeasureVerb, Unit

__all__ = ["IC", "Column", "Count", "EventNoun", "EventTrigger", "EventWeight", "Indicator", "Lexicon", "LinkWording", "MeasureVerb", "Unit", "counts", "default_lexicon", "load"]
