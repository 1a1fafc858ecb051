"""`bangiao rebuild`: what is kept beside the events, made anew."""

from __future__ import annotations

import sys

import click

from api.commands.database import database


@click.command("rebuild")
def command() -> None:
    """Make the JSON of all events and all counts anew, from the rest of the database.

    All or nothing; readers go on meanwhile, writers wait. Nothing else is changed.
    """
    from models import check

    with database():
        events = check.number_of_events()
        with click.progressbar(length=events, label="events", file=sys.stderr) as bar:
            check.rebuild(bar.update)
    click.echo(f"the JSON of {events} events and all counts were made anew")
