"""Which words report which interaction: one line a case; and what is refused in the table of triggers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import loaders.events.triggers as module
from loaders.events.triggers import ASPECTS, FRAMES, TYPES, TriggerFileError, find_triggers, triggers
from loaders.text.normalise import normalise

# wording → the words found and their type; a bare type where the words are the whole wording
CASES = [
    # talks
    ("hội đàm", "talks"),
    ("HỘI ĐÀM", "talks"),
    ("buổi hội đàm", "talks"),
    ("đàm phán", "talks"),
    ("họp thượng đỉnh", "talks"),
    ("họp báo chung", "talks"),
    # meeting
    ("hội kiến", "meeting"),
    ("tiếp", "meeting"),
    ("gặp gỡ", "meeting"),
    ("cuộc gặp", "meeting"),
    ("chào xã giao", "meeting"),
    ("yết kiến", "meeting"),
    ("làm việc với", "meeting"),
    ("bắt tay", "meeting"),
    # visit
    ("thăm", "visit"),
    ("thăm chính thức", "visit"),
    ("chuyến thăm cấp nhà nước", "visit"),
    ("thăm hữu nghị chính thức", "visit"),
    ("bắt đầu chuyến thăm", "visit"),
    ("kết thúc chuyến thăm", "visit"),
    ("công du", "visit"),
    ("cập cảng", "visit"),
    # call
    ("điện đàm", "call"),
    ("cuộc điện đàm", "call"),
    ("gọi điện cho", "call"),
    # dialogue
    ("đối thoại chính sách", "dialogue"),
    ("tham vấn chính trị", "dialogue"),
    ("phiên họp Ủy ban liên Chính phủ", "dialogue"),
    ("tọa đàm kinh tế", "dialogue"),
    ("toạ đàm kinh tế", "dialogue"),
    # signing
    ("lễ ký", "signing"),
    ("đã ký", "signing"),
    ("ký kết hiệp định", "signing"),
    ("ký bản ghi nhớ", "signing"),
    # exercise
    ("diễn tập chung", "exercise"),
    ("tập trận", "exercise"),
    ("tuần tra chung", "exercise"),
    # exchange
    ("giao lưu hữu nghị", "exchange"),
    ("liên hoan hữu nghị", "exchange"),
    # ceremony
    ("lễ đón chính thức", "ceremony"),
    ("trao Huân chương", "ceremony"),
    ("trình Quốc thư", "ceremony"),
    ("chiêu đãi", "ceremony"),
    ("khánh thành", "ceremony"),
    # aid
    ("trao tặng", "aid"),
    ("viện trợ", "aid"),
    ("bàn giao", "aid"),
    # message
    ("điện mừng", "message"),
    ("gửi điện chúc mừng", "message"),
    ("trao công hàm", "message"),
    ("gửi công hàm", "message"),
    # sanction
    ("trục xuất", "sanction"),
    ("áp lệnh trừng phạt", "sanction"),
    ("cắt đứt quan hệ", "sanction"),
    # other
    ("ra tuyên bố chung", "other"),
    ("thiết lập quan hệ", "other"),
    # only the look of one
    ("tiếp tục", None),
    ("tiếp theo", None),
    ("gặp khó", None),
    ("thăm hỏi", None),
    ("thăm dò", None),
    ("ký ức", None),
    ("hội đàmx", None),
    ("hội nghị thượng đỉnh ASEAN", None),
    ("thương lượng giá gạo", None),
    ("", None),
]

# wording → the words found, as they stand there: of overlapping ones the one that says most
LONGEST = [
    ("hội đàm qua điện thoại", ["hội đàm qua điện thoại"]),
    ("cuộc hội đàm", ["cuộc hội đàm"]),
    ("chuyến thăm hữu nghị chính thức", ["chuyến thăm hữu nghị chính thức"]),
    ("hội đàm rồi ký hiệp định", ["hội đàm", "ký hiệp định"]),
    ("đón tiếp", ["đón tiếp"]),
    ("lễ đón tiếp chính thức", ["lễ đón tiếp chính thức"]),
    ("thăm và làm việc với", ["thăm và làm việc"]),
    ("gặp gỡ giao lưu", ["gặp gỡ", "giao lưu"]),
]

# wording → aspect of its visit
ASPECT = [
    ("thăm chính thức", "stay"),
    ("bắt đầu chuyến thăm chính thức", "arrive"),
    ("cập cảng", "arrive"),
    ("hạ cánh", "arrive"),
    ("tới Hà Nội", "arrive"),
    ("kết thúc chuyến thăm", "leave"),
    ("lên đường về nước", "leave"),
]


def found(wording: str) -> list[tuple[str, str]]:
    text = normalise(wording).text
    return [(text[m.start : m.end], m.trigger.type) for m in find_triggers(text, 0, len(text))]


@pytest.mark.parametrize(("wording", "expected"), CASES)
def test_type(wording: str, expected: str | None) -> None:
    assert found(wording) == ([(normalise(wording).text, expected)] if expected else [])


def test_every_type_has_a_wording() -> None:
    assert {expected for _, expected in CASES} == {*TYPES, None}


def test_every_row_of_the_table_can_be() -> None:
    for row in triggers():
        assert row.type in TYPES
        assert row.frame in FRAMES
        assert row.aspect in (None, *ASPECTS)
        assert (row.frame == "visit") == (row.type == "visit") == (row.aspect is not None)
        assert not row.pattern.search("")
    assert {row.type for row in triggers()} == set(TYPES)


@pytest.mark.parametrize(("wording", "expected"), LONGEST)
def test_of_overlapping_words_the_longest(wording: str, expected: list[str]) -> None:
    assert [words for words, _ in found(wording)] == expected


@pytest.mark.parametrize(("wording", "expected"), ASPECT)
def test_aspect(wording: str, expected: str) -> None:
    assert [m.trigger.aspect for m in find_triggers(wording, 0, len(wording))] == [expected]


def test_only_the_stretch_asked_for_is_searched() -> None:
    text = "hội đàm, sau đó điện đàm"
    assert [m.start for m in find_triggers(text, 5, len(text))] == [text.index("điện đàm")]
    assert [m.start for m in find_triggers(text, 0, 10)] == [0]


# ---- the file --------------------------------------------------------------------------------------------------------

ROW = {"type": '"talks"', "frame": '"mutual"', "weight": "3", "words": '["bắt chuyện"]'}


@pytest.fixture
def table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A table of triggers to write, read in place of the project's own."""
    monkeypatch.setattr(module, "files", lambda package: tmp_path)
    triggers.cache_clear()
    yield tmp_path / "triggers.toml"
    triggers.cache_clear()


