"""`bangiao facts`: office holders, milestones and other facts of the user's own."""

from __future__ import annotations

from pathlib import Path

import click

from loaders.sources.base import reason


@click.group("facts")
def command() -> None:
    """Add facts of your own, and count what there is."""


@command.command("import")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(dir_okay=False, path_type=Path))
def import_(files: tuple[Path, ...]) -> None:
    """Check the facts of CSV files and add them to your own.

    The header of a file tells what kind of facts it holds. Where one row is wrong nothing of its file is added.
    """
    from loaders.facts.own import import_facts

    failed = False
    for file in files:
        try:
            click.echo(str(import_facts(file)))
        except ValueError as error:
            failed = True
            click.echo(f"Error: {error}", err=True)
        except OSError as error:
            failed = True
            click.echo(f"Error: {file} cannot be read ({reason(error)})", err=True)
    if failed:
        click.get_current_context().exit(1)


@command.command("list")
def list_() -> None:
    """Count the facts of each kind, and your own.

    Your own are in the folder of BANGIAO_FACTS, by default in the user's data folder.
    """
    from loaders.facts.own import count_facts
    from loaders.resources import user_folder

    for name, used, own in count_facts():
        click.echo(f"{name:20}{used:>8,}{own:>8,} your own")
    click.echo(f"your own are kept in {user_folder()}")
