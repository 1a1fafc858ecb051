"""Articles and extraction records that between them show every state the page can be in.

The wording is the project's own. Offsets are worked out from the text, so that the samples can be edited freely.
"""

from __future__ import annotations

from typing import Any

from loaders.evidence.say import say

YEAR_NAME = "Năm Đoàn kết hữu nghị 2022"
RANK = {
    "person": "Trần Văn Mẫu", "rank": "Đại tướng", "terms": [{"start": "2021-09-01", "end": None}], "source": "press",
}  # fmt: skip
OFFICE = {
    "person": "Trần Văn Mẫu", "offices": ["defence_minister"], "country": "VN",
    "terms": [{"start": "2012-11-06", "end": "2016-04-08"}], "sources": ["general"],
}  # fmt: skip


def _evidence(
    text: str, kind: str, words: str, code: str, told: dict[str, Any], overruled: str | None = None
) -> dict[str, Any]:
    start = text.find(words)
    found = start >= 0
    return {
        "kind": kind,
        "text": words,
        "says": say(code, told, words, "en"),
        "start": start if found else None,
        "end": start + len(words) if found else None,
        "overruled": overruled,
        "code": code,
        "arguments": told,
    }


def _sample(
    id: str,
    sentence: str,
    *,
    date: str,
    earliest: str | None,
    latest: str | None,
    countries: list[str],
    type: str,
    date_text: str,
    certainty: str = "stated",
    status: str = "held",
    part_of_day: str | None = None,
    mode: str | None = None,
    place: str | None = None,
    actors: list[str] | None = None,
    before: str = "",
    title: str | None = None,
    url: str | None = None,
    source: str | None = None,
    published: str | None = None,
    evidence: list[tuple[Any, ...]] | None = None,
) -> tuple[dict[str, Any], dict[str, Any]]:
    text = before + sentence
    at = text.find(date_text)
    assert at >= 0, (id, date_text)
    article = {"id": id, "text": text, "title": title, "url": url, "source": source, "published": published}
    event = {
        "date": date,
        "earliest": earliest,
        "latest": latest,
        "part_of_day": part_of_day,
        "certainty": certainty,
        "countries": countries,
        "type": type,
        "status": status,
        "mode": mode,
        "place": place,
        "actors": actors or [],
        "date_text": date_text,
        "date_span": {"start": at, "end": at + len(date_text)},
        "sentence": {"start": len(before), "end": len(text)},
        "main": True,
        "evidence": [_evidence(text, *e) for e in evidence or []],
    }
    return article, {"id": id, "published": published, "events": [event]}


