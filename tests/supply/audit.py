"""Known weaknesses of the libraries that are pinned: `make audit`.

`pip-audit`, in an environment of its own, asks the package index about each pin of `constraints.txt`. Exits with 1
where a weakness is known; with 2, and says so, where no index can be reached or it knows none of the libraries: nothing
was looked at then.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.supply.environment import environment

PINS = Path(__file__).parents[2] / "constraints.txt"


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="bangiao-audit-") as name:
        try:
            python = environment(Path(name), "pip-audit")
        except subprocess.CalledProcessError:
            print("The audit was not made: pip-audit cannot be installed, as where no package index can be reached.")
            return 2
        done = subprocess.run(
            [
                python.with_name("pip-audit"), f"--requirement={PINS}", "--no-deps", "--disable-pip", "--format=json",
                "--progress-spinner=off",
            ],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
    try:
        found = json.loads(done.stdout)["dependencies"]
    except ValueError:
        print(f"The audit could not reach the package index: {(done.stderr.strip().splitlines() or ['?'])[-1]}")
        return 2
    said, status = told(found)
    print(said)
    return status


def told(found: list[dict[str, Any]]) -> tuple[str, int]:
    """What `pip-audit` found, in words, and the status to exit with."""
    looked = [library for library in found if "skip_reason" not in library]
    if not looked:
        return f"The audit looked at none of {len(found)} libraries: the package index tells no weaknesses.", 2
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
