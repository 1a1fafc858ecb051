"""What evidence says on pages and in feeds: in the reader's language, from its code and arguments alone."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest
from flask.testing import FlaskClient

from api.i18n import Words, reasons, words
from api.values import Assertion, Evidence
from loaders.article import Article
from loaders.evidence.clue import KINDS
from loaders.evidence.say import _table
from loaders.extract import extract, to_record
from loaders.sources.files import read_path
from loaders.sources.options import Options
from tests.api.page.samples import LAO_DAY

VI, EN = words("vi"), words("en")
PLAN = {"kind": "plan year", "text": "kế hoạch năm 2022", "says": "as it was stored", "start": 3, "end": 20}
CODED = Evidence.of({**PLAN, "code": "plan_run", "arguments": {"year": 2022}})
OLD = Evidence.of(PLAN)
NAMED = Evidence.of(LAO_DAY[1]["events"][0]["evidence"][0])


def test_a_code_is_said_in_the_language_that_is_asked() -> None:
    assert reasons.say(CODED, VI) == reasons.Saying("việc định làm năm 2022 đã được thực hiện", "vi")
    assert reasons.say(CODED, EN) == reasons.Saying("what was planned for 2022 has been run", "en")


@pytest.mark.parametrize(
    "more",
    [{}, {"code": None, "arguments": None}, {"code": "moon_full", "arguments": {}}, {"code": 7, "arguments": {}},
     {"code": "plan_run"}, {"code": "plan_run", "arguments": {}}, {"code": "plan_run", "arguments": [2022]},
     {"code": "plan_run", "arguments": {"year": "{0}"}}],
)  # fmt: skip
def test_evidence_without_a_code_of_this_release_keeps_its_english(more: dict[str, Any]) -> None:
    of = Evidence.of({**PLAN, **more})
    for t in (VI, EN):
        assert reasons.say(of, t) == reasons.Saying("as it was stored", "en")
    assert reasons.why(None, [of], EN) == "as it was stored"
    assert reasons.why(None, [of], VI) == "Năm của kế hoạch: “kế hoạch năm 2022”", "a line of a feed holds no English"


def test_several_reasons_are_one_line_and_an_assertion_goes_before() -> None:
    assert reasons.why(None, [], VI) is None
    assert reasons.why(None, [CODED, OLD], EN) == "what was planned for 2022 has been run; as it was stored"
    at = dt.datetime.now(dt.UTC)
    assert reasons.why(Assertion("ban", "báo sửa", at), [CODED], VI) == "ban đính chính: báo sửa"
    assert reasons.why(Assertion("desk", "a notice", at), [], EN) == "corrected by desk: a notice"
    assert reasons.why(Assertion(None, None, at), [], VI) == "nhập vào, không kèm bài báo"


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_evidence_has_a_name(kind: str) -> None:
    for t in (VI, EN):
        assert VI.has("evidence." + kind.replace(" ", "_"))
        assert reasons.kind_name(kind, t)


def letters(texts: Any) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", " ".join(texts)))


def test_what_extraction_says_of_the_sample_articles_holds_no_english() -> None:
    """Besides the words of the article and names of facts, a Vietnamese sentence has Vietnamese words alone."""
    said = _table()["reasons"].values()
    english = letters(re.sub(r"\{.*?\}", "", texts["en"]) for texts in said)
    english -= letters(re.sub(r"\{.*?\}", "", texts["vi"]) for texts in said)
    assert {"the", "was", "published"} <= english
    seen = 0
    for found in read_path(Path(__file__).parents[3] / "seeds", Options()):
        assert isinstance(found, Article)
        for event in to_record(extract(found))["events"]:
            for item in map(Evidence.of, event["evidence"]):
                assert reasons.say(item, EN) == reasons.Saying(item.says, "en")
                told = reasons.say(item, VI)
                assert told.language == "vi"
                assert not letters([told.text]) & english, told.text
                seen += 1
    assert seen > 50


@pytest.mark.parametrize("path", ["/events.ics", "/events.atom", "/events.csv", "/events.timeline.json", "/"])
@pytest.mark.parametrize(("lang", "others"), [("vi", EN), ("en", VI)])
def test_a_feed_says_why_in_its_own_language(client: FlaskClient, path: str, lang: str, others: Words) -> None:
    answer = client.get(path, query_string={"lang": lang}).get_data(as_text=True).replace("\r\n ", "")
    assert reasons.say(NAMED, words(lang)).text in answer
    assert reasons.say(NAMED, others).text not in answer
