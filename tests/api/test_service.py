"""What the service makes of stored records."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from api.service import _why
from api.values import Assertion


def _reason(kind: str, says: str, overruled: str | None = None) -> dict[str, Any]:
    return {"kind": kind, "text": "x", "says": says, "start": None, "end": None, "overruled": overruled}


@pytest.mark.parametrize(
    ("evidence", "why"),
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
def test_why(evidence: list[dict[str, Any]], why: str | None) -> None:
    mention: Any = {"date": "2022-06-02", "evidence": evidence}
    assert _why(None, mention) == why
    assert _why(None, None) is None
    now = dt.datetime.now(dt.UTC)
    assert _why(Assertion("desk", "the notice says so", now), mention) == "corrected by desk: the notice says so"
    assert _why(Assertion(None, None, now), None) == "imported without an article"
