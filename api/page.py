"""The pages a person reads: the timeline at `/`, one event, one article, the pairs.

They take the parameters of `GET /events` and ask the same functions as the JSON resources do (`api.service`).
Everything is rendered here and works without scripts; `static/page.js` only saves the reader a click. The
language is that of `?lang=`, else of the cookie it sets, else of the browser, else Vietnamese.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, wraps
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound

from api import countries, i18n, problems, service, web
from api.i18n import Words
from api.negotiation import Format
from api.pages import chart, events, pairs, query
from api.pages.query import Query
from loaders.sources.trackers import is_tracker
from models import vocabulary
from models.states import codes

bp = Blueprint("page", __name__, template_folder="templates", static_folder="static", static_url_path="/assets")

HTML = Format("html", ("text/html",), "a page")
PER_PAGE = 50
TOP = 8
_COOKIE = "lang"
_YEAR = 365 * 24 * 3600

HEADERS = {
    # Nothing but our own files, no inline script or style, nowhere else to send a form.
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


@dataclass(frozen=True, slots=True)
class DataLinks:
    """The same events as data: the command, and format -> address."""

    curl: str
    formats: tuple[tuple[str, str], ...]


@bp.app_template_filter()
def days_apart(text: str) -> list[str]:
    """`text` in pieces, of which every second one is a day or month in ISO 8601."""
    return re.split(r"(\d{4}-\d{2}(?:-\d{2})?)", text)


def _page(rule: str) -> Callable[[Callable[..., Response]], Callable[..., Response]]:
    """Register a page at `rule`: a function of the reader's words and the rule's parts.

    Adds the validators, and answers a reader who has the page already without making it again.
    """

    def register(make: Callable[..., Response]) -> Callable[..., Response]:
        @bp.get(rule, endpoint=make.__name__)
        @wraps(make)
        def answer(**parts: str) -> Response:
            t = language()
            validators = web.Validators(HTML, "en" if t.language == "en" else "vi")
            response = None if "lang" in request.args else validators.unchanged()
            if response is None:
                response = make(t, **parts)
                if response.status_code == 200:
                    validators.put(response)
            response.headers["Cache-Control"] = "no-cache"
            response.headers["Content-Language"] = t.language
            response.vary.update(("Accept-Language", "Cookie"))
            if request.args.get("lang") == t.language:
                response.set_cookie(
                    _COOKIE, t.language, max_age=_YEAR, secure=request.is_secure, httponly=True, samesite="Lax"
                )
            return response

        return answer

    return register


@_page("/")
def timeline(t: Words) -> Response:
    """The timeline: events by day under the filters of the address, with the chart and the data links."""
    asked = query.read(request.args, t)
    if not asked.errors and (tidy := _tidier(asked)):
        return make_response(redirect(tidy, 303))
    view: dict[str, Any] = {
        "query": asked,
        "days": [],
        "total": None,
        "chart": None,
        "top_pairs": [],
        "top_countries": [],
        "next": None,
        "chips": query.chips(asked, t),
        "rescue": [],
    }
    status = 200
    if asked.errors:
        status = 422
    else:
        try:
            found = service.list_events(asked.filter, sort=asked.sort, limit=PER_PAGE, cursor=asked.cursor)
        except service.CursorError:
            view["bad_cursor"] = asked.href()
            status = 422
        else:
            view |= _results(asked, found, t)
    return _render("timeline.html", t, status, data=_list_data(asked, t), **view)


def _results(asked: Query, found: service.EventPage, t: Words) -> dict[str, Any]:
    top = service.list_pairs(asked.filter, limit=TOP, total=True)
    view: dict[str, Any] = {
        "days": events.by_day(found.events, t),
        "total": service.total(asked.filter),
        "next": asked.href(cursor=found.next) if found.next else None,
        "chart": chart.draw(asked, t, service.timeline),
        "top_pairs": pairs.counted(top.pairs, t),
        "pairs_total": top.total,
        "top_countries": pairs.states(service.countries(asked.filter)[:TOP], t),
    }
    if not found.events and len(view_chips := query.chips(asked, t)) > 1:
        counted = ((chip, service.total(chip.filter)) for chip in view_chips)
        view["rescue"] = [(chip, n) for chip, n in counted if n]
    return view


@_page("/view/events/<id>")
def event(t: Words, id: str) -> Response:
    """One event: what each article says, why this date, what was corrected."""
    try:
        found = service.event_detail(id)
    except service.NotFound:
        return _render(
            "error.html", t, 404, title=t("error.not_found"), says=t("error.not_found_event", id=_printable(id))
        )
    shown = events.detail(found, t)
    path = "events/" + quote(found.event.id, safe="")
    formats = (("ics", f"/{path}.ics?lang={t.language}"), ("json", f"/{path}.json"))
    data = DataLinks(_curl(path, []), formats)
    return _render("event.html", t, detail=shown, row=shown.row, data=data)


@_page("/view/articles/<article:id>")
def article(t: Words, id: str) -> Response:
    """One article and the events read from it. Its text stays with its publisher."""
    try:
        found = service.article(id)
    except service.NotFound:
        return _render(
            "error.html", t, 404, title=t("error.not_found"), says=t("error.not_found_article", id=_printable(id))
        )
    path = "articles/" + quote(found.article.id, safe="")
    data = DataLinks(_curl(path, []), (("json", f"/{path}"),))
    return _render(
        "article.html",
        t,
        article=events.source(found.article, t),
        told=[events.told(m, t) for m in found.mentions],
        data=data,
    )


@_page("/view/pairs")
def pairs_page(t: Words) -> Response:
    """The pairs of states: who with whom as a matrix of the most active, and all of them as a list."""
    asked = query.read(request.args, t)
    what = pairs.asked(*(request.args.get(name, "") for name in ("find", "order", "page")))
    found = () if asked.errors else service.pairs(asked.filter)
    most = () if asked.errors else service.countries(asked.filter)[: pairs.MATRIX]
    among = {state.code for state in most}
    on_screen, total = pairs.chosen(found, what, t)
    parameters = asked.parameters(sort=False)
    worded = urlencode([*parameters, ("lang", t.language)])
    plain = f"?{urlencode(parameters)}" if parameters else ""
    data = DataLinks(_curl("pairs", parameters), (("csv", f"/pairs.csv?{worded}"), ("json", f"/pairs{plain}")))

    def address(**changes: str) -> str:
        return "/view/pairs" + _query([*parameters, *what.parameters(**changes)])

    return _render(
        "pairs.html",
        t,
        422 if asked.errors else 200,
        query=asked,
        what=what,
        kept=parameters,
        pairs=pairs.counted(on_screen, t, max((p.events for p in found), default=1)),
        pairs_total=total,
        orders=[(order, address(order=order)) for order in pairs.ORDERS],
        cleared=address(find=""),
        before=address(page=str(what.page - 1)) if what.page > 1 else None,
        after=address(page=str(what.page + 1)) if what.page * pairs.PER_PAGE < total else None,
        matrix=pairs.matrix(
            pairs.counted([p for p in found if among.issuperset(p.countries)], t), pairs.states(most, t), t
        ),
        chips=query.chips(asked, t, "/view/pairs"),
        data=data,
    )


def _query(parameters: list[tuple[str, str]]) -> str:
    return f"?{urlencode(parameters)}" if parameters else ""


@bp.app_errorhandler(404)
def nowhere(error: NotFound) -> Response:
    """A page for whoever looks at an address with nothing behind it; programs get a problem document.

    An address with a slash too many leads to the one without.
    """
    plain = request.path.removesuffix("/")
    if plain and plain != request.path and plain[-1] != "/" and current_app.url_map.bind("").test(plain, "GET"):
        query_string = request.query_string.decode("latin-1")
        return make_response(redirect(web.link(quote(plain)) + (f"?{query_string}" if query_string else ""), 308))
    asked_by = request.accept_mimetypes
    if asked_by.quality("text/html") <= asked_by.quality("application/problem+json"):
        return problems.answer(problems.from_http(error))
    t = language()
    says = t("error.nothing_here", path=_printable(request.path))
    return protect(_render("error.html", t, 404, title=t("error.not_found"), says=says))


@bp.after_request
def protect(response: Response) -> Response:
    """The security headers on every page and asset, and long lives for files whose address changes with them."""
    if request.endpoint == "page.static" and response.status_code in (200, 304):
        # Compression never closes a file that it is handed to read; these are small enough to be held.
        response.direct_passthrough = False
        response.make_sequence()
        lasting = "v" in request.args
        response.headers["Cache-Control"] = (
            f"public, max-age={_YEAR}, immutable" if lasting else "public, max-age=86400"
        )
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def language() -> Words:
    """The words of the reader's language."""
    for wanted in (request.args.get("lang"), request.cookies.get(_COOKIE)):
        if wanted in i18n.LANGUAGES:
            return i18n.words(wanted)
    return i18n.words(request.accept_languages.best_match(list(i18n.LANGUAGES)) or i18n.DEFAULT)


