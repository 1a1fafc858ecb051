"""`/events`: the list in all its formats, and one event."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from flask import Response, g, redirect, request
from flask.views import MethodView

from api import auth, service
from api.arguments import read_json
from api.formats import calendar, feed, objects, table, timelinejs, workbook
from api.formats.words import Language
from api.negotiation import ATOM, CSV, EVENT_FORMATS, ICALENDAR, JSON, LINES, XLSX, Format, choose, language
from api.problems import Fault, Problem, bad_cursor
from api.resources.base import EVENT_ID, IF_MATCH, Resource, content, documented, suffix_parameter, suffixes
from api.schemas import answers
from api.schemas.bodies import Correction, Merge, Restore, Split
from api.schemas.query import LIMIT, LIMIT_MAX, EventList, Why, Worded, event_filter
from api.values import Document, DocumentPage, EventDetail, Sort
from api.web import json_answer, link, next_address, page_links, shown, stream, text_answer, this_address, vary
from api.wording import foreign, tell
from models import corrections
from models.records import RecordError
from models.states import codes

blp = Resource("events", __name__, description="What two states did together, and on which day.")
ONE_FORMATS = (JSON, ICALENDAR)
_PAGE, _HISTORY = answers.EventList(), answers.History()

_LIST = {
    200: {
        "description": "A page of events, or all of them in a stream.",
        "content": content(answers.EventList, EVENT_FORMATS),
    }
}
_ONE: dict[int, dict[str, Any]] = {
    200: {"description": "The event.", "content": content(answers.EventDetail, ONE_FORMATS)},
    307: {"description": "It was merged into another event, to which `Location` leads."},
}
_CHANGED = {200: {"description": "The event as it is now.", "content": content(answers.EventDetail)}}
_WRITE_ERRORS = (401, 403, 404, 410, 412, 413, 422, 428)


def _items(documents: Iterable[Document], fields: tuple[str, ...] | None) -> Iterator[bytes] | Iterator[dict[str, Any]]:
    """Events for JSON: as they are stored, or of each the fields asked for."""
    return objects.texts(documents, link) if fields is None else objects.events(documents, link, fields)


def _worded(format: Format) -> Language | None:
    return None if format in (JSON, LINES) else language()


def _list(arguments: dict[str, Any], format: Format, worded: Any) -> Response:
    where = event_filter(arguments)
    fields, limit, cursor = (arguments.get(name) for name in ("fields_", "limit", "cursor"))
    sort: Sort = arguments.get("sort") or ("-updated" if format is ATOM else "date")
    if format in (LINES, CSV) and limit is None and cursor is None:
        found = service.iterate_documents(where, sort=sort)
        return stream(format, objects.lines(_items(found, fields))) if format is LINES else _csv(found, fields, worded)
    if format is XLSX and limit is None and cursor is None:
        return _xlsx(service.iterate_documents(where, sort=sort, limit=workbook.MOST_ROWS + 1), fields, worded)
    most = limit or (LIMIT_MAX if format is ICALENDAR else LIMIT)
    ask = service.list_documents if format in (JSON, LINES, CSV, XLSX) else service.list_events
    try:
        page = ask(where, sort=sort, limit=most, cursor=cursor, total=bool(arguments.get("total")))
    except service.CursorError as error:
        raise bad_cursor(error) from None
    headers = page_links(page.next)
    if page.total is not None:
        headers["X-Total-Count"] = str(page.total)
    if isinstance(page, DocumentPage):
        return _data(page, format, fields, worded, headers)
    if format is ICALENDAR:
        body: str | bytes = calendar.calendar(page.events, link, worded, more=page.next is not None)
    elif format is ATOM:
        addresses = {"self": this_address()}
        if page.next is not None:
            addresses["next"] = next_address(page.next)
        body = feed.feed(page.events, link, addresses, worded)
    else:
        body = objects.dump(timelinejs.timeline(page.events, link, worded))
    return text_answer(format, body, headers | {"Content-Language": worded})


def _data(
    page: DocumentPage, format: Format, fields: tuple[str, ...] | None, worded: Any, headers: dict[str, str]
) -> Response:
    """A page of events as data."""
    if format is CSV:
        return _csv(page.items, fields, worded, headers)
    if format is XLSX:
        return _xlsx(page.items, fields, worded, headers)
    items = _items(page.items, fields)
    if format is LINES:
        return text_answer(format, b"".join(objects.lines(items)), headers)
    made = shown(_PAGE, {"events": items, "next": page.next, "total": page.total})
    return json_answer(made, headers=headers, list=True)


def _csv(
    documents: Iterable[Document], fields: tuple[str, ...] | None, worded: Any, headers: dict[str, str] | None = None
) -> Response:
    flat = (table.flat_event(e, worded) for e in objects.events(documents, link))
    named = {"Content-Disposition": 'attachment; filename="events.csv"', "Content-Language": worded}
    return stream(CSV, table.rows(table.event_columns(fields), flat), named | (headers or {}))


def _xlsx(
    documents: Iterable[Document], fields: tuple[str, ...] | None, worded: Any, headers: dict[str, str] | None = None
) -> Response:
    flat = [table.flat_event(e, worded) for e in objects.events(documents, link)]
    if len(flat) > workbook.MOST_ROWS:
        text = tell("a workbook holds {most} events at most: narrow the query, or take /events.csv",
                    most=workbook.MOST_ROWS)  # fmt: skip
        raise Problem("unprocessable", text, [Fault("path", "suffix", text, "csv")])
    named = {"Content-Disposition": 'attachment; filename="events.xlsx"', "Content-Language": worded}
    return text_answer(XLSX, workbook.workbook("events", table.event_columns(fields), flat), named | (headers or {}))


@blp.at("/events")
class Events(MethodView):
    @blp.answered(EVENT_FORMATS, _worded)
    @blp.query(EventList)
    @blp.described(documented(
        "listEvents", "Events by range, country, type and words", answers=_LIST, errors=(406, 422),
    ))  # fmt: skip
    def get(self, arguments: dict[str, Any], format: Format, language: Language | None) -> Response:
        return _list(arguments, format, language or "vi")


@blp.at(f"/events{suffixes(EVENT_FORMATS)}", suffix_parameter(EVENT_FORMATS))
class EventsAs(MethodView):
    @blp.answered(EVENT_FORMATS, _worded)
    @blp.query(EventList)
    @blp.described(documented(
        "listEventsAs", "The same list, in the format of the suffix", answers=_LIST, errors=(422,),
    ))  # fmt: skip
    def get(self, arguments: dict[str, Any], format: Format, language: Language | None) -> Response:
        return _list(arguments, format, language or "vi")


# One event


def _found(event_id: str) -> EventDetail:
    try:
        return service.event_detail(event_id)
    except service.NotFound:
        raise Problem("not-found", tell("there is no event {id!r}", id=event_id)) from None


def etag(detail: EventDetail) -> str:
    """The tag of an event: its version, which `If-Match` compares, and what else its JSON shows."""
    shown = hashlib.sha256(objects.dump(objects.detail(detail, link)).encode("utf-8", "replace")).hexdigest()[:8]
    return f"v{detail.event.version}-{shown}"


def _gone(detail: EventDetail) -> Problem:
    last = detail.history[-1] if detail.history else None
    if detail.event.gone == "deleted":
        text = tell("the event {id} was deleted", id=detail.event.id)
        if last:
            text = tell("the event {id} was deleted by {who}: {why}", id=detail.event.id, who=last.who, why=last.why)
    else:
        text = tell("the event {id} is no longer reported by any article", id=detail.event.id)
    return Problem("gone", text, extra={"history": link(f"/events/{detail.event.id}/history")})


def _one(event_id: str, suffix: str | None) -> Response:
    format = choose(ONE_FORMATS, suffix)
    detail = _found(event_id)
    if detail.event.gone == "merged":
        end = f".{suffix}" if suffix else ""
        return redirect(link(f"/events/{detail.event.merged_into}{end}"), 307)  # type: ignore[return-value]
    if detail.event.gone:
        raise _gone(detail)
    if format is JSON:
        response = _answer(detail)
    else:
        worded = language()
        response = text_answer(format, calendar.calendar([detail.event], link, worded), {"Content-Language": worded})
        vary(response, "Accept-Language")
    response.last_modified = detail.event.updated
    return vary(response, "Accept") if suffix is None else response


def _answer(detail: EventDetail, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    response = json_answer(objects.detail(detail, link), status, headers)
    response.set_etag(etag(detail))
    return response


def _versions(event_id: str) -> int | None:
    """The version that `If-Match` names, checked against the event's; None for `*`. Raises `Problem` (412, 428)."""
    if "If-Match" not in request.headers:
        raise Problem("precondition-required", tell("send the event's ETag in If-Match"),
                      [Fault("header", "If-Match", tell("it is required"))])  # fmt: skip
    named = request.headers["If-Match"].strip()
    if named == "*":
        return None
    current = _found(event_id).event.version
    # Strong comparison (RFC 9110, 8.8.3.2): a weak tag never matches. What follows the version is of no account here.
    versions = {int(v) for v in re.findall(r'(?<![^\s,])"v(\d{1,9})(?:-[^"]*)?"', named)}
    if current not in versions:
        raise _changed(current)
    return current


