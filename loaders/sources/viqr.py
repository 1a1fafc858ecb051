"""VIQR (RFC 1456, 4): Vietnamese in ASCII, as mails and news groups of the nineties have it. Marks and tones stand
behind their letter ("Bo^. tru+o+?ng"), a backslash before a sign that is only itself."""

from __future__ import annotations

import re
import unicodedata

from loaders.patterns import lazy_re

_MARKS = {"(": "\u0306", "^": "\u0302", "+": "\u031b", "*": "\u031b"}
_OF_LETTER = {"a": "(^", "e": "^", "o": "^+*", "u": "+*"}
_TONES = {"'": "\u0301", "`": "\u0300", "?": "\u0309", "~": "\u0303", ".": "\u0323"}
_VOWELS = frozenset("aeiouy")
_ENDS = "?."  # tones that are signs at the end of a sentence, too
_WORD = lazy_re(r"\\(.)|[A-Za-z][A-Za-z'`?~.(^+*]*")
# A sentence ends where this follows.
_BEHIND_SENTENCE = lazy_re(r"[\"”')\]]*(?:\s*$|\s+[\"“'(]*[A-Z]|\s*\n)")
_CIRCUMFLEX = lazy_re(r"[aeoAEO]\^")
_LEAST = 3
# The horn is often written once for both letters: "truo+?ng".
_ONE_HORN = lazy_re(r"(?<![qQ])([uU])(?=[ơờớởỡợƠỜỚỞỠỢ][a-zA-Z])")


def may_be_viqr(text: str) -> bool:
    """Whether `text` has the signs that VIQR cannot do without: a circumflex behind its letter, more than once."""
    return text.count("^") >= _LEAST and len(_CIRCUMFLEX.findall(text)) >= _LEAST


def from_viqr(text: str) -> str:
    """`text` with the letters that its signs mean. A syllable has one tone: a second sign ends the sentence."""
    made = unicodedata.normalize("NFC", _WORD.sub(_word, text))
    return _ONE_HORN.sub(lambda found: "ư" if found[1] == "u" else "Ư", made)


def _word(found: re.Match[str]) -> str:
    if found[1] is not None:
        return found[1]
    word, end = found[0], found.end()
    made: list[str] = []
    letter, toned = "", False  # the letter before, and whether its syllable has its tone
    for at, sign in enumerate(word):
        if sign.isalpha():
            if sign in "dD" and letter in ("d", "D") and not toned and (at == 1 or not word[at - 2].isalpha()):
                made[-1] = "đ" if letter == "d" else "Đ"
                letter = ""
            else:
                made.append(sign)
                letter = sign
        elif sign in _MARKS and sign in _OF_LETTER.get(letter.lower(), ""):
            made.append(_MARKS[sign])
        elif letter.lower() in _VOWELS and sign in _TONES and not toned and not _is_end(word, at, end, found.string):
            made.append(_TONES[sign])
            toned = True
        else:
            made.append(sign)
            letter, toned = "", False
    return "".join(made)


def _is_end(word: str, at: int, end: int, text: str) -> bool:
    """Whether a sign is the end of a sentence, and no tone."""
    return word[at] in _ENDS and at == len(word) - 1 and _BEHIND_SENTENCE.match(text, end) is not None
