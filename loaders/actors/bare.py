"""A state that is named by itself: whether it acts, is a place, or is one of many."""

from __future__ import annotations

from functools import partial

import regex as re

from loaders.actors.countries import CountryMention
from loaders.actors.party import Party, PartyKind
from loaders.lexicon.lists import any_of, listed
from loaders.patterns import lazy_regex
from loaders.text.sentences import Sentence

_any_of = partial(any_of, "places.toml")
_PLACE_BEFORE = lazy_regex(
    lambda: rf"(?<![\p{{L}}])(?:{_any_of('places')}|đại sứ quán [\p{{L}} ]{{1,25}} tại)\s+(?:nước\s+|the\s+)?$",
    re.IGNORECASE,
)
_DESTINATION_BEFORE = lazy_regex(
    lambda: rf"(?<![\p{{L}}]){_any_of('destinations')}(?:\s+{_any_of('destinations_go_on')}){{0,5}}\s*$", re.IGNORECASE
)
_MEDIA_BEFORE = lazy_regex(
    lambda: (
        rf"(?<![\p{{L}}])(?<!họp ){_any_of('media')}"
        rf"(?:\s+(?!{_any_of('media_end')}(?![\p{{L}}]))[\p{{L}}\d.'-]+){{0,5}}?\s+(?:của\s+)?(?:nước\s+)?$"
    ),
    re.IGNORECASE,
)
_BORDER_BEFORE = lazy_regex(lambda: rf"(?<![\p{{L}}]){_any_of('borders')}\s+$", re.IGNORECASE)
_BY_THOSE = lazy_regex(lambda: rf"(?<![\p{{L}}]){_any_of('border_acts')}\s+{_any_of('borders')}\s+$", re.IGNORECASE)
# "Hội nghị ASEAN - Nhật Bản", "Diễn đàn Trung Quốc - châu Phi": one of many
_many = partial(any_of, "groups.toml", "many")
_BEHIND_MANY = lazy_regex(lambda: rf"(?<![\p{{L}}]){_many()}\s?-\s?$", re.IGNORECASE)
_BEFORE_MANY = lazy_regex(
    lambda: (
        rf"\s?-\s?(?:(?:{any_of('groups.toml', 'several')}|\d+) {any_of('groups.toml', 'nations')} )?"
        rf"{_many()}(?![\p{{L}}])"
    ),
    re.IGNORECASE,
)


def bare_country(text: str, s: Sentence, c: CountryMention) -> Party:
    """What a state's bare name in sentence `s` stands for."""
    if c.kind == "organisation" or not c.codes or len(c.codes) > 2 or among_many(text, c):
        return Party(c.start, c.end, c.text, PartyKind.UNION, (), True)  # "Việt Nam - Lào - Campuchia" as well
    before = text[max(s.start, c.start - 60) : c.start]
    codes = c.codes
    if c.kind == "city":
        kind = PartyKind.PLACE
    elif c.kind in ("people", "team", "goods", "adjective") or before.endswith("("):
        kind = PartyKind.PEOPLE  # a state in brackets only places what stands before it
    elif any(word in before.lower() for word in listed("places.toml", "media")) and _MEDIA_BEFORE.search(before):
        kind = PartyKind.PEOPLE  # "hãng tin Sputnik của Nga" reports, and does nothing
    elif len(codes) == 2:
        kind = PartyKind.PAIR
        if _BORDER_BEFORE.search(before) and not _BY_THOSE.search(before):
            # a border is a place, of neither; "giao lưu biên giới Lào - Nga" is of both
            kind, codes = PartyKind.PLACE, ()
    elif _DESTINATION_BEFORE.search(before) or _PLACE_BEFORE.search(before):
        kind = PartyKind.PLACE
    else:
        kind = PartyKind.STATE
    return Party(c.start, c.end, c.text, kind, codes, True)


def among_many(text: str, c: CountryMention) -> bool:
    """Whether a state is told together with a union of states or a continent."""
    before = _BEHIND_MANY.search(text, max(0, c.start - 20), c.start)
    return before is not None or _BEFORE_MANY.match(text, c.end) is not None