def _changed(current: int) -> Problem:
    text = tell("the event is at version {current} now; read it again", current=current)
    return Problem("changed-meanwhile", text, extra={"current_version": current})


def _write(event_id: str, act: Any) -> EventDetail:
    """What `act(who, version)` makes of the event, with every refusal as a problem."""
    who: str = g.writer
    detail = _found(event_id)
    if detail.event.gone == "merged":
        raise Problem(
            "gone", tell("the event {id} was merged into {other}", id=event_id, other=detail.event.merged_into)
        )
    version = _versions(event_id)
    try:
        return service.detail_of(act(who, version))
    except corrections.VersionConflict as error:
        raise _changed(error.current) from None
    except corrections.EventNotFound as error:
        if error.event_id != event_id:
            raise Problem("unprocessable", foreign(error), [Fault("body", "events", foreign(error))]) from None
        raise _gone(detail) from None
    except RecordError as error:
        says = foreign(error)
        field = re.match(r"([a-z_]+): ", str(error))  # else it is of the whole request
        fault = Fault("body", field[1], says.removeprefix(field[0])) if field else Fault("body", "", says)
        raise Problem("unprocessable", says, [fault]) from None


def _values(body: dict[str, Any]) -> dict[str, Any]:
    """The corrections of a body, countries in the order in which pairs are written."""
    values = {name: body[name] for name in body if name != "why"}
    if "countries" in values:
        values["countries"] = sorted(values["countries"])
        unknown = [c for c in values["countries"] if c not in codes()]
        if unknown:
            raise Problem("unprocessable", tell("countries: {code!r} is no ISO 3166-1 alpha-2 code", code=unknown[0]))
    return values


