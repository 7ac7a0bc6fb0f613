"""Facts -> what follows from many: series of what is measured the same way, grades of what is reported alike."""

from xinmai.analysis.alignment import Aligner, growth_of
from xinmai.analysis.grading import grades
from xinmai.analysis.series import gather

__all__ = ["Aligner", "gather", "grades", "growth_of"]
