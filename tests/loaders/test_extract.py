"""What holds for the answers to any article: spans that lead back, dates that are dates, the same answer every time."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import io
import json
import unicodedata
from contextlib import redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any, Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.gold import NoReferenceData, load_module, shared_folder
from loaders.article import Article
from loaders.dates import edtf
from loaders.evidence.clue import KINDS
from loaders.evidence.say import say
from loaders.extract import extract, to_record
from loaders.sources.files import read_path
from loaders.sources.options import Options

SEEDS = Path(__file__).parents[2] / "seeds"
CERTAINTIES = {"stated", "inferred", "ambiguous", "unknown"}


@cache
def seeds() -> dict[str, Article]:
    return {item.id: item for item in read_path(SEEDS, Options()) if isinstance(item, Article)}


def record(text: str, **beside: Any) -> dict[str, Any]:
    return to_record(extract(Article("a", text, **beside)))


def check(text: str, events: list[dict[str, Any]]) -> None:
    """Everything that a record promises of its events, whatever the article."""
    json.dumps(events)
    assert sum(event["main"] for event in events) == bool(events)
    days = [(event["earliest"] or "9999", event["latest"] or "9999") for event in events]
    assert days == sorted(days)
    for event in events:
        edtf.parse(event["date"])
        assert event["certainty"] in CERTAINTIES
        assert (event["certainty"] == "unknown") == event["date"].startswith("XXXX")
        assert event["earliest"] is None or event["latest"] is None or event["earliest"] <= event["latest"]
        if event["certainty"] in ("stated", "inferred"):
            bounds = tuple(day.isoformat() if day else None for day in edtf.bounds(event["date"]))
            assert bounds == (event["earliest"], event["latest"])
        first, second = event["countries"]
        assert first < second
        sentence = event["sentence"]
        assert 0 <= sentence["start"] <= sentence["end"] <= len(text)
        if event["date_span"]:
            assert text[event["date_span"]["start"] : event["date_span"]["end"]] == event["date_text"] != ""
        for clue in event["evidence"]:
            assert clue["kind"] in KINDS
            assert clue["says"] == say(clue["code"], clue["arguments"], clue["text"], "en")
            for quoted in (q for q in clue["arguments"].values() if isinstance(q, dict) and "text" in q):
                assert quoted["start"] is None or text[quoted["start"] : quoted["end"]] == quoted["text"]
            assert (clue["start"] is None) == (clue["end"] is None)
            if clue["start"] is not None:
                assert 0 <= clue["start"] < clue["end"] <= len(text)
                assert text[clue["start"] : clue["end"]] == clue["text"]


@pytest.mark.parametrize("id", sorted(seeds()))
@pytest.mark.parametrize("published", [None, "2018", "2018-06", "2018-06-04"])
def test_a_record_keeps_its_promises(id: str, published: str | None) -> None:
    text = seeds()[id].text
    check(text, record(text, published=published)["events"])


def spelt(form: Literal["NFC", "NFD"], id: str) -> tuple[str, list[dict[str, Any]]]:
    article = seeds()[id]
    text = unicodedata.normalize(form, article.text)
    title = unicodedata.normalize(form, article.title) if article.title else None
    found = record(text, published=article.published, url=article.url, title=title)["events"]
    check(text, found)
    return text, found


@pytest.mark.parametrize("id", sorted(seeds()))
def test_the_spelling_of_a_letter_changes_no_answer(id: str) -> None:
    """Composed and decomposed letters: the same answers, and offsets that lead to the same words of each text."""
    (composed, left), (decomposed, right) = spelt("NFC", id), spelt("NFD", id)
    assert (composed == decomposed) == composed.isascii()
    assert [comparable(composed, event) for event in left] == [comparable(decomposed, event) for event in right]


def comparable(text: str, event: dict[str, Any]) -> str:
    """An event with the words in the place of its offsets, composed."""
    spans = [event["sentence"], event["date_span"], *event["evidence"]]
    words = [text[s["start"] : s["end"]] for s in spans if s and s["start"] is not None]
    rest = {key: value for key, value in event.items() if key not in ("sentence", "date_span", "evidence")}
    said = [(clue["kind"], clue["text"], clue["says"], clue["overruled"]) for clue in event["evidence"]]
    return unicodedata.normalize("NFC", json.dumps([words, rest, said], ensure_ascii=False, sort_keys=True))


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: "\ufeff" + text,
        lambda text: text + "\n\n\n",
        lambda text: "\n\n" + text,
        lambda text: text.replace(", ", ",\u200b "),
    ],
    ids=["crlf", "no-break spaces", "byte order mark", "empty lines after", "empty lines before", "zero width"],
)
def test_white_space_changes_no_answer(change: Any) -> None:
    for article in list(seeds().values())[::4]:
        beside = {"published": article.published, "url": article.url}
        plain, text = record(article.text, **beside), change(article.text)
        other = record(text, **beside)
        check(text, other["events"])
        assert [(e["date"], e["countries"], e["type"]) for e in other["events"]] == [
            (e["date"], e["countries"], e["type"]) for e in plain["events"]
        ]


@pytest.mark.parametrize("id", sorted(seeds())[::5])
def test_the_same_article_twice_is_the_same_record(id: str) -> None:
    assert to_record(extract(seeds()[id])) == to_record(extract(seeds()[id]))


# fmt: off
TALKS = "Việt Nam và Lào hội đàm\nSáng 2/6, tại Hà Nội, đoàn Việt Nam và đoàn Lào đã hội đàm."
ODD: list[tuple[str, dict[str, str]]] = [
    ("", {}),
    ("   \n\t ", {"published": "2018-06-04"}),
    ("Sáng 2/6", {}),
    (TALKS, {"published": "1900-01-01"}),
    (TALKS, {"published": "2199"}),
    (TALKS, {"url": "https://[::1"}),
    (TALKS, {"url": "no address"}),
    (TALKS, {"url": "https://bao.example/2018/13/99/x"}),
    (TALKS, {"title": "Việt Nam và Lào hội đàm"}),
    (TALKS, {"title": "Một đầu đề khác"}),
    *((f"{head}\n{TALKS}", {}) for head in ("date 0001-01-01", "date 0000-00", "date 9999-12-31", "date 9999", "01/01/0001 08:00", "31/12/9999 08:00", "99/99/9999")),
    *((f"{TALKS}\n{line}", {}) for line in (
        "Ngày 31/12/9999 hai bên ký.", "Ngày 30/2 hai bên ký.", "Từ ngày 29/2 đến ngày 3/1, đoàn Việt Nam thăm Lào.",
        "Đoàn Việt Nam thăm Lào từ 5/6/2018 đến 1/6/2018.", "Từ ngày 5/6, đoàn Việt Nam rời Lào, kết thúc chuyến thăm.",
        "Đoàn Việt Nam thăm Lào từ ngày 5/6, kéo dài 0 ngày.", "Ngày 5/6, đoàn Việt Nam bắt đầu thăm Lào kéo dài 9999 ngày.",
        "Hai bên kỷ niệm 999 năm thiết lập quan hệ ngoại giao.", "Hai bên kỷ niệm 0 năm Quốc khánh.", "Đúng 999 năm sau ngày 1-1-2099.",
        "Hai bên chúc nhau năm mới Giáp Sửu.", "Trong 13 tháng đầu năm 2018, thương mại tăng.", "Tính đến tháng 99/2018, thương mại tăng.",
        "Đoàn Việt Nam gặp đoàn Thổ Nhĩ Kỳ tại İstanbul ngày 3/6.",
    )),
]
# fmt: on


@pytest.mark.parametrize("published", [None, "2018", "2018-02-28"])
@pytest.mark.parametrize(("text", "beside"), ODD)
def test_odd_articles_lose_nothing_else(text: str, beside: dict[str, str], published: str | None) -> None:
    found = record(text, **{"published": published, **beside})["events"]
    check(text, found)
    if text.endswith(TALKS) or text.startswith(TALKS):
        assert any(event["countries"] == ["LA", "VN"] and event["type"] == "talks" for event in found)


@pytest.mark.parametrize("published", ["0001", "9998-12-31", "2018-13", "2018-6", "04/06/2018", "hôm qua"])
def test_a_publication_day_that_is_none_is_refused_by_name(published: str) -> None:
    with pytest.raises(ValueError, match=r"published .* give a day, a month or a year"):
        record(TALKS, published=published)


@pytest.mark.parametrize(
    ("published", "when", "date"),
    [
        ("2019-06", "Hôm nay", "[2019-06-01..2019-06-30]"),
        ("2019-06", "Hôm qua", "[2019-05-31..2019-06-29]"),
        ("2019-06", "Hôm thứ Hai", "[2019-05-27..2019-06-24]"),
        ("2019", "Hôm qua", "[2018-12-31..2019-12-30]"),
        ("2019-06", "Ngày 4/6", "2019-06-04"),
        ("2019-06", "Ngày 31/5", "2019-05-31"),
        (None, "Ngày 4/6", "XXXX-06-04"),
    ],
)
def test_a_month_of_publication_bounds_what_counts_from_it(published: str | None, when: str, date: str) -> None:
    found = record(f"{when}, đoàn Việt Nam và đoàn Lào hội đàm tại Hà Nội.", published=published)["events"]
    assert [event["date"] for event in found] == [date]


WHEN = (
    "Sáng 2/6", "Chiều cùng ngày", "Hôm qua", "Ngày 2/6/2018", "Từ ngày 1 đến 3/6", "Từ ngày 30/12 đến ngày 2/1", "Ngày 29/2",
    "Tháng 5/2018", "Năm ngoái", "Thứ Bảy (2/6)", "Đến ngày 5/6", "Từ ngày 3/6", "Ngày 1/6 và 12/6", "Ngày 32/5", "Hôm nay",
    "Cuối tháng 5", "Quý III", "Mùng 1 Tết", "Tối 2/6 (giờ New York)", "Trước đó", "Hôm sau", "Dịp này", "Tuần tới", "",
)  # fmt: skip
WHO = (
    "đoàn Việt Nam", "đoàn Lào", "Thủ tướng Lào", "Bộ trưởng Quốc phòng Việt Nam Ngô Xuân Lịch", "Tổng thống Mỹ Donald Trump",
    "Đại tướng Phùng Quang Thanh", "nguyên Thủ tướng Nhật Bản Shinzo Abe", "hai bên", "ông", "Việt Nam và Lào", "tàu Ấn Độ",
)  # fmt: skip
WHAT = (
    "hội đàm với đoàn Lào", "sẽ thăm Việt Nam", "đến Huế, mở đầu chuyến thăm Việt Nam kéo dài 3 ngày", "rời Lào", "ký hiệp định",
    "điện đàm với Thủ tướng Nhật Bản", "thăm chính thức Lào", "hoãn hội đàm với đoàn Mỹ", "kết thúc chuyến thăm Việt Nam",
    "gặp nhau nhân kỷ niệm 55 năm thiết lập quan hệ ngoại giao", "tập trận chung với Việt Nam", "hội đàm trực tuyến với đoàn Lào",
    "bàn kế hoạch hợp tác năm 2018", "chúc nhau năm mới Kỷ Hợi",
)  # fmt: skip
SENTENCES = st.tuples(st.sampled_from(WHEN), st.sampled_from(WHO), st.sampled_from(WHAT), st.sampled_from([" ", "\n"]))
TEXTS = st.lists(SENTENCES.map(lambda s: f"{s[0]}, {s[1]} {s[2]}.{s[3]}"), max_size=7).map("".join)
PUBLISHED = st.sampled_from([None, "2018", "2018-06", "2018-06-04", "2020-02-29", "1999-12-31"])


@settings(max_examples=100)
@given(TEXTS, PUBLISHED)
def test_any_text_gives_a_record_that_keeps_its_promises(text: str, published: str | None) -> None:
    check(text, record(text, published=published)["events"])


@settings(max_examples=60)
@given(st.text(max_size=200), st.text(max_size=40))
def test_any_characters_give_a_record(text: str, title: str) -> None:
    check(text, record(text, title=title)["events"])


def test_the_real_articles_give_what_is_expected_of_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The official check of the five articles that the program is first for, from their text alone."""
    try:
        folder = shared_folder() / "seeds"
    except NoReferenceData as absent:
        pytest.skip(str(absent))
    official = load_module("check", folder / "check.py")
    articles = io.StringIO()
    with redirect_stdout(articles):
        official.articles()
    lines = [json.loads(line) for line in articles.getvalue().splitlines()]
    assert len(lines) == 5
    records = [to_record(extract(Article(line["id"], line["text"]))) for line in lines]
    for line, found in zip(lines, records, strict=True):
        check(line["text"], found["events"])
    monkeypatch.setattr("sys.stdin", io.StringIO("\n".join(json.dumps(found) for found in records)))
    monkeypatch.setattr("sys.argv", ["check.py"])
    with pytest.raises(SystemExit) as ended:
        official.main()
    assert not ended.value.code, capsys.readouterr().out


