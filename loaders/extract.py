"""The way of an article: from its text to its dated bilateral events, as one plain function.

article → normalised text → zones, sentences → expressions, parties → clues → possible days of writing → timeline →
candidates → events. Nothing here reads a clock, a network or a database.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import regex as re

from loaders.actors.parties import Party, PartyKind, find_parties, focus_pair
from loaders.article import Article, Event, Evidence, Extraction
from loaders.dates.evidence import Clue
from loaders.dates.find import find_expressions
from loaders.dates.partial import Anchor, Expression, Form, Unit
from loaders.dates.resolve import Hinge, build_timeline, day_parts, find_hinge, page_clues
from loaders.dates.years import View, find_clues
from loaders.events.assemble import Draft, actors_of, assemble, place_of
from loaders.events.candidates import find_candidates, is_announced, says_again, tells_of_before
from loaders.facts import Facts, load_facts
from loaders.sources.urldate import date_in_url
from loaders.text.normalise import Normalised, normalise
from loaders.text.sentences import Sentence, find_sentences
from loaders.text.zones import Role, find_zones

# Both ends of a video link are named somewhere in an article; its talks and signing then went over it.
_LINK = re.compile(r"(?:điểm|đầu) cầu (?:tại|ở|Hà Nội|Việt Nam)", re.IGNORECASE)
_BY_LINK = ("talks", "meeting", "dialogue", "signing")
_UNTOLD = (Role.CLOCK, Role.HEADER, Role.RELATED, Role.FOOTER)


def extract(article: Article, facts: Facts | None = None) -> Extraction:
    """All dated bilateral events of an article. The same article and facts give the same answer on any day."""
    facts = facts or load_facts()
    text, title_length = _whole_text(article)
    norm = normalise(text)
    zones = find_zones(norm.text)
    sentences = find_sentences(norm.text, zones)
    expressions = find_expressions(norm.text)
    parties = find_parties(norm.text, sentences)
    focus = focus_pair(parties, sentences)
    hinge = _hinge(article, norm, sentences, expressions, parties, focus, facts, zones)
    told = tuple(e for e in expressions if _role_at(sentences, e.start) not in (*_UNTOLD, None))
    aside = [e for e in told if says_again(norm.text, e) or tells_of_before(norm.text, sentences, e)]
    timeline = build_timeline(hinge, told, [_role_at(sentences, e.start) or Role.BODY for e in told], aside)
    candidates = find_candidates(norm.text, sentences, parties, told, focus)
    drafts = assemble(norm.text, candidates, timeline)
    online = any(c.mode == "online" for c in candidates) or _LINK.search(norm.text)
    main = _main(drafts, focus)
    events = tuple(_event(norm, d, hinge, title_length, d is main, bool(online)) for d in _in_order(drafts, main))
    return Extraction(article.id, _published(article, hinge), events)


def _whole_text(article: Article) -> tuple[str, int]:
    """The text that is read: with the title before it where the text does not hold it. Offsets stay the text's."""
    title = (article.title or "").strip()
    if title and title not in article.text[: len(title) + 200]:
        head = title + "\n\n"
        return head + article.text, len(head)
    return article.text, 0


def _role_at(sentences: tuple[Sentence, ...], offset: int) -> Role | None:
    lo, hi = 0, len(sentences)
    while lo < hi:
        mid = (lo + hi) // 2
        if sentences[mid].end <= offset:
            lo = mid + 1
        else:
            hi = mid
    if lo < len(sentences) and sentences[lo].start <= offset:
        return sentences[lo].role
    return None


# ---- the day of writing ------------------------------------------------------------------------------------------------


def _hinge(
    article: Article,
    norm: Normalised,
    sentences: tuple[Sentence, ...],
    expressions: tuple[Expression, ...],
    parties: tuple[Party, ...],
    focus: tuple[str, str] | None,
    facts: Facts,
    zones: Any,
) -> Hinge:
    news = _news_expressions(sentences, expressions)
    leading = _leading(sentences, news)
    view = View(norm.text, sentences, leading, expressions, parties, focus, facts)
    page = list(page_clues(norm.text, zones))
    published = article.published
    if article.url and (found := date_in_url(article.url)):
        stamp, words = found
        if len(stamp) == 10 and not published:
            published = stamp
        else:
            page.insert(0, _url_clue(stamp, words))
    full = [e for e in expressions if e.first.year and e.first.month and e.first.day and not e.rule.startswith("feast")]
    full = [e for e in full if _role_at(sentences, e.start) not in (*_UNTOLD, None)]
    weekdays = _with_weekday(norm.text, news, expressions)
    clues = () if published and len(published) == 10 else find_clues(view)
    return find_hinge(news, published, page, clues, full, weekdays, _slack(norm.text, sentences, expressions, news))


