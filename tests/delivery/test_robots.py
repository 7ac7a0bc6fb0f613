from __future__ import annotations

import base64
import hashlib
import hmac
import json
from urllib.parse import parse_qs, urlsplit

import pytest

from sources.serving import Site
from xinmai.delivery.robots import ROBOTS, send_robot
from xinmai.errors import DeliveryError
from xinmai.model import Letter

LETTER = Letter("k", "标题", "正文")


def mac(key: str, message: str) -> str:
    return base64.b64encode(hmac.new(key.encode(), message.encode(), hashlib.sha256).digest()).decode()


def send(site: Site, kind: str, letter: Letter = LETTER, secret: str = "", answer: str = '{"code":0,"errcode":0}') -> list[float]:
    waits: list[float] = []
    site.give("/bot", answer, "application/json")
    send_robot(kind, "c", site.url("/bot?access_token=t"), letter, 1700000000, waits.append, secret)
    return waits


def test_feishu_is_signed_in_the_body(site: Site) -> None:
    send(site, "feishu", secret="s")
    assert json.loads(site.received[0]) == {
        "msg_type": "text",
        "content": {"text": "标题\n\n正文"},
        "timestamp": "1700000000",
        "sign": mac("1700000000\ns", ""),
    }


def test_dingtalk_is_signed_in_the_address(site: Site) -> None:
    send(site, "dingtalk", secret="s")
    query = parse_qs(urlsplit(site.asked[0][0]).query)
    assert query == {"access_token": ["t"], "timestamp": ["1700000000000"], "sign": [mac("s", "1700000000000\ns")]}
    assert json.loads(site.received[0]) == {"msgtype": "text", "text": {"content": "标题\n\n正文"}}


@pytest.mark.parametrize("kind", ROBOTS)
def test_long_letters_go_in_parts_at_the_robots_pace(site: Site, kind: str) -> None:
    most, between = ROBOTS[kind]
    waits = send(site, kind, Letter("k", "标题", "一行文字\n" * most))
    texts = [next(iter(part.get("content", part.get("text", {})).values())) for part in map(json.loads, site.received)]
    assert len(texts) > 1
    assert max(len(text.encode()) for text in texts) <= most
    assert waits == [between] * (len(texts) - 1)


@pytest.mark.parametrize(("answer", "lasting"), [('{"errcode":310000,"errmsg":"sign not match"}', True), ('{"code":9499,"msg":"too many"}', False), ("<html>", False), ("[]", False)])
def test_a_robot_that_refuses_is_an_error(site: Site, answer: str, lasting: bool) -> None:
    with pytest.raises(DeliveryError) as caught:
        send(site, "dingtalk", answer=answer)
    assert caught.value.lasting is lasting