TALKS = "Bộ trưởng Quốc phòng Việt Nam hội đàm với Bộ trưởng Quốc phòng Lào tại Hà Nội."
LICH = "Bộ trưởng Quốc phòng Ngô Xuân Lịch hội đàm với Bộ trưởng Quốc phòng Lào tại Hà Nội."
PAST = TALKS.replace(" hội đàm", " đã hội đàm")
TO_COME = TALKS.replace(" hội đàm", " sẽ hội đàm")
FOLDER = "https://bao.example/2016/06/03/hoi-dam-1.html"
# text, what is known beside it, the event's date, and what is overruled: its kind, its code and what overruled it
CONTRADICTIONS = [
    (f"Sáng 2/6, {TALKS}", {"published": "2018-06-03"}, "2018-06-02", set()),
    (f"Sáng thứ Bảy (2/6), {TALKS}", {"published": "2018-06-03"}, "2018-06-02", set()),
    (
        f"Sáng thứ Sáu (2/6), {TALKS}",
        {"published": "2018-06-03"},
        "2018-06-02",
        {("weekday", "other_weekday", "publication date")},
    ),
    (
        f"Thứ sáu, 12/01/2024 08:30\nSáng 2/6, {TALKS}",
        {"published": "2018-06-03"},
        "2018-06-02",
        {("page clock", "page_clock", "publication date")},
    ),
    (f"Sáng 2/6, {LICH}", {"published": "2022-06-03"}, "2022-06-02", {("office", "office_held", "publication date")}),
    (f"Sáng 2/6, {LICH}", {"published": "2022-06"}, "2022-06-02", {("office", "office_held", "publication date")}),
    (f"Sáng 2/6, {LICH}", {"published": "2018-06-03"}, "2018-06-02", set()),
    (
        f"Sáng 2/6, {TALKS}",
        {"published": "2018-06-03", "url": FOLDER},
        "2018-06-02",
        {("url date", "url_date", "publication date")},
    ),
    (f"Sáng 2/6, {TALKS}", {"url": FOLDER}, "2016-06-02", set()),
    (
        f"Ngày 2/6/2019, {PAST}",
        {"published": "2018-06-03"},
        "2019-06-02",
        {("publication date", "published", "full date")},
    ),
    (f"Ngày 2/6/2019, {PAST}", {"published": "2018"}, "2019-06-02", {("publication date", "published", "full date")}),
    (f"Ngày 2/6/2019, {TO_COME}", {"published": "2018-06-03"}, "2019-06-02", set()),
    (f"Ngày 2/6/2016, {TALKS}", {"published": "2018-06-03"}, "2016-06-02", set()),
    (
        f"Hôm nay (2/6/2016), {TALKS}",
        {"published": "2018-06-03"},
        "2016-06-02",
        {("publication date", "published", "full date")},
    ),
    (f"Hôm nay (2/6/2016), {TALKS}", {"published": "2016-06-02"}, "2016-06-02", set()),
]


@pytest.mark.parametrize(("text", "beside", "day", "overruled"), CONTRADICTIONS)
def test_what_contradicts_a_given_publication_day_is_listed_with_what_lost(
    text: str, beside: dict[str, str], day: str, overruled: set[tuple[str, str, str]]
) -> None:
    events = [event for event in record(text, **beside)["events"] if event["main"]]
    assert [event["date"] for event in events] == [day]
    said = {(e["kind"], e["code"], e["overruled"]) for e in events[0]["evidence"] if e["overruled"]}
    assert said == overruled


def test_an_event_is_shown_by_the_words_of_its_own_contact() -> None:
    text = (
        "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Lào.\n"
        "Sáng cùng ngày, Bộ trưởng Quốc phòng Lào đã hội kiến Chủ tịch nước Nguyễn Xuân Phúc."
    )
    told = {event["type"]: event for event in record(text)["events"]}
    assert (told["talks"]["part_of_day"], told["talks"]["date_text"]) == ("afternoon", "Chiều 2/6/2022")
    assert told["talks"]["certainty"] == "stated"
