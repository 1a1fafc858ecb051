"""`bangiao check`: whether all that the database holds agrees with itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

import click

from api.commands.database import database


@click.command("check")
def command() -> None:
    """Check the database: its file, orphans, offsets on their words, dates against their days, counts against rows.

    Says what is wrong and what to do about it; status 1 where anything is. Readers and writers may go on meanwhile.
    """
    from models import check

    with database():
        wrong = 0
        for name, look, remedy in check.CHECKS:
            found = _found(look)
            click.echo(f"{name}: {'wrong' if found else 'all right'}")
            for line in found:
                click.echo(f"  {line}", err=True)
            if found:
                click.echo(f"  what to do: {remedy}", err=True)
            wrong += bool(found)
    if wrong:
        click.get_current_context().exit(1)


def _found(look: Callable[[], list[str]]) -> list[str]:
    """What a check finds; that it cannot be made is found, too."""
    import peewee

    try:
        return look()
    except (peewee.DatabaseError, sqlite3.DatabaseError) as error:
        if "malformed" not in str(error):
            raise
        return [str(error)]
