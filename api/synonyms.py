"""What others call our parameters, fields and values: never taken, always offered as what was meant."""

from __future__ import annotations

from collections.abc import Iterable

from api.i18n import LANGUAGES, words
from loaders.lexicon.states import fold
from models import vocabulary

# Name of a parameter or field -> ours that may be meant; which of them an address or a body has decides.
ALIASES = {
    "start": "from", "since": "from", "after": "from", "date_from": "from", "from_date": "from", "start_date": "from",
    "end": "to", "until": "to", "before": "to", "date_to": "to", "to_date": "to", "end_date": "to", "search": "q",
    "query": "q", "keyword": "q", "text": "q", "title": "q", "per_page": "limit", "page_size": "limit", "size": "limit",
    "page": "cursor", "offset": "cursor", "next": "cursor", "after_cursor": "cursor", "order": "sort",
    "order_by": "sort", "countries": "country", "nation": "country", "iso": "country", "event_type": "type",
    "kind": "type", "date": "from published", "day": "from", "on": "from", "year": "from", "month": "from",
    "begin": "from", "finish": "to", "state": "country", "actor": "country", "actor1": "country", "actor2": "country",
    "party": "country", "pairs": "pair", "locale": "lang", "language": "lang", "hl": "lang", "count": "total",
    "include": "fields", "select": "fields", "columns": "fields", "max": "limit", "first": "limit", "top": "limit",
    "direction": "sort", "content": "text", "body": "text", "article": "text", "html": "text", "pubdate": "published",
    "link": "url", "published_at": "published", "publish_date": "published", "publication_date": "published",
    "headline": "title", "reason": "why", "comment": "why", "note": "why", "publisher": "source",
    "modified_since": "updated_since", "group_by": "by", "unit": "interval", "period": "interval",
}  # fmt: skip

# What other APIs call the choice of a format, which is made otherwise here.
FORMATS = ("format", "output", "f", "fmt", "accept", "_format", "output_format", "content_type")

# Fields of an event.
FIELDS = {
    "country": "countries", "states": "countries", "day": "date", "name": "title", "text": "sentence",
    "headline": "title", "confidence": "certainty", "start": "earliest", "end": "latest", "who": "actors",
    "where": "place", "link": "url", "reason": "why", "evidence": "reasons", "modified": "updated", "kind": "type",
}  # fmt: skip

FLAGS = {
    word: said for said, those in {
        "true": ("1", "yes", "on", "y", "t", "true", "có", "đúng"),
        "false": ("0", "no", "off", "n", "f", "false", "không", "sai"),
    }.items() for word in those
}  # fmt: skip

_OTHER_WORDS = {
    "hop": "meeting", "hoi kien": "meeting", "tap tran": "exercise", "tuan tra": "exercise",
    "negotiation": "talks", "negotiations": "talks", "consult": "talks", "summit": "meeting", "gap": "meeting",
    "tiep": "meeting", "reception": "meeting", "phone": "call", "phone call": "call", "treaty": "signing",
    "agreement": "signing", "ky": "signing", "drill": "exercise", "patrol": "exercise", "tham": "visit",
    "consultation": "dialogue", "gift": "aid", "letter": "message", "sanctions": "sanction",
    "done": "held", "happened": "held", "past": "held", "occurred": "held", "future": "planned", "upcoming": "planned",
    "announced": "planned", "canceled": "cancelled", "called off": "cancelled", "postponed": "cancelled",
    "exact": "stated", "explicit": "stated", "certain": "stated", "sure": "stated", "implied": "inferred",
    "uncertain": "ambiguous", "unsure": "ambiguous", "none": "unknown", "manual": "asserted",
    "asc": "date", "ascending": "date", "oldest": "date", "date asc": "date", "desc": "-date", "descending": "-date",
    "newest": "-date", "latest": "-date", "date desc": "-date", "date:desc": "-date", "date:asc": "date",
    "date,desc": "-date", "date,asc": "date", "updated:desc": "-updated", "updated desc": "-updated",
    "recent": "-updated", "created": "updated", "created desc": "-updated",
    "contains": "within", "inside": "within", "during": "within", "strict": "within",
    "any": "overlaps", "intersects": "overlaps", "state": "country", "states": "country", "daily": "day",
    "weekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year", "annual": "year",
    "tieng viet": "vi", "vietnamese": "vi", "tieng anh": "en", "english": "en",
    "sang": "morning", "trua": "noon", "chieu": "afternoon", "toi": "evening", "dem": "night",
}  # fmt: skip


def _values() -> dict[str, str]:
    """Folded words -> the value that they most probably mean."""
    found: dict[str, str] = {}
    for name, kind in vocabulary.TYPES.items():
        found |= {fold(text): name for text in (kind.name_vi, kind.name_en, f"{name}s")}
    for name, names in vocabulary.STATUSES.items():
        found |= {fold(text): name for text in names}
    for language in LANGUAGES:
        found |= {fold(words(language)(f"certainty.{name}")): name for name in vocabulary.CERTAINTIES}
    return found | {fold(text): name for text, name in _OTHER_WORDS.items()}


_VALUES = _values()


def value(text: str) -> str | None:
    """The value of a closed set that `text` is another word for (`hội đàm`: talks, `newest`: -date); None for none."""
    minus = "-" if text.strip().startswith("-") else ""
    found = _VALUES.get(fold(text))
    return found and minus + found.lstrip("-" if minus else "")


def parameter(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `name` is another name for; of `country[]`, `countries` and the like, too."""
    known = list(known)
    plain = name.strip().lower().removesuffix("[]")
    forms = (plain, plain.removesuffix("s"), plain.replace("-", "_"), plain.replace("_", ""))
    return next((one for one in (*forms, *ALIASES.get(plain, "").split()) if one in known), None)
