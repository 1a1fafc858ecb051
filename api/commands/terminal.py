"""Output for a person at a terminal; into a pipe the same words, neither coloured nor cut."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from loaders.article import Article

if TYPE_CHECKING:
    from rich.console import Console

#: Words as they are, or with a style of `rich`.
Words = str | tuple[str, str]
# By which `rich` is told that it writes for a terminal, whatever it writes to.
_COLOURED = ("FORCE_COLOR", "TTY_COMPATIBLE")
# What a terminal would obey: bell, backspace, vertical tabulator, form feed and carriage return.
_CONTROL = dict.fromkeys((7, 8, 11, 12, 13))


def console(stderr: bool = False) -> Console:
    """A console whose lines are wrapped by the terminal alone, so that what is copied or piped is whole."""
    from rich.console import Console  # slow to import, where nobody looks on

    return Console(file=sys.stderr if stderr else sys.stdout, soft_wrap=True, highlight=False)


def say(*words: Words) -> None:
    """A line on standard output."""
    if sys.stdout.isatty() or any(map(os.environ.get, _COLOURED)):
        from rich.text import Text

        console().print(Text.assemble(*words))
    else:
        line = "".join(part if isinstance(part, str) else part[0] for part in words)
        click.echo(line.translate(_CONTROL).expandtabs())


def heading(article: Article, published: str | None) -> tuple[Words, ...]:
    """The words of the line above an article's table."""
    title = f" {article.title}" if article.title else ""
    return (article.id, "bold"), title, (f" published {published}" if published else "", "dim")
