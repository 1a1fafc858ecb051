"""The words of contact and the cues of a document, each without overlaps of its own kind."""

from __future__ import annotations

from collections import defaultdict

from loaders.lexicon.automaton import Hit as Found
from loaders.lexicon.automaton import Kind, apart
from loaders.lexicon.words import Frame
from loaders.text.document import Document
from loaders.value import value


@value
class Contact:
    """[start, end) of a word of contact, in lower case, and its frame."""

    start: int
    end: int
    words: str
    frame: Frame


@value
class Cue:
    """[start, end) of a cue, in lower case, and its concept."""

    start: int
    end: int
    words: str
    concept: str


def contacts_of(document: Document) -> tuple[Contact, ...]:
    """The words of contact in order; of overlapping ones the first, the longest where two start together."""
    low = document.lower
    found = apart(document.hits.of(Kind.CONTACT))
    return tuple(Contact(a, b, low[a:b], frame) for a, b, frame in found if frame.type is not None)


def cues_of(document: Document) -> tuple[Cue, ...]:
    """The cues in order, those of one concept without overlaps."""
    low = document.lower
    by_concept: dict[str, list[Found]] = defaultdict(list)
    for hit in document.hits.of(Kind.CUE):
        by_concept[hit[2]].append(hit)
    kept = sorted(hit for those in by_concept.values() for hit in apart(those))
    return tuple(Cue(a, b, low[a:b], concept) for a, b, concept in kept)
