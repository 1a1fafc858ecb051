"""Look for inputs that break what is read from outside: `make fuzz-inputs`.

    python -m tests.fuzzing.run [--minutes 60] [KIND …]

hypothesis makes inputs of each kind in turn (see `kinds`), other ones in each round, until the time is over. What
breaks is made as small as it goes, printed, and kept in `found/`, where `test_found.py` tries it for good. Fails
where anything broke.
"""

from __future__ import annotations

import argparse
import hashlib
import logging
import sys
import time
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, seed, settings

from loaders.deadline import DeadlineError, deadline
from tests.fuzzing.kinds import KINDS, Kind

FOUND = Path(__file__).parent / "found"
ROUND = 300
#: Seconds of real time after which an input hangs.
HANG = 30


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kinds", nargs="*", metavar="KIND", help=", ".join(KINDS))
    parser.add_argument("--minutes", type=float, default=60)
    options = parser.parse_args()
    logging.disable(logging.WARNING)
    until = time.monotonic() + 60 * options.minutes
    kinds = {name: kind for name, kind in KINDS.items() if not options.kinds or name in options.kinds}
    tried, broken, number = dict.fromkeys(kinds, 0), 0, int(time.time())
    while time.monotonic() < until:
        for name, kind in kinds.items():
            number += 1
            count, wrong = one_round(kind, number)
            tried[name] += count
            if wrong is not None:
                broken += 1
                data, said = wrong
                path = FOUND / f"{name}-{hashlib.sha256(data).hexdigest()[:8]}"
                path.write_bytes(data)
                print(f"{path.name}: {said}: {data[:200]!r}", flush=True)
    print(f"tried: {', '.join(f'{n} {name}' for name, n in tried.items())}; broken: {broken}")
    return int(broken > 0)


def one_round(kind: Kind, number: int) -> tuple[int, tuple[bytes, str] | None]:
    """How many inputs were tried, and the smallest that broke with what it said."""
    count = 0
    last: list[bytes] = []

    @seed(number)
    @settings(
        max_examples=ROUND, deadline=None, database=None, phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    @given(kind.inputs)
    def attempt(data: bytes) -> None:
        nonlocal count
        count += 1
        last[:] = [data]
        try:
            with deadline(HANG):
                kind.check(data)
        except DeadlineError:
            raise TimeoutError(f"it hangs for {HANG} seconds") from None

    try:
        attempt()
    except Exception as error:
        return count, (last[0], f"{type(error).__name__}: {error}")
    return count, None


if __name__ == "__main__":
    sys.exit(main())
