"""Facts -> what follows from many: series of what is measured the same way, grades of what is reported alike, happenings."""

from xinmai.analysis.alignment import Aligner, growth_of
from xinmai.analysis.derived import cagr, concentration, growth
from xinmai.analysis.finding_series import match_series
from xinmai.analysis.forecasts import ledger, scoreboard
from xinmai.analysis.grading import grades, independent
from xinmai.analysis.happenings import happenings
from xinmai.analysis.related import related
from xinmai.analysis.series import Standing, gather, standing_by
from xinmai.analysis.sources import source_reader

__all__ = [
    "Aligner",
    "Standing",
    "cagr",
    "concentration",
    "gather",
    "grades",
    "growth",
    "growth_of",
    "happenings",
    "independent",
    "ledger",
    "match_series",
    "related",
    "scoreboard",
    "source_reader",
    "standing_by",
]
