"""Numbers and months as words tell them, in Vietnamese and in English."""

from __future__ import annotations

# From "mười" on the ones have words of their own: "mười lăm", "hai mươi mốt".
ONES = {
    "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
MONTHS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7,
    "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
#: Of the months those that count by the moon.
LUNAR_MONTHS = frozenset({"giêng", "chạp"})
ENGLISH_MONTHS = {
    name: number
    for number, names in enumerate(
        ("january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
         "september sep sept", "october oct", "november nov", "december dec"), 1)
    for name in names.split()
}  # fmt: skip


def count(words: str) -> int:
    """A count from 1 to 999, in digits or words in lower case ("hai mươi mốt", "hai mốt" are 21).

    Raises ValueError for anything else.
    """
    if words.isdigit():
        return int(words)
    tens, ones = 0, words.split()
    if ones[:1] == ["mười"]:
        tens, ones = 1, ones[1:]
    elif len(ones) > 1 and ones[0] in ONES:
        tens, ones = ONES[ones[0]], ones[2:] if ones[1] == "mươi" else ones[1:]
    if len(ones) > 1 or any(word not in ONES for word in ones) or not (tens or ones):
        raise ValueError(f"no count: {words!r}")
    return 10 * tens + sum(ONES[word] for word in ones)
