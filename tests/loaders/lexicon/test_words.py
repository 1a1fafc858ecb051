"""The words of contact and the cues: the shipped files are right, and what is wrong in such a file is named."""

from __future__ import annotations

import unicodedata
from typing import Any

import pytest

from loaders.lexicon import words
from loaders.lexicon.words import (
    ASPECTS,
    SLOTS,
    TYPES,
    LexiconError,
    cues,
    frame_names,
    frames,
    helping,
    inert,
    turns,
    within,
)
from loaders.text.normalise import normalise

FRAMES, CUES = list(frames()), list(cues())


def with_frames(monkeypatch: pytest.MonkeyPatch, *rows: dict[str, Any]) -> list[tuple[str, words.Frame]]:
    monkeypatch.setattr(words, "read_lexicon", lambda name: {"frame": list(rows)})
    return list(frames())


GOOD = {"name": "talks", "type": "talks", "slots": "mutual", "words": ["hội đàm"]}
WRONG = [
    ({"type": "chat"}, r"frames\.toml, frame 'talks': 'chat' is none of talks, meeting, .*other"),
    ({"slots": "triangle"}, r"frame 'talks': 'triangle' is none of mutual, directed, visit"),
    ({"aspect": "sleep"}, r"frame 'talks': 'sleep' is none of arrive, leave, stay"),
]


@pytest.mark.parametrize(("change", "message"), WRONG)
def test_a_value_that_cannot_be_is_named(change: dict[str, str], message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(LexiconError, match=message):
        with_frames(monkeypatch, {**GOOD, **change})


def test_a_turn_to_no_frame_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    turned = {"verbs": ["trao"], "objects": ["thư"], "frame": "letter"}
    monkeypatch.setattr(words, "read_lexicon", lambda name: {"frame": [GOOD], "turned": [turned]})
    turns.cache_clear()
    with pytest.raises(LexiconError, match="no frame is called 'letter'"):
        turns()


def test_verbs_that_turn_and_words_that_help_are_words_of_contact() -> None:
    known = {w for w, _ in FRAMES}
    assert helping() | within() <= known
    assert {v for t in turns() for v in t.verbs} & known


def test_a_verb_of_two_parts_that_is_a_word_by_itself_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    closed = {"verbs": ["hội", "gọi"], "whom": ["đàm", "đại sứ"], "by": ["lên"], "frame": "talks"}
    monkeypatch.setattr(words, "read_lexicon", lambda name: {"frame": [GOOD], "closed": [closed]})
    with pytest.raises(LexiconError, match="'hội đàm' stands in 'talks' and among verbs of two parts"):
        list(frames())


def test_words_of_two_frames_are_named_with_both(monkeypatch: pytest.MonkeyPatch) -> None:
    other = {**GOOD, "name": "summit", "words": ["gặp", "hội đàm"]}
    with pytest.raises(LexiconError, match="'hội đàm' stands in 'talks' and in 'summit'"):
        with_frames(monkeypatch, GOOD, other)


def test_joined_words_of_a_frame_are_each_head_before_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    row = {**GOOD, "words": ["gặp"], "joined": [{"heads": ["áp", "dỡ"], "of": ["lệnh cấm"]}]}
    assert [w for w, _ in with_frames(monkeypatch, row)] == ["gặp", "áp lệnh cấm", "dỡ lệnh cấm"]


def test_letters_are_composed_however_the_file_spells_them(monkeypatch: pytest.MonkeyPatch) -> None:
    apart = unicodedata.normalize("NFD", "hội đàm")
    assert [w for w, _ in with_frames(monkeypatch, {**GOOD, "words": [apart]})] == ["hội đàm"]


@pytest.mark.parametrize("file", ["frames.toml", "cues.toml"])
def test_phrases_that_hide_words_are_normalised_and_stand_once(file: str) -> None:
    phrases = [w for w, _ in inert(file)]
    assert [w for w in phrases if w != normalise(w).text.strip().lower() or phrases.count(w) > 1] == []


@pytest.mark.parametrize("known", [FRAMES, CUES], ids=["frames", "cues"])
def test_shipped_words_are_lower_case_and_normalised(known: list[tuple[str, object]]) -> None:
    assert [w for w, _ in known if w != normalise(w).text.strip().lower() or not w] == []


def test_shipped_frames_say_who_stands_where() -> None:
    for _, frame in FRAMES:
        assert frame.type in TYPES
        assert frame.slots in SLOTS
        assert (frame.aspect in ASPECTS) == (frame.slots == "visit")


def test_the_names_of_frames_are_those_of_the_file_each_once() -> None:
    assert list(frame_names()) == list(dict.fromkeys(frame.name for _, frame in FRAMES))
    assert "talks" in frame_names()


@pytest.mark.parametrize("type", sorted(TYPES))
def test_every_type_has_a_word(type: str) -> None:
    assert any(frame.type == type for _, frame in FRAMES)


def test_a_cue_stands_once_in_a_concept() -> None:
    """The same words may carry two concepts, but a list that says one thing twice was not read again."""
    twice = {cue for cue in CUES if CUES.count(cue) > 1}
    assert twice == set()


ENGLISH = [
    ("holds talks", "talks"), ("phone conversation", "call"), ("courtesy call", "audience"), ("receives", "receive"),
    ("meets", "meet"), ("paid an official visit", "visit"), ("arrives in", "arrive"), ("left", "leave"),
    ("policy dialogue", "dialogue"), ("inked", "sign"), ("joint patrol", "exercise"), ("welcome ceremony", "welcome"),
    ("friendship order", "honour"), ("inaugurated", "rite"), ("hands over", "aid"), ("congratulated", "message"),
    ("expelled", "sanction"), ("joint statement", "relations"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "frame"), ENGLISH)
def test_english_words_stand_in_the_frame_of_their_vietnamese_fellows(words: str, frame: str) -> None:
    assert {f.name for w, f in FRAMES if w == words} == {frame}


LONGER = [
    # a longer phrase says what its last word alone would not
    ("kiểm tra liên hợp nghề cá", "exercise"), ("buộc phải rời", "sanction"), ("triệu tham tán", "message"),
    ("khai mạc triển lãm", "exchange"), ("tọa đàm", "dialogue"), ("lễ tuyên dương", "rite"), ("get-together", "meet"),
    ("online talks", "talks"), ("exchanged prisoners", "rite"), ("protest note", "message"),
    ("expulsion", "sanction"), ("training course", "exchange"), ("opening ceremony", "rite"),
    ("gọi điện chúc mừng", "call"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "frame"), LONGER)
def test_longer_phrases_stand_in_the_frame_of_what_they_mean(words: str, frame: str) -> None:
    assert {f.name for w, f in FRAMES if w == words} == {frame}


def test_phrases_that_mean_no_contact_may_be_joined_of_two(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {"words": ["tiếp tục"], "joined": [{"heads": ["họp", "hội đàm"], "of": ["ba bên", "3 bên"]}]}
    monkeypatch.setattr(words, "read_lexicon", lambda name: {"inert": table})
    assert [w for w, _ in inert("x.toml")] == ["tiếp tục", "họp ba bên", "họp 3 bên", "hội đàm ba bên", "hội đàm 3 bên"]


def test_words_with_a_hyphen_are_known_with_spaces_about_it() -> None:
    assert ("shangri - la", "multilateral") in set(cues())
    assert ("shangri-la", "multilateral") in set(cues())
