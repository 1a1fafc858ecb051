"""The pages as HTTP gives them: every state, valid HTML, nothing let through unescaped."""

from __future__ import annotations

import re
import shlex
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree import ElementTree as ET

import html5lib
import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

NS = "{http://www.w3.org/1999/xhtml}"
# Newer than html5lib's list of elements.
KNOWN_SINCE = {"search"}


def tree(response: TestResponse) -> ET.Element:
    """The page parsed; any parse error at all fails the test."""
    parser = html5lib.HTMLParser(strict=False)
    root: ET.Element = parser.parse(response.get_data(as_text=True))
    errors = [(pos, code, data) for pos, code, data in parser.errors if data.get("name") not in KNOWN_SINCE]
    assert errors == []
    return root


def text(element: ET.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def all_of(root: ET.Element, tag: str, **attributes: str) -> list[ET.Element]:
    """Elements by tag and attributes (`class_` finds one class among several)."""
    wanted_class = attributes.pop("class_", None)
    return [
        e
        for e in root.iter(NS + tag)
        if all(e.get(k.replace("_", "-")) == v for k, v in attributes.items())
        and (wanted_class is None or wanted_class in (e.get("class") or "").split())
    ]


STATES = [
    "/",
    "/?lang=en",
    "/?sort=date",
    "/?sort=-updated",
    "/?by=pair",
    "/?by=type&country=LA",
    "/?country=LA&country=VN&from=2021&to=2022-06",
    "/?q=quoc+phong",
    "/?certainty=ambiguous&certainty=unknown",
    "/?status=cancelled",
    "/?match=within&from=2013",
    "/?country=CU&type=sanction&from=2018",
    "/?q=khongcochunao",
    "/?source=Tin+Th%E1%BB%AD",
    "/?updated_since=2020-01-01",
    "/view/pairs",
    "/view/pairs?country=LA&lang=en",
    "/view/pairs?country=CU&type=sanction",
]
WRONG = [
    "/?from=hom+qua",
    "/?country=Atlantis&country=LA",
    "/?type=party&status=x&certainty=y&match=z",
    "/?from=2019&to=2018&lang=en",
    "/?cursor=nonsense",
    "/?q=" + "+".join(str(i) for i in range(60)),
    "/?q=!!!",
    "/view/pairs?from=x",
]


@pytest.mark.parametrize("address", STATES)
def test_every_state_is_a_valid_page(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 200
    root = tree(response)
    assert len(all_of(root, "h1")) == 1
    assert len(all_of(root, "main")) == 1
    ids = [e.get("id") for e in root.iter() if e.get("id")]
    assert len(ids) == len(set(ids))
    for element in root.iter():
        for name in ("aria-labelledby", "aria-describedby", "for", "list"):
            for id in (element.get(name) or "").split():
                assert id in ids, f"{name}={id}"


@pytest.mark.parametrize("address", WRONG)
def test_wrong_input_is_told_on_a_valid_page(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 422
    root = tree(response)
    assert any(e.get("role") == "alert" for e in root.iter())
    assert all_of(root, "article") == []


def test_the_explanation_stands_beside_its_field(client: FlaskClient) -> None:
    root = tree(client.get("/?from=hom+qua&country=LA&country=Atlantis"))
    (field,) = all_of(root, "input", id="from")
    assert field.get("value") == "hom qua"
    assert field.get("aria-invalid") == "true"
    assert "from-error" in (field.get("aria-describedby") or "").split()
    (error,) = all_of(root, "p", id="from-error")
    assert "2018-07-02" in text(error)
    (country,) = all_of(root, "input", id="country")
    (partner,) = all_of(root, "input", id="partner")
    assert (country.get("value"), country.get("aria-invalid")) == ("Lào", None)
    assert (partner.get("value"), partner.get("aria-invalid")) == ("Atlantis", "true")


def test_each_kind_of_date_is_shown_as_sure_as_it_is(client: FlaskClient) -> None:
    page = text(tree(client.get("/")))
    for words in (
        "Thứ Năm, 2 tháng 6, 2022",
        "7 tháng 8, năm 2013, 2014 hoặc 2015",
        "Một ngày trong khoảng 1 tháng 11, 2020",
        "15 tháng 5, không rõ năm",
        "không rõ ngày kết thúc",
        "(4 ngày)",
        "Trong tháng 3 năm 2018, không rõ ngày",
        "Bài chỉ ghi tháng",
        "Bài chỉ ghi năm",
        "Dự kiến",
        "Đã hủy",
    ):
        assert words in page


def test_events_of_one_day_stand_together(client: FlaskClient) -> None:
    root = tree(client.get("/?from=2022-06-02&to=2022-06-02"))
    (day,) = all_of(root, "section", class_="day")
    assert len(all_of(day, "article")) == 2
    assert "2 sự kiện" in text(all_of(day, "h3")[0])


def test_the_date_words_are_marked(client: FlaskClient) -> None:
    root = tree(client.get("/?country=LA&from=2021&to=2021"))
    assert [text(m) for m in all_of(root, "mark")] == ["Chiều 6-5-2021"]


def test_what_an_article_says_is_never_markup(client: FlaskClient, stored: dict[str, str]) -> None:
    addresses = ["/?country=TH", "/view/events/" + stored["s/<script>"], "/view/articles/s/%3Cscript%3E"]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        root = tree(response)
        assert all(s.get("src", "").startswith("/assets/") for s in all_of(root, "script"))
        for tag in ("img", "b", "u", "i"):
            assert all_of(root, tag) == []
        assert not [a for a in all_of(root, "a") if (a.get("href") or "").lower().startswith("javascript")]
        assert "<script>alert" not in response.get_data(as_text=True)


def test_what_a_reader_types_is_never_markup(client: FlaskClient) -> None:
    for name in ("q", "from", "country", "type", "source", "cursor", "sort", "by", "lang", "match", "updated_since"):
        response = client.get("/", query_string={name: "\"'><script>alert(1)</script>"})
        assert response.status_code in (200, 422)
        assert "<script>alert" not in response.get_data(as_text=True)
        tree(response)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_event_page_tells_why(client: FlaskClient, stored: dict[str, str], lang: str) -> None:
    root = tree(client.get(f"/view/events/{stored['s/lao-2022']}?lang={lang}"))
    page = text(root)
    assert {"vi": "Thứ Năm, 2 tháng 6, 2022, buổi sáng", "en": "Thursday, 2 June 2022, morning"}[lang] in page
    assert {"vi": "năm ấy là 2022", "en": "the year is 2022"}[lang] in page
    (struck,) = all_of(root, "del")
    assert "24/04/2025" in text(struck)
    assert {"vi": "Bị bác bởi: Năm của kế hoạch", "en": "Overruled by: Year of a plan"}[lang] in page
    assert [text(m) for m in all_of(root, "mark")] == ["Sáng 2/6"]


def test_an_event_page_shows_its_corrections(client: FlaskClient, stored: dict[str, str]) -> None:
    page = text(tree(client.get("/view/events/" + stored["s/lao-2021"])))
    assert "Tòa soạn <b>" in page
    assert "nơi: từ (trống) thành Hà Nội" in page
    assert "buổi: từ buổi chiều thành buổi sáng" in page
    assert "đọc lại bài" in page


def test_a_removed_event_says_so_and_keeps_its_history(client: FlaskClient, stored: dict[str, str]) -> None:
    page = text(tree(client.get("/view/events/" + stored["s/xoa"])))
    assert "đã bị xóa" in page
    assert "không phải sự kiện" in page
    assert "hai đội bóng" not in text(tree(client.get("/")))


@pytest.mark.parametrize("address", ["/view/events/nothing", "/view/articles/nothing", "/view/events/%00"])
def test_what_is_not_there_is_said_on_a_page(client: FlaskClient, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Về dòng thời gian" in text(tree(response))


def test_an_address_with_nothing_behind_it(client: FlaskClient) -> None:
    browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    for_people = client.get("/nowhere/<b>", headers={"Accept": browser})
    assert for_people.status_code == 404
    assert "/nowhere/<b>" in text(tree(for_people))
    assert "default-src 'none'" in for_people.headers["Content-Security-Policy"]
    for accept in ("*/*", "application/json", ""):
        for_programs = client.get("/nowhere", headers={"Accept": accept})
        assert for_programs.status_code == 404
        assert for_programs.mimetype == "application/problem+json"


def test_an_article_page_lists_its_events_without_its_text(client: FlaskClient, stored: dict[str, str]) -> None:
    response = client.get("/view/articles/s/lao-2022")
    root = tree(response)
    assert [a.get("href") for a in all_of(root, "a") if text(a) == "Hội đàm Lào – Việt Nam"] == [
        "/view/events/" + stored["s/lao-2022"]
    ]
    assert "mở ra nhiều việc chung" not in text(root)


def test_an_empty_database_says_how_to_fill_it(empty_client: FlaskClient) -> None:
    page = text(tree(empty_client.get("/")))
    assert "bangiao load" in page
    assert empty_client.get("/view/pairs").status_code == 200


def test_nothing_found_says_which_condition_to_drop(client: FlaskClient) -> None:
    root = tree(client.get("/?country=CU&type=exercise"))
    (empty,) = all_of(root, "div", class_="empty")
    assert "Bỏ Cuba: còn 1 sự kiện" in text(empty)
    assert "Bỏ Diễn tập: còn 1 sự kiện" in text(empty)


def test_pages_follow_each_other_without_loss(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.page.PER_PAGE", 4)
    seen: list[str] = []
    address: str | None = "/?sort=date"
    while address:
        root = tree(client.get(address))
        seen += [a.get("href", "") for h in all_of(root, "h4") for a in all_of(h, "a")]
        following = [a.get("href") for a in all_of(root, "a", rel="next")]
        address = following[0] if following else None
    assert len(seen) == len(set(seen)) == 15


def test_the_chart_is_named_described_and_also_a_table(client: FlaskClient) -> None:
    root = tree(client.get("/"))
    svg = next(e for e in root.iter("{http://www.w3.org/2000/svg}svg") if e.get("role") == "group")
    assert svg.get("aria-labelledby") == "bars-title bars-desc"
    bars = list(svg.iter("{http://www.w3.org/2000/svg}a"))
    assert "/?from=2022-06&to=2022-06" in [b.get("href") for b in bars]
    assert {b.get("tabindex") for b in bars} == {"-1"}
    table = next(t for t in all_of(root, "table"))
    assert {a.get("href") for a in all_of(table, "a")} == {b.get("href") for b in bars}


def test_the_command_gets_what_is_on_screen(client: FlaskClient) -> None:
    for query in ("?country=LA&country=VN&from=2021", "?q=qu%E1%BB%91c+ph%C3%B2ng&sort=date", ""):
        root = tree(client.get("/" + query))
        on_screen = [a.get("href", "").split("/")[-1] for h in all_of(root, "h4") for a in all_of(h, "a")]
        (command,) = all_of(root, "code", id="command")
        found = client.get(address_of("".join(command.itertext()))).get_json()
        assert [e["id"] for e in events_of(found)] == on_screen


def test_the_command_gets_a_later_page_too(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.page.PER_PAGE", 4)
    (following,) = all_of(tree(client.get("/?country=VN")), "a", rel="next")
    root = tree(client.get(following.get("href", "")))
    on_screen = [a.get("href", "").split("/")[-1] for h in all_of(root, "h4") for a in all_of(h, "a")]
    (command,) = all_of(root, "code", id="command")
    found = client.get(address_of("".join(command.itertext()))).get_json()
    assert len(on_screen) == 4
    assert [e["id"] for e in events_of(found)] == on_screen


def address_of(command: str) -> str:
    """The address that a curl command asks for."""
    words = shlex.split(command.replace("\\\n", " "))
    assert words[0] == "curl"
    address = next(w for w in words[1:] if w.startswith("http"))
    parts = urlsplit(address)
    data = [words[i + 1].split("=", 1) for i, w in enumerate(words) if w == "--data-urlencode"]
    query = urlencode([*parse_qsl(parts.query), *((k, v) for k, v in data)])
    return parts.path + "?" + query


def events_of(document: Any) -> list[dict[str, Any]]:
    """The events of `GET /events`, whatever its envelope is called."""
    lists = [v for v in document.values() if isinstance(v, list)]
    assert len(lists) == 1
    return list(lists[0])


def status(client: FlaskClient, address: str) -> int:
    with client.get(address) as response:
        return response.status_code


@pytest.mark.parametrize("address", ["/?country=LA", "/view/pairs", "/"])
def test_every_link_of_ours_opens(client: FlaskClient, address: str) -> None:
    root = tree(client.get(address))
    links = {e.get("href") for tag in ("a", "link") for e in all_of(root, tag)}
    links |= {e.get("src") for e in all_of(root, "script")}
    links |= {e.get("href") for e in root.iter("{http://www.w3.org/2000/svg}a")}
    for link in sorted(x for x in links if x and x.startswith("/")):
        assert status(client, link) == 200, link


def test_event_links_open(client: FlaskClient, stored: dict[str, str]) -> None:
    for id in ("s/lao-2022", "s/lao-2021", "s/<script>"):
        root = tree(client.get("/view/events/" + stored[id]))
        for link in {a.get("href", "") for a in all_of(root, "a")}:
            if link.startswith("/"):
                assert status(client, link) == 200, link


def test_an_untidy_address_becomes_one_worth_sharing(client: FlaskClient) -> None:
    response = client.get("/?q=&from=2/7/2018&to=&country=lao&country=&match=overlaps")
    assert response.status_code == 303
    assert response.location == "/?from=2018-07-02&country=LA"
    assert client.get(response.location).status_code == 200
    assert client.get("/?country=LA&fbclid=x&utm_source=zalo").location == "/?country=LA"
    kept = client.get("/?pair=LA-VN&lang=en")
    assert kept.location == "/?country=LA&country=VN&lang=en"


@pytest.mark.parametrize(
    ("address", "accept", "cookie", "language"),
    [
        ("/", None, None, "vi"),
        ("/", "fr", None, "vi"),
        ("/", "en-GB,en;q=0.9", None, "en"),
        ("/", "en", "vi", "vi"),
        ("/", "vi", "en", "en"),
        ("/?lang=en", "vi", "vi", "en"),
        ("/?lang=xx", None, "en", "en"),
    ],
)
def test_the_readers_language(
    client: FlaskClient, address: str, accept: str | None, cookie: str | None, language: str
) -> None:
    if cookie:
        client.set_cookie("lang", cookie)
    response = client.get(address, headers={"Accept-Language": accept} if accept else {})
    assert tree(response).get("lang") == language
    assert response.headers["Content-Language"] == language
    assert {"Accept-Language", "Cookie"} <= set(response.vary)
    assert ("lang=en" in response.headers.get("Set-Cookie", "")) == (address == "/?lang=en")


@pytest.mark.parametrize("address", ["/", "/view/pairs", "/view/events/nothing", "/assets/page.css", "/?from=x"])
def test_nothing_inline_and_nothing_from_elsewhere(client: FlaskClient, address: str) -> None:
    with client.get(address) as response:
        body = response.get_data(as_text=True)
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["X-Frame-Options"] == "DENY"
    assert not re.search(r"""(?:src|@import|url\()\s*=?\s*["']?(?:https?:)?//""", body)
    if address.startswith("/assets"):
        return
    root = tree(response)
    assert all_of(root, "style") == []
    for element in root.iter():
        assert element.get("style") is None
        assert not [name for name in element.keys() if name.startswith("on")]  # noqa: SIM118
    assert all(not text(s) for s in all_of(root, "script"))


def test_files_whose_address_has_their_digest_are_kept(client: FlaskClient) -> None:
    (sheet,) = [e for e in all_of(tree(client.get("/")), "link") if e.get("rel") == "stylesheet"]
    address = unescape(sheet.get("href", ""))
    with client.get(address) as lasting, client.get(address.split("?")[0]) as fleeting:
        assert "immutable" in lasting.headers["Cache-Control"]
        assert "immutable" not in fleeting.headers["Cache-Control"]


def test_a_page_one_has_is_not_sent_again(client: FlaskClient) -> None:
    first = client.get("/?country=LA")
    tag = first.headers["ETag"]
    assert client.get("/?country=LA", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/?country=VN", headers={"If-None-Match": tag}).status_code == 200
    client.set_cookie("lang", "en")
    assert client.get("/?country=LA", headers={"If-None-Match": tag}).status_code == 200


def test_the_feed_of_a_page_is_the_filtered_one_by_change(client: FlaskClient) -> None:
    page = client.get("/?country=LA&sort=date&lang=vi").text
    (href,) = re.findall(r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]+)"', page)
    address = unescape(href)
    assert address == "/events.atom?country=LA&lang=vi"
    updated = re.findall(r"<updated>([^<]+)</updated>", client.get(address).text)[1:]
    assert updated == sorted(updated, reverse=True)


def test_exports_stand_above_the_list_in_the_language_of_the_page(client: FlaskClient) -> None:
    page = client.get("/?lang=vi&country=LA").text
    head = page[page.index('class="list-head"') : page.index('class="day"')]
    for suffix in ("csv", "xlsx", "ics", "atom", "json"):
        (href,) = re.findall(rf'href="(/events\.{suffix}[^"]*)"', head)
        assert client.get(unescape(href)).status_code == 200
    assert "Lào" in client.get("/events.csv?country=LA&lang=vi", headers={"Accept-Language": "en"}).text


def test_a_month_shows_its_days(client: FlaskClient) -> None:
    page = client.get("/?from=2022-06&to=2022-06&lang=vi").text
    assert "Số sự kiện mỗi ngày" in page
    assert 'href="/?from=2022-06-02&amp;to=2022-06-02"' in page
    assert 'href="/?from=2022&amp;to=2022"' in page, "the way back to the year"
    assert client.get("/?from=1999-01&to=1999-01").status_code == 200


def test_pairs_are_searched_sorted_and_paged(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def names(query: str) -> list[str]:
        page = client.get(f"/view/pairs?lang=vi&{query}").text
        table = page.partition('<table class="pairs">')[2].partition("</table>")[0]
        return [unescape(n).replace("\xa0", " ") for n in re.findall(r'<th scope="row"><a [^>]*>([^<]+)</a>', table)]

    everything = names("")
    assert len(everything) > 3
    assert all("Lào" in name for name in names("find=lao"))
    assert names("find=lao") == names("find=Laos") == names("find=LA") == [n for n in everything if "Lào" in n]
    assert names("find=zzzz") == []
    assert names("order=name") == sorted(everything, key=lambda n: names("order=name").index(n)) != everything
    assert set(names("order=last")) == set(everything)
    monkeypatch.setattr("api.pages.pairs.PER_PAGE", 2)
    first, second = names("order=name"), names("order=name&page=2")
    assert (len(first), set(first) & set(second)) == (2, set())
    page = client.get("/view/pairs?order=name&lang=vi").text
    assert 'href="/view/pairs?order=name&amp;page=2" rel="next"' in page
    assert "Trang trước" in client.get("/view/pairs?page=2&lang=vi").text
    assert client.get("/view/pairs?page=x&order=y").status_code == 200


def test_the_table_of_pairs_names_states(client: FlaskClient) -> None:
    page = client.get("/view/pairs?lang=vi&country=LA").text
    (href,) = set(re.findall(r'href="(/pairs\.csv[^"]*)"', page))
    head, first, *_ = client.get(unescape(href)).text.lstrip("\ufeff").splitlines()
    assert head == "pair,countries,events,first,last,country_1_name,country_2_name"
    assert "Lào" in first
