"""Events as they leave: in order, with the main one marked and every offset led back to the article as given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from loaders.article import Event, Evidence
from loaders.dates import edtf
from loaders.dates.days import days_back
from loaders.events.claims import Claim
from loaders.events.decode import SURE
from loaders.events.details import actors_of, is_told_past, mode_of, place_of, status_of
from loaders.events.finding import Finding, is_of_journey, is_of_visit_over, part_of_day, telling
from loaders.events.stays import is_one_day
from loaders.evidence.clue import Clue
from loaders.evidence.hinge import Hinge, published_on
from loaders.evidence.reasons import Quote, led_back
from loaders.evidence.resolve import Resolution, Timeline, resolution_of
from loaders.lexicon.lists import listed
from loaders.text.normalise import Normalised
from loaders.text.zones import Role
from loaders.value import value

_PUBLISHED = "publication date"


@value
class Source:
    """The text that was read, and how many of its first characters are a title put before the article's own text."""

    norm: Normalised
    title_length: int

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """[start, end) of the normalised text in the article's text as given; None where it lies in the title."""
        a, b = self.norm.span(start, end)
        return (a - self.title_length, b - self.title_length) if a >= self.title_length else None

    def words(self, start: int, end: int) -> str:
        """The words of [start, end) of the normalised text as they were given."""
        return self.norm.given[slice(*self.norm.span(start, end))]

    def quote(self, words: Quote) -> Quote:
        """A quotation of the normalised text as the words that were given; what has no place is left as it is."""
        if words.start is None or words.end is None:
            return words
        start, end = self.span(words.start, words.end) or (None, None)
        return Quote(self.words(words.start, words.end), start, end)


def report(
    source: Source, findings: Sequence[Finding], timeline: Timeline, beaten: Sequence[tuple[Clue, str]] = ()
) -> tuple[Event, ...]:
    """The events of an article by day; on one day what is told in passing first, what the article is about last.

    `beaten`: what speaks against the publication day and was overruled, beside what the hinge overruled.
    """
    told = [
        (f, replace(f, claim=telling(f.claim, kind), types=(kind,))) for f in findings for kind in reversed(f.types)
    ]
    answered = [(f, act, r) for f, act in told if (r := _resolution(act, timeline)) is not None]
    main = max((f for f, _, _ in answered), key=_standing, default=None)
    far = date.max
    answered.sort(key=lambda a: (a[2].earliest or far, a[2].latest or far, a[0] is main, _standing(a[0])))
    out: dict[tuple[tuple[str, str], str, str], Event] = {}
    for f, act, r in answered:
        event = _event(source, act, r, timeline.hinge, f is main and act.type == f.type, beaten)
        out[event.countries, event.date, event.type] = event
    return tuple(out.values())


def _standing(f: Finding) -> tuple[bool, float]:
    return f.claim.best.mention.scene.sentence.role is not Role.CAPTION, f.chance


def _lasts_weeks(claim: Claim) -> bool:
    """Whether the days were counted from a length in weeks: "kéo dài ba tuần" is seldom meant to the day."""
    lo, hi = claim.span
    counted = claim.best.mention.day.made.startswith("length")
    return counted and lo is not None and hi is not None and (hi - lo).days in range(14, 120, 7)


def _is_only_said(f: Finding) -> bool:
    """Whether a message is what one state said of another, "lên án vụ phóng của Triều Tiên": surely an event only where
    it was addressed to that state, as the labels have it."""
    return f.type == "message" and f.claim.best.mention.contact.words in _sayings()


@cache
def _sayings() -> frozenset[str]:
    return frozenset((*listed("cues.toml", "comment"), *listed("cues.toml", "speech")))


def _is_coarse(hinge: Hinge) -> bool:
    """Whether nothing but a month or year of publication tells the day of writing."""
    coarse = hinge.given and hinge.published is not None and len(hinge.published) < len("2019-03-12")
    return coarse and hinge.slack != (0, 0)