def rows(*changes: dict[str, str]) -> str:
    return "\n".join(
        "[[trigger]]\n" + "".join(f"{key} = {value}\n" for key, value in {**ROW, **change}.items())
        for change in changes
    )


@pytest.mark.parametrize(("change", "message"), [
    ({"type": '"chat"'}, r"trigger 2: type 'chat' is none of talks, meeting"),
    ({"frame": '"sideways"'}, r"trigger 2: frame 'sideways' is none of mutual, directed, visit"),
    ({"aspect": '"forever"'}, r"trigger 2: aspect 'forever' is none of arrive, leave"),
    ({"weight": "0"}, r"trigger 2: weight 0 is none of 1, 2, 3"),
    ({"weight": "4"}, r"trigger 2: weight 4 is none of 1, 2, 3"),
    ({"weight": '"3"'}, r"trigger 2: weight '3' is none of 1, 2, 3"),
])  # fmt: skip
def test_a_wrong_row_is_refused_by_its_number(table: Path, change: dict[str, str], message: str) -> None:
    table.write_text(rows({}, change), "utf-8")
    with pytest.raises(TriggerFileError, match=message):
        triggers()


def test_a_new_row_needs_no_code(table: Path) -> None:
    table.write_text(
        rows({}, {"type": '"visit"', "frame": '"visit"', "aspect": '"arrive"', "words": '["ghé bến"]'}), "utf-8"
    )
    assert found("họ bắt chuyện rồi ghé bến") == [("bắt chuyện", "talks"), ("ghé bến", "visit")]
    assert found("họ hội đàm") == []


def test_words_of_the_table_may_have_either_tone_placement(table: Path) -> None:
    table.write_text(rows({"words": '["hoà giải"]'}), "utf-8")
    assert found("hoà giải rồi hòa giải") == [("hòa giải", "talks"), ("hòa giải", "talks")]


# ---- laws ------------------------------------------------------------------------------------------------------------

PIECES = [w for w, _ in CASES] + [w for w, _ in LONGEST] + ["Hà Nội", ",", "và", "tiếp"]


@settings(deadline=None)  # the first one loads the words
@given(st.lists(st.sampled_from(PIECES), max_size=6).map(" ".join))
def test_mentions_are_in_order_and_apart(wording: str) -> None:
    text = normalise(wording).text
    at = 0
    for mention in find_triggers(text, 0, len(text)):
        assert at <= mention.start < mention.end <= len(text)
        assert not text[mention.end : mention.end + 1].isalpha()
        at = mention.end
