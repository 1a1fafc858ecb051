"""What a piece of evidence says, in the reader's language.

Extraction states its conclusions in English sentences of a few shapes. `api/i18n/says.toml` has the Vietnamese for
each shape; one without is shown as it stands, marked as English, rather than not at all.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from api.i18n import Words

_HOLE = re.compile(r"\{(\w+)\}")
_ISO_DAY = re.compile(r"\b(\d{4})-(\d\d)-(\d\d)\b")
_ISO_MONTH = re.compile(r"\b(\d{4})-(\d\d)\b")
_SPAN = re.compile(r"(\S+) to (\S+)")


@dataclass(frozen=True, slots=True)
class Saying:
    """A conclusion and the language it came out in."""

    text: str
    language: str


@cache
def _shapes() -> list[tuple[re.Pattern[str], str]]:
    table = tomllib.loads(files("api.i18n").joinpath("says.toml").read_text(encoding="utf-8"))["says"]
    return [(_pattern(english), vietnamese) for english, vietnamese in table.items()]


def _pattern(english: str) -> re.Pattern[str]:
    """The sentences that `english` stands for; a hole takes any words."""
    parts = _HOLE.split(english)
    # Every other part is the name of a hole.
    return re.compile("".join(f"(?P<{p}>.+?)" if i % 2 else re.escape(p) for i, p in enumerate(parts)), re.DOTALL)


def say(conclusion: str, t: Words) -> Saying:
    """`conclusion` in the language of `t` where there are words for it, else as it is, in English.

    Several conclusions in one line, joined by `; `, are said one by one where each is known.
    """
    if t.language != "vi":
        return Saying(conclusion, "en")
    parts = [_said(part) for part in conclusion.split("; ")]
    said = "; ".join(part for part in parts if part) if all(parts) else _said(conclusion)
    return Saying(conclusion, "en") if said is None else Saying(said, "vi")


def _said(conclusion: str) -> str | None:
    for pattern, vietnamese in _shapes():
        if found := pattern.fullmatch(conclusion):
            return vietnamese.format(**{k: _vietnamese(v) for k, v in found.groupdict().items()})
    return None


def _vietnamese(words: str) -> str:
    """ISO days and months, and spans of them, as Vietnamese writes them: `từ 8/4/2011 đến 9/4/2016`."""
    words = _SPAN.sub(lambda m: _between(m[1], m[2]), words)
    words = _ISO_DAY.sub(lambda m: f"{int(m[3])}/{int(m[2])}/{m[1]}", words)
    return _ISO_MONTH.sub(lambda m: f"{int(m[2])}/{m[1]}", words)


def _between(first: str, last: str) -> str:
    """One stretch of time, either end of which may be open (`…`)."""
    end = last.rstrip(",")
    comma = last[len(end) :]
    if first == "…":
        return f"đến {end}{comma}"
    return f"từ {first} trở đi{comma}" if end == "…" else f"từ {first} đến {end}{comma}"
