"""Output for a person at a terminal; into a pipe the same words, neither coloured nor cut."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape

from loaders.article import Article

_PIPE_WIDTH = 200  # wide enough that no row of ours wraps where there is no terminal to fit


def console(stderr: bool = False) -> Console:
    """A console that fits the terminal, or one wide enough not to wrap in a pipe."""
    stream = sys.stderr if stderr else sys.stdout
    return Console(file=stream, width=None if stream.isatty() else _PIPE_WIDTH, soft_wrap=False, highlight=False)


def heading(article: Article, published: str | None) -> str:
    """The line above an article's table."""
    title = f" {escape(article.title)}" if article.title else ""
    return f"[bold]{escape(article.id)}[/]{title}" + (f" [dim]published {published}[/]" if published else "")


def row(*cells: str) -> list[str]:
    """Cells as they stand: an EDTF set or an article's brackets are no markup."""
    return [escape(cell) for cell in cells]
