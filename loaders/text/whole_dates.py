"""How a page prints a whole date: patterns of its forms, for those who ask where one stands and not which day it is.

What a date means is for `loaders.dates` to say; it reads all these forms.
"""

from __future__ import annotations

from loaders.text.numbers import ENGLISH_MONTHS, MONTHS
from loaders.text.words import alternation

_MONTHS, _ENGLISH = alternation(MONTHS), alternation(ENGLISH_MONTHS)

#: "8/1/2021", "08.01.2021", "8 - 1 - 2021"
IN_NUMBERS = r"(?<!\d)\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(?:19|20)\d\d(?!\d)"
#: "8/1/21"
SHORT_YEAR = r"(?<!\d)\d{1,2}\s*[-/.]\s*\d{1,2}\s*[-/.]\s*\d\d(?!\d)"
#: "2021-01-08"
ISO = r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)"
#: "ngày 8 tháng 1 năm 2021", "8 Tháng Một, 2021", "08 Th1 2021"
IN_WORDS = (
    r"(?<!\d)(?:ngày\s+)?\d{1,2}\s+(?:tháng|thg\.?|th\.?)\s*"
    rf"(?:\d{{1,2}}|{_MONTHS}),?(?:\s+năm)?\s+(?:19|20)\d\d(?!\d)"
)
#: "January 8, 2021", "8 Jan 2021"
ENGLISH = (
    rf"\b{_ENGLISH}\.?\s+\d{{1,2}},?\s+(?:19|20)\d\d(?!\d)|(?<!\d)\d{{1,2}}\s+{_ENGLISH}\.?,?\s+(?:19|20)\d\d(?!\d)"
)