def _with_weekday(text: str, news: list[Expression], expressions: tuple[Expression, ...]) -> list[Expression]:
    """Days told with their weekday, in one expression or right behind it ("ngày 18/11, một chiều chủ nhật")."""
    out = [e for e in news if e.first.weekday is not None]
    for e in news:
        if e.first.weekday is not None or e.form is not Form.POINT:
            continue
        beside = next(
            (o for o in expressions if 0 <= o.start - e.end <= 14 and o.first.weekday and not o.first.day), None
        )
        if beside and "." not in text[e.end : beside.start] and beside.first.shift is None:
            out.append(replace(e, first=e.first.with_(weekday=beside.first.weekday)))
    return out


def _slack(
    text: str, sentences: tuple[Sentence, ...], expressions: tuple[Expression, ...], news: list[Expression]
) -> tuple[int, int]:
    """How many days before and after the day of the news the article may have been written.

    It was not written before a day told as past nor after one announced. (0, 0) where "hôm nay" stands beside the day.
    """
    if not news or (news[0].first.shift is not None and news[0].first.shift.anchor is Anchor.PUBLICATION):
        return 0, 0
    if news[0].first.year is not None and _opens(text, sentences, news[0]):
        return 0, 0  # a dateline
    anchor = _day_of_2000(news[0])
    past: list[int] = []
    coming: list[int] = []
    ends: list[int] = []
    for e in news:
        s = next((x for x in sentences if x.start <= e.start < x.end), None)
        for p, is_end in ((day_parts(e), False), (e.last, True)):
            if p is None or (is_end and e.form is Form.OPEN_START) or p.day is None or p.month is None or p.year:
                continue
            offset = (_nearest_offset(anchor, p.month, p.day)) if anchor else None
            if offset is None or abs(offset) > 90:
                continue
            if is_end:
                ends.append(offset)
            elif e.form is Form.OPEN_START or (s is not None and is_announced(text, s.start, min(s.end, e.end + 90))):
                coming.append(offset)
            else:
                past.append(offset)
    past = [o for o in past if o not in coming]
    # a bare "ngày 8/2" beside "hôm nay" may as well be tomorrow's
    lo = max(past) - (2 if len(past) == 1 and not coming else 0) if past else (min(coming) - 60 if coming else 0)
    after = [c for c in coming if c >= lo]
    hi = min(after) if after else max([lo, *ends]) + 3
    return -lo, hi


def _opens(text: str, sentences: tuple[Sentence, ...], e: Expression) -> bool:
    """Whether an expression is a dateline: a place and the day open the sentence."""
    s = next((x for x in sentences if x.start <= e.start < x.end), None)
    return s is not None and len(text[s.start : e.start].split()) <= 5 and "," in text[s.start : e.start]


def _day_of_2000(e: Expression) -> date | None:
    p = day_parts(e)
    try:
        return date(p.year or 2000, p.month or 1, p.day or 1)
    except ValueError:
        return None


def _nearest_offset(anchor: date, month: int, day: int) -> int | None:
    offsets = []
    for year in (anchor.year - 1, anchor.year, anchor.year + 1):
        try:
            offsets.append((date(year, month, day) - anchor).days)
        except ValueError:
            continue
    return min(offsets, key=abs) if offsets else None


def _url_clue(stamp: str, words: str) -> Clue:
    from datetime import timedelta

    from loaders.dates.resolve import edtf_bounds

    lo, hi = edtf_bounds(stamp)
    return Clue("url date", ((lo - timedelta(days=10), hi + timedelta(days=10)),), words, f"the address says {stamp}")


def _news_expressions(sentences: tuple[Sentence, ...], expressions: tuple[Expression, ...]) -> list[Expression]:
    """Expressions that may tell the day of the news, best first: days before intervals, body before captions."""
    ranked: list[tuple[int, int, Expression]] = []
    for e in expressions:
        role = _role_at(sentences, e.start)
        if role in (*_UNTOLD, None) or e.form is Form.UNREADABLE or e.rule.startswith(("feast", "clock")):
            continue
        p = day_parts(e)
        if p.day is None or p.month is None or p.lunar:
            continue
        rank = 0 if role is not Role.CAPTION else 3
        if p.shift is not None and p.shift.anchor is Anchor.PUBLICATION:
            rank -= 2  # "hôm qua (11-6)" tells the day of writing itself
        if e.form is not Form.POINT:
            rank += 1
        if p.year is not None and e.form is Form.POINT:
            rank += 1  # a day with its year is as often recalled; the yearless one is the news
        ranked.append((rank, e.start, e))
    return [e for _, _, e in sorted(ranked, key=lambda r: r[:2])]


def _leading(sentences: tuple[Sentence, ...], news: list[Expression]) -> tuple[Sentence, ...]:
    """The sentences that tell the news: title, lead, the first of the body, the one with the day of the news."""
    out = []
    body = 0
    for s in sentences:
        if s.role in (Role.TITLE, Role.LEAD):
            out.append(s)
        elif s.role is Role.BODY:
            body += 1
            if body <= 2:
                out.append(s)
        if news and s.start <= news[0].start < s.end and s not in out:
            out.append(s)
    return tuple(out)


