"""How `extract` and `dates` answer: one JSON line or one table for each article read, in order, as it is ready."""

from __future__ import annotations

import json
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from typing import Any

import click

from api.commands.reading import Id, Read, number_of_jobs
from loaders.article import Article
from loaders.attempt import Failure
from loaders.pool import ARTICLE_SECONDS, ordered_map
from loaders.sources import SourceError

Record = dict[str, Any]


def answer_each(
    found: Iterable[Read],
    work: Callable[[Article | SourceError], Record | None],
    show: Callable[[Article, Record], None] | None,
    jobs: int,
    dask: str | None,
    seconds: float | None = ARTICLE_SECONDS,
) -> int:
    """Answer every article of `found` with what `work` makes of it; how many failed.

    Without `show` an answer is a JSON line on standard output, an error `{"id", "error"}` in its place. With it, a
    table for a person, the errors on standard error.
    """
    failed = 0
    ids: deque[Id] = deque()
    with closing(ordered_map(work, _items(found, ids), number_of_jobs(jobs), dask, seconds)) as results:
        for item, made in results:
            id = ids.popleft()
            error = _error(item, made)
            failed += error is not None
            if show is None:
                _print_line({"id": id, "error": error} if error is not None else {**_record(made), "id": id})
            elif isinstance(item, SourceError):
                click.echo(str(item), err=True)
            elif error is not None:
                click.echo(f"{id}: {error}", err=True)
            else:
                show(item, _record(made))
    return failed


def _items(found: Iterable[Read], ids: deque[Id]) -> Iterator[Article | SourceError]:
    """The articles of `found`, their ids put aside: results come in the same order."""
    for id, item in found:
        ids.append(id)
        yield item


def _error(item: Article | SourceError, made: Record | Failure | None) -> str | None:
    if isinstance(item, SourceError):
        return item.message
    return made.reason if isinstance(made, Failure) else None


def _record(made: Record | Failure | None) -> Record:
    assert isinstance(made, dict)  # errors and failures were told apart before
    return made


def _print_line(record: Record) -> None:
    id = record.pop("id")
    sys.stdout.write(json.dumps({"id": id, **record}, ensure_ascii=False) + "\n")
    sys.stdout.flush()
