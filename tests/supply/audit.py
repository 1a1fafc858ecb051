"""Known weaknesses of the libraries that are pinned: `make audit`.

`pip-audit`, in an environment of its own, asks about each pin of `constraints.txt`: the package index, and where that
cannot be reached or tells no weaknesses, as mirrors do, the database of OSV. Exits with 1 where a weakness is known;
with 2, and says so, where neither tells of any library: nothing was looked at then.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.supply.environment import environment

SERVICES = ("pypi", "osv")
PINS = Path(__file__).parents[2] / "constraints.txt"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bangiao-audit-") as name:
        try:
            python = environment(Path(name), "pip-audit")
        except subprocess.CalledProcessError:
            print("The audit was not made: pip-audit cannot be installed, as where no package index can be reached.")
            return 2
        status = 2
        for service in SERVICES:
            said, status = _asked(python, service)
            print(f"{service}: {said}")
            if status != 2:
                break
    return status


def _asked(python: Path, service: str) -> tuple[str, int]:
    """What a service tells of the pins, in words, and the status to exit with."""
    done = subprocess.run(
        [
            python.with_name("pip-audit"), f"--requirement={PINS}", "--no-deps", "--disable-pip", "--format=json",
            "--progress-spinner=off", f"--vulnerability-service={service}",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    try:
        found = json.loads(done.stdout)["dependencies"]
    except ValueError:
        return f"cannot be reached: {(done.stderr.strip().splitlines() or ['?'])[-1]}", 2
    return told(found)


def told(found: list[dict[str, Any]]) -> tuple[str, int]:
    """What `pip-audit` found, in words, and the status to exit with."""
    looked = [library for library in found if "skip_reason" not in library]
    if not looked:
        return f"none of {len(found)} libraries was looked at: no weaknesses are told there", 2
    lines = [
        f"{library['name']} {library['version']}: {weakness['id']}, mended in "
        f"{', '.join(weakness['fix_versions']) or 'no version yet'}"
        for library in looked
        for weakness in library["vulns"]
    ]
    passed = len(found) - len(looked)
    aside = f", {passed} are not known to the index" if passed else ""
    lines.append(f"{len(looked)} libraries were looked at{aside}; weaknesses known: {len(lines)}")
    return "\n".join(lines), int(len(lines) > 1)


if __name__ == "__main__":
    sys.exit(main())
