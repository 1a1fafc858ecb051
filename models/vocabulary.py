"""The closed sets of values of an event, and how its types stand in CAMEO and PLOVER.

Types and statuses are those of the labelling guide. CAMEO root codes are those of the CAMEO codebook (Schrodt,
"CAMEO: Conflict and Mediation Event Observations Event and Actor Codebook", 2012); PLOVER names are those of the
PLOVER event ontology (Open Event Data Alliance, 2018). GDELT's `EventRootCode` is the CAMEO root code.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeOfEvent:
    """One type: its names, what it covers, and its CAMEO root and PLOVER name, None where they have none."""

    name_vi: str
    name_en: str
    covers: str
    cameo: str | None
    plover: str | None


TYPES: dict[str, TypeOfEvent] = {
    "talks": TypeOfEvent("Hội đàm", "Talks", "formal talks, negotiations", "04", "CONSULT"),
    "meeting": TypeOfEvent("Gặp gỡ", "Meeting", "receptions, meetings, courtesy calls", "04", "CONSULT"),
    "visit": TypeOfEvent("Chuyến thăm", "Visit", "visits, arrivals, departures", "04", "CONSULT"),
    "call": TypeOfEvent("Điện đàm", "Call", "telephone and video calls between officials", "04", "CONSULT"),
    "dialogue": TypeOfEvent("Đối thoại", "Dialogue", "dialogues, consultations, joint committees", "04", "CONSULT"),
    "signing": TypeOfEvent("Ký kết", "Signing", "agreements and plans signed", "05", "SUPPORT"),
    "exercise": TypeOfEvent("Diễn tập", "Exercise", "exercises, joint patrols", "06", "COOPERATE"),
    "exchange": TypeOfEvent(
        "Giao lưu",
        "Exchange",
        "defence, cultural and people's exchanges with official delegations",
        "06",
        "COOPERATE",
    ),
    "ceremony": TypeOfEvent(
        "Nghi lễ",
        "Ceremony",
        "welcomes, decorations, inaugurations, anniversaries, hand-overs of remains",
        "05",
        "SUPPORT",
    ),
    "aid": TypeOfEvent("Viện trợ", "Aid", "gifts, aid, hand-overs", "07", "AID"),
    "message": TypeOfEvent(
        "Thông điệp", "Message", "congratulations, letters, notes, ambassadors summoned", "01", None
    ),
    "sanction": TypeOfEvent("Trừng phạt", "Sanction", "sanctions, expulsions, retaliation", "16", "SANCTION"),
    "other": TypeOfEvent("Khác", "Other", "any other official interaction", None, None),
}

CAMEO_ROOTS: dict[str, str] = {
    "01": "Make public statement",
    "03": "Express intent to cooperate",
    "04": "Consult",
    "05": "Engage in diplomatic cooperation",
    "06": "Engage in material cooperation",
    "07": "Provide aid",
    "13": "Threaten",
    "16": "Reduce relations",
}

STATUSES: dict[str, tuple[str, str]] = {
    "held": ("Đã diễn ra", "Held"),
    "planned": ("Dự kiến", "Planned"),
    "cancelled": ("Đã hủy", "Cancelled"),
}
# What articles say, the surest first; `asserted` is what a person or an import says without an article.
CERTAINTIES: dict[str, tuple[str, str]] = {
    "stated": ("Bài viết nêu rõ", "Stated"),
    "inferred": ("Suy ra", "Inferred"),
    "ambiguous": ("Một trong vài ngày", "One of several"),
    "unknown": ("Không rõ năm", "Year unknown"),
    "asserted": ("Không từ bài báo", "Asserted without an article"),
}
PARTS_OF_DAY = ("morning", "noon", "afternoon", "evening", "night")
MODES = ("in_person", "online", "phone")


@dataclass(frozen=True, slots=True)
class Coding:
    """How CAMEO and PLOVER code an event; every field None where they have no code for it."""

    root: str | None
    name: str | None
    plover: str | None


def coding(type: str, status: str) -> Coding:
    """The CAMEO root and PLOVER name of an event of this type and status.

    What is only announced is an expression of intent (CAMEO 03, PLOVER AGREE), a sanction announced is a threat (13,
    THREATEN); what was cancelled is coded by neither, since neither has a code for what did not happen.
    """
    if status == "cancelled" or type not in TYPES:
        return Coding(None, None, None)
    root, plover = TYPES[type].cameo, TYPES[type].plover
    if status == "planned" and root is not None and type != "message":
        root, plover = ("13", "THREATEN") if type == "sanction" else ("03", "AGREE")
    return Coding(root, CAMEO_ROOTS[root] if root else None, plover)
