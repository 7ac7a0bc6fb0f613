"""Observations -> series: what is measured the same way is put together."""

from xinmai.analysis.alignment import Aligner, growth_of
from xinmai.analysis.series import gather

__all__ = ["Aligner", "gather", "growth_of"]
