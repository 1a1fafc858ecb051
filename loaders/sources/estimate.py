"""How many articles sources will give, told cheaply and only where it can be told: what a bar of progress needs."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from loaders.sources.contents import ALONE, SUFFIXES, Kind, suffix_of

_ROWS = (Kind.LINES, Kind.TABLE)
_CHUNK = 1 << 20


def expected(sources: Iterable[str]) -> int | None:
    """About how many articles these sources hold; None where only reading them would tell (feeds, archives, addresses,
    what is packed, standard input)."""
    total = 0
    for source in sources:
        path = Path(source)
        if source == "-" or "://" in source or not path.exists():
            return None
        files = [path] if path.is_file() else [Path(at, name) for at, _, names in os.walk(path) for name in names]
        for file in files:
            count = _in_file(file, alone=path.is_file())
            if count is None:
                return None
            total += count
    return total


def _in_file(path: Path, *, alone: bool) -> int | None:
    suffix = suffix_of(path.name)
    if path.name.startswith(".") or path.name == "manifest.jsonl" or not path.is_file():
        return None if alone else 0
    if not suffix:
        return None if alone else 0
    kind = SUFFIXES[suffix]
    if kind in ALONE:
        return 1
    if kind not in _ROWS or path.name.lower().endswith(".gz"):
        return None
    try:
        with path.open("rb") as stream:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: stream.read(_CHUNK), b""))
    except OSError:
        return 0
