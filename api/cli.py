"""The command `bangiao`: our commands, each loaded only when it is called, and Flask's own for developers.

A command lives in `api/commands/`, one module each, as a click command named `command`; its row here gives its name and
its line in the list of commands.
"""

from __future__ import annotations

import os
import signal
import sys
from importlib import import_module
from types import FrameType
from typing import Any, NoReturn

import click

COMMANDS = {
    "serve": ("api.commands.serve", "Serve the API and the page until stopped."),
    "load": ("api.commands.load", "Read articles, extract their events and store them."),
    "reload": ("api.commands.reload", "Read the stored articles again, as after an upgrade."),
    "watch": ("api.commands.watch", "Look at feeds again and again, and load what is new."),
    "extract": ("api.commands.extract", "Print the events of articles; no database."),
    "dates": ("api.commands.dates", "Print the date expressions of articles; no database."),
    "export": ("api.commands.export", "Write events, with all that belongs to them, as JSON Lines."),
    "import": ("api.commands.import_", "Read events from JSON Lines."),
    "backup": ("api.commands.backup", "Copy the whole database to a file."),
    "restore": ("api.commands.restore", "Put such a copy back."),
    "check": ("api.commands.check", "Check that all in the database agrees with itself."),
    "rebuild": ("api.commands.rebuild", "Make the JSON of events and all counts anew."),
    "facts": ("api.commands.facts", "Add facts of your own, and count what there is."),
    "token": ("api.commands.token", "Make, list and revoke tokens for writing."),
    "openapi": ("api.commands.openapi", "Print or write the OpenAPI document of the API."),
}
# For developers, who know them: they work without being listed.
_OF_FLASK = frozenset({"routes", "run", "shell"})


class Commands(click.Group):
    """Our commands beside Flask's; neither Flask nor the application is imported where none needs it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in COMMANDS:
            module, line = COMMANDS[name]
            command: click.Command = import_module(module).command
            command.short_help = line  # whole in a terminal of 80 columns
            return command
        return _of_flask(ctx, name) if name in _OF_FLASK else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click's, with the command that was probably meant in the error; `help COMMAND` is `COMMAND --help`."""
        if args[0] == "help":
            args = [*args[1:2], "--help"]
            if len(args) == 1:
                click.echo(ctx.get_help())
                ctx.exit()
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            from difflib import get_close_matches

            near = get_close_matches(args[0], self.list_commands(ctx), n=1)
            hint = f" Did you mean '{near[0]}'?" if near else ""
            raise click.UsageError(f"No such command {args[0]!r}.{hint}", ctx) from error


def _of_flask(ctx: click.Context, name: str) -> click.Command:
    """A command of Flask's own, for our application."""
    from flask import cli as flask

    def create_app(*_: Any) -> Any:
        from api.app import create_app as create

        return create()

    os.environ |= {"FLASK_RUN_FROM_CLI": "true"}  # as its own group does
    ctx.obj = flask.ScriptInfo(create_app=create_app, load_dotenv_defaults=False)
    command: click.Command = getattr(flask, f"{name}_command")
    return command


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(package_name="bangiao", prog_name="bangiao")
def cli() -> None:
    """Which two states did what together, on which day: dated bilateral events from news articles.

    The database is DATABASE_URL, by default a SQLite file in the user's data folder.
    """


def _terminated(number: int, frame: FrameType | None) -> NoReturn:
    """End as after Ctrl-C, with what is open closed; the status is what a shell gives for SIGTERM."""
    sys.exit(128 + number)


def main() -> None:
    """The console script. Status 0: all done; 1: something failed, the rest was done; 2: wrong usage."""
    signal.signal(signal.SIGTERM, _terminated)
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese comes out whole whatever the locale of a cron job or a container says, and names of files whose
        # bytes are no UTF-8 come out escaped.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        status = cli.main(prog_name="bangiao", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except OSError as error:  # a folder or file that no command could name better
        from loaders.sources.base import reason

        place = f"{error.filename}: " if error.filename is not None else ""
        click.ClickException(f"{place}{reason(error)}").show()
        sys.exit(1)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)  # as a shell says of a command that Ctrl-C ended
    sys.exit(status if isinstance(status, int) else 0)
