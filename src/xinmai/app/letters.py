"""Alerts in words: a letter with a subject, a text and a page, every alert with why it fired and the words it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, timezone
from html import escape
from itertools import chain

from xinmai.model import Alert, Letter, Proof, Severity, stable_id

__all__ = ["letter_of", "page_of"]

_SEVERITIES = {Severity.HIGH: "高", Severity.MEDIUM: "中", Severity.LOW: "低"}
_PAGE = '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>{title}</title></head><body style="font-family:sans-serif;line-height:1.6">{body}</body></html>'


def letter_of(alerts: Sequence[Alert], hours_from_utc: float) -> Letter:
    """A letter about one alert or several; moments are told so many hours east of Greenwich."""
    first = alerts[0]
    subject = f"【{_SEVERITIES[first.severity]}】{first.title}" if len(alerts) == 1 else f"芯脉预警汇总：{len(alerts)} 条"
    key = stable_id("letter", *chain.from_iterable((alert.rule, alert.key) for alert in alerts))
    zone = timezone(timedelta(hours=hours_from_utc))
    text = "\n\n".join(_text(alert, zone) for alert in alerts)
    return Letter(key, subject, text, page_of(subject, "".join(_html(alert, zone) for alert in alerts)))


def page_of(title: str, body: str) -> str:
    """The page of a letter; the body is HTML already."""
    return _PAGE.format(title=escape(title), body=body)


def _text(alert: Alert, zone: timezone) -> str:
    head = f"【{_SEVERITIES[alert.severity]}】{alert.title}\n缘由：{alert.why}（规则 {alert.rule}，{_when(alert, zone)}）"
    return "\n".join([head, *(f"“{_line(proof)}”\n  —— {_where(proof)}" for proof in alert.proofs)])


def _html(alert: Alert, zone: timezone) -> str:
    proofs = "".join(f"<blockquote>{escape(_line(proof))}<br><small>{_linked(proof)}</small></blockquote>" for proof in alert.proofs)
    why = f"<p>缘由：{escape(alert.why)}（规则 {escape(alert.rule)}，{_when(alert, zone)}）</p>"
    return f"<h2>【{_SEVERITIES[alert.severity]}】{escape(alert.title)}</h2>{why}{proofs}"


def _when(alert: Alert, zone: timezone) -> str:
    return f"{datetime.fromisoformat(alert.at).astimezone(zone):%Y-%m-%d %H:%M}"


def _line(proof: Proof) -> str:
    return " ".join(proof.quote.split())


def _where(proof: Proof) -> str:
    return " ".join(filter(None, (proof.document, f"{proof.start}–{proof.end}", proof.url)))


def _linked(proof: Proof) -> str:
    place = escape(f"{proof.document} {proof.start}–{proof.end}")
    return f'<a href="{escape(proof.url)}">{place}</a>' if proof.url.startswith(("http://", "https://")) else place
