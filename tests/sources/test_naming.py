from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from xinmai.sources.naming import name_of_answer

PDF = "application/pdf;charset=utf-8"


@pytest.mark.parametrize(
    ("url", "media_type", "disposition", "name"),
    [
        ("https://a.cn/n/1.html", "text/html", "", "1.html"),
        ("https://a.cn/", "text/html", "", "a.cn"),
        ("https://a.cn/down.jsp?id=5", PDF, "", "down.jsp.pdf"),
        ("https://a.cn/down.jsp?id=5", PDF, 'attachment; filename="report.pdf"', "report.pdf"),
        ("https://a.cn/down?id=5", "application/octet-stream", "attachment; filename*=UTF-8''%E9%99%84%E8%A1%A8.xlsx", "附表.xlsx"),
        ("https://a.cn/down?id=5", PDF, 'attachment; filename="%E9%99%84%E8%A1%A8.pdf"', "附表.pdf"),
        ("https://a.cn/down?id=5", PDF, f'attachment; filename="{"附表.pdf".encode("gbk").decode("latin-1")}"', "附表.pdf"),
        ("https://a.cn/down?id=5", PDF, f'attachment; filename="{"附表.pdf".encode().decode("latin-1")}"', "附表.pdf"),
        ("https://a.cn/x", PDF, 'attachment; filename="../../etc/passwd"', "passwd.pdf"),
        ("https://a.cn/x", PDF, 'attachment; filename="..%2f..%2fa.pdf"', "a.pdf"),
        ("https://a.cn/x", PDF, 'attachment; filename=""', "x.pdf"),
        ("https://a.cn/%E6%8A%A5%E5%91%8A.PDF", PDF, "", "报告.PDF"),
    ],
)
def test_names(url: str, media_type: str, disposition: str, name: str) -> None:
    assert name_of_answer(url, media_type, disposition) == name


@given(st.text(max_size=300))
def test_a_name_is_never_a_path(disposition: str) -> None:
    for said in (disposition, f'attachment; filename="{disposition}"'):
        name = name_of_answer("https://a.cn/x", "", said)
        assert name
        assert "/" not in name
        assert "\\" not in name
        assert len(name) < 170