@blp.at("/events/<event:event_id>", EVENT_ID)
class OneEvent(MethodView):
    @blp.query(Worded)
    @blp.described(documented("getEvent", "One event with its mentions, evidence and history", answers=_ONE,
                          errors=(404, 406, 410)))  # fmt: skip
    def get(self, arguments: dict[str, Any], event_id: str) -> Response:
        return _one(event_id, None)

    @auth.writing
    @blp.query(Worded)
    @blp.described(documented(
        "correctEvent", "Correct an event", answers=_CHANGED, errors=(*_WRITE_ERRORS, 415), write=True,
        body={"application/json": {"schema": Correction}},
        parameters=[IF_MATCH],
        description="Sets the given fields. Who, when and why are kept in the history; no reload undoes it. "
        "`application/merge-patch+json` is taken, too.",
    ))  # fmt: skip
    def patch(self, arguments: dict[str, Any], event_id: str) -> Response:
        body = read_json(Correction(), accepted=("application/json", "application/merge-patch+json"))
        return _answer(_write(event_id, lambda who, version: corrections.correct_event(
            event_id, _values(body), who=who, why=body["why"], version=version
        )))  # fmt: skip

    @auth.writing
    @blp.query(Why)
    @blp.described(documented(
        "deleteEvent", "Take an event out of all lists", errors=_WRITE_ERRORS, write=True, parameters=[IF_MATCH],
        answers={204: {"description": "It is gone; its history stays, and it can be restored."}},
    ))  # fmt: skip
    def delete(self, arguments: dict[str, Any], event_id: str) -> Response:
        _write(event_id, lambda who, version: corrections.delete_event(
            event_id, who=who, why=arguments["why"], version=version
        ))  # fmt: skip
        return Response(status=204)


