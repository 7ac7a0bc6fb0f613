"""Records as pages and as JSON. Everything put into a page is escaped; nothing in it is markup but what the templates write."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import quote, urlencode

import orjson
from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateNotFound
from starlette.requests import Request

from xinmai.app.records import Record
from xinmai.web import amounts
from xinmai.web.asking import Ask
from xinmai.web.chain_map import chain_map
from xinmai.web.language import CHINESE, ENGLISH, tongues
from xinmai.web.loss_lines import loss_lines
from xinmai.web.menu import EDITORS, MENU
from xinmai.web.words import WORDS

__all__ = ["as_json", "rendered"]

_OPTIONS = orjson.OPT_NON_STR_KEYS


class _Loader(BaseLoader):
    """Templates of the package."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str | None, Any]:
        path = files("xinmai.web") / "templates" / template
        if not path.is_file():
            raise TemplateNotFound(template)
        return path.read_text("utf-8"), None, lambda: True


@cache
def _environment() -> Environment:
    environment = Environment(loader=_Loader(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.filters |= {"day": amounts.day, "integer": amounts.integer, "size": amounts.size, "tongues": tongues}
    environment.globals |= {"place": _place, "record_at": _record_at, "entity_at": _entity_at, "chain_map": chain_map, "loss_lines": loss_lines}
    return environment


def as_json(value: Any) -> bytes:
    """Compact JSON in UTF-8."""
    return orjson.dumps(value, option=_OPTIONS)


def rendered(template: str, request: Request, record: Record) -> bytes:
    """A page in the language of the request."""
    ask = Ask(request)
    english = ask.language == ENGLISH

    def word(kind: str, value: object) -> str:
        words = WORDS[kind].get(str(value))
        return words[english] if words else str(value)

    def here(**changes: object) -> str:
        """The address of this page with some parameters changed; `None` takes one away."""
        asked = {name: value for name, value in request.query_params.items() if name != "lang"}
        kept = {name: value for name, value in {**asked, **changes}.items() if value not in (None, "")}
        return f"{quote(request.url.path)}{'?' if kept else ''}{urlencode(kept)}"

    values = {
        "english": english,
        "language": ask.language,
        "other_language": here(lang=CHINESE if english else ENGLISH),
        "t": ask.t,
        "word": word,
        "amount": lambda stated: amounts.amount(stated, english=english),
        "period": lambda text: amounts.period(text, english=english),
        "here": here,
        "twin": _twin(request),
        "asked": dict(request.query_params),
        "path": request.url.path,
        "menu": [(path, ask.t(*words)) for path, words in MENU if path not in EDITORS or ask.visitor.may("editor")],
        "visitor": ask.visitor,
        "lags": ask.library.lags,
        "chinese": request.app.state.chinese,
        "site_name": ask.library.workspace.settings.title,
    }
    return _environment().get_template(template).render(values, **record).encode("utf-8", "replace")


def _twin(request: Request) -> str:
    path = "/index" if request.url.path == "/" else request.url.path
    return f"{quote(path)}.json{'?' if request.url.query else ''}{request.url.query}"


def _place(stated: Record) -> str:
    """The address of a quote in its document: the sentence, lit."""
    return f"/documents/{stated['document_id']}?at={stated['start']}-{stated['end']}#o{stated['start']}"


def _record_at(stated: Record) -> str:
    """The address of the record of a number."""
    return f"/observations/{stated['document_id']}/{stated['start']}-{stated['end']}"


def _entity_at(type: str, canonical: str) -> str:
    return f"/entities/{quote(type)}/{quote(canonical, safe='')}"
