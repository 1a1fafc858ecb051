"""Words of contact for what somebody hopes for, asks for, offers or threatens: no contact, and no day of one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from loaders.dates.partial import Expression
from loaders.events.hits import Contact, Cue
from loaders.events.phrases import goes_on_with_its_day
from loaders.lexicon.words import helping
from loaders.patterns import lazy_re

# What is asked of another state in these words is itself an act, whatever was hoped before.
_ADDRESSED = "message"
_HITS = "sanction"
# What a state accuses another of, and did not do to it: "cáo buộc Lào | tấn công tàu".
_ACCUSED = frozenset({"sanction", "relations"})
# "mong | chuyến thăm thành công" hopes for what comes of it; "muốn có | cuộc gặp" for the thing itself.
_THING = lazy_re(r"(?:cuộc|chuyến|buổi|phiên|vòng|kỳ|lễ) ")
_MADE = lazy_re(r"(?<!\w)(?:có|tổ chức|tiến hành|một|nối lại|mở|mở lại|thêm|các|những) $")
# The longest of those words, with its space.
_REACH = 10
# Letters at most between "sẽ" and what is threatened, and from there to "nếu".
_NEAR, _CASE = 12, 60


def happened(
    low: str, contacts: Sequence[Contact], cues: Sequence[Cue], dates: Sequence[Expression], borders: Sequence[int]
) -> Iterator[Contact]:
    """The words of contact of one sentence without those that are only hoped for or threatened.

    "Tổng thống Nga ngày 2/6 kêu gọi Lào hội đàm" tells of no talks on that day. What is told before a hope is held, and
    so is a gathering at which it is uttered; a day behind it is that of what is planned. `low`: the article in lower
    case; `borders`: where the clauses of the sentence end.
    """
    reasons = [c for c in cues if c.concept == "accusation"]
    hopes = [
        c for c in cues
        if c.concept in ("hoped", "threatened")
        or (c.concept == "accused" and not any(r.start <= c.start and c.end <= r.end for r in reasons))
    ]  # fmt: skip
    frames = [c for c in cues if c.concept == "frame_of"]
    acts = [t for t in contacts if t.frame.type != _ADDRESSED]
    told = [
        t for t in acts if not any(c.start < t.start <= c.end + 1 for c in frames)
    ]  # "Tại | cuộc gặp, A đề nghị ký"
    first = min((t.end for t in told), default=len(low))
    for t in contacts:
        if _is_threat(t, cues):
            continue
        if not any(c.start < first and _governs(low, c, t, cues, dates, borders) for c in hopes):
            yield t


def _is_threat(t: Contact, cues: Sequence[Cue]) -> bool:
    """Whether it is told what a state will do to another in case: "sẽ | đáp trả | nếu Lào tiếp tục", "nếu Lào tiếp tục,
    Nga sẽ | đáp trả"."""
    if t.frame.type != _HITS:
        return False
    announced = any(c.concept == "future" and 0 <= t.start - c.end <= _NEAR for c in cues)
    return announced and any(
        c.concept == "condition" and (0 < c.start - t.end <= _CASE or 0 < t.start - c.end <= _CASE) for c in cues
    )


def _governs(
    low: str, c: Cue, t: Contact, cues: Sequence[Cue], dates: Sequence[Expression], borders: Sequence[int]
) -> bool:
    """Whether a contact stands behind a hope in its clause and is what it is for, and no day behind either."""
    if c.end > t.start or t.words in helping():
        return False
    if t.frame.type == _ADDRESSED and t.start - c.end > 1:  # "kêu gọi | gửi điện mừng" asks for the message itself
        return False
    if c.concept == "threatened" and t.frame.type != _HITS:
        return False
    if c.concept == "accused" and t.frame.name not in _ACCUSED:
        return False
    if _THING.match(t.words) and not _MADE.search(low, max(c.end, t.start - _REACH), t.start):
        return False
    at = bisect_left(borders, c.end)
    end = borders[at] if at < len(borders) else len(low)
    inside = any(h.concept in ("frame_of", "aside") and c.end <= h.start and h.end <= t.start for h in cues)
    dated = any(c.end <= e.start < end for e in dates) or goes_on_with_its_day(end, cues, dates)
    return t.start < end and not inside and not dated
