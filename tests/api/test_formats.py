"""Each format: asked for by suffix and by Accept, read by another program than the one that wrote it."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import warnings
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import icalendar
import openpyxl
import pytest

from api.formats.days import stretches
from api.formats.objects import dump_list
from api.formats.table import cell
from models.corrections import correct_event, delete_event
from models.exchange import import_lines
from tests.api.conftest import NAMES
from tests.api.contract import CheckedClient

SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# (suffix, what to accept, media type of the answer)
FORMATS = [
    ("json", "application/json", "application/json"),
    ("jsonl", "application/jsonl", "application/jsonl"),
    ("jsonl", "application/x-ndjson", "application/jsonl"),
    ("csv", "text/csv", "text/csv"),
    ("ics", "text/calendar", "text/calendar"),
    ("atom", "application/atom+xml", "application/atom+xml"),
    ("timeline.json", "application/vnd.timelinejs+json", "application/vnd.timelinejs+json"),
    ("xlsx", SPREADSHEET, SPREADSHEET),
]


@pytest.mark.parametrize(("suffix", "accept", "media_type"), FORMATS)
def test_suffix_and_accept(
    client: CheckedClient, ids: dict[str, str], suffix: str, accept: str, media_type: str
) -> None:
    by_suffix = client.get(f"/events.{suffix}?country=VN")
    by_accept = client.get("/events?country=VN", headers={"Accept": accept})
    assert by_suffix.mimetype == by_accept.mimetype == media_type
    assert "Accept" in by_accept.headers["Vary"]
    if suffix not in ("atom", "xlsx"):  # which hold their own address, and the time of their making
        assert by_suffix.data == by_accept.data
    # a suffix wins over Accept
    assert client.get(f"/events.{suffix}", headers={"Accept": "image/png"}).mimetype == media_type


@pytest.mark.parametrize(
    ("accept", "media_type"),
    [
        ("*/*", "application/json"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "application/json"),
        ("text/*", "text/csv"),
        ("text/csv;q=0.5, application/json;q=0.4", "text/csv"),
        ("application/json;q=0, */*", "application/jsonl"),
    ],
)
def test_accept(client: CheckedClient, accept: str, media_type: str) -> None:
    assert client.get("/events", headers={"Accept": accept}).mimetype == media_type


def test_jsonl(client: CheckedClient, ids: dict[str, str]) -> None:
    answer = client.get("/events.jsonl")
    lines = [json.loads(line) for line in answer.text.splitlines()]
    assert lines == client.get("/events").get_json()["events"]
    limited = client.get("/events.jsonl?limit=2")
    assert len(limited.text.splitlines()) == 2
    assert 'rel="next"' in limited.headers["Link"]


def test_streams_give_all(client: CheckedClient, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("api.service.CHUNK", 2)
    for suffix, more in (("jsonl", 0), ("csv", 1)):
        assert len(client.get(f"/events.{suffix}").text.splitlines()) == len(NAMES) + more


def test_articles_as_files_are_all_of_them(
    client: CheckedClient, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.service.CHUNK", 1)
    monkeypatch.setattr("api.resources.articles.LIMIT", 1)
    listed = client.get("/articles?limit=1000").get_json()["articles"]
    assert [json.loads(line) for line in client.get("/articles.jsonl").text.splitlines()] == listed
    rows = csv.DictReader(io.StringIO(client.get("/articles.csv").data.decode("utf-8-sig")))
    assert [row["id"] for row in rows] == [article["id"] for article in listed]
    (only,) = client.get("/articles.jsonl?source=vov.vn").text.splitlines()
    assert json.loads(only)["id"] == "b2"
    limited = client.get("/articles.csv?limit=1")
    assert (len(limited.text.splitlines()), 'rel="next"' in limited.headers["Link"]) == (2, True)


def test_csv(client: CheckedClient, ids: dict[str, str]) -> None:
    answer = client.get("/events.csv?source=qdnd.vn&type=talks")
    assert answer.data.startswith(b"\xef\xbb\xbfid,date,")
    assert answer.data.endswith(b"\r\n")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="events.csv"'
    (row,) = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig")))
    assert (row["country_1"], row["country_2"], row["place"]) == ("LA", "VN", "Viêng Chăn")
    assert row["actors"] == "Bộ trưởng Quốc phòng Lào; Bộ trưởng Quốc phòng Việt Nam"
    assert row["why"] == "việc định làm năm 2022 đã được thực hiện"
    chosen = client.get("/events.csv?fields=countries,date").data.decode("utf-8-sig").splitlines()
    assert chosen[0] == "country_1,country_2,country_1_name,country_2_name,date"


def test_csv_names_states_in_the_language_asked_for_and_leads_to_a_page(
    client: CheckedClient, ids: dict[str, str]
) -> None:
    def row(query: str, accept: str | None = None) -> dict[str, str]:
        headers = {"Accept-Language": accept} if accept else {}
        answer = client.get(f"/events.csv?source=qdnd.vn&type=talks{query}", headers=headers)
        assert "Accept-Language" in answer.headers["Vary"]
        return next(csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"))))

    names = ("country_1_name", "country_2_name")
    assert [row("")[n] for n in names] == ["Lào", "Việt Nam"]
    assert [row("", "en")[n] for n in names] == ["Laos", "Vietnam"]
    assert [row("&lang=vi", "en")[n] for n in names] == ["Lào", "Việt Nam"]
    assert client.get(row("")["link"].removeprefix("http://localhost")).mimetype == "text/html"


def test_namibia_is_a_state_and_no_gap(client: CheckedClient, ids: dict[str, str]) -> None:
    """`NA` is the code of Namibia; what programs for tables take for a gap is empty here."""
    line = '{"date": "2014-02-03", "countries": ["NA", "VN"], "type": "talks"}'
    assert [r["status"] for r in import_lines([line])] == ["new"]
    (row,) = csv.DictReader(io.StringIO(client.get("/events.csv?country=Namibia").data.decode("utf-8-sig")))
    assert (row["country_1"], row["country_1_name"], row["pair"]) == ("NA", "Namibia", "NA-VN")
    assert "keep_default_na=False" in (Path(__file__).parents[2] / "docs" / "api.md").read_text(encoding="utf-8")


def test_xlsx(client: CheckedClient, ids: dict[str, str]) -> None:
    answer = client.get("/events.xlsx?lang=en")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="events.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.data)).active
    assert sheet is not None
    head, *rows = sheet.iter_rows()
    assert sheet.freeze_panes == "A2"
    columns = [c.value for c in head]
    assert columns == next(csv.reader(io.StringIO(client.get("/events.csv").data.decode("utf-8-sig"))))
    found = {row[0].value: dict(zip(columns, row, strict=True)) for row in rows}
    assert set(found) == set(ids.values())
    talks = found[ids["talks"]]
    assert (talks["earliest"].value, talks["earliest"].is_date) == (dt.datetime(2022, 6, 2), True)
    assert (talks["country_1_name"].value, talks["mentions"].value) == ("Laos", 1)
    assert all(cell.data_type != "f" for row in rows for cell in row), "no cell acts as a formula"
    assert any(str(cell.value).startswith("=cmd") for row in rows for cell in row)
    limited = client.get("/events.xlsx?limit=2&fields=id,date")
    assert 'rel="next"' in limited.headers["Link"]
    assert openpyxl.load_workbook(io.BytesIO(limited.data)).active.dimensions == "A1:B3"  # type: ignore[union-attr]


def test_a_workbook_that_would_be_too_long_is_refused(
    client: CheckedClient, ids: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("api.formats.workbook.MOST_ROWS", 3)
    answer = client.get("/events.xlsx")
    assert answer.status_code == 422
    assert "/events.csv" in answer.get_json()["detail"]


def test_csv_holds_no_formula(client: CheckedClient, ids: dict[str, str]) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get("/events.csv?source=vov.vn").data.decode("utf-8-sig"))))
    assert rows[0]["title"] == """'=cmd|" /C calc"!A0"""


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"), ("+84 24", "'+84 24"), ("-x", "'-x"), ("@SUM(1)", "'@SUM(1)"), ("\t=1", "'=1"),
        (" =1", "'=1"), ("\r=1", "'=1"), ("＝1", "'＝1"), ("a\nb", "a b"), ("a=b", "a=b"), ("Lào – Việt", "Lào – Việt"),
        (None, ""), (True, "true"), (False, "false"), (-3, "-3"), (["a", "b"], "a; b"), (["=a"], "'=a"), ("\0x", "x"),
        ("\0=x", "'=x"),
    ],
)  # fmt: skip
def test_cell(value: object, written: str) -> None:
    assert cell(value) == written


