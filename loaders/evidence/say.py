"""What a piece of evidence concludes, in words: the templates of `reasons.toml` filled with its arguments.

It takes a code and arguments as JSON holds them, so that what was stored years ago is said as what was just found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter
from tomllib import loads
from typing import Any, Literal

from loaders.actors.countries import country_name
from loaders.patterns import lazy_re

Language = Literal["en", "vi"]

_PERIOD = lazy_re(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)
#: More names of one kind than these are counted.
_MOST = 6


class Unsaid(ValueError):
    """There is no sentence for this code, or its arguments are not those of the code."""


def say(code: object, arguments: object, text: object, language: Language) -> str:
    """The conclusion `code` with these arguments, about the words `text`.

    Raises `Unsaid` for a code or arguments that this release does not know, of an import or of a later one.
    """
    template = _templates(language).get(code) if isinstance(code, str) else None
    if template is None or not isinstance(arguments, Mapping):
        raise Unsaid(f"no sentence for {code!r}")
    pieces = _Pieces(language)
    values = {**arguments, "text": text}
    try:
        return "".join(literal + (pieces.write(values[name], how) if name else "") for literal, name, how in template)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
        raise Unsaid(f"{code}: the arguments {sorted(map(str, arguments))} do not fit: {error}") from None


@cache
def _table() -> dict[str, Any]:
    return loads(files("loaders.evidence").joinpath("reasons.toml").read_text(encoding="utf-8"))


@cache
def _templates(language: Language) -> dict[str, list[tuple[str, str, str]]]:
    """Code -> its template: literal text, then the argument (empty at the end) and how it is written."""
    return {
        code: [(literal, name or "", how or "") for literal, name, how, _ in Formatter().parse(texts[language])]
        for code, texts in _table()["reasons"].items()
    }


def _string(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _integer(value: Any) -> int:
    if type(value) is not int:  # a truth value is an int to Python but no number to anybody
        raise TypeError(f"{value!r} is no whole number")
    return value


def _list(value: Any) -> Sequence[Any]:
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"{value!r} is no list")
    return value


def _parts(source: str) -> list[str]:
    """The shipped sources that one source names, with `+` between; a user's own is one, whatever is in it."""
    parts = source.split("+")
    return parts if _table()["sources"].keys() >= set(parts) else [source]


class _Pieces:
    """How arguments are written in one language; the name of a method is what stands behind the colon."""

    def __init__(self, language: Language) -> None:
        self.language = language
        self.texts: Mapping[str, str] = _table()["pieces"][language]

    def write(self, value: Any, how: str) -> str:
        written: Callable[[Any], str] = _WRITERS[how].__get__(self)
        return written(value)

    def name(self, value: Any) -> str:
        return _string(value)

    def words(self, value: Any) -> str:
        return self.texts["quote"].format(_string(value))

    def quote(self, value: Any) -> str:
        return self.words(value["text"])

    def count(self, value: Any) -> str:
        return str(_integer(value))

    year = count

    def years(self, value: Any) -> str:
        return ", ".join(map(self.year, _list(value)))

    def period(self, value: Any) -> str:
        """A day, month or year as it is written."""
        return self._period(value)[1]

    def when(self, value: Any) -> str:
        """The same behind the word that tells which of them it is."""
        grain, written = self._period(value)
        return self.texts[grain].format(written)

    def _period(self, value: Any) -> tuple[str, str]:
        found = _PERIOD.fullmatch(_string(value))
        if found is None:
            raise ValueError(f"{value!r} is no day, month or year")
        y, m, d = (int(part) if part else None for part in found.groups())
        if d is not None:
            return "on_day", self.day(value)
        kind, grain = ("month", "in_month") if m is not None else ("year", "in_year")
        return grain, self.texts[kind].format(y=y, m=m)

    def day(self, value: Any) -> str:
        day = date.fromisoformat(_string(value))
        return self.texts["day"].format(y=day.year, m=day.month, d=day.day)

    def days(self, value: Any) -> str:
        days = _list(value)
        more = [self.texts["many"].format(len(days) - _MOST)] if len(days) > _MOST else []
        return ", ".join([*map(self.day, days[:_MOST]), *more])

    def _ends(self, value: Any) -> tuple[str | None, str | None]:
        start, end = value["start"], value["end"]
        return start and self.day(start), end and self.day(end)

    def stretch(self, value: Any) -> str:
        """Days told: one, or from one to another."""
        start, end = self._ends(value)
        if start == end or not (start and end):
            return self._term(value) if start != end else _string(start)
        return self.texts["between"].format(start, end)

    def terms(self, value: Any) -> str:
        return ", ".join(map(self._term, _list(value)))

    def _term(self, value: Any) -> str:
        start, end = self._ends(value)
        if start is None and end is None:
            raise ValueError("a term without a day")
        if start is None or end is None:
            return self.texts["until" if start is None else "from"].format(end if start is None else start)
        return self.texts["only"].format(start) if start == end else self.texts["from_to"].format(start, end)

    def weekday(self, value: Any) -> str:
        names: Mapping[str, str] = _table()["weekdays"][str(_integer(value))]
        return names[self.language]

    def _named(self, table: str, value: Any) -> str:
        """The name of what a file of facts calls `value`; the user's own as they wrote it."""
        name = _string(value)
        known: Mapping[str, str] = _table()[table].get(name, {})
        return known.get(self.language, name)

    def milestone(self, value: Any) -> str:
        return self._named("milestones", value)

    def contact(self, value: Any) -> str:
        return self._named("contacts", value)

    def told(self, value: Any) -> str:
        text: str = _table()["told"][value][self.language]
        return text

    def offices(self, value: Any) -> str:
        return " / ".join(self._named("offices", office) for office in _list(value))

    def country(self, value: Any) -> str:
        return country_name(_string(value), self.language)

    def pair(self, value: Any) -> str:
        return " – ".join(map(self.country, _list(value)))

    def source(self, value: Any) -> str:
        return self.sources([value]) if value else ""

    def sources(self, value: Any) -> str:
        """Where facts are from, in brackets; empty where nothing is named."""
        names = [self._named("sources", part) for source in _list(value) for part in _parts(_string(source))]
        return self.texts["source"].format(", ".join(dict.fromkeys(names))) if names else ""

    def occasion(self, value: Any) -> str:
        start, end = value["start"], value["end"]
        if end is None:
            when = self.texts["from"].format(self.period(start))
        elif start == end:
            when = self.period(start)
        else:
            when = self.texts["between"].format(self.period(start), self.period(end))
        return f"{_string(value['name'])}: {when}{self.source(value['source'])}"

    def occasions(self, value: Any) -> str:
        return "; ".join(map(self.occasion, _list(value)))


_WRITERS: Mapping[str, Callable[[_Pieces, Any], str]] = {
    name: method for name, method in vars(_Pieces).items() if not name.startswith("_") and name != "write"
}
