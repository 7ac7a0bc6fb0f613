"""Risk of a chain -> Edition: the special risk report, one file for each chapter. Parts come before sums, and what is assumed is named so."""

from xinmai.publishing.risk_report.compose import compose_risk_report
from xinmai.publishing.risk_report.dossier import RiskDossier

__all__ = ["RiskDossier", "compose_risk_report"]