def test_icalendar(client: CheckedClient, ids: dict[str, str]) -> None:
    """Read by a parser of our own making, so that icalendar's reader cannot cover for its writer."""
    answer = client.get("/events.ics", headers={"Accept-Language": "en"})
    assert answer.headers["Content-Language"] == "en"
    assert all(len(line) <= 75 for line in answer.data.split(b"\r\n")), "RFC 5545, 3.1"
    text = answer.data.replace(b"\r\n ", b"").decode()
    head, *entries = text.split("BEGIN:VEVENT\r\n")
    found: dict[str, dict[str, str]] = {}
    for entry in entries:
        lines = dict(line.split(":", 1) for line in entry.split("END:VEVENT")[0].splitlines())
        found[lines["UID"].removesuffix("@bangiao")] = lines
    assert len(found) == len(entries) == len(NAMES) - 1 + 2  # no year: left out; one of three days: three entries
    assert "1" in next(line for line in head.splitlines() if line.startswith("DESCRIPTION"))

    talks = found[ids["talks"]]
    assert (talks["DTSTART;VALUE=DATE"], talks["DTEND;VALUE=DATE"]) == ("20220602", "20220603")
    assert (talks["STATUS"], talks["SUMMARY"]) == ("CONFIRMED", "Talks: Laos – Vietnam")
    visit = found[ids["visit"]]
    assert (visit["DTSTART;VALUE=DATE"], visit["DTEND;VALUE=DATE"]) == ("20180702", "20180706")
    options = [found[f"{ids['exercise']}-{year}0807"] for year in (2013, 2014, 2015)]
    assert [o["DTSTART;VALUE=DATE"] for o in options] == ["20130807", "20140807", "20150807"]
    assert {o["STATUS"] for o in options} == {"TENTATIVE"}
    assert "one of 3 possible days" in options[0]["SUMMARY"]
    assert "7 August 2013 or 7 August 2014 or 7 August 2015" in options[0]["DESCRIPTION"]
    aid = found[ids["aid"]]
    assert (aid["DTSTART;VALUE=DATE"], aid["DTEND;VALUE=DATE"], aid["STATUS"]) == ("20201101", "20210212", "TENTATIVE")
    assert "some time from 1 November 2020 to 11 February 2021" in aid["SUMMARY"]
    planned = found[ids["planned"]]
    assert (planned["DTSTART;VALUE=DATE"], planned["DTEND;VALUE=DATE"]) == ("20181119", "20181120")
    assert "its end is not known" in planned["SUMMARY"]


