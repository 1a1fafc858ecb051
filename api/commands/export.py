"""`bangiao export`: every event with its mentions as JSON Lines."""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import IO, Any

import click

from api.commands.database import database
from api.commands.outputs import OutputFile
from api.files import replacing
from loaders.sources.base import reason


@click.command("export")
@click.option(
    "--output",
    "-o",
    type=OutputFile(),
    help="Write to this file (compressed where it ends in .gz) instead of standard output.",
)
@click.option("--articles", is_flag=True, help="With the texts of the articles.")
def command(output: Path | None, articles: bool) -> None:
    """Write events with their mentions, corrections and evidence as JSON Lines, for `bangiao import`.

    A file that is there already is replaced once the new one is whole.
    """
    from models.exchange import export_events

    with database():
        records = export_events(articles=articles)
        if output is None:
            _write(records, sys.stdout)
            return
        try:
            with replacing(output) as beside, _open(beside, compressed=output.suffix == ".gz") as stream:
                _write(records, stream)
        except OSError as error:
            raise click.ClickException(
                f"{output} could not be written ({reason(error)}); it is as it was before"
            ) from error


def _write(records: Iterable[Mapping[str, Any]], stream: IO[str]) -> None:
    for record in records:
        stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    stream.flush()


def _open(path: Path, compressed: bool) -> IO[str]:
    if compressed:
        return gzip.open(path, "wt", encoding="utf-8")
    return path.open("w", encoding="utf-8")
