"""What a piece of evidence says, in the reader's language: its code and arguments put into words.

The sentences are those of `loaders/evidence/reasons.toml`. Evidence without a code (stored before there were codes, or
imported) has only the text that came with it, in English; where no English may stand, its kind and its words are named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from api.i18n import Words
from api.values import Assertion, Evidence
from loaders.evidence.say import Language, Unsaid
from loaders.evidence.say import say as worded


@dataclass(frozen=True, slots=True)
class Saying:
    """A conclusion and the language it came out in."""

    text: str
    language: str


def say(e: Evidence, t: Words) -> Saying:
    """What `e` says in the language of `t`; its own English where it has no code that this release knows."""
    found = _worded(e, t)
    return Saying(e.says, "en") if found is None else Saying(found, t.language)


def why(asserted: Assertion | None, reasons: Sequence[Evidence], t: Words) -> str | None:
    """The reason for a date in one line of the language of `t`, wholly; None where nothing is told."""
    if asserted is not None:
        who, reason = asserted.who, asserted.why
        return t("reason.corrected", who=who, reason=reason) if who else t("reason.imported")
    return "; ".join(_worded(e, t) or _named(e, t) for e in reasons) or None


def kind_name(kind: str, t: Words) -> str:
    """An evidence kind in words; one of a later version in its own."""
    key = f"evidence.{kind.replace(' ', '_')}"
    return t(key) if t.has(key) else kind


def _worded(e: Evidence, t: Words) -> str | None:
    language: Language = "vi" if t.language == "vi" else "en"
    try:
        return worded(e.code, e.arguments, e.text, language)
    except Unsaid:
        return None


def _named(e: Evidence, t: Words) -> str:
    """What can be told of evidence without a code in any language: its kind and its words."""
    if t.language == "en":
        return e.says
    return t("reason.words", kind=kind_name(e.kind, t), words=e.text) if e.text else kind_name(e.kind, t)
