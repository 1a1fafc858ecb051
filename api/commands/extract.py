"""`bangiao extract`: the events of articles, printed; no database is touched."""

from __future__ import annotations

import click

from api.commands.answers import Record, answer_each
from api.commands.reading import jobs_options, read_sources, reading_options
from api.commands.terminal import heading, say
from loaders.article import Article
from loaders.work import extract_article


@click.command("extract")
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
    """Print the dated bilateral events of articles.

    SOURCE is a file, a folder, an address, or - for standard input; see `bangiao load --help`. With --jsonl, each
    article read gives one line, in order; one that cannot be read gives {"id", "error"}, and the rest goes on.
    """
    found = read_sources(sources, jsonl, published, url)
    if answer_each(found, extract_article, None if jsonl else show, jobs, dask, seconds):
        click.get_current_context().exit(1)


def show(article: Article, record: Record) -> None:
    """One article's events for a person: a line for each, and below it the words of the day and the reasons."""
    say(*heading(article, record.get("published")))
    if not record["events"]:
        say(("  no bilateral event", "dim"))
    for event in record["events"]:
        day = " ".join(filter(None, (event["date"], event["part_of_day"])))
        what = event["type"] if event["status"] == "held" else f"{event['type']}, {event['status']}"
        say("  ", (day, "bold"), f"  {'-'.join(event['countries'])}  {what}  ", (event["certainty"], "dim"))
        if event["date_text"]:
            say(f"    “{event['date_text']}”")
        for reason in event["evidence"]:
            overruled = f"  (overruled: {reason['overruled']})" if reason.get("overruled") else ""
            say((f"    - {reason['says']}", "dim"), (overruled, "dim red"))
