"""Inputs that once broke something, found by `make fuzz-inputs`, and a few new ones of each kind."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzzing.kinds import KINDS

FOUND = sorted(path for path in (Path(__file__).parent / "found").iterdir() if path.name.partition("-")[0] in KINDS)


@pytest.mark.parametrize("path", FOUND, ids=[path.name for path in FOUND])
def test_what_was_found(path: Path) -> None:
    KINDS[path.name.partition("-")[0]].check(path.read_bytes())


@pytest.mark.parametrize("name", KINDS)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_any_input(name: str, data: st.DataObject) -> None:
    KINDS[name].check(data.draw(KINDS[name].inputs))
