"""The words of contact and the cues of a document, each without overlaps of its own kind."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence

from loaders.actors.parties import Party
from loaders.actors.party import PartyKind
from loaders.lexicon.automaton import Hit as Found
from loaders.lexicon.automaton import Kind, apart, in_order
from loaders.lexicon.words import Frame, closings, halves, leaving, turns
from loaders.patterns import lazy_re, lazy_regex
from loaders.text.document import Document
from loaders.value import value

#: Right before one with whom somebody acts.
WITH_WHOM = frozenset({"với", "cùng", "cùng với"})
# An object stands so near behind its verb, and in its clause.
_REACH = 70
# And so far before it who or what it is said of: "đội cứu hộ gồm 62 người … | có mặt tại".
_SUBJECT = 96
# So long are two syllables of a name at most.
_NAME = 20
_BEHIND = lazy_re(r"(?:[^.;:!?\n]|\.(?=\d))*")
_BEFORE = lazy_re(r"[^,.;:!?\n]*\Z")
# Two capitals before the last syllable of a name, and what may stand behind that: no further capital.
_NAMED = lazy_regex(r"\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+ \Z")
_NO_MORE = lazy_regex(r"[,;.)\n]|\Z| [-–(]| \p{Ll}")


# Written with a capital they are a month or somebody's name: "Thủ tướng | May".
_OR_NAMES = frozenset({"may"})


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


def ends_a_visit(contacts: Iterable[Contact]) -> bool:
    """Whether words of contact tell that a visit is over: "rời Hà Nội, kết thúc chuyến thăm"."""
    return any(t.frame.aspect == "leave" and t.words not in leaving() for t in contacts)


@value
class Cue:
    """[start, end) of a cue, in lower case, and its concept."""

    start: int
    end: int
    words: str
    concept: str


def contacts_of(document: Document, parties: Iterable[Party]) -> tuple[Contact, ...]:
    """The words of contact in order; of overlapping ones the first, the longest where two start together.

    `parties`: those of the document in order. A phrase that hides words does not begin in the name of one: "Nhật ký
    hiệp định" tells of no diary, "Hoa Kỳ tới dự" of no term to come.
    """
    low = document.lower
    parties = tuple(parties)
    whole = sorted(_closed(low, document.hits.of(Kind.CONTACT)), key=in_order)
    found = [
        hit for hit in _heard(_unhidden(list(_outside(whole, parties)))) if not _is_a_name(document.text, *hit[:2])
    ]
    places = {p.start for p in parties if p.kind is PartyKind.PLACE and not _is_with_somebody(low, p.end)}
    return tuple(Contact(a, b, words := low[a:b], _turned(low, a, b, words, frame, places)) for a, b, frame in found)


def _is_with_somebody(low: str, end: int) -> bool:
    """Whether right behind [… end) stands with whom something is done there: "làm việc ở Lào | với ông A"."""
    return low[end + 1 : end + _NAME].split(" ", 1)[0] in WITH_WHOM


def _is_a_name(text: str, start: int, end: int) -> bool:
    """Whether a word of contact is the last of somebody's name, "đồng chí Nguyễn Xuân | Ký, …": one syllable with a
    capital behind two of those, and no more of them behind it."""
    if not text[start].isupper() or " " in text[start:end] or text[start:end].isupper():
        return False
    return _NAMED.search(text, max(0, start - _NAME), start) is not None and _NO_MORE.match(text, end) is not None


def _turned(low: str, start: int, end: int, words: str, frame: Frame, places: Container[int]) -> Frame:
    """The frame of a word of contact with its object, behind it or before: prisoners are exchanged, and no views.

    `places`: where the names of places begin at which nobody is told to be met.
    """
    for turn in turns():
        if words in turn.verbs and turn.placed:
            if end + 1 in places:
                return turn.frame
        elif words in turn.verbs and turn.next:
            if turn.objects.match(low, end + low.startswith(" ", end)):
                return turn.frame
        elif words in turn.verbs:
            first, last = _BEFORE.search(low, max(0, start - _SUBJECT), start), _BEHIND.match(low, end, end + _REACH)
            if (first and turn.objects.search(first[0])) or (last and turn.objects.search(last[0])):
                return turn.frame
    return frame


def _closed(low: str, hits: Iterable[Found]) -> Iterator[Found]:
    """The hits, without the first parts of verbs whose second part is not told. The others have the frame that it gives
    them, and it tells of nothing by itself: nobody who is called up has "đến" for a visit."""
    for hit in hits:
        words = low[hit[0] : hit[1]] if hit[2] is not None else ""
        if words not in halves():
            yield hit
            continue
        clause = _BEHIND.match(low, hit[1], hit[1] + _REACH)
        told = ((c.frame, c.by.search(low, hit[1], clause.end())) for c in closings() if clause and words in c.verbs)
        frame, second = next((way for way in told if way[1]), (None, None))
        if second:
            yield (hit[0], hit[1], frame)
            yield (second.start(), second.end(), None)


def cues_of(document: Document) -> tuple[Cue, ...]:
    """The cues in order, those of one concept without overlaps, and none inside a phrase that means something else:
    "hiệp định" announces nothing."""
    low = document.lower
    by_concept: dict[str | None, list[Found]] = defaultdict(list)
    for hit in document.hits.of(Kind.CUE):
        if low[hit[0] : hit[1]] in _OR_NAMES and document.text[hit[0]].isupper():
            continue
        by_concept[hit[2]].append(hit)
    hiding = by_concept.pop(None, [])  # behind the cues: a cue that has all the words of such a phrase is heard
    kept = sorted(hit for those in by_concept.values() for hit in _heard(sorted(those + hiding, key=in_order)))
    return tuple(Cue(a, b, low[a:b], concept) for a, b, concept in kept)


def _heard(hits: Iterable[Found]) -> list[Found]:
    """The hits that stand apart, without phrases that hide others."""
    return [hit for hit in apart(hits) if hit[2] is not None]


def _unhidden(hits: Sequence[Found]) -> Iterator[Found]:
    """The hits, in order, but those whose last words begin a phrase in which they mean something else: "đã ký | sắc
    lệnh" signs no treaty, "đã tiếp | tục" receives nobody."""
    hiding = [hit for hit in hits if hit[2] is None]
    starts = [hit[0] for hit in hiding]
    for hit in hits:
        inside = hiding[bisect_right(starts, hit[0]) : bisect_left(starts, hit[1])] if hit[2] is not None else ()
        if not any(end > hit[1] for _, end, _ in inside):
            yield hit


def _outside(hits: Iterable[Found], parties: Iterable[Party]) -> Iterator[Found]:
    """The hits, in order, but those of phrases that begin in a party and end behind it."""
    rest = iter(parties)
    party = next(rest, None)
    for hit in hits:
        while party is not None and party.end <= hit[0]:
            party = next(rest, None)
        if hit[2] is None and party is not None and party.start <= hit[0] and party.end < hit[1]:
            continue
        yield hit