def _published(article: Article, hinge: Hinge) -> str | None:
    if hinge.published:
        return hinge.published
    return None


# ---- records -----------------------------------------------------------------------------------------------------------


def _main(drafts: tuple[Draft, ...], focus: tuple[str, str] | None) -> Draft | None:
    """The event the article is about: of the focus pair, told first, rather an act than the visit around it."""
    if not drafts:
        return None
    return max(
        drafts,
        key=lambda d: (
            d.candidate.pair == focus,
            not d.inherited,
            d.candidate.sentence.role is not Role.CAPTION,
            -d.candidate.sentence.number,
            d.candidate.trigger.trigger.weight,
        ),
    )


def _in_order(drafts: tuple[Draft, ...], main: Draft | None) -> list[Draft]:
    """By day; on one day what is told in passing first, what the article is about last."""
    far = date.max
    return sorted(
        drafts,
        key=lambda d: (
            d.resolution.earliest or far,
            d.resolution.latest or far,
            d is main,
            not d.inherited,
            d.candidate.sentence.role is not Role.CAPTION,
            d.candidate.trigger.trigger.weight,
            -d.candidate.sentence.number,
        ),
    )


def _span(norm: Normalised, start: int, end: int, title_length: int) -> tuple[int, int] | None:
    a, b = norm.span(start, end)
    if a < title_length:
        return None
    return a - title_length, b - title_length


def _event(norm: Normalised, d: Draft, hinge: Hinge, title_length: int, main: bool, online: bool) -> Event:
    c = d.candidate
    sentence = _span(norm, c.sentence.start, c.sentence.end, title_length) or (0, 0)
    e = d.expression
    date_span = _span(norm, e.start, e.end, title_length) if e else None
    given = norm.given
    words = given[slice(*norm.span(e.start, e.end))] if e else None
    evidence = [_evidence(norm, x, None, title_length) for x in (*d.resolution.clues, *d.extra)]
    evidence += [_evidence(norm, x, winner, title_length) for x, winner in hinge.overruled]
    return Event(
        date=d.resolution.edtf,
        earliest=d.resolution.earliest.isoformat() if d.resolution.earliest else None,
        latest=d.resolution.latest.isoformat() if d.resolution.latest else None,
        part_of_day=d.part_of_day,
        certainty=d.resolution.certainty,
        countries=c.pair,
        type=c.trigger.trigger.type,
        status=_status(d, hinge),
        mode=c.mode or ("online" if online and c.trigger.trigger.type in _BY_LINK else None),
        place=place_of(norm.text, c),
        actors=actors_of(c),
        date_text=words,
        date_span=date_span,
        sentence=sentence,
        evidence=tuple(evidence),
        main=main,
    )


def _status(d: Draft, hinge: Hinge) -> str:
    """What lies after the day of writing is planned, whatever the verb; what is announced may have come to pass."""
    if d.candidate.status == "cancelled":
        return "cancelled"
    if (
        hinge.days
        and d.resolution.earliest
        and len(hinge.days) == 1
        and d.resolution.earliest > hinge.days[0]
        and hinge.given
    ):
        return "planned"
    return d.candidate.status


def _evidence(norm: Normalised, clue: Clue, overruled: str | None, title_length: int) -> Evidence:
    span = _span(norm, clue.start, clue.end, title_length) if clue.start is not None and clue.end is not None else None
    return Evidence(
        clue.kind,
        norm.given[slice(*norm.span(clue.start, clue.end))]
        if clue.start is not None and clue.end is not None
        else clue.text,
        clue.says,
        span[0] if span else None,
        span[1] if span else None,
        overruled,
    )


def to_record(extraction: Extraction) -> dict[str, Any]:
    """The JSON Lines record of DESIGN.md: what `bangiao extract` writes and the database stores."""
    return {
        "id": extraction.id,
        "published": extraction.published,
        "events": [_event_record(e) for e in extraction.events],
    }


def _event_record(e: Event) -> dict[str, Any]:
    return {
        "date": e.date,
        "earliest": e.earliest,
        "latest": e.latest,
        "part_of_day": e.part_of_day,
        "certainty": e.certainty,
        "countries": list(e.countries),
        "type": e.type,
        "status": e.status,
        "mode": e.mode,
        "place": e.place,
        "actors": list(e.actors),
        "date_text": e.date_text,
        "date_span": {"start": e.date_span[0], "end": e.date_span[1]} if e.date_span else None,
        "sentence": {"start": e.sentence[0], "end": e.sentence[1]},
        "evidence": [
            {"kind": x.kind, "text": x.text, "says": x.says, "start": x.start, "end": x.end, "overruled": x.overruled}
            for x in e.evidence
        ],
        "main": e.main,
    }


__all__ = ["Anchor", "PartyKind", "Unit", "extract", "replace", "to_record"]
