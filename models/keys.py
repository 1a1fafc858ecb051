"""What makes two reports one event, and the ids of events.

The key of a report is pair, type and date. Reports with the same key are one event, whatever article they are in,
where the date pins it down: a single day, or an interval with a known end. A date that leaves several days (one of a
set, a whole month, a year unknown) does not: two articles that say "in March" may mean two meetings. Such a report
is one event with another only if the very words of the sentence are the same (a reprint).

The id of an event is a hash of the key it was first told by: the same in every database, and after any reload.
"""

from __future__ import annotations

import hashlib
import re
from functools import lru_cache

from models.records import ExtractedEvent
from models.words import split

#: Keys whose numbers are remembered: more than are asked for several times while a batch is stored.
KEYS = 16_384

_ID = re.compile(r"[0-7][0-9a-f]{15}")
_DAY_OR_INTERVAL = re.compile(r"\d{4}-\d{2}-\d{2}|(\d{4}-\d{2}-\d{2}|\.\.)?/(\d{4}-\d{2}-\d{2}|\.\.)?")


def mention_key(event: ExtractedEvent, sentence: str | None, article_id: str) -> str:
    """The key of a report (an event from `checked_event`) with this sentence in this article."""
    key = event_key(event["countries"], event["type"], event["date"], event["earliest"], event["latest"])
    if pinned(event["date"], event["earliest"], event["latest"]):
        return key
    words = " ".join(split(sentence)) if sentence else ""
    return f"{key}|{_digest(words or f'article {article_id}').hex()[:16]}"


def event_key(countries: list[str], kind: str, date: str, earliest: str | None, latest: str | None) -> str:
    """`LA-VN|talks|2018-07-02`; a date that leaves one day is written as that day."""
    return f"{'-'.join(countries)}|{kind}|{earliest if earliest and earliest == latest else date}"


def pinned(date: str, earliest: str | None, latest: str | None) -> bool:
    """Whether the date tells one event of a pair and type from all others."""
    return bool(earliest and earliest == latest) or (
        _DAY_OR_INTERVAL.fullmatch(date) is not None and (earliest or latest) is not None
    )


@lru_cache(KEYS)
def number_of(key: str, attempt: int = 0) -> int:
    """A positive 63-bit number for `key`; other attempts give others, for the case of two keys with one number."""
    return int.from_bytes(_digest(f"{key}#{attempt}" if attempt else key)[:8], "big") >> 1


def public_id(number: int) -> str:
    return f"{number:016x}"


def number_from_id(text: str) -> int | None:
    """The number in a public id, None for what cannot be one."""
    return int(text, 16) if _ID.fullmatch(text) else None


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()
