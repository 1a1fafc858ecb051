"""Environments of their own for tools and releases: nothing of this one is in them."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path


def environment(folder: Path, *what: str) -> Path:
    """The Python of a new environment in `folder`, with `what` installed as pip names it, each at its newest."""
    venv.create(folder, with_pip=True)
    python = folder / "bin" / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--upgrade", "--quiet", "--disable-pip-version-check", *what], check=True
    )
    return python
