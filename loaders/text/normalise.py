"""Named cleaning steps that make Vietnamese text comparable, each giving back its offset map.

Spans found in the normalised text lead back to the article as given through `Normalised.span`; nobody else
converts offsets. The steps, in order:

1. `compose`      Unicode NFC, cluster by cluster: decomposed "chiê\u0300u" and "chiều" become one.
2. `characters`   odd spaces to a plain space, odd dashes to "-", odd slashes to "/", "Ð" and "ð" (Icelandic) to
                  "Đ" and "đ", full width ("１２／５") to the usual one; zero-width characters, soft hyphens and
                  byte order marks disappear; typographic quotes stay.
3. `layout`       what is layout and no word: marks of HTML, spaces that fill, broken lines (`loaders.text.layout`).
4. `tones`        one tone placement, the older one: "hoà", "khoẻ", "thuý" become "hòa", "khỏe", "thúy".
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence

from loaders.patterns import lazy_re, lazy_regex
from loaders.text import layout
from loaders.value import value

_INVISIBLE = {0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x200E, 0x200F, 0x061C, 0x180E}
_REPLACED: dict[str, str] = {
    **dict.fromkeys(
        "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "
    ),
    **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00af\u2043\ufe58\uff0d", "-"),
    **dict.fromkeys("\u00d0\u0189", "Đ"),
    **dict.fromkeys("\u00f0\u0256", "đ"),
    **dict.fromkeys("\u2044\u2215\u2571\u29f8", "/"),
    "\u2024": ".",
    # letters, digits and marks of full width, as Chinese and Japanese keyboards write them
    **{chr(n): chr(n - 0xFEE0) for n in range(0xFF01, 0xFF5F) if n != 0xFF0D},
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
}

# Old against new tone placement: only where the vowel pair ends the syllable does the mark move ("hoà" but
# "hoàng"), and "qu" is a consonant ("quý" stays).
_MARKS = "\u0300\u0301\u0303\u0309\u0323"


def _tone_pairs() -> dict[str, str]:
    pairs = {}
    for first, second in (("o", "a"), ("o", "e"), ("u", "y")):
        for mark in _MARKS:
            for f in (first, first.upper()):
                for s in (second, second.upper()):
                    new = f + unicodedata.normalize("NFC", s + mark)
                    old = unicodedata.normalize("NFC", f + mark) + s
                    pairs[new] = old
    return pairs


_TONES = _tone_pairs()
_TONE_PATTERN = lazy_re(
    "(?<![qQ])(?:"
    + "|".join(f"{f}[{''.join(new[1] for new in _TONES if new[0] == f)}]" for f in sorted({new[0] for new in _TONES}))
    + r")(?![^\W\d_]|[\u0300-\u036f])"  # nor where a second mark stands on the vowel
)
# What the steps before the tones may change; a stretch without it is copied as it stands, if it is NFC. The mark that
# may follow a stretch belongs to its last letter's cluster.
_CHANGED = "\r" + re.escape("".join((*_REPLACED, *map(chr, sorted(_INVISIBLE)))))
_SPECIAL = lazy_re(f"[{_CHANGED}]")
_PLAIN = lazy_regex(rf"[^{_CHANGED}\p{{M}}]+(?!\p{{M}})")


@value
class Normalised:
    """Normalised text with the way back.

    `starts[i]` is the offset in the text as given of the cluster that character i of `text` came from,
    `ends[i]` the offset after it.
    """

    text: str
    given: str
    starts: tuple[int, ...] | None
    ends: tuple[int, ...] | None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets in the article as given of the normalised span [start, end); an empty span stays empty."""
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"span {start}..{end} lies outside the text of {len(self.text)} characters")
        if self.starts is None or self.ends is None:
            return start, end
        if start == end:
            at = self.starts[start] if start < len(self.starts) else len(self.given)
            return at, at
        return self.starts[start], self.ends[end - 1]

    def find(self, given_offset: int) -> int:
        """The normalised offset of the character that covers `given_offset` of the article as given."""
        if self.starts is None:
            return min(given_offset, len(self.text))
        return max(0, bisect_right(self.starts, given_offset) - 1)


def lowered(text: str) -> str:
    """`text` in lower case, offset for offset: a few capitals that change length when lowered (İ) stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def unify_tones(text: str) -> str:
    """Older tone placement throughout; the length stays the same. `text` must be NFC."""
    return _TONE_PATTERN.sub(lambda m: _TONES[m.group()], text)


def normalise(given: str) -> Normalised:
    """Normalise a text; see the module for the steps."""
    if unicodedata.is_normalized("NFC", given) and not _SPECIAL.search(given):
        return _laid_out(Normalised(given, given, None, None))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    i = 0
    while i < len(given):
        plain = _PLAIN.match(given, i)
        if plain and unicodedata.is_normalized("NFC", plain[0]):
            out.append(plain[0])
            starts.extend(range(i, plain.end()))
            ends.extend(range(i + 1, plain.end() + 1))
            i = plain.end()
            continue
        stop = plain.end() if plain else i + 1
        while i < stop:
            i = _compose(given, i, out, starts, ends)
    return _laid_out(Normalised("".join(out), given, tuple(starts), tuple(ends)))


def _laid_out(n: Normalised) -> Normalised:
    """The last two steps of `normalise`."""
    for step in layout.STEPS:
        if made := step(n.text):
            n = _edited(n, made)
    return Normalised(unify_tones(n.text), n.given, n.starts, n.ends)


def _edited(n: Normalised, made: Sequence[layout.Edit]) -> Normalised:
    """`made`: edits in order, apart from each other."""
    text, starts, ends = n.text, n.starts or range(len(n.text)), n.ends or range(1, len(n.text) + 1)
    words: list[str] = []
    first: list[int] = []
    last: list[int] = []
    at = 0
    for e in made:
        words += (text[at : e.start], e.words)
        first += starts[at : e.start]
        last += ends[at : e.start]
        if e.words:
            first.append(starts[e.start])
            last.append(ends[e.end - 1] if e.start < e.end else starts[e.start])
        at = e.end
    words.append(text[at:])
    first += starts[at:]
    last += ends[at:]
    return Normalised("".join(words), n.given, tuple(first), tuple(last))


def _compose(given: str, i: int, out: list[str], starts: list[int], ends: list[int]) -> int:
    """Append the cluster that starts at `i`, and give the offset after it."""
    j = i + 1
    while j < len(given) and unicodedata.combining(given[j]):
        j += 1
    for c in unicodedata.normalize("NFC", given[i:j]):
        if ord(c) in _INVISIBLE:
            continue
        if c == "\r":
            if j < len(given) and given[j] == "\n":
                continue
            c = "\n"
        out.append(_REPLACED.get(c, c))
        starts.append(i)
        ends.append(j)
    return j
