"""Pages that are typed without diacritics ("Hom qua, Thu tuong Lao tham Viet Nam"), read as if they had them.

Known phrases get their marks back, character for character, so that no offset changes; what nobody knows stays as it
is. Only a page that has no marks at all is read so, or a paragraph: beside words with marks a bare one is meant as it
stands.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from loaders.kept import kept
from loaders.lexicon.automaton import Kind, literals_of
from loaders.lexicon.lists import listed, whole
from loaders.lexicon.states import fold, states
from loaders.patterns import lazy_re

# So many words tell a page, one in so many of which are those that Vietnamese alone has, of which it uses so many; and
# so few of its letters have marks.
_LEAST, _TELLING, _DIFFERENT, _MARKED = 30, 33, 5, 0.005
# Phrases of so many syllables are looked for, and none is longer than this.
_LONGEST = 8
_SYLLABLE = lazy_re(r"[^\W\d_]+")
_PHRASE = lazy_re(rf"[^\W\d_]+(?:[ -][^\W\d_]+){{1,{_LONGEST - 1}}}")
_MARK = lazy_re(r"[^\x00-\x7f‘’“”…–—·•«»]")
_KINDS = (Kind.STATE, Kind.OFFICE, Kind.FIELD, Kind.RANK, Kind.BOTH, Kind.UNION, Kind.PRIVATE, Kind.CONTACT, Kind.CUE)
_TELLS = whole("toneless.toml", "tells")


def is_toneless(text: str) -> bool:
    """Whether a text is Vietnamese typed without diacritics."""
    if len(text.encode("utf-8", "surrogatepass")) - len(text) > len(text) * _MARKED * 4:
        return False
    if len(_MARK.findall(text)) > len(text) * _MARKED:
        return False
    count, tells = text.count(" ") + 1, [m[0].lower() for m in _TELLS.finditer(text)]
    return count >= _LEAST and len(set(tells)) >= _DIFFERENT and len(tells) * _TELLING >= count


def toned(text: str) -> str:
    """A text with the marks of the phrases that are known, where it or one of its lines has none."""
    if is_toneless(text):
        return _marked(text)
    lines = text.split("\n")
    bare = [is_toneless(line) for line in lines]
    if not any(bare):
        return text
    return "\n".join(_marked(line) if is_bare else line for line, is_bare in zip(lines, bare, strict=True))


def _marked(text: str) -> str:
    """A text with the marks of the phrases that are known."""
    words = [(m.start(), m.end(), m[0].lower()) for m in _SYLLABLE.finditer(text)]
    out: list[str] = []
    done = n = 0
    while n < len(words):
        found = next(_phrases_at(text, words, n), None)
        if found is None:
            n += 1
            continue
        said, count = found
        start, end = words[n][0], words[n + count - 1][1]
        out += (text[done:start], _cased(said, text[start:end]))
        done, n = end, n + count
    return "".join((*out, text[done:]))


def _phrases_at(text: str, words: list[tuple[int, int, str]], n: int) -> Iterator[tuple[str, int]]:
    """The phrases that begin at word `n`, the longest first, with how many words each has."""
    start, last = words[n][0], n
    while last + 1 < len(words) and last - n + 1 < _LONGEST and text[words[last][1] : words[last + 1][0]] in (" ", "-"):
        last += 1
    for at in range(last, n - 1, -1):
        bare = " ".join(word for _, _, word in words[n : at + 1])
        said = _beside(text, words[at][1]).get(bare) or _phrases().get(bare)
        if said and (not said[0].isupper() or text[start].isupper()):
            yield said, at - n + 1


def _beside(text: str, end: int) -> dict[str, str]:
    """The phrases that what stands behind them tells."""
    behind = text[end + 1 : end + 2] if text[end : end + 1] == " " else ""
    if behind.isdigit():
        return _listed("before_numbers")
    return _listed("before_names") if behind.isupper() else {}


def _cased(said: str, given: str) -> str:
    """`said` in the upper and lower case of `given`, whose marks between words stay."""
    pairs = zip(said, given, strict=True)
    return "".join(g if s in " -" else s.upper() if g.isupper() else s.lower() for s, g in pairs)


@cache
def _phrases() -> dict[str, str]:
    """Phrases by their bare form; one that begins with a capital is read so where it is written with one alone."""
    return {**kept("toneless", _made, states().own), **_listed("states"), **_listed("anywhere")}


@cache
def _listed(key: str) -> dict[str, str]:
    """The phrases of a list by their bare form."""
    return {fold(words): words for words in listed("toneless.toml", key)}


def _made() -> dict[str, str]:
    """What the lexicon says in several syllables, by its bare form; of several the first counts."""
    found: dict[str, str] = {}
    for kind in _KINDS:
        for words, meant in literals_of(kind):
            if _PHRASE.fullmatch(words) and not words.isascii():
                name = kind is Kind.STATE and not any(entry.anywhere for entry in meant)
                found.setdefault(fold(words), words.title() if name else words.lower())
    return found
