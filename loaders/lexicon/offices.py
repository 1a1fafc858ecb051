"""Offices, bodies and ranks as words: `resources/offices.toml`, read and checked."""

from __future__ import annotations

from functools import cache

from loaders.resources import ResourceError, read_toml
from loaders.text.normalise import normalise
from loaders.value import value

#: What an office word, or a party by all its words, counts as: the closed set.
ROLES = frozenset({
    "head_of_state", "head_of_government", "party_leader", "minister", "deputy", "parliament", "ambassador", "embassy",
    "envoy", "general", "force", "ship", "delegation", "body", "leader", "counterpart", "local", "royal", "clergy",
    "spouse", "spokesperson", "party_official", "official",
    "former", "private", "pronoun",
})  # fmt: skip


@value
class OfficeWord:
    """One wording of an office or a body.

    `kind` is "person" or "body"; `unmarked` the alpha-2 code of the state it means where none is named beside it
    in a Vietnamese paper, or ""; `office` the key in officials.csv, or ""; `role` one of `ROLES`;
    `state` the alpha-2 code of the state that the word itself names ("Giáo hoàng", "HMAS"), or ""; `english` whether it
    is one in English texts alone.
    """

    word: str
    kind: str
    unmarked: str
    office: str
    role: str
    state: str
    english: bool


@cache
def office_words() -> dict[str, OfficeWord]:
    """All wordings by their lower-case form. Raises ResourceError where the file says something that cannot be."""
    words: dict[str, OfficeWord] = {}
    for row in read_toml("offices.toml")["office"]:
        if row["kind"] not in ("person", "body"):
            raise ResourceError(f"offices.toml: kind {row['kind']!r} is neither 'person' nor 'body'")
        if row["role"] not in ROLES:
            raise ResourceError(f"offices.toml: role {row['role']!r} is none of {', '.join(sorted(ROLES))}")
        for word in (*row.get("words", ()), *(f"{head} {of}" for head in row.get("heads", ()) for of in row["of"])):
            key = normalise(word).text.lower()
            words.setdefault(
                key,
                OfficeWord(
                    word,
                    row["kind"],
                    row.get("unmarked", ""),
                    row.get("office", ""),
                    row["role"],
                    row.get("state", ""),
                    row.get("language") == "en",
                ),
            )
    return words
