"""What the head of a text file states of the article below it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.sources.head_fields import Head, read_head
from loaders.sources.text_file import article_from_text

BODY = "Chiều 8-1, hai bên hội đàm tại Hà Nội."
DAY = "2021-01-08"

HEADS: list[tuple[str, tuple[str | None, str | None, str | None, str | None]]] = [
    # a head, and the title, address, source and publication day that it states
    ("Tiêu đề: Hội đàm\nNgày đăng: 08/01/2021\nNguồn: Báo A\n\n", ("Hội đàm", None, "Báo A", DAY)),
    ("Title: Talks\nDate: 2021-01-08\nURL: https://a.vn/1\n\n", ("Talks", "https://a.vn/1", None, DAY)),
    ('---\ntitle: "Hội đàm"\ntags:\n  - a\ndate: 2021-01-08\n---\n\n', ("Hội đàm", None, None, DAY)),
    ("+++\ntitle = 'Hội đàm'\npublished = 2021-01-08\n+++\n", ("Hội đàm", None, None, DAY)),
    ("published: 08/01/2021\n\n", (None, None, None, DAY)),
    ("Ngày đăng: hôm qua\n\n", (None, None, None, None)),
    # of an invitation, of a sentence, of nothing
    ("Thời gian: 8h ngày 10/1/2021\nĐịa điểm: Hà Nội\n\n", (None, None, None, None)),
    ("Ngày: 8/1/2021\n\n", (None, None, None, None)),
    ("Hà Nội: hai bên hội đàm\n\n", (None, None, None, None)),
    ("---\n\n", (None, None, None, None)),
    ("", (None, None, None, None)),
]


@pytest.mark.parametrize(("head", "stated"), HEADS)
def test_what_a_head_states(head: str, stated: tuple[str | None, ...]) -> None:
    found = read_head(head + BODY, "a.txt")
    assert (found.title, found.url, found.source, found.published) == stated
    article = article_from_text((head + BODY).encode(), "a.txt")
    assert (article.text, article.published) == (head + BODY, stated[3])


def test_a_day_that_is_not_understood_is_said(caplog: pytest.LogCaptureFixture) -> None:
    read_head("Ngày đăng: hôm qua\n\n" + BODY, "a.txt")
    (said,) = caplog.messages
    assert said.startswith("a.txt: states a publication day that is not understood: 'hôm qua'; it is read without one")


def test_the_headline_below_a_head_is_the_title() -> None:
    article = article_from_text(f"Ngày đăng: 08/01/2021\n\nHội đàm Việt Nam - Lào\n\n{BODY}".encode(), "a.txt")
    assert (article.title, article.published) == ("Hội đàm Việt Nam - Lào", DAY)


@pytest.mark.parametrize(
    ("above", "stated"),
    [
        ("Hội đàm Việt Nam - Lào\n\nNgày đăng: 08/01/2021\n\n", ("Hội đàm Việt Nam - Lào", DAY)),
        ("# Hội đàm Việt Nam - Lào\nNguồn: Báo A\nNgày đăng: 08/01/2021\n", ("Hội đàm Việt Nam - Lào", DAY)),
        # no headline; no day of publication
        ("Hai bên hội đàm tại Hà Nội.\nNgày đăng: 08/01/2021\n\n", (None, None)),
        ("Hội đàm Việt Nam - Lào\n\nNgày: 08/01/2021\n\n", ("Hội đàm Việt Nam - Lào", None)),
    ],
)
def test_fields_between_a_headline_and_the_article(above: str, stated: tuple[str | None, str | None]) -> None:
    article = article_from_text((above + BODY).encode(), "a.txt")
    assert (article.title, article.published) == stated
    assert article.text == above + BODY


@given(st.text(alphabet="abNgàyđTitle:=-+\n 08/12\t"))
def test_whatever_is_given_has_a_head_or_none(text: str) -> None:
    head = read_head(text, "a")
    assert head == Head() or 0 < head.length <= len(text)
