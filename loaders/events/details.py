"""Place, actors, status and mode of a finding, in the article's words."""

from __future__ import annotations

import regex as re

from loaders.actors.parties import PartyKind
from loaders.dates.partial import Lean
from loaders.events.claims import Claim
from loaders.events.mentions import Mention

# A name is capitalised words; those of offices and halls go on in small letters ("trụ sở Bộ Quốc phòng"), foreign ones
# in syllables with hyphens ("Mát-xcơ-va").
_PART = (
    r"(?:(?:Quốc (?:phòng|gia|tế|hội)|Ngoại giao|Công an|Chính phủ|Chủ tịch|Nhân dân|Nhà (?:nước|khách|hát)|"
    r"Đại (?:lễ đường|sứ quán)|Tổng (?:thống|lãnh sự quán)|Thủ tướng|Hoàng (?:gia|cung)|Trung (?:ương|tâm)|"
    r"Liên (?:bang|hợp quốc)|Hội (?:trường|nghị|đồng)|Hữu nghị|Hòa bình|Học viện|Khách sạn|Bảo tàng|Văn phòng|Tòa nhà|"
    r"Căn cứ|Hải quân|Không quân|Bộ Tư lệnh|Tư lệnh|Quân khu|Cửa khẩu|Độc lập|Thống nhất)(?![\p{L}])"
    r"|\p{Lu}[\p{L}.]*(?:-(?!thành phố|thủ đô|nơi|cố đô)\p{L}+)*)"
)
_PLACE = re.compile(
    r"(?<![\p{L}])(?i:tại|ở)\s+(?P<place>(?!Hội (?:nghị|thảo|đàm)|Diễn đàn|Lễ|Cuộc|Đối thoại)"
    r"(?:(?i:thủ đô|thành phố|TP\.?|tỉnh|trụ sở|sân bay quốc tế|sân bay|cung điện|phủ|điện|văn phòng|nhà khách|"
    r"hội trường|đại sứ quán|học viện|khách sạn|trung tâm|căn cứ(?: hải quân| không quân)?|quân cảng|cảng|đảo|"
    rf"cửa khẩu(?: quốc tế)?|huyện|quận|bang)\s+)?{_PART}(?:[ -]+{_PART}){{0,6}})"
)


def place_of(text: str, m: Mention) -> str | None:
    """The place named with "tại" or "ở" in the mention's sentence, as written; None where there is none."""
    found = _PLACE.search(text, m.scene.sentence.start, m.scene.sentence.end)
    return found.group("place").strip(" .") if found else None


def actors_of(claim: Claim) -> tuple[str, ...]:
    """Who took part, in the words of the best mention: those who speak for one of the two states."""
    parties = claim.best.mention.scene.parties
    mine = [p for p in parties if p.kind is PartyKind.ACTOR and set(p.codes) & set(claim.pair)]
    return tuple(dict.fromkeys(p.text.strip(" ,.;:-") for p in mine))


def _cues(m: Mention, concept: str) -> bool:
    """Whether a cue stands in the mention's clause or right before it in its sentence."""
    borders = [n for n in m.scene.borders if n < m.contact.start]
    low = borders[-2] if len(borders) > 1 else m.scene.sentence.start
    high = next((n for n in m.scene.borders if n >= m.contact.end), m.scene.sentence.end)
    return any(h.concept == concept and low <= h.start and h.end <= high for h in m.scene.cues)


def status_of(claim: Claim) -> str:
    """`held`, `planned` where it is announced, `cancelled` where it is called off, by the best mention's own clause."""
    m = claim.best.mention
    if _cues(m, "cancel"):
        return "cancelled"
    return "planned" if _cues(m, "future") else "held"


def is_told_past(claim: Claim) -> bool:
    """Whether the best mention's own clause, or its date, says that it is over."""
    m = claim.best.mention
    e = m.day.of.expression
    return _cues(m, "past") or (e is not None and e.first.lean in (Lean.PAST, Lean.ON_OR_BEFORE))


def mode_of(claim: Claim, kind: str) -> str | None:
    """`phone`, `online`, or None where the two sides met."""
    if kind == "call":
        return "phone"
    tells = any(h.concept == "online" for s in claim.mentions for h in s.mention.scene.cues)
    return "online" if tells and kind in ("talks", "meeting", "dialogue", "signing") else None
