"""Series, happenings and markets -> early warnings: what is beyond the bounds of the lexicon's rules, each thing once."""

from xinmai.analysis.warning.material import Market, Material
from xinmai.analysis.warning.warn import early_warnings

__all__ = ["Market", "Material", "early_warnings"]
