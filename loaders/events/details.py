"""Place and actors of an event, in the article's words."""

from __future__ import annotations

import regex as re

from loaders.actors.parties import PartyKind
from loaders.events.candidate import Candidate

# A name is capitalised words; those of offices and halls go on in small letters ("trụ sở Bộ Quốc phòng").
_PART = (
    r"(?:(?:Quốc phòng|Ngoại giao|Công an|Chính phủ|Chủ tịch|Nhân dân|Quốc hội|Nhà nước|Nhà khách|Đại lễ đường|"
    r"Hoàng gia|Trung ương|Liên bang|Liên hợp quốc|Hội trường|Hòa bình|Trung tâm)(?![\p{L}])|\p{Lu}[\p{L}.]*)"
)
_PLACE = re.compile(
    r"(?<![\p{L}])(?:tại|ở)\s+(?P<place>(?!Hội (?:nghị|thảo|đàm)|Diễn đàn|Lễ|Cuộc|Đối thoại)"
    r"(?:(?i:thủ đô|thành phố|TP\.?|tỉnh|trụ sở|sân bay quốc tế|sân bay|cung điện|phủ|"
    rf"điện|văn phòng|nhà khách|hội trường)\s+)?{_PART}(?:[ -]+{_PART}){{0,6}})"
)


def place_of(text: str, c: Candidate) -> str | None:
    """The place named with "tại" or "ở" in the event's sentence, as written; None where there is none."""
    m = _PLACE.search(text, c.sentence.start, c.sentence.end)
    return m.group("place").strip(" .") if m else None


def actors_of(c: Candidate) -> tuple[str, ...]:
    """Who took part, in the article's words."""
    return tuple(dict.fromkeys(p.text.strip(" ,.;:-") for p in c.parties if p.kind is PartyKind.ACTOR))