def render(template: str, t: Words, status: int = 200, **view: Any) -> Response:
    """A page of the site from a template that extends `page/base.html`."""
    html = render_template(
        template,
        t=t,
        languages=_languages(t),
        asset=asset,
        type_name=query.type_name,
        status_name=query.status_name,
        country_name=countries.name,
        types=tuple(vocabulary.TYPES),
        statuses=tuple(vocabulary.STATUSES),
        certainties=query.CERTAINTIES,
        sorts=query.SORTS,
        all_countries=_country_names(t.language),
        **view,
    )
    return make_response(html, status)


def _render(template: str, t: Words, status: int = 200, **view: Any) -> Response:
    return render(f"page/{template}", t, status, **view)


def _languages(t: Words) -> list[tuple[str, str, str, bool]]:
    """Code, own name, this page's address in it, whether it is the one on screen."""
    kept = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"]
    return [
        (code, name, f"{quote(request.path)}?{urlencode([*kept, ('lang', code)])}", code == t.language)
        for code, name in i18n.LANGUAGES.items()
    ]


def _tidier(asked: Query) -> str | None:
    """The address without empty parameters and trackers, and with countries as codes; None where it is tidy already.

    What a form sends is full of empty parameters; an address worth sharing is not.
    """
    kept = [("lang", request.args["lang"])] if request.args.get("lang") in i18n.LANGUAGES else []
    tidy = asked.href(cursor=asked.cursor)
    wanted = tidy + (("&" if "?" in tidy else "?") + urlencode(kept) if kept else "")
    given = [(k, v) for k, v in request.args.items(multi=True) if k != "lang"]
    ours = {
        "q",
        "from",
        "to",
        "match",
        "country",
        "pair",
        "type",
        "status",
        "certainty",
        "source",
        "updated_since",
        "sort",
        "by",
        "cursor",
    }
    right = dict.fromkeys(asked.parameters(sort=False))
    messy = any((k in ours and (not v.strip() or k == "pair")) or is_tracker(k) for k, v in given) or any(
        (k, v) not in right for k, v in given if k in ours - {"sort", "by", "cursor"}
    )
    return wanted if messy else None