def test_icalendar_read_by_another_library(client: CheckedClient, ids: dict[str, str]) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import vobject

        whole = vobject.readOne(client.get("/events.ics").data.decode())
    assert whole.validate(raiseException=True)
    days = {e.uid.value: (e.dtstart.value, e.dtend.value) for e in whole.vevent_list}
    assert days[f"{ids['talks']}@bangiao"] == (dt.date(2022, 6, 2), dt.date(2022, 6, 3))
    assert len(days) == len(NAMES) + 1
    talks = next(e for e in whole.vevent_list if e.uid.value.startswith(ids["talks"]))
    assert talks.summary.value == "Hội đàm: Lào – Việt Nam"
    assert talks.url.value == f"http://localhost/view/events/{ids['talks']}"


def test_a_calendar_without_events_is_one(client: CheckedClient) -> None:
    """RFC 5545, section 3.4: one component at least."""
    read = icalendar.Calendar.from_ical(client.get("/events.ics?country=ZW").data)
    assert [component.name for component in read.subcomponents] == ["VTIMEZONE"]


def test_icalendar_of_one_event(client: CheckedClient, ids: dict[str, str]) -> None:
    by_suffix = client.get(f"/events/{ids['talks']}.ics")
    assert by_suffix.data == client.get(f"/events/{ids['talks']}", headers={"Accept": "text/calendar"}).data
    assert by_suffix.text.count("BEGIN:VEVENT") == 1
    assert client.get(f"/events/{ids['talks']}.json").data == client.get(f"/events/{ids['talks']}").data


def test_atom(client: CheckedClient, ids: dict[str, str]) -> None:
    answer = client.get("/events.atom?limit=3", headers={"Accept-Language": "en"})
    ns = {"a": "http://www.w3.org/2005/Atom"}
    root = ElementTree.fromstring(answer.data)
    entries = root.findall("a:entry", ns)
    assert len(entries) == 3
    updated = [e.findtext("a:updated", None, ns) for e in entries]
    assert updated == sorted(updated, reverse=True)
    assert root.findtext("a:updated", None, ns) == updated[0]
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ns)}
    assert links["self"] == "http://localhost/events.atom?limit=3"
    following = client.get(links["next"].removeprefix("http://localhost"))
    assert len(ElementTree.fromstring(following.data).findall("a:entry", ns)) == 3
    rels = [[link.get("rel") for link in entry.findall("a:link", ns)] for entry in entries]
    assert all(r[0] == "alternate" and r.count("alternate") == 1 for r in rels)


