"""Full-text search in Vietnamese: how texts and queries become words.

Everything is cut into words here, and both databases get ready-made words, so that they cannot disagree. Each word
is kept twice: folded (no diacritics, `đ` as `d`) and exact (with them, the tone mark moved to the end of the word,
so that "hoà" and "hòa" are one). A query's word without diacritics looks among the folded ones, a word with
diacritics among the exact ones: `lao` finds Lào and lao động, `Lào` finds Lào alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

#: Stands between title and sentence, so that no phrase spans both; no query's word can equal it.
BREAK = "¶"
#: Words of one text that are indexed: positions in PostgreSQL's tsvector end at 16,383.
MAX_WORDS = 16_000
#: Characters of a word that count; a lexeme of PostgreSQL has room for 2,046 bytes.
MAX_WORD = 200
#: Words in a query.
MAX_QUERY_WORDS = 50
#: Words whose forms are remembered: Vietnamese has some seven thousand syllables.
KNOWN_WORDS = 16_384

_WORD = re.compile(r"[^\W_]+")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")  # huyền, sắc, ngã, hỏi, nặng
_CHUNK = re.compile(r'"([^"]*)"|([^"\s]+|")')
_QUOTES = str.maketrans("“”„«»", '"' * 5)


def split(text: str) -> list[str]:
    """The words of `text`, lower case, composed (NFC), diacritics kept."""
    return [word[:MAX_WORD] for word in _WORD.findall(unicodedata.normalize("NFC", text.casefold()))]


@lru_cache(KNOWN_WORDS)
def folded(word: str) -> str:
    """`word` (from `split`) without diacritics: quốc → quoc, đ → d."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))
    return bare.replace("đ", "d")


@lru_cache(KNOWN_WORDS)
def exact(word: str) -> str:
    """`word` (from `split`) with its tone mark last, whatever letter carried it."""
    letters: list[str] = []
    tones: list[str] = []
    for character in unicodedata.normalize("NFD", word):
        (tones if character in _TONES else letters).append(character)
    return unicodedata.normalize("NFC", "".join(letters)) + "".join(tones)


@lru_cache(KNOWN_WORDS)
def _forms(word: str) -> tuple[str, str]:
    return folded(word), exact(word)


@dataclass(frozen=True, slots=True)
class Document:
    """The words of one mention, folded and exact, position by position."""

    folded: tuple[str, ...]
    exact: tuple[str, ...]

    def fts5(self) -> tuple[str, str]:
        """The two columns of the FTS5 table (whose ascii tokenizer cuts at the spaces alone)."""
        return " ".join(self.folded), " ".join(self.exact)

    def tsvector(self) -> str:
        """A tsvector literal; exact words carry `=` in front."""
        return " ".join(
            f"'{bare}':{position} '={full}':{position}"
            for position, (bare, full) in enumerate(zip(self.folded, self.exact, strict=True), 1)
            if bare != BREAK
        )


def document(*texts: str | None) -> Document:
    """The words of these texts, one after the other."""
    words: list[str] = []
    for text in texts:
        if text:
            words += [*([BREAK] if words else []), *split(text)]
    del words[MAX_WORDS:]
    bare, full = zip(*map(_forms, words), strict=True) if words else ((), ())
    return Document(bare, full)


@dataclass(frozen=True, slots=True)
class Query:
    """What to look for: every phrase must occur. A phrase is (words, whether diacritics count)."""

    phrases: tuple[tuple[tuple[str, ...], bool], ...]

    def fts5(self) -> str:
        """An FTS5 query; words are letters and digits alone, so nothing in it can be syntax."""
        return " AND ".join(
            f'{"exact" if strict else "folded"} : "{" ".join(words)}"' for words, strict in self.phrases
        )

    def tsquery(self) -> str:
        """A tsquery literal."""
        return " & ".join(
            "(" + " <-> ".join(f"'{'=' if strict else ''}{word}'" for word in words) + ")"
            for words, strict in self.phrases
        )


def query(text: str) -> Query:
    """Read what a person typed: all words must occur, "words in quotes" one after the other.

    What is no word is ignored beside words; an unclosed quotation mark is no quotation. Raises ValueError without any
    word and for more than MAX_QUERY_WORDS.
    """
    phrases: list[tuple[tuple[str, ...], bool]] = []
    for quoted, loose in _CHUNK.findall(text.translate(_QUOTES)):
        words = split(quoted or loose)
        phrases += [_phrase(words)] if quoted and words else [_phrase([word]) for word in words]
    if not phrases:
        raise ValueError("there is no word to look for: words are of letters and digits")
    if sum(len(words) for words, _ in phrases) > MAX_QUERY_WORDS:
        raise ValueError(f"expected at most {MAX_QUERY_WORDS} words")
    return Query(tuple(dict.fromkeys(phrases)))


def _phrase(words: Sequence[str]) -> tuple[tuple[str, ...], bool]:
    bare = tuple(map(folded, words))
    strict = bare != tuple(words)
    return (tuple(map(exact, words)) if strict else bare), strict
