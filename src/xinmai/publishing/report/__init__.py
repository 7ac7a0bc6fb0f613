"""Dossier -> Edition: the market report, one file for each chapter. A chapter that nothing can be cited for is left out."""

from xinmai.publishing.report.competition import stated_shares
from xinmai.publishing.report.compose import compose_report
from xinmai.publishing.report.dossier import Dossier
from xinmai.publishing.report.events import told
from xinmai.publishing.report.outlook import forecasts
from xinmai.publishing.report.sources import listed
from xinmai.publishing.report.tables import source_of
from xinmai.publishing.report.wording import Wording

__all__ = ["Dossier", "Wording", "compose_report", "forecasts", "listed", "source_of", "stated_shares", "told"]