def _list_data(asked: Query, t: Words) -> DataLinks:
    """All events of the filter as data, and the command for those on screen. Of a wrong query, all events.

    What is worded comes in the language of the page. A feed is by change, whatever the order on screen: what is new
    must come first.
    """
    parameters = [] if asked.errors else asked.parameters()

    def address(format: str) -> str:
        own = [pair for pair in parameters if format != "atom" or pair[0] != "sort"]
        worded = [] if format in ("json", "jsonl") else [("lang", t.language)]
        return f"/events.{format}" + (f"?{urlencode([*own, *worded])}" if own or worded else "")

    formats = tuple((f, address(f)) for f in ("csv", "xlsx", "ics", "atom", "json", "jsonl", "timeline.json"))
    place = [("cursor", asked.cursor)] if asked.cursor and not asked.errors else []
    return DataLinks(_curl("events", [*parameters, ("limit", str(PER_PAGE)), *place]), formats)


def _curl(path: str, parameters: list[tuple[str, str]]) -> str:
    """The command that gets `path` of the API, fit to paste into a shell.

    Words with other than ASCII letters go through `--data-urlencode`, so that they stay legible.
    """
    address = web.link(f"/{path}")
    plain = urlencode(parameters)
    if all(v.isascii() and " " not in v for _, v in parameters):
        return "curl " + shlex.quote(address + ("?" + plain if plain else ""))
    parts = [f"--data-urlencode {shlex.quote(f'{k}={v}')}" for k, v in parameters]
    return " \\\n  ".join([f"curl --get {shlex.quote(address)}", *parts])


def _printable(text: str) -> str:
    """`text` without characters that no page may hold."""
    return "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text)


def asset(name: str) -> str:
    """The address of a static file, which changes when the file does."""
    return url_for("page.static", filename=name, v=_digest(name))


@cache
def _digest(name: str) -> str:
    return sha256((Path(str(bp.static_folder)) / name).read_bytes()).hexdigest()[:12]


@cache
def _country_names(language: str) -> list[tuple[str, str]]:
    """Code and name of every country, by name."""
    named = [(code, countries.name(code, language)) for code in codes()]
    return sorted(named, key=lambda pair: pair[1])
