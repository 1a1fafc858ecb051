"""A text read once: normalised, with its zones, sentences, tokens and the hits of the lexicon.

Every stage asks the document; nobody scans the text again for what it already knows.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from loaders.lexicon.automaton import Hits, scan
from loaders.lexicon.toneless import toned
from loaders.patterns import lazy_re
from loaders.text.normalise import Normalised, lowered, normalise
from loaders.text.sentences import Sentence, find_sentences
from loaders.text.zones import Role, Zone, find_zones
from loaders.value import value

_WORD = lazy_re(r"([^\W_]+)")
# Vietnamese has some 30 bytes beyond ASCII in 100 characters, English with Vietnamese names some 5.
_FOREIGN_LETTERS = 0.12
_ENGLISH = lazy_re(
    r"\b(?:of|and|with|by|for|from|his|its|is|are|was|has|visits?|meets?|receives|hosts|holds|minister|president|navy"
    r"|received|hosted|held|signed|talks|ambassador|delegation|yesterday)\b"
)


@value
class Tokens:
    """The words of a text (letters and digits), in order: token i is `words[i]`, at [`starts[i]`, `ends[i]`)."""

    starts: list[int]
    ends: list[int]
    words: list[str]

    def __len__(self) -> int:
        return len(self.words)


@dataclass(frozen=True, eq=False)
class Document:
    """All offsets are into `text`, the normalised text; `norm.span` leads back to the text as given."""

    norm: Normalised

    @property
    def text(self) -> str:
        return self.norm.text

    @cached_property
    def lower(self) -> str:
        """The text in lower case, offset for offset."""
        return lowered(self.text)

    @cached_property
    def english(self) -> bool:
        """Whether it is written in English: few letters beyond ASCII, and words that Vietnamese has not."""
        few = len(self.text.encode("utf-8", "surrogatepass")) - len(self.text) < len(self.text) * _FOREIGN_LETTERS
        return few and _ENGLISH.search(self.lower) is not None

    @cached_property
    def zones(self) -> tuple[Zone, ...]:
        return find_zones(self.text)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return find_sentences(self.text, self.zones)

    @cached_property
    def tokens(self) -> Tokens:
        parts = _WORD.split(self.text)  # what is between, a word, what is between, …
        ends = list(itertools.accumulate(map(len, parts)))
        return Tokens(ends[:-1:2], ends[1::2], parts[1::2])

    @cached_property
    def hits(self) -> Hits:
        """Everything of the lexicon that stands in the text."""
        return scan(self.lower)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that covers an offset."""
        n = bisect_right(self._sentence_starts, offset) - 1
        return self.sentences[n] if n >= 0 and offset < self.sentences[n].end else None

    def role_at(self, offset: int) -> Role:
        """The role of the sentence that covers an offset, that of the body where none does."""
        sentence = self.sentence_at(offset)
        return sentence.role if sentence else Role.BODY


def read(given: str) -> Document:
    """The document of a text as given; one typed without diacritics is read as if it had them."""
    norm = normalise(given)
    text = toned(norm.text)
    return Document(norm if text is norm.text else Normalised(text, norm.given, norm.starts, norm.ends))
