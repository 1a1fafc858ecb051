"""Output for a person at a terminal; into a pipe the same words, neither coloured nor cut."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.markup import escape

from loaders.article import Article


def console(stderr: bool = False) -> Console:
    """A console whose lines are wrapped by the terminal alone, so that what is copied or piped is whole."""
    return Console(file=sys.stderr if stderr else sys.stdout, soft_wrap=True, highlight=False)


def heading(article: Article, published: str | None) -> str:
    """The line above an article's table."""
    title = f" {escape(article.title)}" if article.title else ""
    return f"[bold]{escape(article.id)}[/]{title}" + (f" [dim]published {published}[/]" if published else "")
