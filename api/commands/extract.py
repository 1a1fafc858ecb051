"""`bangiao extract`: the events of articles, printed; no database is touched."""

from __future__ import annotations

import click

from api.commands.answers import Record, answer_each
from api.commands.reading import jobs_options, read_sources, reading_options
from loaders.article import Article
from loaders.work import extract_article


@click.command("extract")
@reading_options
@jobs_options(default=1)
@click.option("--jsonl", is_flag=True, help="Answer in JSON Lines; standard input (-) is JSON Lines too.")
def command(
    sources: tuple[str, ...], published: str | None, url: str | None, jsonl: bool, jobs: int, dask: str | None
) -> None:
    """Print the dated bilateral events of articles.

    SOURCE is a file, a folder, an address, or - for standard input. With --jsonl, each article read gives one line,
    in order; one that cannot be read gives {"id", "error"}, and the rest goes on.
    """
    found = read_sources(sources, jsonl, published, url)
    if answer_each(found, extract_article, None if jsonl else show, jobs, dask):
        click.get_current_context().exit(1)


def show(article: Article, record: Record) -> None:
    """One article's events as a table for a person, each with the reasons for its date."""
    from rich.table import Table

    from api.commands.terminal import console, heading, row

    out = console()
    out.print(heading(article, record.get("published")))
    if not record["events"]:
        out.print("  no bilateral event", style="dim")
        return
    table = Table("date", "states", "what", "words", "why", box=None, pad_edge=True, header_style="dim")
    for event in record["events"]:
        what = event["type"] if event["status"] == "held" else f"{event['type']} ({event['status']})"
        why = "; ".join(
            f"{reason['says']} (overruled: {reason['overruled']})" if reason.get("overruled") else reason["says"]
            for reason in event["evidence"]
        )
        date = f"{event['date']} {event['part_of_day'] or ''}".strip()
        if event["certainty"] in ("ambiguous", "unknown"):
            date += f" ({event['certainty']})"
        table.add_row(*row(date, "-".join(event["countries"]), what, event["date_text"] or "", why))
    out.print(table)
