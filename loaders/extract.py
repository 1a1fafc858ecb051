"""The way of an article: from its text to its dated bilateral events, as one plain function.

article → normalised text → zones, sentences → expressions, parties → clues → possible days of writing → timeline →
candidates → events. Nothing here reads a clock, a network or a database.
"""

from __future__ import annotations

from dataclasses import replace

from loaders.actors.parties import find_parties, focus_pair
from loaders.article import Article, Extraction
from loaders.dates.clues.view import View
from loaders.dates.find import find_expressions
from loaders.dates.partial import Expression, Form, Lean
from loaders.dates.resolve import build_timeline
from loaders.events.assemble import assemble
from loaders.events.candidates import find_candidates
from loaders.events.report import Source, report
from loaders.events.wording import is_announced, says_again, tells_of_before
from loaders.facts import Facts, load_facts
from loaders.record import to_record
from loaders.text.document import read
from loaders.text.sentences import Sentence
from loaders.text.zones import Role
from loaders.writing import day_of_writing

__all__ = ["extract", "to_record"]


def extract(article: Article, facts: Facts | None = None) -> Extraction:
    """All dated bilateral events of an article, by day.

    `facts`: what is known of officials, milestones and events, by default the shipped ones. The same article and facts
    give the same answer on any day, on any machine.
    """
    text, title_length = _whole_text(article)
    document = read(text)
    norm, zones, sentences = document.norm, document.zones, document.sentences
    known = facts or load_facts()
    parties = find_parties(document, known)
    focus = focus_pair(parties, sentences)
    expressions = tuple(_leaning(norm.text, sentences, e) for e in find_expressions(norm.text))
    view = View(norm.text, zones, sentences, expressions, parties, focus, known)
    candidates = find_candidates(norm.text, sentences, parties, view.told, focus)
    hinge = day_of_writing(article, view, candidates)
    aside = [e for e in view.told if says_again(norm.text, e) or tells_of_before(norm.text, view.sentence_at(e.start))]
    roles = [s.role if (s := view.sentence_at(e.start)) else Role.BODY for e in view.told]
    timeline = build_timeline(hinge, view.told, roles, aside)
    drafts = assemble(norm.text, candidates, timeline)
    online = any(c.mode == "online" for c in candidates)
    events = report(Source(norm, title_length), drafts, hinge, focus, online)
    return Extraction(article.id, hinge.published, events)


def _leaning(text: str, sentences: tuple[Sentence, ...], e: Expression) -> Expression:
    """A bare weekday in the news is the last one, where nothing announces ("Thứ Hai, hai Ngoại trưởng gặp nhau")."""
    p = e.first
    if p.weekday is None or p.lean or p.shift or p.day or p.month or p.nth or e.form is not Form.POINT:
        return e
    s = next((s for s in sentences if s.start <= e.start < s.end), None)
    if s is None or is_announced(text, s.start, min(s.end, e.end + 90)):
        return e
    return replace(e, first=p.with_(lean=Lean.ON_OR_BEFORE))


def _whole_text(article: Article) -> tuple[str, int]:
    """The text that is read: with the title before it where the text does not hold it. Offsets stay the text's."""
    title = (article.title or "").strip()
    if title and title not in article.text[: len(title) + 200]:
        head = title + "\n\n"
        return head + article.text, len(head)
    return article.text, 0
