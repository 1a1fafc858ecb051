"""Datelines whose sentence goes on to tell a day of its own."""

from __future__ import annotations

import pytest

from loaders.evidence.dateline import datelines
from tests.loaders.evidence.test_years import view_of

CASES = [
    ("Bắc Kinh (23/10) - Chiều qua, đoàn Lào gặp đoàn Nga.", ["23/10"]),
    ("Huế, ngày 4/3 (TTXVN) - Sáng 3/3, đoàn Lào gặp đoàn Nga.", ["ngày 4/3"]),
    ("HANOI, March 4 (VNA) - The Lao delegation met the Russian one on Monday.", ["March 4"]),
    ("Huế 4/3 - Hôm qua, đoàn Lào gặp đoàn Nga.", ["4/3"]),
    ("Huế, ngày 4/3 - Chiều qua, đoàn Lào gặp đoàn Nga.", ["ngày 4/3"]),
    ("Huế, ngày 4/3 - Ngày 3/3, đoàn Lào gặp đoàn Nga.", ["ngày 4/3"]),
    # nothing but the dateline tells the day
    ("Huế, ngày 4/3 (TTXVN) - Đoàn Lào gặp đoàn Nga.", []),
    ("Huế, ngày 4/3 (TTXVN) - Đoàn Lào gặp đoàn Nga. Sáng 3/3, đoàn thăm chợ.", []),
    ("Huế, ngày 4/3 (TTXVN) - Đoàn Lào gặp đoàn Nga, vốn đã hẹn từ năm 2019.", []),
    # the sentence behind tells when the act was in which something was said
    ("Huế, ngày 4/3 - Đoàn Lào điện đàm với đoàn Nga. Trong cuộc gọi ngày 3/3, hai đoàn bàn về cá.", ["ngày 4/3"]),
    ("Huế, ngày 4/3 - Đoàn Lào gặp đoàn Nga.\nTại buổi gặp hôm 3/3, hai đoàn bàn về cá.", ["ngày 4/3"]),
    ("Huế, ngày 4/3 - Đoàn Lào gặp đoàn Nga. Trời mưa. Trong cuộc gọi ngày 3/3, hai đoàn bàn về cá.", []),
    # no dateline
    ("Sáng 4/3, đoàn Lào gặp đoàn Nga; chiều 5/3, hai đoàn ký văn bản.", []),
]


@pytest.mark.parametrize(("text", "days"), CASES)
def test_datelines_beside_a_day_of_their_sentence(text: str, days: list[str]) -> None:
    view = view_of(text)
    found = datelines(view.text, view.told, view.sentence_at)
    assert [e.text for e in view.told if e in found] == days
