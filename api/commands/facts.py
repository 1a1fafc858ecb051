"""`bangiao facts`: office holders, milestones and other facts of the user's own."""

from __future__ import annotations

from pathlib import Path

import click


@click.group("facts")
def command() -> None:
    """Add facts of your own, and list what there is."""


@command.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def import_(file: Path) -> None:
    """Check the facts of FILE and add them to the user's own; nothing is added where one is wrong."""
    from loaders.facts import import_facts

    try:
        result = import_facts(file)
    except ValueError as error:
        raise click.ClickException(str(error)) from error
    click.echo(str(result))


@command.command("list")
def list_() -> None:
    """List the facts in use: kind by kind, with how many are the user's own."""
    raise click.ClickException("not yet")
