"""Files that a command writes: what cannot be written is said before any work is done."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import click


class OutputFile(click.Path):
    """A file that may be there already; a folder that is not there, or may not be written to, is a wrong usage."""

    def __init__(self) -> None:
        super().__init__(dir_okay=False, writable=True, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        path = Path(os.fsdecode(super().convert(value, param, ctx)))
        folder = path.parent
        if not path.exists():
            if not folder.is_dir():
                self.fail(f"there is no folder '{folder}': make it, or give a file elsewhere", param, ctx)
            if not os.access(folder, os.W_OK):
                self.fail(f"nothing may be written in the folder '{folder}': give a file elsewhere", param, ctx)
        return path
