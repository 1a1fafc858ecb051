"""`bangiao import`: events from JSON Lines, such as `bangiao export` writes, and from what `api.incoming` knows."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

import click

from api.commands.database import database
from api.incoming import lines_of
from loaders.sources.base import Unreadable, reason, standard_input


@click.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(allow_dash=True, path_type=Path))
def command(files: tuple[Path, ...]) -> None:
    """Read events from JSON Lines; of each line only date, countries and type are required.

    A JSON list, and this API's own answers as JSON, JSON Lines, CSV or XLSX, do as well. FILE may end in .gz; - is
    standard input. A wrong line is named and the rest goes on; the same lines again change nothing.
    """
    from models.exchange import import_lines

    counts: dict[str, int] = {}
    failed = 0
    with database():
        for file in files:
            hints: dict[int, str] = {}
            for number, result in enumerate(import_lines(_lines(file, hints)), start=1):
                hint = hints.pop(number, None)
                if result["error"] is not None:
                    failed += 1
                    click.echo(f"{file} line {number}: {result['error']}{f'; {hint}' if hint else ''}", err=True)
                else:
                    counts[result["status"]] = counts.get(result["status"], 0) + 1
    kinds = ", ".join(f"{count:,} {status}" for status, count in sorted(counts.items())) or "nothing"
    click.echo(f"imported: {kinds}; {failed:,} failed")
    if failed:
        click.get_current_context().exit(1)


def _lines(file: Path, hints: dict[int, str]) -> Iterator[bytes]:
    try:
        with _open(file) as stream:
            yield from lines_of(stream, hints)
    except Unreadable as error:
        raise click.ClickException(f"{file} {error}") from error
    except (OSError, EOFError) as error:
        raise click.ClickException(f"{file} cannot be read ({reason(error)})") from error


def _open(file: Path) -> IO[bytes]:
    if str(file) == "-":
        return standard_input()
    if file.suffix == ".gz":
        return cast(IO[bytes], gzip.open(file, "rb"))
    return file.open("rb")
