"""IANA time zones of the places whose clock an article names: "giờ New York", "giờ Mát-xcơ-va", "GMT+7"."""

# ruff: noqa: E501  a zone and its names are one line
from __future__ import annotations

import re

LOCAL = "local"  # "giờ địa phương": the clock of the place the sentence is about

# Capitals and newsrooms' cities. A country with several zones stands for its capital's, as Vietnamese papers mean it.
_PLACES: dict[str, str] = {
    "hà nội|việt nam|vn|sài gòn|tp hcm|tp.hcm": "Asia/Ho_Chi_Minh",
    "địa phương|sở tại|nước sở tại": LOCAL,
    "bangkok|băng cốc|thái lan": "Asia/Bangkok",
    "viêng chăn|vientiane|lào": "Asia/Vientiane",
    "phnôm pênh|phnom penh|campuchia": "Asia/Phnom_Penh",
    "jakarta|gia-các-ta|indonesia": "Asia/Jakarta",
    "singapore|xinh-ga-po": "Asia/Singapore",
    "kuala lumpur|malaysia": "Asia/Kuala_Lumpur",
    "manila|philippines": "Asia/Manila",
    "yangon|naypyidaw|myanmar": "Asia/Yangon",
    "bắc kinh|trung quốc|thượng hải": "Asia/Shanghai",
    "hong kong|hồng công|hồng kông": "Asia/Hong_Kong",
    "đài bắc|đài loan": "Asia/Taipei",
    "tokyo|nhật bản|nhật": "Asia/Tokyo",
    "seoul|xê-un|hàn quốc": "Asia/Seoul",
    "bình nhưỡng|triều tiên": "Asia/Pyongyang",
    "ulan bator|mông cổ": "Asia/Ulaanbaatar",
    "new delhi|ấn độ|niu đê-li": "Asia/Kolkata",
    "dhaka|bangladesh": "Asia/Dhaka",
    "islamabad|pakistan": "Asia/Karachi",
    "kabul|afghanistan": "Asia/Kabul",
    "tehran|iran": "Asia/Tehran",
    "baghdad|iraq": "Asia/Baghdad",
    "riyadh|saudi arabia|ả rập xê út|ả-rập xê-út": "Asia/Riyadh",
    "abu dhabi|dubai|uae": "Asia/Dubai",
    "doha|qatar": "Asia/Qatar",
    "jerusalem|israel|tel aviv": "Asia/Jerusalem",
    "damascus|syria": "Asia/Damascus",
    "ankara|istanbul|thổ nhĩ kỳ": "Europe/Istanbul",
    "moscow|moskva|mát-xcơ-va|mát xcơ va|mátxcơva|mát - cơ - va|mát-cơ-va|matxcơva|nga": "Europe/Moscow",
    "kiev|kyiv|ukraine": "Europe/Kyiv",
    "minsk|belarus": "Europe/Minsk",
    "london|luân đôn|anh": "Europe/London",
    "paris|pa-ri|pháp": "Europe/Paris",
    "berlin|béc-lin|đức": "Europe/Berlin",
    "brussels|bỉ|brúc-xen": "Europe/Brussels",
    "rome|roma|ý|italia|italy|vatican": "Europe/Rome",
    "madrid|tây ban nha": "Europe/Madrid",
    "geneva|giơ-ne-vơ|thụy sĩ|thụy sỹ": "Europe/Zurich",
    "vienna|viên|áo": "Europe/Vienna",
    "the hague|la hay|la haye|hà lan": "Europe/Amsterdam",
    "warsaw|vác-sa-va|ba lan": "Europe/Warsaw",
    "praha|prague|séc|cộng hòa séc": "Europe/Prague",
    "budapest|hungary": "Europe/Budapest",
    "helsinki|phần lan": "Europe/Helsinki",
    "stockholm|thụy điển": "Europe/Stockholm",
    "oslo|na uy": "Europe/Oslo",
    "athens|hy lạp": "Europe/Athens",
    "cairo|ai cập": "Africa/Cairo",
    "johannesburg|pretoria|nam phi": "Africa/Johannesburg",
    "havana|la habana|la ha-ba-na|la-ha-ba-na|cuba": "America/Havana",
    "new york|niu oóc|niu y-oóc|washington|oa-sinh-tơn|miền đông nước mỹ|miền đông mỹ|bờ đông|bờ đông nước mỹ|bờ đông mỹ|mỹ|hoa kỳ|et|est|edt": "America/New_York",
    "los angeles|california|miền tây nước mỹ|bờ tây|thái bình dương": "America/Los_Angeles",
    "ottawa|toronto|canada": "America/Toronto",
    "mexico city|mexico": "America/Mexico_City",
    "brasilia|brazil": "America/Sao_Paulo",
    "buenos aires|argentina": "America/Argentina/Buenos_Aires",
    "santiago|chile": "America/Santiago",
    "lima|peru": "America/Lima",
    "caracas|venezuela": "America/Caracas",
    "canberra|sydney|australia|úc": "Australia/Sydney",
    "wellington|new zealand": "Pacific/Auckland",
    "quốc tế|gmt|utc|greenwich": "Etc/UTC",
}  # fmt: skip
_ZONES = {name: zone for names, zone in _PLACES.items() for name in names.split("|")}
_NAMES = "|".join(re.escape(name) for name in sorted(_ZONES, key=len, reverse=True))

# After an expression, with or without brackets: " (theo giờ Hà Nội)", ", giờ địa phương", " GMT+7".
WORDS = (
    rf"(?P<zopen> ?\( ?)?(?:,? ?)(?:(?:tính )?theo )?(?:múi )?giờ(?: của)?(?: thủ đô)? (?P<zplace>{_NAMES})(?!\w)"
    rf"(?P<zclose> ?\))?"
)
OFFSET = r"(?P<zopen> ?\( ?| )(?:gmt|utc)(?: ?(?P<zsign>[+-]) ?(?P<zhours>\d{1,2}))?(?P<zclose> ?\))?"


def zone_of(place: str) -> str | None:
    """Zone of a place in lower case, `local` for the place's own, None for one not in the table."""
    return _ZONES.get(" ".join(place.split()))


def zone_of_offset(sign: str | None, hours: str | None) -> str:
    """Zone of "GMT+7": Hanoi's name where it is Hanoi's offset, else a fixed `Etc` zone (whose signs run backwards)."""
    if not hours or not sign or int(hours) == 0:
        return "Etc/UTC"
    if sign == "+" and int(hours) == 7:
        return "Asia/Ho_Chi_Minh"
    return f"Etc/GMT{'-' if sign == '+' else '+'}{int(hours)}"
