"""Every message has a Chinese wording, and finds it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.cli.messages import OURS, WORDINGS, chinese, explained
from xinmai.documents import kinds
from xinmai.errors import LexiconError, UnreadableError, UsageError

from .raised import messages, strings

MESSAGES = list(messages())
WORDED = sorted({(message.text, message.where.split(":")[0]) for message in MESSAGES if message.text})
PASSED_ON = {
    "app/reach.py",  # what delivery says of a secret
    "app/demo.py",  # the first problem that verify found
    "documents/__init__.py",  # the first notice
    "documents/draft.py",  # what readers notice
    "store/layout.py",  # notices read back
}
"""Files that pass a message on which another one words."""
KEPT = {
    "xinmai", "init", "docx", "xlsx", "xls", "pptx", "pdf", "html", "txt", "csv", "tsv", "max", "megabytes", "lexicon",
    "yaml", "ocr", "since", "until", "bulletin", "draft", "review", "publish", "list", "drop", "true", "from", "explain", "format", "unknown", "port", "postgresql", "psycopg", "Unicode", "Office", "gzip", "token", "host", "risk", "terms", "settings", "countries", "Prod", "source", "sources", "known", "allow", "hosts", "http", "https", "robots", "OPML", "alerts", "delivery", "chmod", "apprise", "above", "below", "figure", "files", "linked", "eml", "named", "only", "false", "imaps", "INBOX", "country", "firm", "link", "cut", "save",
}  # fmt: skip
"""Words that stay as they are in Chinese: names of commands, options, formats."""
HOLE = re.compile(r"\{(\w+)\}")


def leftover(text: str) -> list[str]:
    """English words that are no names."""
    return [word for word in re.findall(r"[A-Za-z]{3,}", text) if word not in KEPT and not word.isupper()]


def test_messages_are_found_at_all() -> None:
    assert len(WORDED) > 60
    assert {file.split("/")[0] for _, file in WORDED} >= {
        "app",
        "cli",
        "documents",
        "lexicon",
        "publishing",
        "sources",
        "store",
    }


@pytest.mark.parametrize(("text", "file"), WORDED)
def test_every_message_has_a_chinese_wording(text: str, file: str) -> None:
    assert leftover(chinese(text)) == [], f"give it a wording in xinmai/cli/messages.py ({file})"


def test_messages_worded_elsewhere_are_known() -> None:
    assert {message.where.split(":")[0] for message in MESSAGES if message.text is None} == PASSED_ON


@pytest.mark.parametrize(
    "text",
    ["holds no text", *(f"{kind}, not a document; supported: PDF" for kind in kinds._FOREIGN.values())],
)
def test_pieces_that_are_filled_in_have_one_too(text: str) -> None:
    assert leftover(chinese(text)) == []


def test_no_wording_is_left_of_a_message_that_is_gone() -> None:
    texts = {message.text for message in MESSAGES if message.text} | set(strings())
    patterns = {
        template: HOLE.sub(".+", re.sub(r"[][().*+?|^$-]", r"\\\g<0>", template)) for template in OURS
    }
    unused = [
        template
        for template, pattern in patterns.items()
        if not any(re.fullmatch(pattern, text) for text in texts)
    ]
    assert unused == []


@pytest.mark.parametrize("template", WORDINGS)
def test_no_wording_hides_behind_an_earlier_one(template: str) -> None:
    values = {name: f"⟨{name}⟩" for name in HOLE.findall(template)}
    text, wording = template, WORDINGS[template]
    for name, value in values.items():
        text, wording = text.replace(f"{{{name}}}", value), wording.replace(f"{{{name}}}", value)
    assert chinese(text) == wording
    assert not HOLE.search(wording), "it fills in what the English does not have"


def test_an_error_keeps_where_it_stands() -> None:
    assert explained(UnreadableError("年报: 上.pdf", "empty file")) == "年报: 上.pdf: 空文件"
    error = LexiconError("ic/companies.csv", 3, "field 'name': Field required")
    assert explained(error) == "ic/companies.csv:3: 字段 name：缺少此项"
    assert explained(UsageError("no format 'x': choose one of pdf, html")) == "没有格式 'x'；可选 pdf, html"


def test_a_message_within_a_message_is_reworded() -> None:
    assert (
        chinese("a.csv: cannot be written: Permission denied; choose another place")
        == "a.csv：无法写入：没有权限；请换一个位置"
    )


@given(st.text())
def test_what_has_no_wording_stays_as_it_is(text: str) -> None:
    assert chinese(f"〔{text}〕") == f"〔{text}〕"


@given(
    st.sampled_from([message.text for message in MESSAGES if message.text]),
    st.text(st.characters(categories=["Lo"]), min_size=1),
)
def test_names_survive(text: str, name: str) -> None:
    assert chinese(text.replace("7", name)).count(name) >= min(1, text.count("7"))
