"""`bangiao restore`: a copy that `bangiao backup` made takes the place of what the database holds."""

from __future__ import annotations

from pathlib import Path

import click

from api.commands.database import database
from loaders.sources.base import reason


@click.command("restore")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--replace", is_flag=True, help="Also where the database holds articles or events already.")
def command(file: Path, replace: bool) -> None:
    """Put the copy FILE back: all of it, or where it is damaged nothing.

    What the database holds is lost; where it is not empty, --replace is needed. Readers see the old or the new.
    """
    from models.backup import BackupError, restore
    from models.queries import find_articles, find_events

    with database():
        if not replace and (find_articles(limit=1)["items"] or find_events(limit=1)["items"]):
            raise click.ClickException("the database is not empty: give --replace to lose what it holds")
        try:
            restore(file)
        except (BackupError, OSError) as error:
            raise click.ClickException(f"nothing was restored: {reason(error)}") from error
    with database():  # an older copy is brought up to date
        from models.queries import count_events

        click.echo(f"restored: {count_events():,} events")