def _resolution(f: Finding, timeline: Timeline) -> Resolution | None:
    hinge, e = timeline.hinge, f.claim.best.mention.day.of.expression
    if f.claim.best.mention.day.of.how == "written" and _is_coarse(hinge) and is_one_day(f.claim.spans):
        lo, hi = hinge.window  # a month's middle is no day that anybody told
        return Resolution(edtf.within(lo, hi), lo, hi, "ambiguous", hinge.used)
    if not hinge.days and f.claim.spans == (hinge.window,):
        lo, hi = hinge.window
        return Resolution(edtf.within(lo, hi), lo, hi, "ambiguous", hinge.used)
    found = resolution_of(f.claim.spans, hinge, e, timeline.uncertain(e))
    loosely = is_of_journey(f.claim) or is_of_visit_over(f.claim) or _lasts_weeks(f.claim)
    unsure = f.chance < SURE or loosely or _is_only_said(f)
    if found is not None and unsure and found.certainty in ("stated", "inferred"):
        return replace(found, certainty="ambiguous")
    return found


def _event(
    source: Source, f: Finding, answer: Resolution, hinge: Hinge, main: bool, beaten: Sequence[tuple[Clue, str]]
) -> Event:
    m, e = f.claim.best.mention, f.claim.best.mention.day.of.expression
    evidence = [_evidence(source, clue) for clue in answer.clues]
    dated_by_text = _published_against(f, answer, hinge)
    # the day itself, told in full and announced, is no contradiction of an earlier publication
    told = [(c, by) for c, by in beaten if e is None or (c.start, c.end) != (e.start, e.end) or c.kind == "weekday"]
    overruled = dated_by_text or [*hinge.overruled, *told]
    evidence += [_evidence(source, clue, winner) for clue, winner in overruled]
    part = part_of_day(f.claim, f.type)
    return Event(
        date=answer.edtf,
        earliest=answer.earliest.isoformat() if answer.earliest else None,
        latest=answer.latest.isoformat() if answer.latest else None,
        part_of_day=part.value if part else None,
        certainty=answer.certainty,
        countries=f.claim.pair,
        type=f.type,
        status=_status(f, answer, hinge),
        mode=mode_of(f.claim, f.type),
        place=place_of(source.norm.text, m),
        actors=actors_of(f.claim),
        date_text=source.words(e.start, e.end) if e else None,
        date_span=source.span(e.start, e.end) if e else None,
        sentence=source.span(m.scene.sentence.start, m.scene.sentence.end) or (0, 0),
        evidence=tuple(evidence),
        main=main,
    )


# A day told in full so long after the publication day, in words that do not announce it, contradicts that day.
_FAR_AFTER = 60


def _published_against(f: Finding, answer: Resolution, hinge: Hinge) -> list[tuple[Clue, str]]:
    """The publication day that was given, where the text tells a day that cannot have been reported on it.

    That is a day told as past that lies after it, and a "hôm nay (2/6/2018)" that is of another day.
    """
    given = published_on(hinge.published) if hinge.given else None
    end = given.window[1] if given else None
    if given is None or end is None or answer.earliest is None or any(c.kind == _PUBLISHED for c in answer.clues):
        return []
    after = (answer.earliest - end).days
    told_past = status_of(f.claim) == "held" and (after > _FAR_AFTER or (after > 0 and is_told_past(f.claim)))
    if not told_past and not _written_elsewhere(f, answer, given):
        return []
    return [(clue, answer.clues[0].kind) for clue in given.used]


def _written_elsewhere(f: Finding, answer: Resolution, given: Hinge) -> bool:
    """Whether the words count a whole date from the writing, which then was not on the day given."""
    e, (lo, hi) = f.claim.best.mention.day.of.expression, given.window
    back = days_back(e.first) if e is not None and e.first.year is not None else None
    if back is None or answer.earliest is None or answer.earliest != answer.latest or lo is None or hi is None:
        return False
    written = answer.earliest.toordinal() + back
    return not lo.toordinal() - 1 <= written <= hi.toordinal() + 1


def _status(f: Finding, answer: Resolution, hinge: Hinge) -> str:
    """What lies after the day of writing is planned, whatever the verb; what is announced may have come to pass."""
    told = status_of(f.claim)
    given = hinge.given and hinge.published is not None and len(hinge.published) == len("2019-03-12")
    if told == "cancelled" or not given or answer.earliest is None:
        return told
    return "planned" if answer.earliest > hinge.days[0] else told


def _evidence(source: Source, clue: Clue, overruled: str | None = None) -> Evidence:
    of = source.quote(Quote(clue.text, clue.start, clue.end))
    return Evidence(clue.kind, of.text, led_back(clue.reason, source.quote), of.start, of.end, overruled)
