"""A release as users get it: a wheel, installed with the newest libraries where nothing else is: `make wheel-trial`.

    python -m tests.supply.wheel [--keep FOLDER]

Builds the source archive and from it the wheel (by `build`, in environments of their own), holds its files against
those that git knows, installs it into an empty environment, and lets `trial.py` use it there, far from this folder.
Last, the licences of what came with it. Fails where a file is missing, anything does not work, or a licence is not
known to be free.
`--keep`: leave the archive and the wheel there.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from tests.supply.environment import environment
from tests.supply.licences import unfree

HERE = Path(__file__).parent
PROJECT = HERE.parents[1]
PACKAGES = ("api", "loaders", "models")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keep", type=Path, help="a folder for the archive and the wheel")
    keep = parser.parse_args().keep
    with tempfile.TemporaryDirectory(prefix="bangiao-wheel-") as name:
        folder = Path(name)
        wheel = build(folder)
        missing = sorted(tracked() - set(zipfile.ZipFile(wheel).namelist()))
        print(f"{wheel.name}: {wheel.stat().st_size:,} bytes; missing: {', '.join(missing) or 'nothing'}", flush=True)
        if keep is not None:
            shutil.copytree(wheel.parent, keep, dirs_exist_ok=True)
        python = environment(folder / "env", f"{wheel}[postgres]")
        (folder / "elsewhere").mkdir()
        tried = subprocess.run(
            [python, "-W", "error::DeprecationWarning:bangiao", HERE / "trial.py"],
            cwd=folder / "elsewhere",
            env={"PATH": os.environ["PATH"], "HOME": str(folder / "elsewhere"), "LANG": "C.UTF-8"},
            check=False,
        ).returncode
        wrong = unfree(python)
    return int(bool(missing or tried or wrong))


def build(folder: Path) -> Path:
    """The wheel of what git knows, made in `folder`: what else lies about here does not get in."""
    names = subprocess.run(["git", "ls-files", "-z"], cwd=PROJECT, stdout=subprocess.PIPE, check=True).stdout
    for name in filter(None, names.decode().split("\0")):
        if (PROJECT / name).exists():  # one that is being removed
            (folder / "source" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(PROJECT / name, folder / "source" / name)
    python = environment(folder / "builder", "build")
    command = [python, "-m", "build", "--outdir", folder / "dist", folder / "source"]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        sys.exit(done.stdout)
    (wheel,) = (folder / "dist").glob("*.whl")
    return wheel


def tracked() -> set[str]:
    """The files of the packages that git knows, except those for translators."""
    names = subprocess.run(
        ["git", "ls-files", "-z", *PACKAGES], cwd=PROJECT, stdout=subprocess.PIPE, check=True
    ).stdout.decode()
    return {name for name in names.split("\0") if name and (PROJECT / name).exists()}


if __name__ == "__main__":
    sys.exit(main())
