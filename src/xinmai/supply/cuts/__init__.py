"""Supply cuts: how they are written, and what they do to the chain as far as it is known."""

from xinmai.supply.cuts.settings import SETTINGS
from xinmai.supply.cuts.simulate import LONGEST, simulate
from xinmai.supply.cuts.wording import ABROAD, country_of, firm_of, links_of_words, parse_cut

__all__ = ["ABROAD", "LONGEST", "SETTINGS", "country_of", "firm_of", "links_of_words", "parse_cut", "simulate"]