def test_atom_read_by_another_library(client: CheckedClient, ids: dict[str, str]) -> None:
    read = feedparser.parse(client.get("/events.atom").data)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    assert {e.link.rpartition("/")[2] for e in read.entries} == set(ids.values())
    talks = next(e for e in read.entries if e.link.endswith(ids["talks"]))
    assert talks.title == "Hội đàm: Lào – Việt Nam, 02/06/2022"
    assert talks.link == f"http://localhost/view/events/{ids['talks']}"
    assert [t.term for t in talks.tags] == ["talks", "LA-VN", "inferred"]


def test_atom_ids_do_not_change_with_the_name_of_the_server(client: CheckedClient, ids: dict[str, str]) -> None:
    """RFC 4287, 4.2.6; the pages of a feed are one feed (RFC 5005)."""

    def told(query: str, **headers: str) -> tuple[str, list[str]]:
        read = feedparser.parse(client.get(f"/events.atom?{query}", headers=headers).data)
        return read.feed.id, [entry.id for entry in read.entries]

    feed, entries = told("country=VN")
    assert told("country=VN", Host="bangiao.example") == (feed, entries)
    assert feed.startswith("urn:uuid:")
    assert len({feed, *entries}) == len(entries) + 1
    assert told("country=LA")[0] != feed
    first = client.get("/events.atom?country=VN&limit=2")
    following = feedparser.parse(first.data).feed.links[-1]["href"].removeprefix("http://localhost")
    assert feedparser.parse(client.get(following).data).feed.id == feedparser.parse(first.data).feed.id


def _entries(client: CheckedClient, id: str) -> dict[str, tuple[str, str, int]]:
    """UID -> (first day, status, sequence) of the entries of one event."""
    calendar = icalendar.Calendar.from_ical(client.get(f"/events/{id}.ics").data)
    return {
        str(entry["uid"]).removesuffix("@bangiao").removeprefix(id): (
            entry["dtstart"].dt.isoformat(), str(entry["status"]), int(entry["sequence"]),
        )
        for entry in calendar.walk("VEVENT")
    }  # fmt: skip


def test_an_entry_keeps_its_uid_when_its_event_is_settled(client: CheckedClient, ids: dict[str, str]) -> None:
    id, by = ids["exercise"], {"who": "desk", "why": "the notice"}
    assert _entries(client, id) == {
        f"-{year}0807": (f"{year}-08-07", "TENTATIVE", 0) for year in (2013, 2014, 2015)
    }  # fmt: skip
    correct_event(id, {"date": "2014-08-07"}, **by)
    lost = {"-20130807": ("2013-08-07", "CANCELLED", 1), "-20150807": ("2015-08-07", "CANCELLED", 1)}
    assert _entries(client, id) == {"-20140807": ("2014-08-07", "CONFIRMED", 1), **lost}
    # and moved after that: the entry moves
    correct_event(id, {"date": "2014-08-09"}, **by)
    lost = {uid: (day, status, 2) for uid, (day, status, _) in lost.items()}
    assert _entries(client, id) == {"-20140807": ("2014-08-09", "CONFIRMED", 2), **lost}


def test_an_entry_that_is_no_more_is_called_as_the_event(client: CheckedClient, ids: dict[str, str]) -> None:
    correct_event(ids["exercise"], {"date": "2014-08-07"}, who="desk", why="the notice")
    calendar = icalendar.Calendar.from_ical(client.get(f"/events/{ids['exercise']}.ics").data)
    assert len({str(entry["summary"]) for entry in calendar.walk("VEVENT")}) == 1


@pytest.mark.parametrize(("language", "told"), [("vi", "(đã xóa)"), ("en", "(deleted)")])
def test_what_is_gone_says_so(client: CheckedClient, ids: dict[str, str], language: str, told: str) -> None:
    delete_event(ids["talks"], who="desk", why="none")
    asked = f"country=LA&deleted=true&sort=updated&lang={language}"
    calendar = icalendar.Calendar.from_ical(client.get(f"/events.ics?{asked}").data)
    entries = {str(entry["uid"]): entry for entry in calendar.walk("VEVENT")}
    gone = entries[f"{ids['talks']}@bangiao"]
    assert (str(gone["status"]), told in str(gone["summary"])) == ("CANCELLED", True)
    titles = [entry.title for entry in feedparser.parse(client.get(f"/events.atom?{asked}").data).entries]
    assert sum(told in title for title in titles) == 1


