"""The command `bangiao`: Flask's own command line with our commands in it, each loaded only when it is called.

A command lives in `api/commands/`, one module each, as a click command named `command`; its row here gives its name.
"""

from __future__ import annotations

import sys
from importlib import import_module
from importlib.metadata import version
from typing import Any

import click
from flask.cli import FlaskGroup

COMMANDS = {
    "serve": "api.commands.serve",
    "load": "api.commands.load",
    "reload": "api.commands.reload",
    "watch": "api.commands.watch",
    "extract": "api.commands.extract",
    "dates": "api.commands.dates",
    "export": "api.commands.export",
    "import": "api.commands.import_",
    "backup": "api.commands.backup",
    "restore": "api.commands.restore",
    "check": "api.commands.check",
    "rebuild": "api.commands.rebuild",
    "facts": "api.commands.facts",
    "token": "api.commands.token",
    "openapi": "api.commands.openapi",
}


class Commands(FlaskGroup):
    """Our commands beside Flask's (`routes`, `shell`, `run`); importing the application only where one needs it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return [*COMMANDS, *(name for name in click.Group.list_commands(self, ctx) if name not in COMMANDS)]

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name in COMMANDS:
            command: click.Command = import_module(COMMANDS[name]).command
            return command
        return click.Group.get_command(self, ctx, name)


def _create_app(*_: Any) -> Any:
    from api.app import create_app

    return create_app()


@click.group(
    cls=Commands,
    create_app=_create_app,
    add_version_option=False,
    load_dotenv=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(version("bangiao"), prog_name="bangiao")
def cli() -> None:
    """Which two states did what together, on which day: dated bilateral events from news articles.

    The database is DATABASE_URL, by default a SQLite file in the user's data folder.
    """


def main() -> None:
    """The console script. Status 0: all done; 1: something failed, the rest was done; 2: wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        # Vietnamese comes out whole whatever the locale of a cron job or a container says.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    try:
        status = cli.main(prog_name="bangiao", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        sys.exit(130)  # as a shell says of a command that Ctrl-C ended
    sys.exit(status if isinstance(status, int) else 0)