LAO_DAY = _sample(
    "s/lao-2022",
    "Sáng 2/6, tại Viêng Chăn, Đại tướng Trần Văn Mẫu hội đàm với Thượng tướng Bun-mi về kế hoạch năm nay.",
    date="2022-06-02",
    earliest="2022-06-02",
    latest="2022-06-02",
    countries=["LA", "VN"],
    type="talks",
    date_text="Sáng 2/6",
    certainty="inferred",
    part_of_day="morning",
    mode="in_person",
    place="Viêng Chăn",
    actors=["Đại tướng Trần Văn Mẫu", "Thượng tướng Bun-mi"],
    title="Bộ trưởng Quốc phòng thăm chính thức Lào",
    url="https://bao.example/lao-2022",
    source="Báo Mẫu",
    before="Năm Đoàn kết hữu nghị 2022 mở ra nhiều việc chung. Trang được tải lúc 24/04/2025. ",
    evidence=[
        ("plan year", YEAR_NAME, "named_year", {"name": YEAR_NAME, "year": 2022}),
        ("rank", "Đại tướng Trần Văn Mẫu", "rank_held", RANK),
        ("page clock", "24/04/2025", "page_clock", {"day": "2025-04-24"}, "plan year"),
    ],
)
LAO_ONLINE = _sample(
    "s/lao-2021",
    "Chiều 6-5-2021, hai bộ trưởng hội đàm trực tuyến và thống nhất lịch trao đổi đoàn.",
    date="2021-05-06",
    earliest="2021-05-06",
    latest="2021-05-06",
    countries=["LA", "VN"],
    type="talks",
    date_text="Chiều 6-5-2021",
    part_of_day="afternoon",
    mode="online",
    title="Hội đàm trực tuyến Việt Nam và Lào",
    url="https://bao.example/lao-2021",
    source="Báo Mẫu",
    published="2021-05-06",
    evidence=[("full date", "Chiều 6-5-2021", "whole_date", {"days": {"start": "2021-05-06", "end": "2021-05-06"}})],
)
RUSSIA_CHOICE = _sample(
    "s/nga",
    "Sáng 07-8, hai bên ký biên bản ghi nhớ tại Mát-xcơ-va.",
    date="[2013-08-07,2014-08-07,2015-08-07]",
    earliest="2013-08-07",
    latest="2015-08-07",
    countries=["RU", "VN"],
    type="signing",
    date_text="Sáng 07-8",
    certainty="ambiguous",
    part_of_day="morning",
    place="Mát-xcơ-va",
    title="Việt Nam và Nga ký biên bản ghi nhớ",
    source="Tin Thử",
    evidence=[("office", "hai bộ trưởng", "office_held", OFFICE)],
)
CAMBODIA_SPAN = _sample(
    "s/campuchia",
    "Hai bộ trưởng hội đàm trực tuyến vào dịp đầu năm mới.",
    date="[2020-11-01..2021-02-11]",
    earliest="2020-11-01",
    latest="2021-02-11",
    countries=["KH", "VN"],
    type="talks",
    date_text="vào dịp đầu năm mới",
    certainty="ambiguous",
    mode="online",
    title="Hội đàm Việt Nam và Campuchia",
    source="Tin Thử",
)
YEARLESS = _sample(
    "s/khong-nam",
    "Ngày 15/5, đại sứ đã tới chào xã giao chủ tịch thành phố.",
    date="XXXX-05-15",
    earliest=None,
    latest=None,
    countries=["CU", "VN"],
    type="meeting",
    date_text="Ngày 15/5",
    certainty="unknown",
    title="Đại sứ chào xã giao",
)
VISIT = _sample(
    "s/tham",
    "Từ 2 đến 5/7/2018, đoàn cấp cao thăm hữu nghị chính thức nước bạn.",
    date="2018-07-02/2018-07-05",
    earliest="2018-07-02",
    latest="2018-07-05",
    countries=["KR", "VN"],
    type="visit",
    date_text="Từ 2 đến 5/7/2018",
    title="Đoàn cấp cao thăm Hàn Quốc",
    source="Báo Mẫu",
    published="2018-07-02",
)
OPEN_VISIT = _sample(
    "s/tham-mo",
    "Ngày 19/11/2018, tổng thống tới thành phố, bắt đầu chuyến thăm cấp nhà nước.",
    date="2018-11-19/..",
    earliest="2018-11-19",
    latest=None,
    countries=["IN", "VN"],
    type="visit",
    date_text="Ngày 19/11/2018",
    title="Tổng thống Ấn Độ thăm cấp nhà nước",
    source="Báo Mẫu",
)
PLANNED = _sample(
    "s/du-kien",
    "Hai bên dự kiến diễn tập chung vào ngày 11/9/2022.",
    date="2022-09-11",
    earliest="2022-09-11",
    latest="2022-09-11",
    countries=["LA", "VN"],
    type="exercise",
    date_text="ngày 11/9/2022",
    status="planned",
    title="Sắp diễn tập chung",
    source="Tin Thử",
)
CANCELLED = _sample(
    "s/huy",
    "Cuộc gặp định vào 3/3/2020 đã bị hủy vì dịch bệnh.",
    date="2020-03-03",
    earliest="2020-03-03",
    latest="2020-03-03",
    countries=["JP", "VN"],
    type="meeting",
    date_text="3/3/2020",
    status="cancelled",
    title="Hủy cuộc gặp",
    source="Tin Thử",
)
MONTH = _sample(
    "s/thang",
    "Trong tháng 3/2018, hai nước trao trả hài cốt quân nhân.",
    date="2018-03",
    earliest="2018-03-01",
    latest="2018-03-31",
    countries=["US", "VN"],
    type="ceremony",
    date_text="tháng 3/2018",
    title="Trao trả hài cốt quân nhân",
    source="Báo Mẫu",
)
YEAR = _sample(
    "s/nam",
    "Năm 2016, hai nước mở đường dây nóng.",
    date="2016",
    earliest="2016-01-01",
    latest="2016-12-31",
    countries=["CN", "VN"],
    type="other",
    date_text="Năm 2016",
    source="Tin Thử",
)
SUNDAY = _sample(
    "s/chu-nhat",
    "Ngày 5/6/2022, tàu của hải quân bạn cập cảng, giao lưu với đơn vị sở tại.",
    date="2022-06-05",
    earliest="2022-06-05",
    latest="2022-06-05",
    countries=["IN", "VN"],
    type="exchange",
    date_text="Ngày 5/6/2022",
    place="Đà Nẵng",
    title="Tàu hải quân Ấn Độ thăm Đà Nẵng",
    source="Báo Mẫu",
)
OTHERS = _sample(
    "s/nuoc-khac",
    "Ngày 14/6/2018, đoàn hai nước họp phiên thứ hai tại Xinh-ga-po.",
    date="2018-06-14",
    earliest="2018-06-14",
    latest="2018-06-14",
    countries=["KP", "US"],
    type="dialogue",
    date_text="Ngày 14/6/2018",
    place="Xinh-ga-po",
    title="Phiên họp thứ hai",
    source="Tin Thử",
)
SAME_DAY_SIGNING = _sample(
    "s/ky-ket",
    "Cũng trong ngày 2/6/2022, hai bên ký kế hoạch hợp tác quốc phòng.",
    date="2022-06-02",
    earliest="2022-06-02",
    latest="2022-06-02",
    countries=["LA", "VN"],
    type="signing",
    date_text="ngày 2/6/2022",
    title="Ký kế hoạch hợp tác quốc phòng",
    source="Báo Mẫu",
)
# What an article says is never markup: title, sentence, place, source, words and evidence all try to be some.
HOSTILE = _sample(
    "s/<script>",
    "Ngày 1/4/2019, <script>alert('xss')</script> \"ông & bà\" gặp nhau.",
    date="2019-04-01",
    earliest="2019-04-01",
    latest="2019-04-01",
    countries=["TH", "VN"],
    type="meeting",
    date_text="Ngày 1/4/2019",
    place="<b>Băng Cốc</b>",
    actors=["<i>Ông A</i>"],
    title="<img src=x onerror=alert(1)>",
    url="javascript:alert(1)",
    source='"><script>1</script>',
    evidence=[("plan year", "Ngày 1/4/2019", "named_year", {"name": "<u>full</u>", "year": 2019})],
)
# Somebody decided that this is no event.
REMOVED = _sample(
    "s/xoa",
    "Ngày 9/9/2017, hai đội bóng gặp nhau.",
    date="2017-09-09",
    earliest="2017-09-09",
    latest="2017-09-09",
    countries=["MY", "VN"],
    type="meeting",
    date_text="Ngày 9/9/2017",
)

ALL = [
    REMOVED,
    LAO_DAY,
    LAO_ONLINE,
    RUSSIA_CHOICE,
    CAMBODIA_SPAN,
    YEARLESS,
    VISIT,
    OPEN_VISIT,
    PLANNED,
    CANCELLED,
    MONTH,
    YEAR,
    SUNDAY,
    OTHERS,
    SAME_DAY_SIGNING,
    HOSTILE,
]
