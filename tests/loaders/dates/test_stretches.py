"""The stretch of a text around a date: its sentence, and no more than what lies near."""

from __future__ import annotations

import re

from loaders.dates.refine.stretches import Stretches

TEXT = "hai bên gặp nhau. sáng 2/6, họ ký; chiều 3.6 họ về! tối"


def test_a_stretch_lies_between_the_ends_of_sentences() -> None:
    start, end = Stretches(TEXT).around(TEXT.index("3.6"))
    assert TEXT[start:end] == " sáng 2/6, họ ký; chiều 3.6 họ về"


def test_the_last_stretch_ends_with_the_text() -> None:
    assert Stretches(TEXT).around(len(TEXT) - 1)[1] == len(TEXT)


def test_of_a_sentence_that_never_ends_only_what_lies_near_is_asked() -> None:
    long = "đã gặp " * 10_000
    stretches = Stretches(long)
    for at in (0, 35_000, len(long)):
        start, end = stretches.around(at)
        assert start <= at <= end
        assert end - start <= 4_000


def test_what_stands_in_two_stretches_with_one_beginning_is_told_apart() -> None:
    stretches = Stretches(TEXT)
    assert stretches.first(re.compile("nhau"), (0, 9)) == 9
    assert stretches.first(re.compile("nhau"), (0, 17)) == TEXT.index("nhau")
