"""Which states an article is about."""

from __future__ import annotations

from loaders.article import Article
from loaders.events.about import About, about_of
from loaders.extract import read


def about(text: str, title: str | None = None) -> About:
    return read(Article("x", text, title, published="2018-06-04")).about


def test_an_article_is_about_the_states_of_its_title_and_of_its_sentences() -> None:
    found = about("Thủ tướng Lào Thongloun Sisoulith tới Hà Nội. Phía Nga im lặng. Lào cảm ơn.", "Lào và Nga gặp nhau")
    assert found.titled == {"LA", "RU"}
    assert found.named == {"LA": 3, "RU": 2, "VN": 1}
    assert found.acting == {"LA": 1, "RU": 1}


def test_without_a_title_the_first_sentence_tells() -> None:
    assert about("Thủ tướng Lào phát biểu. Trời mưa. Phía Nga im lặng.").titled == {"LA"}


def test_what_two_states_have_of_an_article() -> None:
    found = About(frozenset({"LA"}), {"LA": 3, "RU": 1, "VN": 4}, {"LA": 2}).numbers(("LA", "RU"))
    assert (found["titled"], found["in title"], found["states of article"], found["home named"]) == (1, 1, 3, 4)
    assert (found["less named"], found["more named"], found["less acting"], found["more acting"]) == (1, 3, 0, 2)
    assert (found["share of both"], found["share of less"]) == (0.5, 0.125)


def test_nothing_is_about_nothing() -> None:
    assert about_of([]) == About(frozenset(), {}, {})
    assert set(About().numbers(("LA", "VN")).values()) == {0}
