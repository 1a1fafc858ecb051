"""What evidence says, in Vietnamese."""

from __future__ import annotations

from pathlib import Path

import pytest

from api.i18n import reasons, words
from api.pages import events
from loaders.article import Article
from loaders.dates.evidence import KINDS
from loaders.extract import extract, to_record
from loaders.sources.files import read_path
from loaders.sources.options import Options

VI, EN = words("vi"), words("en")

CASES = [
    ("the words give the whole date 2021-05-06", "lời văn ghi đủ ngày 6/5/2021"),
    ("published on 2017-06-19", "bài đăng ngày 19/6/2017"),
    ("published in 2020-02", "bài đăng trong 2/2020"),
    ("that weekday falls on that day in 2013, 2019", "ngày ấy rơi đúng vào thứ ấy trong năm 2013, 2019"),
    (
        "the page's clock shows 2025-04-24; the day of copying, it may be",
        "đồng hồ của trang hiện 24/4/2025, có thể chỉ là ngày sao chép",
    ),
    (
        "Trần Văn Mẫu held the office 2011-04-08 to 2016-04-09, 2018-01-02 to …",
        "Trần Văn Mẫu giữ chức này từ 8/4/2011 đến 9/4/2016, từ 2/1/2018 trở đi",
    ),
    ("Trần Văn Mẫu was Đại tướng … to 2016-04-09", "Trần Văn Mẫu mang hàm Đại tướng đến 9/4/2016"),
    ("the plan for 2022 has been run", "kế hoạch năm 2022 đã được thực hiện"),
    ("Năm Đoàn kết hữu nghị 2022: the year is 2022", "Năm Đoàn kết hữu nghị 2022: năm ấy là 2022"),
]


@pytest.mark.parametrize(("english", "vietnamese"), CASES)
def test_known_conclusions_are_said_in_vietnamese(english: str, vietnamese: str) -> None:
    assert reasons.say(english, VI) == reasons.Saying(vietnamese, "vi")
    assert reasons.say(english, EN) == reasons.Saying(english, "en")


def test_an_unknown_conclusion_stays_english_and_says_so() -> None:
    assert reasons.say("the moon was full", VI) == reasons.Saying("the moon was full", "en")


@pytest.mark.parametrize("says", ["{0}", "{name} held the office {x}", "a" * 10_000 + ": "])
def test_braces_and_lengths_do_no_harm(says: str) -> None:
    assert reasons.say(says, VI).text


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_evidence_has_a_name(kind: str) -> None:
    for t in (VI, EN):
        assert VI.has("evidence." + kind.replace(" ", "_"))
        assert events.kind_name(kind, t)


def test_what_extraction_says_of_the_sample_articles_is_all_known() -> None:
    """A new sentence of extraction needs its line in `says.toml`."""
    unknown = set()
    for found in read_path(Path(__file__).parents[3] / "seeds", Options()):
        assert isinstance(found, Article)
        for event in to_record(extract(found))["events"]:
            unknown |= {e["says"] for e in event["evidence"] if reasons.say(e["says"], VI).language != "vi"}
    assert unknown == set(), "add a line with the Vietnamese of each to api/i18n/says.toml"
