"""The codes of states that events may be between."""

from __future__ import annotations

from functools import lru_cache

import pycountry


@lru_cache(maxsize=1)
def codes() -> frozenset[str]:
    """Every ISO 3166-1 alpha-2 code, and XK, which the labelling guide uses for Kosovo."""
    return frozenset(c.alpha_2 for c in pycountry.countries) | {"XK"}
