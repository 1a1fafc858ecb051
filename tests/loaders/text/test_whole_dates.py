"""The forms of whole dates that pages print, each read by the grammar of dates as well."""

import pytest
import regex as re

from loaders.dates.find import find_expressions
from loaders.text.normalise import normalise
from loaders.text.whole_dates import ENGLISH, IN_NUMBERS, IN_WORDS, ISO, SHORT_YEAR

FORMS = [
    (IN_NUMBERS, "8/1/2021"),
    (IN_NUMBERS, "08.01.2021"),
    (IN_NUMBERS, "8 - 1 - 2021"),
    (SHORT_YEAR, "8/1/21"),
    (ISO, "2021-01-08"),
    (IN_WORDS, "ngày 8 tháng 1 năm 2021"),
    (IN_WORDS, "8 Tháng Một, 2021"),
    (IN_WORDS, "8 tháng mười hai năm 2021"),
    (IN_WORDS, "08 Th1 2021"),
    (IN_WORDS, "8 thg 1, 2021"),
    (ENGLISH, "January 8, 2021"),
    (ENGLISH, "8 Jan 2021"),
    (ENGLISH, "Sept. 8, 2021"),
]


@pytest.mark.parametrize(("form", "text"), FORMS, ids=[text for _, text in FORMS])
def test_a_form_takes_the_whole_date(form: str, text: str) -> None:
    assert re.fullmatch(form, text, re.IGNORECASE)


@pytest.mark.parametrize("text", [text for _, text in FORMS])
def test_what_stands_on_a_page_as_a_date_is_one(text: str) -> None:
    found = find_expressions(normalise(f"Đăng: {text}.").text)
    assert [(e.first.year, e.first.day) for e in found] == [(2021, 8)]


@pytest.mark.parametrize(
    "text", ["8/1", "118/1/2021", "8/1/20210", "2021", "March 2021", "tháng 1 năm 2021", "tỷ số 3-1"]
)
def test_less_or_more_is_no_whole_date(text: str) -> None:
    assert not re.search("|".join((IN_NUMBERS, SHORT_YEAR, ISO, IN_WORDS, ENGLISH)), text, re.IGNORECASE)