def test_an_entry_keeps_its_uid_when_its_day_is_corrected(client: CheckedClient, ids: dict[str, str]) -> None:
    id, by = ids["talks"], {"who": "desk", "why": "the notice"}
    assert _entries(client, id) == {"": ("2022-06-02", "CONFIRMED", 0)}
    correct_event(id, {"date": "2022-06-03"}, **by)
    assert _entries(client, id) == {"": ("2022-06-03", "CONFIRMED", 1)}
    # one of two days: that of the entry before is on neither, and is cancelled
    correct_event(id, {"date": "[2022-06-04,2022-06-05]"}, **by)
    assert _entries(client, id) == {
        "-20220604": ("2022-06-04", "TENTATIVE", 2), "-20220605": ("2022-06-05", "TENTATIVE", 2),
        "": ("2022-06-03", "CANCELLED", 2),
    }  # fmt: skip
    correct_event(id, {"date": "2022-06-07"}, **by)
    assert _entries(client, id)[""] == ("2022-06-07", "CONFIRMED", 3)


def test_timelinejs(client: CheckedClient, ids: dict[str, str]) -> None:
    made = client.get("/events.timeline.json", headers={"Accept-Language": "en"}).get_json(force=True)
    assert made["omitted"] == 1
    slides = {s["unique_id"]: s for s in made["events"]}
    assert len(slides) == len(NAMES) - 1
    assert slides[ids["talks"]]["start_date"] == {"year": 2022, "month": 6, "day": 2}
    exercise = slides[ids["exercise"]]
    assert exercise["display_date"] == "7 August 2013 or 7 August 2014 or 7 August 2015"
    assert exercise["end_date"]["year"] == 2015
    assert "&quot;" in slides[ids["visit"]]["text"]["text"], "words of an article are no markup"


@pytest.mark.parametrize(
    ("date", "found"),
    [
        ("2022-06-02", [("2022-06-02", "2022-06-02", "exact")]),
        ("2018-07-02/2018-07-05", [("2018-07-02", "2018-07-05", "exact")]),
        ("2024-05-12T23:30:00Z", [("2024-05-12", "2024-05-12", "exact")]),
        ("2024-05-12?", [("2024-05-12", "2024-05-12", "within")]),
        ("2018-03", [("2018-03-01", "2018-03-31", "within")]),
        ("2016", [("2016-01-01", "2016-12-31", "within")]),
        ("2018-03/2018-05", [("2018-03-01", "2018-05-31", "within")]),
        ("[2013-08-07,2014-08-07]", [("2013-08-07", "2013-08-07", "candidate"),
                                     ("2014-08-07", "2014-08-07", "candidate")]),
        ("[2013-08,2014-08]", [("2013-08-01", "2013-08-31", "candidate"), ("2014-08-01", "2014-08-31", "candidate")]),
        ("[2020-11-01..2021-02-11]", [("2020-11-01", "2021-02-11", "within")]),
        ("2018-11-19/..", [("2018-11-19", "2018-11-19", "from")]),
        ("../2018-11-19", [("2018-11-19", "2018-11-19", "until")]),
        ("XXXX-06-02", []),
        ("[..2018-11-19]", []),
    ],
)  # fmt: skip
def test_stretches(date: str, found: list[tuple[str, str, str]]) -> None:
    from models.dates import bounds

    earliest, latest = (dt.date.fromisoformat(d) if d else None for d in bounds(date))
    assert [(s.first.isoformat(), s.last.isoformat(), s.kind) for s in stretches(date, earliest, latest)] == found


@pytest.mark.parametrize("path", ["/timeline", "/countries", "/pairs", "/articles"])
def test_csv_of_the_others(client: CheckedClient, ids: dict[str, str], path: str) -> None:
    answer = client.get(f"{path}.csv")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.data.decode("utf-8-sig"))))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}
    assert client.get(path, headers={"Accept": "text/csv"}).data == answer.data


@pytest.mark.parametrize(
    "value", [{}, {"a": []}, {"events": [{"x": "ơ\n"}, {"y": None}], "next": None, "total": 2}, {"a": {"b": [1]}}]
)
def test_dump_list(value: dict[str, object]) -> None:
    written = dump_list(value)
    assert json.loads(written) == value
    assert sum(line.startswith(b"    {") for line in written.splitlines()) == len(value.get("events", []))  # type: ignore[arg-type]
