"""Facts: what is shipped holds together, what is wrong is named, and a user's own come first."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from loaders.facts.known import Holding, first_day, last_day
from loaders.facts.own import count_facts, import_facts
from loaders.facts.reading import KINDS, load_facts
from loaders.lexicon.states import states
from loaders.resources import ResourceError, user_folder
from loaders.text.normalise import normalise
from loaders.text.numbers import ordinal


@pytest.fixture(autouse=True)
def own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """An empty folder of the user's own facts."""
    folder = tmp_path / "facts"
    monkeypatch.setenv("BANGIAO_FACTS", str(folder))
    return folder


@pytest.mark.parametrize(("written", "first", "last"), [
    ("2017-06-19", date(2017, 6, 19), date(2017, 6, 19)),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
    ("2017", date(2017, 1, 1), date(2017, 12, 31)),
    ("", None, None),
])  # fmt: skip
def test_a_coarse_date_is_the_whole_of_it(written: str, first: date | None, last: date | None) -> None:
    assert (first_day(written), last_day(written)) == (first, last)


@pytest.mark.parametrize("written", ["2017-13", "2017-02-30", "17-06-19", "2017-6-1", "hôm qua"])
def test_no_date(written: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        first_day(written)


@pytest.mark.parametrize(("start", "end", "first", "last"), [
    ("2016-04-09", "2021-04-07", date(2016, 4, 9), date(2021, 4, 7)),
    ("2016", "2018", date(2016, 1, 1), date(2018, 12, 31)),
    ("2016-02", None, date(2016, 2, 1), None),
])  # fmt: skip
def test_a_coarse_term_is_as_long_as_may_be(start: str, end: str | None, first: date, last: date | None) -> None:
    holding = Holding("VN", "defence_minister", start, end)
    assert (holding.first, holding.last) == (first, last)


def holders(country: str, office: str, day: date) -> list[tuple[str, Holding]]:
    """Who held an office on a day, with the term."""
    return [
        (official.name, h)
        for official in load_facts().officials
        for h in official.holdings
        if (h.country, h.office) == (country, office) and (h.first or day) <= day <= (h.last or day)
    ]


@pytest.mark.parametrize(("country", "office", "day", "name"), [
    ("VN", "defence_minister", date(2014, 1, 1), "Phùng Quang Thanh"),
    ("VN", "defence_minister", date(2016, 4, 9), "Ngô Xuân Lịch"),
    ("VN", "defence_minister", date(2021, 4, 8), "Phan Văn Giang"),
    ("LA", "defence_minister", date(2018, 7, 1), "Chansamone Chanyalath"),
    ("RU", "head_of_government", date(2010, 1, 1), "Vladimir Putin"),
    ("US", "head_of_state", date(2019, 2, 27), "Donald Trump"),
    ("KR", "head_of_state", date(2018, 4, 27), "Moon Jae-in"),
    ("JP", "head_of_government", date(2017, 6, 6), "Shinzo Abe"),
])  # fmt: skip
def test_who_held_an_office(country: str, office: str, day: date, name: str) -> None:
    assert [found for found, _ in holders(country, office, day)] == [name]


def test_ranks_and_milestones() -> None:
    facts = load_facts()
    assert [(r.rank, r.start) for r in facts.ranks_of("Phan Văn Giang")][-1] == ("Đại tướng", "2021-07-12")
    assert facts.ranks_of("Ai Đó") == ()
    begun = {m.milestone: m.date for m in facts.milestones_of("VN", "LA")}
    assert begun["thiết lập quan hệ ngoại giao"] == "1962-09-05"
    assert facts.milestones_of("LA", "VN") == facts.milestones_of("VN", "LA")
    assert facts.milestones_of("LA", "PE") == ()


def test_every_fact_is_of_a_known_state_with_a_source() -> None:
    facts = load_facts()
    known = {*states().countries, "EU"}
    assert {h.country for o in facts.officials for h in o.holdings} <= known
    assert {c for m in facts.milestones for c in m.countries} <= known
    assert all(h.source for o in facts.officials for h in o.holdings)
    assert all(e.source and set(e.countries) <= known for e in facts.events)


@pytest.mark.parametrize(("text", "number"), [
    ("12", 12), ("XII", 12), ("xiv", 14), ("IX", 9), ("nhất", 1), ("tư", 4), ("mười", 10), ("mười hai", 12),
    ("hai mươi", 20), ("hai mươi mốt", 21), ("ba mươi lăm", 35), ("hai mốt", 21), ("mấy", None), ("mười mấy", None),
])  # fmt: skip
def test_ordinals(text: str, number: int | None) -> None:
    assert ordinal(text) == number


@pytest.mark.parametrize(("text", "found"), [
    ("dự Hội nghị Cấp cao ASEAN lần thứ 32 tại Singapore", [("Cấp cao ASEAN lần thứ 32", ["2018-04-25"])]),
    ("Hội nghị Cấp cao ASEAN lần thứ ba mươi hai", [("Cấp cao ASEAN lần thứ ba mươi hai", ["2018-04-25"])]),
    ("Tuần lễ Cấp cao APEC 2017", [("APEC 2017", ["2017-11-06"])]),
    ("APEC tại Đà Nẵng", [("APEC tại Đà Nẵng", ["2017-11-06"])]),
    ("Đối thoại Shangri-La lần thứ 16", [("Shangri-La lần thứ 16", ["2017-06-02"])]),
    ("Đối thoại Shangri - La năm 2019", [("Shangri - La năm 2019", ["2019-05-31"])]),
    ("bên lề G20 ở Osaka", [("G20 ở Osaka", ["2019-06-28"])]),
    ("Hội nghị Bộ trưởng Quốc phòng các quốc gia ASEAN mở rộng (ADMM+) lần thứ tư",
     [("Bộ trưởng Quốc phòng các quốc gia ASEAN mở rộng (ADMM+) lần thứ tư", ["2017-10-24"])]),
    ("ADMM-12 và ADMM+ 5", [("ADMM-12", ["2018-10-19"]), ("ADMM+ 5", ["2018-10-20"])]),
    ("Đại hội XII của Đảng", [("Đại hội XII", ["2016-01-20"])]),
    ("Đại hội XIX Đảng Cộng sản Trung Quốc", [("Đại hội XIX Đảng Cộng sản Trung Quốc", ["2017-10-18"])]),
    ("Đại hội lần thứ X Đảng Nhân dân Cách mạng Lào",
     [("Đại hội lần thứ X Đảng Nhân dân Cách mạng Lào", ["2016-01-18"])]),
    ("khóa 73 Đại hội đồng Liên hợp quốc", [("khóa 73 Đại hội đồng", ["2018-09"])]),
    ("đại biểu Quốc hội khoá XIV", [("Quốc hội khóa XIV", ["2016-05"])]),
    ("thượng đỉnh Mỹ - Triều lần thứ hai", [("thượng đỉnh Mỹ - Triều lần thứ hai", ["2019-02-27"])]),
    # words that fit several events name them all
    ("lễ nhậm chức của ông Trump", [("lễ nhậm chức của ông Trump", ["2017-01-20", "2025-01-20"])]),
    ("đại dịch Covid-19", [("đại dịch Covid", ["2020-01"])]),
    # none
    ("Hội nghị Cấp cao ASEAN lần này", []),
    ("Đối thoại Shangri-La, một diễn đàn", []),
    ("Hội nghị Cấp cao ASEAN lần thứ 99", []),
    ("G20 tại Sao Hỏa", []),
    ("hội nghị tại Singapore năm nay", []),
])  # fmt: skip
def test_known_events(text: str, found: list[tuple[str, list[str]]]) -> None:
    mentions = load_facts().find_events(normalise(text).text)
    assert [(m.text, [e.start for e in m.events]) for m in mentions] == found


def test_every_known_event_can_be_found() -> None:
    facts = load_facts()
    lost = []
    for event in facts.events:
        texts = list(event.phrases)
        if event.number:
            texts += [event.name, f"{event.name.rpartition(' ')[0]} lần thứ {event.number}"]
        elif event.series:
            texts.append(f"{event.name.partition(',')[0].rpartition(' ')[0]} {event.start[:4]}")
        if not any(event in m.events for t in texts for m in facts.find_events(normalise(t).text)):
            lost.append((event.name, event.start))
    assert lost == []


def write(folder: Path, text: str) -> Path:
    path = folder / "given.csv"
    path.write_bytes(text.encode("utf-8"))
    return path


HEADER = "country,office,name,start,end,source\n"


@pytest.mark.parametrize(("text", "message"), [
    (HEADER + "XX,defence_minister,A B,2020,,own\n", r"line 2: 'XX' is not an ISO 3166-1 alpha-2 code"),
    (HEADER + "LA,Defence,A B,2020,,own\n", r"line 2: the office 'Defence' is not written as"),
    (HEADER + "LA,defence_minister,A B,2020-13,,own\n", r"line 2: '2020-13' is not a date"),
    (HEADER + "LA,defence_minister,A B,2020-02-30,,own\n", r"line 2: .*2020-02-30"),
    (HEADER + "LA,defence_minister,A B,2020,2019,own\n", r"line 2: it ends \(2019\) before it starts \(2020\)"),
    (HEADER + "LA,defence_minister,A B,2020,,\n", r"line 2: source is empty"),
    (HEADER + "LA,defence_minister,A B,,,own\n", r"line 2: start is empty"),
    (HEADER + "LA,defence_minister,A B,2020,,own\n" * 2, r"line 3: the same fact stands at line 2"),
    (HEADER + "LA,defence_minister,A B,2020\n", r"line 2: 4 fields, but the header has 6"),
    (HEADER, r"no facts below the header"),
    ("", r"line 1: the header '' fits no kind of facts"),
    ("who,when\nA,2020\n", r"line 1: the header 'who,when' fits no kind of facts\. The headers are: officials"),
    ("country_a,country_b,milestone,date,source\nLA,LA,x,2020,own\n", r"line 2: LA stands on both sides"),
    ("name,start,kind,source\nX,2020,summit,own\n", r"line 2: neither series nor phrases"),
    ("name,series,number,start,kind,source\nX,olympics,1,2020,summit,own\n", r"line 2: there is no series 'olympics'"),
    ("country,name,kind,source\nUA,Uy,people,own\n", r"line 2: the kind 'people' is none of"),
    ("name,rank,start,source\nA,Đại tướng,2020-1,own\n", r"line 2: '2020-1' is not a date"),
])  # fmt: skip
def test_what_is_wrong_is_named_and_nothing_is_added(tmp_path: Path, own: Path, text: str, message: str) -> None:
    with pytest.raises(ResourceError, match=message):
        import_facts(write(tmp_path, text))
    assert not own.exists() or not list(own.iterdir())


def test_every_wrong_line_is_named(tmp_path: Path) -> None:
    rows = "LA,defence_minister,A,2020,,own\nXX,defence_minister,B,2020,,own\nLA,defence_minister,C,x,,own\n"
    with pytest.raises(ResourceError, match="2 of 3 rows are wrong") as error:
        import_facts(write(tmp_path, HEADER + rows))
    assert ["line 3" in str(error.value), "line 4" in str(error.value)] == [True, True]


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "given.csv"
    path.write_bytes(HEADER.encode() + b"LA,defence_minister,\xff,2020,,own\n")
    with pytest.raises(ResourceError, match="not UTF-8"):
        import_facts(path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_own_facts_are_added_changed_and_kept(tmp_path: Path, own: Path, delimiter: str) -> None:
    def given(*rows: str) -> Path:
        return write(tmp_path, "\ufeff" + "\r\n".join((HEADER.strip(), *rows, "")).replace(",", delimiter))

    other = "LA,defence_minister,Người Khác,2032-01,,own"
    first = import_facts(given("LA,defence_minister,Ai Đó,2031-01,,own", other))
    assert (first.kind, first.added, first.changed, first.unchanged) == ("officials", 2, 0, 0)
    assert first.path == own / "officials.csv"
    second = import_facts(given("LA,defence_minister,Ai Đó,2031-01,2031-12,own", other))
    assert (second.added, second.changed, second.unchanged) == (0, 1, 1)
    held = [(name, h.end) for name, h in holders("LA", "defence_minister", date(2031, 1, 1))]
    assert ("Ai Đó", "2031-12") in held
    assert ("officials", 2) in [(name, mine) for name, _, mine in count_facts()]


def test_the_users_word_on_a_shipped_term_counts(tmp_path: Path) -> None:
    ((name, holding),) = holders("VN", "defence_minister", date(2025, 1, 1))
    assert holding.end is None
    import_facts(write(tmp_path, HEADER + f"VN,defence_minister,{name},{holding.start},2030-06-01,own\n"))
    ((_, holding),) = holders("VN", "defence_minister", date(2025, 1, 1))
    assert holding.end == "2030-06-01"


def test_own_events_are_found(tmp_path: Path) -> None:
    import_facts(write(tmp_path, (
        "name,series,number,phrases,places,start,end,countries,kind,source\n"
        "Hội nghị Thử,,,hội nghị thử nghiệm,,2030-05-01,2030-05-02,VN|LA,summit,own\n"
        "Cấp cao ASEAN lần thứ 60,asean_summit,60,,,2032-05,2032-05,,summit,own\n"
    )))  # fmt: skip
    mentions = load_facts().find_events("Hội nghị thử nghiệm và Cấp cao ASEAN lần thứ 60")
    assert [m.events[0].start for m in mentions] == ["2030-05-01", "2032-05"]


GUIDE = Path(__file__).parents[2] / "docs" / "adding-facts.md"


def test_the_examples_of_the_guide_are_importable(tmp_path: Path) -> None:
    examples = re.findall(r"```csv\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    imported = {import_facts(write(tmp_path, example)).kind for example in examples}
    assert imported == {kind for kind, _, _ in count_facts()}


def test_the_guide_names_the_columns_of_every_kind() -> None:
    headings = set(re.findall(r"^### .*: `([^`]+)`$", GUIDE.read_text("utf-8"), re.MULTILINE))
    assert {heading.replace("*", "") for heading in headings} == {",".join(kind.columns) for kind in KINDS}


def test_a_spoilt_file_of_ones_own_is_named(own: Path) -> None:
    own.mkdir()
    (own / "ranks.csv").write_text("name,rank\nA,B\n", "utf-8")
    with pytest.raises(ResourceError, match=r"ranks\.csv, line 1: the header is 'name,rank'"):
        load_facts()


def test_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert user_folder() == tmp_path / "facts"
    monkeypatch.delenv("BANGIAO_FACTS")
    assert user_folder().parts[-2:] == ("bangiao", "facts")
