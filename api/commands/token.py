"""`bangiao token`: make, list and revoke the bearer tokens of the API."""

from __future__ import annotations

import click

from api.commands.database import database


@click.group("token")
def command() -> None:
    """Make, list and revoke tokens for writing."""


@command.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice(["read", "write"]),
    multiple=True,
    default=("read", "write"),
    show_default=True,
    help="What the token allows; repeat it for several.",
)
def create(name: str, scopes: tuple[str, ...]) -> None:
    """Make a token called NAME and print it.

    It is kept hashed and never shown again.
    """
    with database():
        from models.tokens import create_token

        secret, _ = create_token(name, scopes)
    click.echo(secret)


@command.command("list")
def list_() -> None:
    """List the tokens, without their secrets."""
    with database():
        from models.tokens import list_tokens

        tokens = list_tokens()
    if not tokens:
        click.echo("no tokens: make one with `bangiao token create NAME`", err=True)
    for token in tokens:
        state = f"revoked {token['revoked']}" if token["revoked"] else f"last used {token['last_used'] or 'never'}"
        click.echo(f"{token['id']}  {token['name']}  {','.join(token['scopes'])}  made {token['created']}  {state}")


@command.command()
@click.argument("token")
def revoke(token: str) -> None:
    """Revoke the token with this name or id."""
    with database():
        from models.tokens import revoke_token

        revoked = revoke_token(token)
    if not revoked:
        raise click.ClickException(f"there is no token {token!r}: `bangiao token list` names them")
    click.echo(f"{token} is revoked", err=True)
