"""Events as they leave: in order, one of them the main one, every offset on its words in the article as given."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import permutations

import pytest

from loaders.article import Article, Event
from loaders.events.claims import Claim, claims_of
from loaders.events.decode import HOLDS, SURE
from loaders.events.finding import Finding
from loaders.events.report import Source, report
from loaders.events.score import score
from loaders.extract import Reading, extract
from loaders.text.normalise import normalise
from tests.loaders.events.building import reading

TEXT = (
    "Sáng 2/6, tại Hà Nội, Thủ tướng Lào hội đàm với Thủ tướng Việt Nam. "
    "Ngày 3/6/2018, Tổng thống Nga gặp Thủ tướng Campuchia."
)
TALKS, MET = ("LA", "VN"), ("KH", "RU")


def claim(read: Reading, pair: tuple[str, str], words: str) -> Claim:
    """The claim of a pair about the days of these words, as the article has it."""
    of = [c for c in claims_of(score(read.mentions)) if c.pair == pair]
    for c in of:
        mine = [s for s in c.mentions if (e := s.mention.day.of.expression) and e.text == words]
        if mine and not mine[0].mention.day.made:
            return replace(c, mentions=tuple(mine))
    raise AssertionError(f"no claim of {pair} on {words!r}")


def found(read: Reading, talks: float = 0.9, met: float = 0.8) -> list[Finding]:
    return [
        Finding(claim(read, TALKS, "Sáng 2/6"), talks, ("talks",)),
        Finding(claim(read, MET, "Ngày 3/6/2018"), met, ("meeting",)),
    ]


def events(read: Reading, findings: list[Finding]) -> tuple[Event, ...]:
    return report(read.source, findings, read.timeline)


def test_events_stand_by_day_whatever_the_order_of_findings() -> None:
    read = reading(TEXT)
    answers = {events(read, list(order)) for order in permutations(found(read))}
    assert len(answers) == 1
    first, second = answers.pop()
    assert (first.date, first.countries, first.type) == ("2018-06-02", TALKS, "talks")
    assert (second.date, second.countries, second.type) == ("2018-06-03", MET, "meeting")


@pytest.mark.parametrize(("talks", "met", "main"), [(0.9, 0.8, TALKS), (0.6, 0.8, MET)])
def test_the_likeliest_event_is_the_main_one(talks: float, met: float, main: tuple[str, str]) -> None:
    read = reading(TEXT)
    assert [e.countries for e in events(read, found(read, talks, met)) if e.main] == [main]


def test_nothing_found_is_no_event() -> None:
    assert events(reading(TEXT), []) == ()


def test_what_is_told_twice_is_one_event() -> None:
    read = reading(TEXT)
    once = found(read)
    assert len(events(read, [*once, *once])) == 2


CERTAINTIES = [
    ("Ngày 3/6/2018", "2018-06-04", "stated"),
    ("Sáng 2/6", "2018-06-04", "inferred"),
]


@pytest.mark.parametrize(("words", "published", "certainty"), CERTAINTIES)
def test_a_finding_that_is_sure_keeps_the_certainty_of_its_date(words: str, published: str, certainty: str) -> None:
    read = reading(TEXT, published)
    pair = TALKS if words.startswith("Sáng") else MET
    assert events(read, [Finding(claim(read, pair, words), SURE, ("talks",))])[0].certainty == certainty


def test_a_finding_that_is_not_sure_is_never_called_sure() -> None:
    read = reading(TEXT)
    for chance in (HOLDS, SURE - 1e-6):
        if chance < SURE:
            assert {e.certainty for e in events(read, found(read, chance, chance))} <= {"ambiguous", "unknown"}


def test_the_day_after_the_writing_is_planned_whatever_the_verb() -> None:
    """Known only where the day of writing was given in full."""
    for published, status in (("2018-06-01", "planned"), ("2018-06-04", "held"), ("2018", "held"), (None, "held")):
        read = reading(TEXT, published)
        only = events(read, [Finding(claim(read, MET, "Ngày 3/6/2018"), 0.9, ("meeting",))])
        assert [e.status for e in only] == [status]


def words_at(text: str, event: Event) -> tuple[str, str]:
    assert event.date_span
    return text[slice(*event.date_span)], text[slice(*event.sentence)]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("title", [None, "Một đầu đề không có trong bài"])
def test_offsets_lead_back_to_the_article_as_given(form: str, title: str | None) -> None:
    """Through letters composed or not, and past a title that was read before the text."""
    text = unicodedata.normalize(form, f"\ufeff  {TEXT}\r\n")  # type: ignore[arg-type]
    read = reading(text, title=title)
    for event, said in zip(events(read, found(read)), TEXT.split(". "), strict=True):
        date_words, sentence = words_at(text, event)
        assert date_words == event.date_text
        assert unicodedata.normalize("NFC", sentence).strip(" .") == said.strip(" .")
        for clue in event.evidence:
            if clue.start is not None and clue.end is not None:
                assert text[clue.start : clue.end] == clue.text


def test_what_a_title_says_has_no_place_in_the_text() -> None:
    norm = normalise("Lào gặp Nga\n\nBài.")
    source = Source(norm, len("Lào gặp Nga\n\n"))
    assert source.span(0, 3) is None
    assert source.span(13, 16) == (0, 3)
    assert source.words(0, 3) == "Lào"


def test_an_end_counted_in_weeks_is_never_sure() -> None:
    text = "Ngày 2/6, Lào và Việt Nam bắt đầu cuộc tập trận chung kéo dài ba tuần."
    events = extract(Article("a", text, published="2018-06-04")).events
    assert [e.certainty for e in events if e.date == "2018-06-02/2018-06-23"] == ["ambiguous"]


def test_each_type_of_a_day_is_shown_by_its_own_words() -> None:
    text = "Sáng 2/6, Thủ tướng Lào hội đàm với Thủ tướng Nga tại Moskva. Chiều cùng ngày, hai bên ký hiệp định."
    events = extract(Article("a", text, published="2018-06-03")).events
    assert {(e.type, e.date_text) for e in events} == {("talks", "Sáng 2/6"), ("signing", "Chiều cùng ngày")}
