"""`make peers`: how many labelled event days other libraries name, on the same articles, beside ours.

A peer knows neither states nor events, so the question put to all is the one a peer can answer: of the labelled
events that have a day, how many have that day among the days named for their article? Each answers twice, with the
publication day as its reference and without. How many days are named in all says what that costs.
"""

from __future__ import annotations

import argparse
import json
import sys
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from importlib.util import find_spec

from benchmarks.gold import (
    OPEN_SETS,
    NoReferenceData,
    Record,
    as_input,
    bangiao,
    read_gold,
    replace_block,
    shared_folder,
)

Days = dict[str, set[str]]
# A reference that no article is about: a peer that must have one names days of this year when it is told none.
NO_DAY = datetime(1901, 1, 1)


@dataclass(frozen=True, slots=True)
class Peer:
    """`name_days` takes articles and the publication day of each (an empty dict: none is known)."""

    name: str
    name_days: Callable[[list[Record], dict[str, str | None]], Days]
    needs: str | None = None


def dateparser_search(articles: list[Record], published: dict[str, str | None]) -> Days:
    """dateparser's search, in Vietnamese, day before month, looking back from the reference day."""
    from dateparser.search import search_dates

    named: Days = {}
    for article in articles:
        settings = {"RELATIVE_BASE": _reference(published.get(article["id"])), "DATE_ORDER": "DMY"}
        settings |= {"PREFER_DATES_FROM": "past", "RETURN_AS_TIMEZONE_AWARE": False}
        found = search_dates(article["text"], languages=["vi"], settings=settings) or []
        named[article["id"]] = {moment.date().isoformat() for _, moment in found}
    return named


def datefinder_find(articles: list[Record], published: dict[str, str | None]) -> Days:
    """datefinder, day before month."""
    import datefinder

    named: Days = {}
    for article in articles:
        base = _reference(published.get(article["id"]))
        found = datefinder.find_dates(article["text"], base_date=base, first="day")
        named[article["id"]] = {moment.date().isoformat() for moment in _surviving(found)}
    return named


def our_dates(articles: list[Record], published: dict[str, str | None]) -> Days:
    """`bangiao dates`: every date expression, no states, no events."""
    return _ours("dates", "dates", articles, published)


def our_events(articles: list[Record], published: dict[str, str | None]) -> Days:
    """`bangiao extract`: only the days of events between two states."""
    return _ours("extract", "events", articles, published)


PEERS = (
    Peer("dateparser search", dateparser_search),
    Peer("datefinder", datefinder_find, needs="datefinder"),
    Peer("bangiao dates", our_dates),
    Peer("bangiao extract", our_events),
)


def found_days(labels: Iterable[Record], named: Days, main: bool) -> tuple[int, int]:
    """How many labelled events (or main events) with one day have it among the days named, and of how many."""
    events = [
        (label["id"], event["date"])
        for label in labels
        for event in label["events"]
        if not event["optional"] and (event["main"] or not main) and _is_day(event["date"])
    ]
    return sum(day in named.get(id, ()) for id, day in events), len(events)


def _ours(command: str, field: str, articles: list[Record], published: dict[str, str | None]) -> Days:
    printed = bangiao(command, "--jsonl", "-", input=as_input(articles, published))
    answers = map(json.loads, printed.splitlines())
    return {answer["id"]: {one["date"] for one in answer.get(field, []) if one["date"]} for answer in answers}


def _reference(published: str | None) -> datetime:
    """The publication day, the first day of a month or a year that is all that is known."""
    if not published:
        return NO_DAY
    year, month, day = [*map(int, published.split("-")), 1, 1][:3]
    return datetime(year, month, day)


def _surviving(found: Iterator[datetime]) -> Iterator[datetime]:
    """The dates until the peer fails on a text; what it named before counts."""
    try:
        yield from found
    except Exception:  # a peer's failure is its result
        return


def _is_day(edtf: str) -> bool:
    try:
        return len(edtf) == 10 and bool(date.fromisoformat(edtf))
    except ValueError:
        return False


def rows_of(base: str) -> list[tuple[str, ...]]:
    """For each peer its name, then events, main events and days named: with the publication day, then without."""
    articles, labels = read_gold(base)
    published = {label["id"]: label["published"] for label in labels}
    rows: list[tuple[str, ...]] = []
    for peer in PEERS:
        if peer.needs and find_spec(peer.needs) is None:
            continue
        cells = [peer.name]
        for days in (published, {}):
            named = peer.name_days(articles, days)
            for which in (False, True):
                hit, of = found_days(labels, named, main=which)
                cells.append(f"{hit / of if of else 0:.3f}")
            cells.append(str(sum(map(len, named.values()))))
        rows.append(tuple(cells))
    return rows


def readme_block(rows: list[tuple[str, ...]]) -> str:
    """The table of the README: events and days named, with the publication day and without."""
    lines = ["| | day given: events | days named | text alone: events | days named |", "| --- |" + " --- |" * 4]
    lines += [f"| {name} | {given} | {cost} | {alone} | {costs} |" for name, given, _, cost, alone, _, costs in rows]
    return "\n".join(lines) + "\n"


def main(arguments: list[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="make peers", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--set", dest="base", default="dev", choices=OPEN_SETS, help="which labelled articles")
    parser.add_argument("--save", action="store_true", help="keep the table in the README")
    options = parser.parse_args(arguments)
    try:
        shared_folder()
    except NoReferenceData as absent:
        print(absent, file=sys.stderr)
        return 2
    warnings.simplefilter("ignore")  # peers' own, about formats without a year
    rows = rows_of(options.base)
    print(f"labelled articles ({options.base}): share of labelled event days among the days named\n")
    print(f"{'':20}{'publication day given':>32}{'text alone':>32}")
    print(f"{'':20}" + f"{'events':>10}{'main':>10}{'days named':>12}" * 2)
    for name, *cells in rows:
        print(f"{name:20}" + "".join(f"{cell:>{width}}" for cell, width in zip(cells, (10, 10, 12) * 2, strict=True)))
    for peer in PEERS:
        if peer.needs and find_spec(peer.needs) is None:
            print(f"{peer.name:20}  not installed: pip install {peer.needs}")
    if options.save:
        replace_block("peers", readme_block(rows))
    return 0


if __name__ == "__main__":
    sys.exit(main())
