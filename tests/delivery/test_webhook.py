from __future__ import annotations

import hashlib
import hmac
import json

import pytest

from sources.serving import Site
from xinmai.delivery.webhook import send_webhook
from xinmai.errors import DeliveryError
from xinmai.model import Letter

LETTER = Letter("k1", "标题 {text}", '正文 "引号"')


def test_a_hook_gets_signed_json(site: Site) -> None:
    site.give("/hook", "ok")
    send_webhook("c", site.url("/hook"), LETTER, 2, 1700000000, secret="key", template={"a": ["{subject}：{text}"], "n": 3, "t": "{text}"})
    (body,), (_, headers) = site.received, site.asked[0]
    assert json.loads(body) == {"a": ['标题 {text}：正文 "引号"'], "n": 3, "t": '正文 "引号"'}
    assert headers["x-xinmai-signature"] == "sha256=" + hmac.new(b"key", b"1700000000." + body, hashlib.sha256).hexdigest()
    assert (headers["idempotency-key"], headers["x-xinmai-attempt"], headers["x-xinmai-timestamp"]) == ("k1", "2", "1700000000")


@pytest.mark.parametrize(("status", "lasting"), [(500, False), (429, False), (404, True), (302, True)])
def test_a_hook_that_refuses_is_an_error(site: Site, status: int, lasting: bool) -> None:
    site.give("/hook/token-123", status=status, Location="/other")
    with pytest.raises(DeliveryError, match=f"HTTP {status}") as caught:
        send_webhook("c", site.url("/hook/token-123"), LETTER, 1, 0)
    assert (caught.value.lasting, "token-123" in str(caught.value)) == (lasting, False)
    assert site.paths() == ["/hook/token-123"]


def test_a_hook_that_is_not_there_is_an_error() -> None:
    with pytest.raises(DeliveryError, match="cannot be reached"):
        send_webhook("c", "http://127.0.0.1:9/token", LETTER, 1, 0)
