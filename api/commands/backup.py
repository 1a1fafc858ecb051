"""`bangiao backup`: a copy of the whole database, made while it is in use and checked."""

from __future__ import annotations

from pathlib import Path

import click

from api.commands.database import database
from api.commands.outputs import OutputFile
from api.files import replacing
from loaders.sources.base import reason


@click.command("backup")
@click.argument("file", type=OutputFile())
@click.option("--force", is_flag=True, help="Put the copy in the place of a FILE that exists.")
def command(file: Path, force: bool) -> None:
    """Copy the whole database to FILE, tokens and corrections included.

    The service and loads may go on meanwhile. A FILE that exists is left alone unless --force is given; then the copy
    is checked before it takes its place. Of SQLite it is a database file, of PostgreSQL an archive of pg_dump. `bangiao
    restore` puts it back.
    """
    from models.backup import BackupError, backup

    if file.is_file() and not force:
        raise click.ClickException(f"{file} exists: give another name, or --force to put the backup in its place")
    with database():
        try:
            with replacing(file) as beside:
                backup(beside)
        except (BackupError, OSError) as error:
            raise click.ClickException(f"no backup was made: {reason(error)}") from error
    click.echo(f"{file}: {file.stat().st_size:,} bytes, checked")
