"""Facts -> what follows from many: series of what is measured the same way, grades of what is reported alike, happenings."""

from xinmai.analysis.alignment import Aligner, growth_of
from xinmai.analysis.derived import cagr, concentration, growth, implied, paces, share
from xinmai.analysis.finding_series import match_keyed, match_series
from xinmai.analysis.forecasts import ledger, scoreboard
from xinmai.analysis.grading import grades, independent
from xinmai.analysis.happenings import happenings
from xinmai.analysis.matrix import company_and_use, matrices
from xinmai.analysis.related import related
from xinmai.analysis.sayings import sayings
from xinmai.analysis.scope import Scope, about, aligned_within, is_about, scope_of
from xinmai.analysis.series import Standing, gather, regular, standing_by
from xinmai.analysis.sources import source_reader
from xinmai.analysis.structures import is_group, regions, rivals, structures

__all__ = [
    "Aligner",
    "Scope",
    "Standing",
    "about",
    "aligned_within",
    "cagr",
    "company_and_use",
    "concentration",
    "gather",
    "grades",
    "growth",
    "growth_of",
    "happenings",
    "implied",
    "independent",
    "is_about",
    "is_group",
    "ledger",
    "match_keyed",
    "match_series",
    "matrices",
    "paces",
    "regions",
    "regular",
    "related",
    "rivals",
    "sayings",
    "scope_of",
    "scoreboard",
    "share",
    "source_reader",
    "standing_by",
    "structures",
]
