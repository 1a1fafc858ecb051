"""What the audit and the list of licences make of what others' programs tell them."""

from __future__ import annotations

import pytest

from tests.supply.audit import told, withdrawn
from tests.supply.licences import is_free

SOUND = {"name": "a", "version": "1", "vulns": []}
WEAK = {"name": "b", "version": "2", "vulns": [{"id": "CVE-1", "fix_versions": ["2.1", "3"]}]}
UNKNOWN = {"name": "c", "skip_reason": "not found"}


@pytest.mark.parametrize(
    ("found", "said", "status"),
    [
        ([SOUND, SOUND], "2 libraries were looked at; weaknesses known: 0", 0),
        ([SOUND, UNKNOWN], "1 libraries were looked at, 1 are not known to the index; weaknesses known: 0", 0),
        ([SOUND, WEAK], "b 2: CVE-1, mended in 2.1, 3\n2 libraries were looked at; weaknesses known: 1", 1),
        ([UNKNOWN], "none of 1 libraries was looked at: no weaknesses are told there", 2),
    ],
    ids=["sound", "some unknown", "weak", "none known"],
)
def test_audit(found: list[dict[str, object]], said: str, status: int) -> None:
    assert told(found) == (said, status)


def test_versions_that_were_withdrawn() -> None:
    kept, gone = ({"metadata": {"name": name, "version": "1"}, "is_yanked": name == "b"} for name in "ab")
    assert withdrawn([kept]) == ("versions that were withdrawn, of 1: none", False)
    assert withdrawn([kept, gone]) == ("versions that were withdrawn, of 2: b 1", True)


@pytest.mark.parametrize(
    ("licence", "free"),
    [
        ("MIT License", True),
        ("Apache-2.0 AND CNRI-Python", True),
        ("BSD-3-Clause and Public-Domain", True),
        ("MPL-1.1 OR GPL-2.0-only OR LGPL-2.1-or-later", True),
        ("GNU Library or Lesser General Public License (LGPL)", True),
        ("GPL-3.0-only", False),
        ("MIT AND GPL-3.0-only", False),
        ("GNU Affero General Public License v3", False),
        ("UNKNOWN", False),
    ],
)
def test_licences(licence: str, free: bool) -> None:
    assert is_free(licence) is free
