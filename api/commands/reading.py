"""What the commands that read articles share: their sources and options, and reading with both in mind."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any, TypeVar

import click

from loaders.article import Article
from loaders.pool import ARTICLE_SECONDS
from loaders.published import read_published
from loaders.sources import SourceError, read
from loaders.sources.base import standard_input
from loaders.sources.columns import FIELDS
from loaders.sources.json_lines import read_with_ids
from loaders.sources.options import Ids, Options, line_id

Id = str | int
Read = tuple[Id, Article | SourceError]
F = TypeVar("F", bound=Callable[..., Any])


class PublishedType(click.ParamType[str | None]):
    """A publication day at the command line: a day, a month, a year, or a full date in words."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str | None:
        try:
            return read_published(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class MapType(click.ParamType[tuple[str, str]]):
    """A field of an article and the column it stands in: `text=Nội dung`."""

    name = "field=column"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, str]:
        field, equals, column = value.partition("=")
        if field.strip() not in FIELDS or not equals or not column.strip():
            self.fail(f"{value!r} maps nothing: give one of {', '.join(FIELDS)}, = and the column's name", param, ctx)
        return field.strip(), column.strip()


def _kept(*names: str, **settings: Any) -> Callable[[F], F]:
    """An option whose value is kept for `options_of`, so that each command need not hand it on."""

    def keep(ctx: click.Context, param: click.Parameter, value: Any) -> None:
        ctx.meta[f"{__name__}.{param.name}"] = value

    return click.option(*names, callback=keep, expose_value=False, **settings)


def options_of(missing_id: Ids = line_id) -> Options:
    """How the sources of the running command are to be read, from `reading_options` or `fetching_options`."""
    meta = click.get_current_context().meta
    given = {name: meta.get(f"{__name__}.{name}") for name in ("map", "follow", "allow_private", "delay", "agent")}
    options = Options(
        missing_id=missing_id,
        mapped=dict(given["map"] or ()),
        follow=given["follow"],
        private=bool(given["allow_private"]),
        delay=float(given["delay"] or 0),
    )
    return replace(options, agent=given["agent"]) if given["agent"] else options


def reading_options(*, required: bool = True) -> Callable[[F], F]:
    """SOURCE… and the options that say how they are read, and what is known of the articles beside their text."""

    def decorate(command: F) -> F:
        for option in _reading(required):
            command = option(command)
        return command

    return decorate


def fetching_options(command: F) -> F:
    """The options of whoever fetches addresses."""
    for option in _fetching():
        command = option(command)
    return command


def _fetching() -> tuple[Callable[[F], F], ...]:
    return (
        _kept(
            "--agent",
            envvar="BANGIAO_AGENT",
            show_envvar=True,
            help="The name by which pages are asked for; add an address at which you can be reached.",
        ),
        _kept(
            "--delay",
            type=click.FloatRange(0, 3600),
            default=1.0,
            show_default=True,
            help="Seconds between two requests of one host.",
        ),
        _kept(
            "--allow-private",
            is_flag=True,
            envvar="BANGIAO_ALLOW_PRIVATE",
            show_envvar=True,
            help="Fetch addresses of this machine and of private networks too.",
        ),
    )


def _reading(required: bool) -> tuple[Callable[[F], F], ...]:
    return (
        *_fetching(),
        _kept(
            "--follow/--no-follow",
            default=None,
            help="Read the articles that feeds, sitemaps and lists of addresses lead to, or only what they hold. "
            "Default: follow those given by their address, and lists given by name.",
        ),
        _kept(
            "--map",
            metavar="FIELD=COLUMN",
            multiple=True,
            type=MapType(),
            help="The column of a table (or key of JSON) that is text, published, title, url, source or id, where its "
            'name does not tell: --map text="Nội dung".',
        ),
        click.option("--url", help="The address of the article, where its source does not tell it."),
        click.option(
            "--published",
            type=PublishedType(),
            help="The publication day of articles that bring none: 2017-06-19, 2020-02 or 19/6/2017.",
        ),
        click.argument("sources", metavar="SOURCE...", nargs=-1, required=required),
    )


#: Processes beyond which more take memory and give nothing.
JOBS_PER_PROCESSOR = 8


def jobs_options(default: int) -> Callable[[F], F]:
    """`--jobs`, `--dask` and `--time-limit`."""

    def decorate(command: F) -> F:
        command = click.option(
            "--time-limit",
            "seconds",
            type=click.FloatRange(0),
            default=ARTICLE_SECONDS,
            show_default=True,
            metavar="SECONDS",
            help="How long one article may take before it fails and the rest goes on; 0 is no limit.",
        )(command)
        command = click.option(
            "--dask", metavar="ADDRESS", help="Work on a Dask cluster: the address of its scheduler."
        )(command)
        return click.option(
            "--jobs",
            "-j",
            type=click.IntRange(0),
            default=default,
            show_default="one per processor" if default == 0 else str(default),
            help=f"Processes to work in; 0 is one per processor, and {JOBS_PER_PROCESSOR} per processor are the most.",
        )(command)

    return decorate


def number_of_jobs(jobs: int) -> int:
    """`jobs`, or the processors this process may use where it is 0; no more than are of use, each of which takes its
    time to start and its memory."""
    processors = len(os.sched_getaffinity(0))
    return min(jobs or processors, processors * JOBS_PER_PROCESSOR)


def read_sources(
    sources: Iterable[str], jsonl: bool, published: str | None = None, url: str | None = None
) -> Iterator[Read]:
    """Each article or error of `sources` with the id to answer it by; with `jsonl`, standard input is JSON Lines."""
    return _read_each(sources, jsonl, published, url, options_of())


def _read_each(
    sources: Iterable[str], jsonl: bool, published: str | None, url: str | None, options: Options
) -> Iterator[Read]:
    for source in sources:
        if source == "-" and jsonl:
            found: Iterator[Read] = read_with_ids(standard_input(), "standard input", options)
        else:
            found = ((_id(item), item) for item in read([source], options))
        for id, item in found:
            yield id, with_known(item, published, url)


def with_known(item: Article | SourceError, published: str | None, url: str | None) -> Article | SourceError:
    """An article with what the command line knows where its source was silent; an error as it is."""
    if isinstance(item, SourceError) or not (published or url):
        return item
    return replace(item, published=item.published or published, url=item.url or url)


def _id(item: Article | SourceError) -> Id:
    return item.id if isinstance(item, Article) else item.source if item.id is None else item.id
