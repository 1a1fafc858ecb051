"""Articles as JSON Lines: `{"id", "text", "published"?, "url"?, "title"?, "source"?}`, one on each line.

The shape is the fixed contract of `bangiao extract --jsonl -`; other fields are ignored, so that any export can be
read. Every line gives exactly one article or one error, in order, a blank line too.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO, TypedDict

from loaders.article import Article
from loaders.published import parse_published
from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable, clean_text, utf8_text


class Metadata(TypedDict):
    """What is known of an article beside its text; None where it is not."""

    title: str | None
    url: str | None
    source: str | None
    published: str | None


_RIGHT = 'give one JSON object such as {"id": "1", "text": "…", "published": "2017-06-19"}'


def content_id(record: dict[str, Any], number: int) -> str:
    """An id for an article that brings none, the same whenever it is loaded: its address, or a digest of its text."""
    url, text = record.get("url"), record.get("text")
    if isinstance(url, str) and url:
        return url
    return hashlib.sha256(str(text).encode("utf-8", "replace")).hexdigest()[:16]


def line_id(record: dict[str, Any], number: int) -> str:
    """An id for an article that brings none: the number of its line, from 1."""
    return str(number)


def read_json_lines(stream: BinaryIO, name: str, missing_id: Callable[[dict[str, Any], int], str] = line_id) -> Found:
    """One article or error for each line of `stream`, named `name` in errors, read one line at a time."""
    for _, found in read_with_ids(stream, name, missing_id):
        yield found


def read_with_ids(
    stream: BinaryIO, name: str, missing_id: Callable[[dict[str, Any], int], str] = line_id
) -> Iterator[tuple[str | int, Article | SourceError]]:
    """As `read_json_lines`, each with the id as the line gave it: a number stays a number for who joins on it."""
    for number, line in enumerate(read_lines(stream), start=1):
        yield article_from_line(line, number, f"{name} line {number}", missing_id)


def article_from_line(
    line: bytes | None, number: int, place: str, missing_id: Callable[[dict[str, Any], int], str] = line_id
) -> tuple[str | int, Article | SourceError]:
    """The id and the article of one line (None stands for a line beyond the limit), or what is wrong with it."""
    id: str | int = str(number)
    try:
        record = _object(line)
        id = _id(record, missing_id(record, number))
        return id, Article(
            id=str(id),
            text=_text(record),
            **_metadata(record),
        )
    except Unreadable as error:
        return id, error.error(place, id)


def is_article_line(line: bytes) -> bool:
    """True where `line` is a JSON object with a `text`: how a folder tells articles from manifests and labels."""
    try:
        return "text" in _object(line)
    except Unreadable:
        return False


def metadata_from_line(line: bytes | None) -> tuple[str, Metadata]:
    """The file name and the metadata of one line of a manifest; `Unreadable` where it is none."""
    record = _object(line)
    name = record.get("id")
    if not isinstance(name, str) or not name:
        raise Unreadable("id is missing" if name in (None, "") else f"id is {_kind(name)}", "give the file's name")
    return clean_text(name), _metadata(record)


def read_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of `stream`, None in place of one that is too long to hold."""
    while line := stream.readline(MAX_BYTES + 1):
        if len(line) <= MAX_BYTES:
            yield line
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(MAX_BYTES)
        yield None


def _object(line: bytes | None) -> dict[str, Any]:
    if line is None:
        raise Unreadable(f"the line is longer than {MAX_BYTES // 2**20} MiB", "give one article on each line")
    text = utf8_text(line).strip()
    if not text:
        raise Unreadable("the line is empty", _RIGHT)
    try:
        record = json.loads(text)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON ({error.msg} at column {error.colno})", _RIGHT) from None
    except (RecursionError, ValueError):
        raise Unreadable("not JSON that can be read (nested too deep, or a number too long)", _RIGHT) from None
    if not isinstance(record, dict):
        raise Unreadable(f"the line is {_kind(record)}, not an object", _RIGHT)
    return record


def _id(record: dict[str, Any], missing: str) -> str | int:
    given = record.get("id")
    if given is None or given == "":
        return missing
    if isinstance(given, str):
        return clean_text(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise Unreadable(f"id is {_kind(given)}", "give a string")


def _text(record: dict[str, Any]) -> str:
    if "text" not in record:
        raise Unreadable("text is missing", "give the article's text as a string")
    text = record["text"]
    if not isinstance(text, str):
        raise Unreadable(f"text is {_kind(text)}", "give the article's text as a string")
    return clean_text(text)


def _metadata(record: dict[str, Any]) -> Metadata:
    return Metadata(
        title=_optional(record, "title"),
        url=_optional(record, "url"),
        source=_optional(record, "source"),
        published=_published(record),
    )


def _optional(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise Unreadable(f"{name} is {_kind(value)}", "give a string, or leave it out")
    return clean_text(value)


def _published(record: dict[str, Any]) -> str | None:
    try:
        return parse_published(record.get("published"))
    except ValueError as error:
        wrong, _, right = str(error).partition(": ")
        raise Unreadable(wrong, right) from None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
