"""The words of the page in Vietnamese and English: one checked table, `strings.toml`.

A key has one text per language; a text that depends on a number is a list, one form for each of the
language's plural categories in CLDR's order (Vietnamese has one form, English two). Placeholders are
`{name}`, filled with plain text; the template escapes the result, so no text holds markup.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.numbers import format_decimal

DEFAULT = "vi"
LANGUAGES: Mapping[str, str] = {"vi": "Tiếng Việt", "en": "English"}

# English dates day first (2 June 2022), as Vietnamese ones are: an American 6/2 beside "2/6" would mislead.
_LOCALES = {"vi": "vi", "en": "en_GB"}


_CATEGORIES = ("zero", "one", "two", "few", "many", "other")


class MissingText(KeyError):
    """A key that `strings.toml` does not have."""


@cache
def table() -> dict[str, dict[str, str | list[str]]]:
    """All texts: dotted key -> language -> text, or the list of its plural forms."""
    parsed = tomllib.loads(files(__package__).joinpath("strings.toml").read_text(encoding="utf-8"))
    return {f"{section}.{name}": texts for section, entries in parsed.items() for name, texts in entries.items()}


@cache
def locale_of(language: str) -> Locale:
    """The CLDR locale in which `language` writes its dates and numbers."""
    return Locale.parse(_LOCALES[language])


@dataclass(frozen=True, slots=True)
class Words:
    """The texts of one language, called from code and templates as `t("key", n=3)`."""

    language: str

    @property
    def locale(self) -> Locale:
        return locale_of(self.language)

    def __call__(self, key: str, **parts: Any) -> str:
        """The text of `key` with its placeholders filled; `n` also chooses the plural form.

        Numbers are written as the language does (1.234 or 1,234). Raises `MissingText`.
        """
        try:
            text = table()[key][self.language]
        except KeyError:
            raise MissingText(f"{key} has no text in {self.language!r}; add it to api/i18n/strings.toml") from None
        if isinstance(text, list):
            text = text[self._form(parts["n"])]
        return text.format(**{name: self.number(v) if isinstance(v, int) else v for name, v in parts.items()})

    def has(self, key: str) -> bool:
        return key in table()

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self.locale)

    def _form(self, n: int) -> int:
        rule = self.locale.plural_form
        return [c for c in _CATEGORIES if c == "other" or c in rule.tags].index(rule(n))


@cache
def words(language: str) -> Words:
    """The texts of `language`, one of `LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    return Words(language)
