"""What a reader would see of a piece of HTML."""

from __future__ import annotations

import pytest

from loaders.sources.markup import text_of_fragment, without_markup

FRAGMENTS = [
    ("", ""),
    ("Hội đàm 2/6", "Hội đàm 2/6"),
    ("a &amp; b", "a & b"),
    ("<p>Một</p><p>Hai  ba</p>", "Một\nHai ba"),
    ("Một<br/>Hai", "Một\nHai"),
    ("<table><tr><td>Ngày</td><td>2/6</td></tr></table>", "Ngày\n2/6"),
    ("<img src='x'><script>var a = '2/6'</script>Tin", "Tin"),
]


@pytest.mark.parametrize(("fragment", "text"), FRAGMENTS)
def test_text_of_a_fragment(fragment: str, text: str) -> None:
    assert text_of_fragment(fragment) == text


@pytest.mark.parametrize(
    ("fragment", "text"),
    [
        ("Một<p>Hai <b>ba</b></p>bốn<br>năm", "Một\nHai ba\nbốn\nnăm"),
        ("<script>x</script>Một<style>y</style> &amp; hai<!-- z -->", "Một & hai"),
        ("<html><script>x</script></table>Một", "Một"),
        ("Một</div>hai</b>", "Một\nhai"),
        ("<p " + " ".join(f"a{n}={n}" for n in range(40_000)) + ">Một", "Một"),
    ],
    ids=["blocks", "what is not shown", "a page in a fragment", "stray ends", "very many attributes"],
)
def test_the_text_of_a_fragment(fragment: str, text: str) -> None:
    assert text_of_fragment(fragment) == text


@pytest.mark.parametrize(
    ("given", "text"),
    [
        ("<p>Một</p><p>hai</p>", "Một\nhai"),
        ("h&#7897;i &agrave; nh&amp;", "hội à nh&"),
        ("3 < 5 và 7 > 2", "3 < 5 và 7 > 2"),
        ("A & B; <Lào>", "A & B; <Lào>"),
    ],
)
def test_markup_is_taken_away_where_there_is_some(given: str, text: str) -> None:
    assert without_markup(given) == text
