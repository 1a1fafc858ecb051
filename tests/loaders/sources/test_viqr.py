"""Vietnamese in the signs of ASCII."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.article import Article
from loaders.sources import SourceError, read
from loaders.sources.viqr import from_viqr, may_be_viqr

READ = [
    ("Bo^. tru+o+?ng Quo^'c pho`ng", "Bộ trưởng Quốc phòng"),
    ("Bo^. truo+?ng Qua?ng Nam", "Bộ trưởng Quảng Nam"),
    ("thuo+? a^'y, gio+` qua.", "thuở ấy, giờ qua."),
    ("bo*? tru*o*`ng", "bở trường"),
    ("DDA` NA(~NG, ddo^`ng ddo^. add", "ĐÀ NẴNG, đồng độ add"),
    ("tha(m La`o. Hai be^n", "thăm Lào. Hai bên"),
    ("tha(m La`o\\. hai be^n", "thăm Lào. hai bên"),
    ("tha'ng 10\\. ve^` dda^u?", "tháng 10. về đâu?"),
    ("ddi ve^`? Kho^ng (a) A+ B*", "đi về? Không (a) A+ B*"),
    ("the^' ky? 20 va` ho. ddi", "thế kỷ 20 và họ đi"),
]


@pytest.mark.parametrize(("text", "right"), READ)
def test_signs_are_read_as_the_letters_they_mean(text: str, right: str) -> None:
    assert from_viqr(text) == right


TEXT = "Chie^`u 8-1, ta.i Ha` No^.i, hai Bo^. tru+o+?ng ho^.i dda`m vo+'i nhau va` ky' ke^' hoa.ch ho+.p ta'c."


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.txt", "{}"),
        ("a.csv", 'id,text\n1,"{}"\n'),
        ("a.html", "<html><body><article><p>{0}</p><p>{0}</p></article>"),
    ],
)
def test_it_is_read_wherever_it_stands(tmp_path: Path, name: str, form: str, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / name).write_text(form.format(TEXT), encoding="utf-8")
    (item,) = read([str(tmp_path / name)])
    assert isinstance(item, Article)
    assert "tại Hà Nội, hai Bộ trưởng hội đàm với nhau" in item.text
    assert any(line.endswith("read as VIQR") for line in caplog.messages)


def test_in_json_lines_whose_places_must_stay_it_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "{TEXT}"}}\n', encoding="utf-8")
    (item,) = read([str(tmp_path / "a.jsonl")])
    assert isinstance(item, SourceError)
    assert item.wrong == "text is VIQR, not Unicode"


def test_other_text_is_left_alone(tmp_path: Path) -> None:
    text = "Who's there? x^2 + y^2 = z^2, e^x, a^b, o^o. We'll see (a+) tomorrow."
    assert may_be_viqr(text)
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (item,) = read([str(tmp_path / "a.txt")])
    assert isinstance(item, Article)
    assert item.text == text


@given(st.text(alphabet="aAdDouOU(^+*'`?~. \\x1"))
def test_whatever_is_given_becomes_text(text: str) -> None:
    assert isinstance(from_viqr(text), str)
