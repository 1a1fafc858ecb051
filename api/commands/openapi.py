"""`bangiao openapi`: the contract of the API, generated from the code that serves it."""

from __future__ import annotations

from pathlib import Path

import click

from api.commands.outputs import OutputFile


@click.command("openapi")
@click.option(
    "--write",
    "path",
    type=OutputFile(),
    help="Write to this file instead of printing.",
)
@click.option("--check", is_flag=True, help="Change nothing; fail where the file of --write differs.")
def command(path: Path | None, check: bool) -> None:
    """Print the OpenAPI document of the API as YAML, or write it to a file."""
    from api.app import openapi_yaml

    text = openapi_yaml()
    if check:
        if path is None:
            raise click.UsageError("--check needs the file to compare with: --write openapi.yaml --check")
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            raise click.ClickException(f"{path} is not what the code gives: run `bangiao openapi --write {path}`")
    elif path is None:
        click.echo(text, nl=False)
    else:
        path.write_text(text, encoding="utf-8")
