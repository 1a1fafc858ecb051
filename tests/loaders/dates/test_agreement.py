"""`bangiao dates` and `bangiao extract` place every expression alike, whether a day, a month or a year is given."""

from __future__ import annotations

import pytest

from loaders.article import Article
from loaders.dates.annotate import date_records
from loaders.dates.clues.view import View
from loaders.dates.find import find_expressions
from loaders.dates.partial import Form
from loaders.dates.resolve import answer, build_timeline
from loaders.facts import load_facts
from loaders.text.normalise import normalise
from loaders.text.sentences import find_sentences
from loaders.text.zones import find_zones
from loaders.writing import day_of_writing
from tests.loaders.dates.test_meaning import MEANINGS, PARTS

PHRASES = [phrase for phrases in (*MEANINGS.values(), *PARTS.values()) for phrase in phrases.split(" | ")]
# Separate days ("ngày 7 và 12/8") are a set for the one and days of two events for the other.
ALIKE = [phrase for phrase in PHRASES if find_expressions(phrase)[0].form is not Form.EITHER]
SENTENCES = (
    "Ngày 20/3 vừa qua, hai bên đã ký.", "Ngày 20/3 tới, hai bên sẽ ký.", "Ngày 12/12, hai bên đã gặp nhau tại Huế.",
    "Hôm 30/8, đoàn rời Huế.", "Thứ Hai, hai bên gặp nhau.", "Thứ Hai 12/5, hai bên gặp nhau.",
    "Thứ Sáu, hai bên sẽ gặp nhau.", "Cuối năm ngoái, ngày 12/12, hai bên họp.", "Từ ngày 24 đến 4/12, đoàn thăm Lào.",
    "Ngày 3/6/2018, hai bên họp. Chiều cùng ngày, hai bên ký.", "Sáng 21, hai bên họp.", "Tuần tới hai bên họp.",
    "Tháng 4 vừa qua, từ ngày 7 đến ngày 10, đoàn ở thăm Lào.", "Đoàn bắt đầu thăm Lào từ ngày 3/4, kéo dài hai tuần.",
)  # fmt: skip


def extracted(article: Article) -> list[tuple[str | None, str]]:
    """What extraction answers for each expression, before it asks which event it dates."""
    text = normalise(article.text).text
    zones = find_zones(text)
    sentences = find_sentences(text, zones)
    view = View(text, zones, sentences, find_expressions(text), (), None, load_facts())
    roles = [zones[0].role] * len(view.expressions)
    timeline = build_timeline(day_of_writing(article, view), view.expressions, roles)
    found = [answer(timeline, e) for e in view.expressions]
    return [(a.edtf, a.certainty) if a else (None, "unknown") for a in found]


@pytest.mark.parametrize("published", ["2019-03-12", "2018-12-30", "2020-02-29", "2019-08", "2017"])
@pytest.mark.parametrize("text", [*ALIKE, *SENTENCES])
def test_both_commands_place_an_expression_alike(text: str, published: str) -> None:
    article = Article(id="a", text=text, published=published)
    records = [(r["date"], r["certainty"]) for r in date_records(article)]
    assert records == extracted(article)
