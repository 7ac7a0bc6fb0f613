"""Dossier -> Edition: the market report, one file for each chapter. A chapter that nothing can be cited for is left out."""

from xinmai.publishing.report.compose import compose_report
from xinmai.publishing.report.dossier import Dossier

__all__ = ["Dossier", "compose_report"]
