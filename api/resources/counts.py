"""`/timeline`, `/countries`, `/pairs`: how many events, when and of whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import Response
from flask.views import MethodView

from api import service
from api.formats import objects, table
from api.formats.words import Language
from api.negotiation import CSV, JSON, Format, language
from api.problems import bad_cursor
from api.resources.base import Resource, content, documented, suffix_parameter, suffixes
from api.schemas import answers
from api.schemas.query import LIMIT, Counted, FacetsQuery, PairList, TimelineQuery, event_filter
from api.values import PairPage
from api.web import json_answer, link, page_links, shown, stream
from models.queries import FACETS
from models.shapes import Answer

blp = Resource("counts", __name__, description="How many events, when and of whom.")
FORMATS = (JSON, CSV)
#: The most periods one timeline has: a day's timeline of half a century, and no more memory than that.
PERIODS_MAX = 20_000

_COUNTRIES, _PAIRS, _FACETS = answers.CountryList(), answers.PairList(), answers.Facets()


def _csv(name: str, columns: tuple[str, ...], items: list[dict[str, Any]]) -> Response:
    return stream(CSV, table.rows(columns, items), {"Content-Disposition": f'attachment; filename="{name}.csv"'})


def _timeline(arguments: dict[str, Any], format: Format, _: Language | None) -> Response:
    where = event_filter(arguments)
    counted = objects.timeline(service.timeline(where, interval=arguments["interval"], by=arguments.get("by")), link)
    if format is JSON:
        return json_answer(counted, list=True)
    keys = sorted({key for period in counted["periods"] for key in period.get("split", {})})
    rows = [
        {name: value for name, value in period.items() if name != "split"}
        | {key: period.get("split", {}).get(key, 0) for key in keys}
        for period in counted["periods"]
    ]
    return _csv("timeline", ("label", "start", "end", "count", *keys), rows)


def _countries(arguments: dict[str, Any], format: Format, _: Language | None) -> Response:
    counted = shown(_COUNTRIES, {"countries": service.countries(event_filter(arguments))})
    if format is JSON:
        return json_answer(counted, list=True)
    return _csv("countries", ("code", "name_vi", "name_en", "events", "first", "last"), counted["countries"])


def _pairs(arguments: dict[str, Any], format: Format, language: Language | None) -> Response:
    where = event_filter(arguments)
    limit, cursor = arguments.get("limit"), arguments.get("cursor")
    if format is CSV and limit is None and cursor is None:
        return _pairs_csv(shown(_PAIRS, PairPage(service.pairs(where), None, None)), language or "vi")
    try:
        page = service.list_pairs(where, limit=limit or LIMIT, cursor=cursor, total=arguments["total"])
    except service.CursorError as error:
        raise bad_cursor(error) from None
    shown_page = shown(_PAIRS, page)
    headers = page_links(page.next)
    if page.total is not None:
        headers["X-Total-Count"] = str(page.total)
    if format is CSV:
        response = _pairs_csv(shown_page, language or "vi")
        response.headers.extend(headers)
        return response
    return json_answer(shown_page, headers=headers, list=True)


def _pairs_csv(page: dict[str, Any], language: Language) -> Response:
    columns = ("pair", "countries", "events", "first", "last", "country_1_name", "country_2_name")
    response = _csv("pairs", columns, [table.named_pair(item, language) for item in page["pairs"]])
    response.headers["Content-Language"] = language
    return response


def _facets(arguments: dict[str, Any], format: Format, _: Language | None) -> Response:
    names = arguments.pop("facets", FACETS)
    counted = service.facets(event_filter(arguments), names)
    each = {name: [{"value": v, "events": n} for v, n in found.items()] for name, found in counted.items()}
    if format is JSON:
        return json_answer(shown(_FACETS, {"facets": each}))
    rows = [{"facet": name, **facet} for name, found in each.items() for facet in found]
    return _csv("facets", ("facet", "value", "events"), rows)


def _documented(operation: str, summary: str, schema: type[Answer], description: str, suffixed: bool) -> dict[str, Any]:
    return documented(
        f"{operation}As" if suffixed else operation,
        f"{summary}, in the format of the suffix" if suffixed else summary,
        answers={200: {"description": summary + ".", "content": content(schema, FORMATS)}},
        errors=(422,) if suffixed else (406, 422),
        description=description,
    )


def _add(
    path: str, operation: str, summary: str, schema: type[Answer], description: str, query: type,
    answer: Callable[[dict[str, Any], Format, Language | None], Response],
    worded: Callable[[Format], Language | None] = lambda _: None,
) -> None:  # fmt: skip
    """Serve `answer` at `path` and, with a suffix, at `path.suffix`."""

    class Plain(MethodView):
        @blp.answered(FORMATS, worded)
        @blp.query(query)
        @blp.described(_documented(operation, summary, schema, description, False))
        def get(self, arguments: dict[str, Any], format: Format, language: Language | None) -> Response:
            return answer(arguments, format, language)

    class Suffixed(MethodView):
        @blp.answered(FORMATS, worded)
        @blp.query(query)
        @blp.described(_documented(operation, summary, schema, description, True))
        def get(self, arguments: dict[str, Any], format: Format, language: Language | None) -> Response:
            return answer(arguments, format, language)

    Plain.__name__, Suffixed.__name__ = schema.__name__, f"{schema.__name__}As"
    blp.at(path, endpoint=operation)(Plain)
    blp.at(path + suffixes(FORMATS), suffix_parameter(FORMATS), endpoint=f"{operation}As")(Suffixed)


_add("/timeline", "getTimeline", "Events counted by period", answers.Timeline,
     "Periods without an event are there too, from the first to the last with one. An event whose possible days fall "
     "into several periods is counted in `uncertain`, one without a year in `undated`.",
     TimelineQuery, _timeline)  # fmt: skip
_add("/countries", "listCountries", "The states with events, most first", answers.CountryList,
     "Names are CLDR's. All filters of `/events` apply.", Counted, _countries)  # fmt: skip
_add("/pairs", "listPairs", "The pairs of states with events, most first", answers.PairList,
     "By pages. All filters of `/events` apply.", PairList, _pairs,
     lambda format: language() if format is CSV else None)  # fmt: skip
_add("/facets", "getFacets", "What the events have: how many of each value", answers.Facets,
     "For the filters of `/events`, by the parameter that would narrow further.", FacetsQuery, _facets)  # fmt: skip
