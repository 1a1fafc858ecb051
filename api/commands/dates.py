"""`bangiao dates`: only the date expressions of articles, with the days they name."""

from __future__ import annotations

import click

from api.commands.answers import Record, answer_each
from api.commands.reading import jobs_options, read_sources, reading_options
from api.commands.terminal import heading, say
from loaders.article import Article
from loaders.work import annotate_article


@click.command("dates")
@reading_options()
@jobs_options(default=1)
@click.option("--jsonl", is_flag=True, help="Answer in JSON Lines; standard input (-) is JSON Lines too.")
def command(
    sources: tuple[str, ...],
    published: str | None,
    url: str | None,
    jsonl: bool,
    jobs: int,
    dask: str | None,
    seconds: float,
) -> None:
    """Print the date expressions of articles and the days they name.

    SOURCE is a file, a folder, an address, or - for standard input; see `bangiao load --help`. The publication day is
    the reference for relative words such as "hôm qua". With --jsonl, each article read gives one line, in order; one
    that cannot be read gives {"id", "error"}, and the rest goes on.
    """
    found = read_sources(sources, jsonl, published, url)
    if answer_each(found, annotate_article, None if jsonl else show, jobs, dask, seconds):
        click.get_current_context().exit(1)


def show(article: Article, record: Record) -> None:
    """One article's date expressions for a person, a line for each."""
    say(*heading(article, article.published))
    if not record["dates"]:
        say(("  no date expression", "dim"))
    for found in record["dates"]:
        day = " ".join(filter(None, (found["date"], found["part_of_day"])))
        say(f"  “{found['text']}”  ", (day, "bold"), "  ", (found["certainty"], "dim"))
