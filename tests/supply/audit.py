"""Known weaknesses of the libraries that are pinned: `make audit`.

`pip-audit`, in an environment of its own, asks about each pin of `constraints.txt`: the package index, and where that
cannot be reached or tells no weaknesses, as mirrors do, the database of OSV. Beside that `pip` tells which pins their
makers have withdrawn since (PEP 592), for a weakness or another fault; mirrors tell that, too. Exits with 1 where a
weakness is known or a pin was withdrawn; else with 2, and says so, where neither list of weaknesses tells of any
library: nothing is known then.

No list that is kept up and free comes as a package: `safety-db` ends in 2021 and is not for commercial use, and what
else has weaknesses in its description fetches them from the same services.
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
            python = environment(Path(name), "pip", "pip-audit")
        except subprocess.CalledProcessError:
            print("The audit was not made: pip-audit cannot be installed, as where no package index can be reached.")
            return 2
        status = 2
        for service in SERVICES:
            said, status = _asked(python, service)
            print(f"{service}: {said}")
            if status != 2:
                break
        said, gone = _withdrawn(python)
    print(said)
    if status == 2:
        print("No list of known weaknesses was read: whether a library has one is not known.")
    return 1 if gone else status


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


def _withdrawn(python: Path) -> tuple[str, bool]:
    """Which pins were withdrawn, in words, and whether any was."""
    done = subprocess.run(
        [
            python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--dry-run", "--ignore-installed",
            "--no-deps", f"--requirement={PINS}", "--report=-",
        ],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        return f"withdrawn versions: not known: {(done.stderr.strip().splitlines() or ['?'])[-1]}", False
    return withdrawn(json.loads(done.stdout)["install"])


def withdrawn(found: list[dict[str, Any]]) -> tuple[str, bool]:
    """What pip's report tells of versions that their makers withdrew, in words, and whether there is one."""
    gone = [f"{one['metadata']['name']} {one['metadata']['version']}" for one in found if one["is_yanked"]]
    return f"versions that were withdrawn, of {len(found)}: {', '.join(gone) or 'none'}", bool(gone)


if __name__ == "__main__":
    sys.exit(main())
