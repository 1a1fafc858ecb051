"""English date expressions: what they mean, and that Vietnamese texts meet none of them."""

# ruff: noqa: E501  a case of a table is one line
from __future__ import annotations

import pytest

from loaders.annotate import date_records
from loaders.article import Article
from loaders.dates.find import find_expressions
from loaders.dates.partial import Form

WRITTEN = "2019-08-14"  # a Wednesday

# EDTF: phrasings that mean it, parted by "|".
MEANINGS = {
    "2019-08-14": "today | on Wednesday | on August 14 | Aug. 14 | 14 August | on the 14th of August | on Wednesday (August 14) | the same day",
    "2019-08-13": "yesterday | a day ago | on Aug 13 | a day earlier | the day before | the previous day | August 13 this year",
    "2019-08-12": "last Monday | two days ago | the day before yesterday | on Monday, August 12 | Monday this week | on 12 August 2019",
    "2019-08-15": "tomorrow | the next day | the day after | on Thursday | the following day | one day later",
    "2019-08-16": "this Friday | next Friday | the day after tomorrow",
    "2019-08-19": "next Monday | Monday next week",
    "2018-07-22": "on July 22 last year | 22 July 2018 | July 22nd, 2018",
    "2019-05-25/2019-05-27": "May 25-27 | from May 25 to 27 | 25-27 May | from 25 to 27 May 2019 | May 25, 26 and 27 | between May 25 and 27",
    "2019-07-30/2019-08-01": "from July 30 to August 1 | July 30 - August 1 | 30 July to 1 August | between July 30 and August 1",
    "2018-12-29/2019-01-03": "Dec. 29, 2018 to Jan. 3 | from December 29 to January 3, 2019",
    "2019-06-03/2019-06-04": "on 3 and 4 June | June 3 and 4",
    "{2019-06-03,2019-06-07}": "on June 3 and 7 | 3 and 7 June",
    "../2019-09-19": "until September 19 | through 19 September",
    "2019-06-08/..": "since June 8 | from 8 June",
    "2019-08-19/2019-08-21": "from Monday to Wednesday",
    "2019-08-05/2019-08-11": "last week",
    "2019-08-10/2019-08-11": "last weekend",
    "2019-08": "this month | earlier this month | in August 2019",
    "2019-11": "this November | in November | in mid-November",
    "2019-07": "last month | last July | late last month | July this year",
    "2018-06": "in early June 2018 | in June last year",
    "2019-10/2019-12": "in the fourth quarter | the last quarter of the year",
    "2020-01/2020-06": "the first half of 2020 | the first six months of next year",
    "2018": "last year | in 2018 | late last year",
    "2012/..": "since 2012",
    "2016/2020": "from 2016 to 2020",
    "1990/1999": "in the 1990s",
}  # fmt: skip

PARTS = {
    ("2019-08-14", "morning"): "this morning | on Wednesday morning | at 9 a.m. on August 14",
    ("2019-08-14", "evening"): "tonight | the evening of August 14",
    ("2019-08-14", "afternoon"): "that afternoon | on August 14 at 3:30 pm",
    ("2019-08-13", "night"): "last night | in the early hours of August 13",
    ("2019-08-13", "afternoon"): "yesterday afternoon | on August 13 afternoon",
    ("2019-08-13", "noon"): "at noon on August 13",
}  # fmt: skip

CASES: list[tuple[str, str, str | None]] = [
    (p, value, None) for value, phrases in MEANINGS.items() for p in phrases.split(" | ")
]
CASES += [(p, value, part) for (value, part), phrases in PARTS.items() for p in phrases.split(" | ")]


@pytest.mark.parametrize(("phrase", "value", "part"), [pytest.param(*case, id=case[0]) for case in CASES])
def test_phrase_has_one_meaning(phrase: str, value: str, part: str | None) -> None:
    records = date_records(Article(id="a", text=phrase, published=WRITTEN))
    assert [(r["text"], r["date"], r["part_of_day"]) for r in records] == [(phrase, value, part)]


# a sentence, the words of its day, and the day: the tense tells on which side of the writing it lies
SENTENCES = [
    ("The two ministers met on Monday in Hanoi.", "on Monday", "2019-08-12"),
    ("The guest left Hanoi on Wednesday.", "on Wednesday", "2019-08-14"),
    ("They will meet on Monday in Hanoi.", "on Monday", "2019-08-19"),
    ("On Friday, the two sides are due to sign a pact.", "On Friday", "2019-08-16"),
    ("The minister said on Monday that help will follow.", "on Monday", "2019-08-12"),
    ("The guest arrived on Tuesday and will leave soon.", "on Tuesday", "2019-08-13"),
    ("The talks are scheduled for 3 pm on Thursday.", "3 pm on Thursday", "2019-08-15"),
    ("The pact was signed in September.", "in September", "2018-09"),
    ("The road will open in June.", "in June", "2020-06"),
    ("HANOI, April 3 (VNA) - A ceremony was held.", "April 3", "2019-04-03"),
    ("Guests came from Vientiane (May 5).", "May 5", "2019-05-05"),
]


@pytest.mark.parametrize(("text", "words", "day"), [pytest.param(*case, id=case[0]) for case in SENTENCES])
def test_day_of_a_sentence(text: str, words: str, day: str) -> None:
    records = date_records(Article(id="a", text=text, published=WRITTEN))
    assert [(r["text"], r["date"]) for r in records] == [(words, day)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Two months after the talks, the ministers met.", ["Two months after"]),
        ("This is a first visit and comes only two months after another.", []),
        ("He is the first to visit since the war ended 30 years ago.", []),
    ],
)
def test_a_count_from_an_act_heads_its_sentence(text: str, found: list[str]) -> None:
    assert [e.text for e in find_expressions(text)] == found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On May 5 morning, the minister left Hanoi for a two-day official visit to Laos.", 2),
        ("He left Hanoi on May 5 for Vientiane for a two-day visit.", 2),
        ("He left Hanoi on May 5, concluding a two-day visit.", None),
        ("The minister arrived on Monday for a four-day visit.", 4),
        ("A 17-day exercise kicked off on Sunday in Kampot.", 17),
        ("The minister left on Monday after a four-day visit.", None),
        ("The minister met the guest on Monday.", None),
    ],
)
def test_length_of_what_begins_on_the_day(text: str, days: int | None) -> None:
    assert [e.duration_days for e in find_expressions(text)] == [days]


NOTHING = (
    "every Monday | each of them | Good Friday | the Sunday Times | Tổng công ty May 10 ký hợp đồng | May 10 bán áo"
    " | in 5 tờ báo | the second one | on 5 people | at 3 | for a four-day visit | may be | in the end | March 3,000"
    " | they march 5 times | Báo Today (Singapore) | Today ký hợp đồng | Báo Sunday | on June 31"
)


@pytest.mark.parametrize("phrase", NOTHING.split(" | "))
def test_phrase_is_no_date(phrase: str) -> None:
    assert find_expressions(phrase) == ()


def test_a_day_among_others_is_one_of_them() -> None:
    (found,) = find_expressions("They met on June 3 and 7.")
    assert found.form is Form.EITHER
