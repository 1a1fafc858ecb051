"""What callers are told when something is wrong, in the language that they ask for.

The texts are English; their Vietnamese is in `api/i18n/translations/vi/LC_MESSAGES/problems.po`, whose ids they are.
English is what a program gets that asks for no language.
"""

from __future__ import annotations

from typing import cast

from flask import has_request_context, request

from api.formats.words import Language
from api.i18n import problem_patterns, problem_text

LANGUAGES: tuple[Language, ...] = ("en", "vi")


def language() -> Language:
    """The language of problems: that of `lang`, else what `Accept-Language` prefers, else English."""
    if not has_request_context():
        return "en"
    wanted = request.args.get("lang", "").strip().lower()[:2]
    if wanted in LANGUAGES:
        return wanted
    return cast(Language, request.accept_languages.best_match(LANGUAGES, default="en"))


def tell(text: str, /, **parts: object) -> str:
    """`text` in the language of the request, its placeholders (`{name}`, `{name!r}`) filled with `parts`."""
    return problem_text(text, language()).format(**parts)


def foreign(error: object) -> str:
    """What storage or extraction, which know no language but English, says is wrong; in the language of the request."""
    text = str(error)
    if language() == "en":
        return text
    for pattern, translated in problem_patterns():
        if found := pattern.fullmatch(text):
            return translated.format(**found.groupdict())
    return text
