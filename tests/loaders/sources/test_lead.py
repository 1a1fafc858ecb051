"""The lead of a page that stands apart from the body."""

from __future__ import annotations

import pytest

from loaders.sources.html_page import article_from_html

LEAD = "Chiều 8-1, tại Hà Nội, bộ trưởng hai nước hội đàm về hợp tác trong năm tới."
OTHER = "Sáng 2/6, thứ trưởng ngoại giao tiếp đoàn khách từ nước láng giềng phía tây."
LINE = "Đoạn {}: hai bên bàn về đào tạo cán bộ, giao lưu biên giới và thống nhất gặp lại nhau vào mùa thu năm sau."
BODY = "".join(f"<p>{LINE.format(n)}</p>" for n in range(4))


def text_of(body: str, head: str = "") -> str:
    page = f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>{body}</body></html>"
    return article_from_html(page.encode(), "a.html").text


APART = {
    "beside the headline": f"<div><h1>Tin</h1><p class='description'>{LEAD}</p><article>{BODY}</article></div>",
    "in a column that is called one beside": "<section><div class='sidebar-1'><h1>Tin</h1>"
    f"<p class='description'>{LEAD}</p><article class='detail'>{BODY}</article></div></section>",
    "by its Vietnamese name": f"<h1>Tin</h1><h2 class='detail-sapo'>{LEAD}</h2><article>{BODY}</article>",
    "without a headline": f"<h2 class='sapo' data-role='sapo'>{LEAD}</h2><div class='detail-content'>{BODY}</div>",
    "in the body": f"<article><h1>Tin</h1><p class='sapo'>{LEAD}</p>{BODY}</article>",
}


@pytest.mark.parametrize("body", APART.values(), ids=APART.keys())
def test_the_lead_is_read_once(body: str) -> None:
    text = text_of(body)
    assert text.count(LEAD) == 1
    assert text.index(LEAD) < text.index(LINE.format(0))


def test_what_the_page_says_of_itself_tells_the_lead() -> None:
    head = f"<meta name='description' content='{LEAD[:70]}'>"
    text = text_of(f"<p class='x-desc'>{LEAD}</p><h1>Tin</h1><article>{BODY}</article>", head)
    assert LEAD in text


ELSEWHERE = {
    "teasers of other articles": f"<div class='summary'>{OTHER}</div><div class='summary'>{OTHER} Nữa.</div>",
    "in a list": f"<ul><li><p class='description'>{OTHER}</p></li></ul>",
    "in a link": f"<a href='/1'><p class='sapo'>{OTHER}</p></a>",
    "in a part for other articles": f"<div class='tin-lien-quan'><p class='sapo'>{OTHER}</p></div>",
    "in the foot": f"<footer><p class='description'>{OTHER}</p></footer>",
    "a few words": "<p class='description'>Bản tin ngày 2/6</p>",
}


@pytest.mark.parametrize("other", ELSEWHERE.values(), ids=ELSEWHERE.keys())
def test_what_is_no_lead(other: str) -> None:
    assert "2/6" not in text_of(f"<div><h1>Tin</h1></div><article><p>{LEAD}</p>{BODY}</article>{other}")


def test_parts_of_a_page_that_a_browser_builds() -> None:
    part = f"<template shadowrootmode='open'><h1>Tin</h1><p>{LEAD}</p>{BODY}</template>"
    assert LEAD in text_of(f"<x-article>{part}</x-article>")
    assert OTHER not in text_of(
        f"<article><h1>Tin</h1><p>{LEAD}</p>{BODY}<template><p>{OTHER}</p></template></article>"
    )
