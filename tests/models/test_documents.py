"""An event as it is served: the reason for its date, and the edition of its JSON."""

from __future__ import annotations

from typing import Any

import pytest

from models.documents import EDITION, Lead, document, reasons, why, written


def _reason(kind: str, says: str, overruled: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "text": "x", "says": says, "start": None, "end": None, "overruled": overruled}


@pytest.mark.parametrize(
    ("evidence", "why_"),
    [
        ([], None),
        ([_reason("full date", "all of it")], "all of it"),
        ([_reason("office", "A held it"), _reason("plan year", "the plan of 2022")], "the plan of 2022"),
        ([_reason("office", "A held it"), _reason("rank", "B had it")], "A held it; B had it"),
        ([_reason("office", "A held it"), _reason("office", "A held it")], "A held it"),
        ([_reason("office", str(n)) for n in range(5)], "0; 1; 2"),
        ([_reason("page clock", "2025", "office"), _reason("office", "A held it")], "A held it"),
        ([_reason("page clock", "2025", "office")], None),
    ],
)
def test_why(evidence: list[dict[str, Any]], why_: str | None) -> None:
    chosen = reasons(Lead(None, None, None, None, None, evidence))
    assert why(None, chosen) == why_
    assert why({"who": "desk", "why": "the notice says so"}, chosen) == "corrected by desk: the notice says so"
    assert why({"who": None, "why": None}, ()) == "imported without an article"


@pytest.mark.parametrize("evidence", [[{}], [{"kind": 1}], [{"says": None}], [{"says": ["a"], "kind": "weekday"}]])
def test_evidence_of_other_shapes_is_no_reason(evidence: list[dict[str, Any]]) -> None:
    assert list(reasons(Lead(None, None, None, None, None, evidence))) == []


ROW = {
    "id": "0123456789abcdef", "date": "2022-06-02", "earliest": "2022-06-02", "latest": "2022-06-02",
    "part_of_day": "morning", "certainty": "inferred", "pair": "LA-VN", "type": "talks", "status": "held",
    "mode": None, "place": "Viêng Chăn", "actors": ["Ông A"], "mentions": 1, "corrected": False, "gone": None,
    "created": "2026-01-02T03:04:05.000000Z", "updated": "2026-01-02T03:04:05.000000Z", "version": 1,
}  # fmt: skip


CODED = {"code": "office_held", "arguments": {"person": "A"}}


@pytest.mark.parametrize(
    ("stored", "served"),
    [
        (CODED, CODED),
        ({}, {"code": None, "arguments": None}),
        ({"code": "office_held"}, {"code": None, "arguments": None}),
        ({"code": ["x"], "arguments": {}}, {"code": None, "arguments": None}),
        ({"code": "office_held", "arguments": "A"}, {"code": None, "arguments": None}),
    ],
)
def test_reasons_are_served_as_data(stored: dict[str, Any], served: dict[str, Any]) -> None:
    lead = Lead(None, None, None, None, None, [_reason("office", "A held it") | stored])
    assert document(ROW, None, lead)["reasons"] == [{"kind": "office", "text": "x", "says": "A held it", **served}]
    assert document(ROW, {"who": "desk", "why": "x", "at": "2026", "before": []}, lead)["reasons"] == []
    bare = Lead(None, None, None, None, None, [{"says": "nothing else", "text": 7, **stored}])
    assert document(ROW, None, bare)["reasons"] == [{"kind": "", "text": "", "says": "nothing else", **served}]


def test_who_writes_an_event_otherwise_gives_the_edition_another_number() -> None:
    """Databases made before keep the JSON they have until the edition changes."""
    told = _reason("plan year", "the plan of 2022")
    made = written(document(ROW, None, Lead("Hội đàm", "https://x/1", "x", "Sáng 2/6.", "Sáng 2/6", [told])))
    assert (EDITION, made) == (
        2,
        '{"id":"0123456789abcdef","date":"2022-06-02","earliest":"2022-06-02","latest":"2022-06-02",'
        '"part_of_day":"morning","certainty":"inferred","countries":["LA","VN"],"pair":"LA-VN","type":"talks",'
        '"cameo":"04","plover":"CONSULT","status":"held","mode":null,"place":"Viêng Chăn","actors":["Ông A"],'
        '"title":"Hội đàm","sentence":"Sáng 2/6.","date_text":"Sáng 2/6","why":"the plan of 2022",'
        '"reasons":[{"kind":"plan year","text":"x","says":"the plan of 2022","code":null,"arguments":null}],'
        '"source":"x","url":"https://x/1","mentions":1,"corrected":false,"gone":null,"created":"2026-01-02T03:04:05.000000Z",'
        '"updated":"2026-01-02T03:04:05.000000Z","version":1,"asserted":null}',
    )
