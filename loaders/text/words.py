"""The words right before an offset: what most decisions about a name look at."""

from __future__ import annotations

_REACH = 48  # no phrase of the lexicon that stands before a name is longer


def words_before(text: str, at: int, count: int = 4) -> list[str]:
    """Up to `count` words that end right before an offset with single spaces between and no mark, as written.

    Empty where no word and one space stand right before `at`.
    """
    parts = text[max(0, at - _REACH) : at].rpartition("\n")[2].split(" ")
    if parts.pop():
        return []
    words: list[str] = []
    while parts and len(words) < count and parts[-1].replace("-", "a").replace("/", "a").isalnum():
        words.append(parts.pop())
    return words[::-1]


def phrase_before(words: list[str], phrases: frozenset[str]) -> str | None:
    """The longest ending of `words` that is one of `phrases`."""
    return next((p for n in range(len(words)) if (p := " ".join(words[n:])) in phrases), None)
