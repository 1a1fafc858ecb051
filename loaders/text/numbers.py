"""Numbers, ordinals and months as words tell them, in Vietnamese and in English."""

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
_ENGLISH_MONTHS = (
    "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
    "september sep sept", "october oct", "november nov", "december dec",
)  # fmt: skip
ENGLISH_MONTHS = {name: number for number, names in enumerate(_ENGLISH_MONTHS, 1) for name in names.split()}
#: The months without their short forms.
FULL_ENGLISH_MONTHS = tuple(names.split()[0] for names in _ENGLISH_MONTHS)
ENGLISH_NUMBERS = {
    word: number
    for number, words in enumerate(
        ("a an one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"), 1)
    for word in words.split()
}  # fmt: skip

_ROMAN = {"i": 1, "v": 5, "x": 10}
_FIRST = {"nhất": 1, "nhì": 2}  # which count no further: "lần thứ nhất"
_NUMBER_WORDS = "|".join((*ONES, *_FIRST, "mười", "mươi"))
# A number in words needs "lần" or "thứ" before it: "năm" is also the year, "một" also an article.
#: A number of an order in a pattern, as `n`.
ORDINAL = (
    r"(?:lần )?(?:thứ )?"
    rf"(?P<n>\d{{1,3}}|[ivx]+|(?:(?<=lần )|(?<=thứ ))(?:{_NUMBER_WORDS})(?: (?:{_NUMBER_WORDS})){{0,2}})"
)


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


def ordinal(text: str) -> int | None:
    """The number of "12", "XII", "mười hai", "nhất", "hai mươi mốt"; None where it is none."""
    text = text.lower()
    if text.isdigit():
        return int(text)
    if all(c in _ROMAN for c in text):
        values = [_ROMAN[c] for c in text]
        return sum(-v if any(w > v for w in values[i + 1 : i + 2]) else v for i, v in enumerate(values))
    try:
        return _FIRST.get(text) or count(text)
    except ValueError:
        return None
