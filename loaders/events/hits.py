"""The words of contact and the cues of a document, each without overlaps of its own kind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from loaders.actors.parties import Party
from loaders.lexicon.automaton import Hit as Found
from loaders.lexicon.automaton import Kind, apart
from loaders.lexicon.words import Frame
from loaders.text.document import Document
from loaders.value import value

_INERT = "inert"  # the concept of phrases that are no cues, and hide those in them


@value
class Contact:
    """[start, end) of a word of contact, in lower case, and its frame."""

    start: int
    end: int
    words: str
    frame: Frame


def lasting(contacts: Iterable[Contact]) -> frozenset[str]:
    """Of what goes on for days, what words of contact tell: `visit`, `exercise`."""
    return frozenset(
        "visit" if t.frame.slots == "visit" else "exercise"
        for t in contacts
        if t.frame.slots == "visit" or t.frame.name == "exercise"
    )


@value
class Cue:
    """[start, end) of a cue, in lower case, and its concept."""

    start: int
    end: int
    words: str
    concept: str


def contacts_of(document: Document, parties: Iterable[Party]) -> tuple[Contact, ...]:
    """The words of contact in order; of overlapping ones the first, the longest where two start together.

    `parties`: those of the document in order. Words that are no contact do not begin in the name of one: "Nhật ký
    hiệp định" tells of no diary, "Hoa Kỳ tới dự" of no term to come.
    """
    low = document.lower
    found = apart(_outside(document.hits.of(Kind.CONTACT), parties))
    return tuple(Contact(a, b, low[a:b], frame) for a, b, frame in found if frame.type is not None)


def _outside(hits: Iterable[Found], parties: Iterable[Party]) -> Iterator[Found]:
    """The hits, in order, but those of no contact that begin in a party and end behind it."""
    rest = iter(parties)
    party = next(rest, None)
    for hit in hits:
        while party is not None and party.end <= hit[0]:
            party = next(rest, None)
        if hit[2].type is None and party is not None and party.start <= hit[0] and party.end < hit[1]:
            continue
        yield hit


def cues_of(document: Document) -> tuple[Cue, ...]:
    """The cues in order, those of one concept without overlaps, and none inside a phrase that means something else:
    "hiệp định" announces nothing."""
    low = document.lower
    by_concept: dict[str, list[Found]] = defaultdict(list)
    for hit in document.hits.of(Kind.CUE):
        by_concept[hit[2]].append(hit)
    inert = {(start, end) for start, end, _ in by_concept.pop(_INERT, ())}
    ends = {at: end for start, end in inert for at in range(start, end)}
    heard = {c: [h for h in hits if h[1] > ends.get(h[0], 0) or h[:2] in inert] for c, hits in by_concept.items()}
    kept = sorted(hit for those in heard.values() for hit in apart(those))
    return tuple(Cue(a, b, low[a:b], concept) for a, b, concept in kept)
