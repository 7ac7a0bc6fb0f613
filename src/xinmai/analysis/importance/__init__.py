"""Stories -> their order in an issue: what speaks for each, what the client wants, what there is room for."""

from xinmai.analysis.importance.choosing import Candidate, Choice, LeftOut, choose
from xinmai.analysis.importance.following import Followed, Printed, follow
from xinmai.analysis.importance.novelty import Known
from xinmai.analysis.importance.taste import Taste
from xinmai.analysis.importance.telling import Telling
from xinmai.analysis.importance.weigh import weigh

__all__ = ["Candidate", "Choice", "Followed", "Known", "LeftOut", "Printed", "Taste", "Telling", "choose", "follow", "weigh"]
