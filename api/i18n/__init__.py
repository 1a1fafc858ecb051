"""The words of the pages and feeds, in Vietnamese and English: gettext catalogues, one for each language.

`translations/<language>/LC_MESSAGES/messages.po` is the form that translators' tools read. A message's id is the key
that code and templates name (`timeline.found`); a text that depends on a number has the plural forms that the
catalogue itself declares, so that no release of CLDR can change how many there are. The catalogues are compiled in
memory when they are first asked for: there is no compiled file to go stale or to be forgotten in a package.
Placeholders are `{name}`, filled with plain text; the template escapes the result, so no text holds markup.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from babel import Locale
from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal
from babel.support import Translations

DEFAULT = "vi"
LANGUAGES: Mapping[str, str] = {"vi": "Tiếng Việt", "en": "English"}

# English dates day first (2 June 2022), as Vietnamese ones are: an American 6/2 beside "2/6" would mislead.
_LOCALES = {"vi": "vi", "en": "en_GB"}


class MissingText(KeyError):
    """A key that a catalogue does not have."""


@cache
def catalogue(language: str) -> Catalog:
    """The messages of `language`, as they stand in its file."""
    path = files(__package__).joinpath("translations", language, "LC_MESSAGES", "messages.po")
    return read_po(io.BytesIO(path.read_bytes()), locale=language, abort_invalid=True)


@cache
def _of_english(file: str) -> Mapping[str, str]:
    """English text -> Vietnamese text of a catalogue whose ids are the English texts."""
    path = files(__package__).joinpath("translations", "vi", "LC_MESSAGES", file)
    found = read_po(io.BytesIO(path.read_bytes()), locale="vi", abort_invalid=True)
    return {str(message.id): str(message.string) for message in found if message.id}


_SUFFIXED = ", in the format of the suffix"


def reference(text: str, language: str) -> str | None:
    """A text of the API's reference, written in English, in `language`; None where nobody translated it."""
    if language == "en":
        return text
    known = _of_english("reference.po")
    if text in known:
        return known[text]
    whole = known.get(text.removesuffix(_SUFFIXED)) if text.endswith(_SUFFIXED) else None
    return None if whole is None else f"{whole}, theo định dạng ở đuôi"


def problem_text(text: str, language: str) -> str:
    """What is said of something wrong, written in English, in `language`; English where nobody translated it."""
    return text if language == "en" else _of_english("problems.po").get(text, text)


@cache
def problem_patterns() -> tuple[tuple[re.Pattern[str], str], ...]:
    """The texts of `problem_text` as patterns whose groups are their placeholders, each with its Vietnamese."""
    return tuple(
        (
            re.compile(re.sub(r"\\{(\w+)(?:!r)?\\}", r"(?P<\1>.+?)", re.escape(text)), re.DOTALL),
            vietnamese.replace("!r", ""),
        )
        for text, vietnamese in _of_english("problems.po").items()
    )


@dataclass(frozen=True, slots=True)
class _Texts:
    translations: Translations
    plain: frozenset[str]
    plural: frozenset[str]


@cache
def _texts(language: str) -> _Texts:
    messages = [message for message in catalogue(language) if message.id]
    compiled = io.BytesIO()
    write_mo(compiled, catalogue(language))
    compiled.seek(0)
    return _Texts(
        Translations(compiled),
        frozenset(m.id for m in messages if isinstance(m.id, str)),
        frozenset(m.id[0] for m in messages if not isinstance(m.id, str)),
    )


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
        texts = _texts(self.language)
        if key in texts.plural:
            text = texts.translations.ungettext(key, key, parts["n"])
        elif key in texts.plain:
            text = texts.translations.ugettext(key)
        else:
            raise MissingText(f"{key} has no text in {self.language!r}; add it to api/i18n/translations")
        return text.format(**{name: self.number(v) if isinstance(v, int) else v for name, v in parts.items()})

    def has(self, key: str) -> bool:
        texts = _texts(self.language)
        return key in texts.plain or key in texts.plural

    def number(self, value: int) -> str:
        return format_decimal(value, locale=self.locale)


@cache
def words(language: str) -> Words:
    """The texts of `language`, one of `LANGUAGES`."""
    if language not in LANGUAGES:
        raise ValueError(f"no language {language!r}; there are {', '.join(LANGUAGES)}")
    return Words(language)
