"""The licences of the libraries in an environment: `python -m tests.supply.licences PYTHON`.

Prints what each library says of itself (by `pip-licenses`, in an environment of its own) and tells those whose licence
would bind what Bang Giao is part of, or is not known.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.supply.environment import environment

#: What a licence says that lets its library be used with everything, weaker copyleft included.
FREE = ("MIT", "BSD", "APACHE", "ISC", "PSF", "PYTHON SOFTWARE FOUNDATION", "MPL", "MOZILLA", "LGPL", "LESSER GENERAL",
        "UNLICENSE", "ZLIB", "0BSD", "CC0", "HPND", "PUBLIC-DOMAIN", "CNRI-PYTHON")  # fmt: skip
#: The licences of libraries that do not name it where a program looks, from the file they ship.
READ = {"peewee": "MIT"}


def unfree(python: Path | str) -> list[str]:
    """Print the licences of all libraries of the environment of `python`; the libraries whose licence is not free."""
    with tempfile.TemporaryDirectory(prefix="bangiao-licences-") as name:
        ours = environment(Path(name), "pip-licenses")
        done = subprocess.run(
            [ours.with_name("pip-licenses"), f"--python={python}", "--format=json", "--from=mixed"],
            stdout=subprocess.PIPE, text=True, check=True,
        )  # fmt: skip
    found: dict[str, list[str]] = defaultdict(list)
    for library in json.loads(done.stdout):
        licence = READ.get(library["Name"], "UNKNOWN") if library["License"] == "UNKNOWN" else library["License"]
        found[licence].append(f"{library['Name']} {library['Version']}")
    for licence, libraries in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{licence}: {', '.join(libraries)}")
    wrong = [library for licence, libraries in found.items() if not is_free(licence) for library in libraries]
    print(f"not known to be free: {', '.join(wrong) or 'none'}")
    return wrong


def is_free(licence: str) -> bool:
    """Whether this is one of the licences of `FREE`; of several to choose from (`OR`, `;`) one is enough."""
    choices = licence.upper().replace(" OR ", ";").split(";")
    return any(all(any(word in part for word in FREE) for part in choice.split(" AND ")) for choice in choices)


if __name__ == "__main__":
    sys.exit(bool(unfree(sys.argv[1] if len(sys.argv) > 1 else sys.executable)))
