"""The catalogues of texts: complete in both languages, nothing missing, nothing left over."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from babel import Locale
from babel.plural import PluralRule

import api
from api.i18n import LANGUAGES, MissingText, Words, catalogue, words

HOME = Path(api.__file__).parent
CODE = [
    *(HOME / "templates").rglob("*.html"), *(HOME / "pages").glob("*.py"), HOME / "page.py",
    HOME / "i18n" / "reasons.py",
]  # fmt: skip
# t("a.b"), t('a.b'), t.has("a.b"), also with a family of keys: t("a." ~ name), t(f"a.{name}"), t("a.b_" ~ name)
_CALL = re.compile(r"""\bt(?:\.has)?\(\s*f?["']([a-z_]+)\.([a-z_]*)(["'{])""")
# Whole keys handed to `t` by way of a variable.
_NAMED = {("timeline", "newest_first"), ("timeline", "oldest_first"), ("timeline", "recently_updated")}
# Keys looked up by a value of the data.
_FAMILIES = {"certainty", "certainty_says", "evidence", "feed"}


def table() -> dict[str, dict[str, tuple[str, ...]]]:
    """Key -> language -> the forms of its text."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for language in LANGUAGES:
        for message in catalogue(language):
            if message.id:
                key = message.id if isinstance(message.id, str) else message.id[0]
                forms = message.string
                found.setdefault(key, {})[language] = (forms,) if isinstance(forms, str) else tuple(forms)
    return found


TABLE = table()


def used() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """Whole keys, and beginnings of keys, that code and templates ask for."""
    whole, begun = set(_NAMED), {(family, "") for family in _FAMILIES}
    for path in CODE:
        text = path.read_text(encoding="utf-8")
        for found in _CALL.finditer(text):
            section, name, end = found.groups()
            following = text[found.end() :].lstrip()
            open_ended = end == "{" or following.startswith("~")
            (begun if open_ended else whole).add((section, name))
        for first, second in re.findall(r"""["']([a-z_]+)\.([a-z_]+)["'] if""", text):
            whole.add((first, second))
        for first, second in re.findall(r"""else ["']([a-z_]+)\.([a-z_]+)["']""", text):
            whole.add((first, second))
    return whole, begun


def test_every_key_that_is_used_exists() -> None:
    whole, _ = used()
    missing = {".".join(key) for key in whole} - TABLE.keys()
    assert missing == set()


def test_every_key_that_exists_is_used() -> None:
    whole, begun = used()
    left_over = [
        key
        for key in TABLE
        if tuple(key.split(".")) not in whole
        and not any(key.startswith(f"{section}.{name}") for section, name in begun)
    ]
    assert left_over == []


@pytest.mark.parametrize("key", TABLE)
def test_both_languages_say_it_with_the_same_parts(key: str) -> None:
    texts = TABLE[key]
    assert set(texts) == set(LANGUAGES)
    assert len(texts["en"]) in (1, 2)
    parts = []
    for forms in texts.values():
        assert all(form.strip() == form and form for form in forms)
        # The last form is the plural, which names every part.
        parts.append(set(re.findall(r"\{(\w+)\}", forms[-1])))
    assert parts[0] == parts[1]


@pytest.mark.parametrize("key", TABLE)
def test_no_text_holds_markup(key: str) -> None:
    assert not re.search(r"[<>]|&\w+;", str(TABLE[key]))


@pytest.mark.parametrize(
    ("language", "n", "says"),
    [("vi", 1, "1 sự kiện"), ("vi", 1234, "1.234 sự kiện"), ("en", 1, "1 event"), ("en", 1234, "1,234 events")],
)
def test_counting(language: str, n: int, says: str) -> None:
    assert words(language)("timeline.found", n=n) == says


def test_how_many_plural_forms_there_are_is_the_catalogues_own_affair(monkeypatch: pytest.MonkeyPatch) -> None:
    """CLDR 48 gave Vietnamese a plural form of its own; what stands in a catalogue must not depend on that."""
    monkeypatch.setattr(Locale, "plural_form", property(lambda _: PluralRule({"one": "n is 1"})))
    assert catalogue("vi").num_plurals == 1
    assert words("vi")("timeline.found", n=1) == "1 sự kiện"
    assert words("vi")("timeline.found", n=2) == "2 sự kiện"


def test_a_missing_text_is_named() -> None:
    with pytest.raises(MissingText, match=r"site\.nothing"):
        words("vi")("site.nothing")


def test_an_unknown_language_is_named() -> None:
    with pytest.raises(ValueError, match="'fr'"):
        words("fr")


def test_words_are_values() -> None:
    assert words("vi") == Words("vi")
