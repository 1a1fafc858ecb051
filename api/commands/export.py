"""`bangiao export`: every event with its mentions as JSON Lines."""

from __future__ import annotations

import gzip
import json
import sys
from pathlib import Path
from typing import IO

import click

from api.commands.database import database


@click.command("export")
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="Write to this file (compressed where it ends in .gz) instead of standard output.",
)
@click.option("--articles", is_flag=True, help="With the texts of the articles.")
def command(output: Path | None, articles: bool) -> None:
    """Write events with their mentions, corrections and evidence as JSON Lines, for `bangiao import`."""
    from models.exchange import export_events

    with database():
        stream = _open(output)
        try:
            for record in export_events(articles=articles):
                stream.write(json.dumps(record, ensure_ascii=False) + "\n")
            stream.flush()
        finally:
            if output is not None:
                stream.close()


def _open(output: Path | None) -> IO[str]:
    if output is None:
        return sys.stdout
    if output.suffix == ".gz":
        return gzip.open(output, "wt", encoding="utf-8")
    return output.open("w", encoding="utf-8")
