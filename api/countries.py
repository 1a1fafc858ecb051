"""Countries as callers write them, and the names under which they are shown."""

from __future__ import annotations

from functools import lru_cache

import pycountry
from babel import Locale


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code, and XK, which the labelling guide uses for Kosovo."""
    return frozenset(c.alpha_2 for c in pycountry.countries) | {"XK"}


@lru_cache(maxsize=1024)
def name(code: str, language: str = "vi") -> str:
    """The country's everyday name in `vi` or `en` (CLDR's); the code itself where CLDR has none."""
    return str(Locale.parse(language).territories.get(code, code))


def resolve(text: str) -> str | None:
    """The alpha-2 code for an alpha-2 or alpha-3 code or a Vietnamese or English name; None if there is none."""
    from loaders.actors.countries import resolve_country

    return resolve_country(text)


def suggest(text: str) -> str | None:
    """The name or code that was probably meant, None where nothing is near."""
    from loaders.actors.countries import suggest_country

    return next(iter(suggest_country(text)), None)
