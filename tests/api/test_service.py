"""What the service makes of stored records."""

from __future__ import annotations

from typing import Any

import pytest

from api.service import _why


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
    assert _why("2022-06-02", mention) == why
    assert _why("2022-06-02", None) is None
    assert _why("2021-06-02", mention) == "corrected by an editor; see the history"