@blp.at(f"/events/<event:event_id>{suffixes(ONE_FORMATS)}", EVENT_ID, suffix_parameter(ONE_FORMATS))
class OneEventAs(MethodView):
    @blp.query(Worded)
    @blp.described(documented(
        "getEventAs", "The same event, in the format of the suffix", answers=_ONE, errors=(404, 410),
    ))  # fmt: skip
    def get(self, arguments: dict[str, Any], event_id: str, suffix: str) -> Response:
        return _one(event_id, suffix)


@blp.at("/events/<event:event_id>/history", EVENT_ID)
class History(MethodView):
    @blp.query(Worded)
    @blp.described(documented(
        "getEventHistory", "Who corrected what, when and why", errors=(404, 406),
        answers={200: {"description": "The corrections, oldest first.", "content": content(answers.History)}},
        description="Deleted and merged events keep their history here.",
    ))  # fmt: skip
    def get(self, arguments: dict[str, Any], event_id: str) -> Response:
        choose((JSON,))
        detail = _found(event_id)
        return json_answer(shown(_HISTORY, detail))


def _post(name: str, summary: str, body: type, answers: dict[int, Any], description: str) -> dict[str, Any]:
    return documented(
        name, summary, answers=answers, errors=(*_WRITE_ERRORS, 415), write=True, parameters=[IF_MATCH],
        body={"application/json": {"schema": body}}, description=description,
    )  # fmt: skip


@blp.at("/events/<event:event_id>/merge", EVENT_ID)
class Merging(MethodView):
    @auth.writing
    @blp.query(Worded)
    @blp.described(_post(
        "mergeEvents", "Join other events to this one", Merge, _CHANGED,
        "Their mentions become this event's, now and at every reload; their addresses lead here.",
    ))  # fmt: skip
    def post(self, arguments: dict[str, Any], event_id: str) -> Response:
        body = read_json(Merge())
        return _answer(_write(event_id, lambda who, version: corrections.merge_events(
            event_id, body["events"], who=who, why=body["why"], version=version
        )))  # fmt: skip


@blp.at("/events/<event:event_id>/split", EVENT_ID)
class Splitting(MethodView):
    @auth.writing
    @blp.query(Worded)
    @blp.described(_post(
        "splitEvent", "Part some articles' reports from an event", Split,
        {201: {"description": "The new event, at `Location`.", "content": content(answers.EventDetail), "headers": {
            "Location": {"required": True, "description": "Its address.", "schema": {"type": "string"}}}}},
        "The mentions in the given articles become an event of their own, now and at every reload.",
    ))  # fmt: skip
    def post(self, arguments: dict[str, Any], event_id: str) -> Response:
        body = read_json(Split())
        changes = _values(body.get("changes") or {})
        made = _write(event_id, lambda who, version: corrections.split_event(
            event_id, body["articles"], who=who, why=body["why"], changes=changes or None, version=version
        ))  # fmt: skip
        return _answer(made, 201, {"Location": link(f"/events/{made.event.id}")})


@blp.at("/events/<event:event_id>/restore", EVENT_ID)
class Restoring(MethodView):
    @auth.writing
    @blp.query(Worded)
    @blp.described(_post("restoreEvent", "Bring back a deleted event", Restore, _CHANGED,
                     "`If-Match: *` will do: nobody can change an event that is deleted."))  # fmt: skip
    def post(self, arguments: dict[str, Any], event_id: str) -> Response:
        body = read_json(Restore())
        return _answer(_write(event_id, lambda who, version: corrections.undelete_event(
            event_id, who=who, why=body["why"], version=version
        )))  # fmt: skip


__all__ = ["blp", "etag"]
