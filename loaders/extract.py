"""The way of an article: from its text to its dated bilateral events, as plain functions.

article → normalised text → zones, sentences → expressions, parties, words of contact → possible days of writing →
timeline → scenes → mentions → claims → events. Nothing here reads a clock, a network or a database.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from loaders.actors.parties import Party, find_parties, focus_pair
from loaders.article import Article, Extraction
from loaders.dates.find import find_expressions
from loaders.dates.wording import of_roundups, quoted, recalled, said_twice, says_again, told_as_over
from loaders.events.about import About, about_of
from loaders.events.decode import decode, judge
from loaders.events.mentions import Mention, mentions_of
from loaders.events.propose import is_abroad, options
from loaders.events.report import Source, report
from loaders.events.scene import scenes_of
from loaders.events.score import score
from loaders.events.visited import days_of_hosts
from loaders.evidence.dateline import datelines
from loaders.evidence.resolve import Timeline, build_timeline
from loaders.evidence.view import View
from loaders.evidence.writing import contradictions, day_of_writing, published_of
from loaders.facts.known import Facts
from loaders.facts.reading import load_facts
from loaders.record import to_record
from loaders.text.document import Document
from loaders.text.document import read as read_text
from loaders.text.remembered import about_to_read

__all__ = ["Reading", "extract", "read", "to_record"]


@dataclass(frozen=True, slots=True)
class Reading:
    """An article as it was read: its text, its days, and every mention of a contact between two states.

    `about`: the states that it is about.
    """

    source: Source
    timeline: Timeline
    mentions: tuple[Mention, ...]
    about: About

    @property
    def written(self) -> date | None:
        """The first of the possible days of writing."""
        return next(iter(self.timeline.hinge.days), None)


def read(article: Article, facts: Facts | None = None) -> Reading:
    """An article read once, nothing judged. `facts` as for `extract`."""
    opened = _open(article, facts or load_facts())
    return _read(article, opened)[0]


@dataclass(frozen=True, slots=True)
class _Opened:
    """An article's text with its parties, and how many of its first characters are the title put before it."""

    document: Document
    title_length: int
    parties: tuple[Party, ...]
    facts: Facts


def _open(article: Article, facts: Facts) -> _Opened:
    text, title_length = _whole_text(article)
    about_to_read(len(text))
    document = read_text(text)
    return _Opened(document, title_length, find_parties(document, facts), facts)


def _read(article: Article, opened: _Opened) -> tuple[Reading, View]:
    document, parties = opened.document, opened.parties
    norm, zones, sentences = document.norm, document.zones, document.sentences
    focus = focus_pair(parties, sentences)
    expressions = find_expressions(norm.text)
    view = View(norm.text, zones, sentences, expressions, parties, focus, opened.facts)
    hinge = day_of_writing(article, view)
    aside = [e for e in view.told if says_again(norm.text, e)]
    aside += recalled(norm.text, view.told, view.sentence_at)
    aside += quoted(norm.text, view.told, view.sentence_at)
    roles = [document.role_at(e.start) for e in view.told]
    over = told_as_over(document.lower, view.told, view.sentence_at)
    timeline = build_timeline(hinge, view.told, roles, aside, over)
    aside_of_news = said_twice(norm.text, view.told) | datelines(norm.text, view.told, view.sentence_at)
    aside_of_news |= of_roundups(norm.text, view.told, view.sentence_at)
    scenes = scenes_of(document, parties, tuple(e for e in view.told if e not in aside_of_news))
    owned = {e: codes for s in scenes for e, codes in days_of_hosts(s, document.lower).items()}
    mentions = tuple(m for o in options(scenes) for m in mentions_of(document.lower, o, timeline, owned))
    return Reading(Source(norm, opened.title_length), timeline, mentions, about_of(scenes)), view


def extract(article: Article, facts: Facts | None = None) -> Extraction:
    """All dated bilateral events of an article, by day.

    `facts`: what is known of officials, milestones and events, by default the shipped ones. The same article and facts
    give the same answer on any day, on any machine.
    """
    opened = _open(article, facts or load_facts())
    if not is_abroad(opened.parties):
        return Extraction(article.id, published_of(article), ())  # nobody to meet: no day is looked for
    reading, view = _read(article, opened)
    findings = decode(judge(score(reading.mentions), reading.written, reading.about))
    hinge = reading.timeline.hinge
    beaten = contradictions(article, view, hinge) if findings else ()
    return Extraction(article.id, hinge.published, report(reading.source, findings, reading.timeline, beaten))


def _whole_text(article: Article) -> tuple[str, int]:
    """The text that is read: with the title before it where the text does not hold it. Offsets stay the text's."""
    title = (article.title or "").strip()
    if title and title not in article.text[: len(title) + 200]:
        head = title + "\n\n"
        return head + article.text, len(head)
    return article.text, 0
