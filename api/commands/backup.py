"""`bangiao backup`: a copy of the whole database, made while it is in use and checked."""

from __future__ import annotations

from pathlib import Path

import click

from api.commands.database import database
from api.files import replacing


@click.command("backup")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def command(file: Path) -> None:
    """Copy the whole database to FILE, tokens and corrections included.

    The service and loads may go on meanwhile. The copy is checked before it takes the place of an older FILE. Of
    SQLite it is a database file, of PostgreSQL an archive of pg_dump. `bangiao restore` puts it back.
    """
    from models.backup import BackupError, backup

    with database():
        try:
            with replacing(file) as beside:
                backup(beside)
        except (BackupError, OSError) as error:
            raise click.ClickException(f"no backup was made: {error}") from error
    click.echo(f"{file}: {file.stat().st_size:,} bytes, checked")
