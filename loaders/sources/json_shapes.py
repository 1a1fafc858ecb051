"""The shapes in which programs write articles as JSON: lists inside answers of services, tables by column, records in
records, what a page loads as a program. What comes out is a list of plain records, whose keys `loaders.sources.columns`
knows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from loaders.patterns import lazy_re
from loaders.sources.columns import field_names, plain, published_names, text_name

Record = dict[str, Any]

_DEEPEST = 4
# Keys of objects that stand for their words: of WordPress, of outlets, of MongoDB, of Drupal, of headlines, of what is
# kept in several languages.
_OF_WORDS = ("rendered", "name", "$date", "$oid", "$numberLong", "processed", "value", "main", "vi", "vi-VN", "vi_VN")
_OF_TYPES = ({"S"}, {"N"})  # of DynamoDB, alone in their object
_MADE = "create"  # how names begin that tell when a record was made
# What stands before JSON that a page loads as a program: a name that it is assigned to, a call, or what keeps others
# from loading it.
_ASSIGNED = lazy_re(
    r"\s*(?:(?:(?:var|let|const)\s+)?[\w.$]+(?:\[[^\]\n]{1,80}\])*\s*=(?!=)|[\w.$]+\s*\(|\)\]\}',?|while\(1\);)\s*(?=[\[{])"
)
_WORDS_LEAST = 4  # of a text that stands by itself in a list: a name has fewer
_BESIDE = ("metadata", "meta")  # objects in which programs keep what they know of a text


def is_assigned(text: str) -> bool:
    """Whether a text opens as JSON that a page loads as a program: `window.x = [{…`, `call({…`."""
    found = _ASSIGNED.match(text)
    return found is not None and re.match(r"\[\s*\{|\{\s*\"", text[found.end() :]) is not None


def bare(text: str) -> str:
    """The JSON of a text that `is_assigned`, without what stands around it; any other as it is."""
    if not is_assigned(text):
        return text
    head = _ASSIGNED.match(text)
    return text[head.end() if head else 0 :].rstrip("; \t\r\n)")


def words(value: Any) -> Any:
    """The words of a value that stand in an object of their own, or as the lines of a list."""
    if isinstance(value, dict):
        if value.keys() in _OF_TYPES:
            return next(iter(value.values()))
        found = next((value[name] for name in _OF_WORDS if name in value), None)
        return words(found) if isinstance(found, dict) else found
    if isinstance(value, list) and value and all(isinstance(part, str) for part in value):
        return "\n\n".join(value)
    return value


def has_text(value: Any) -> bool:
    """Whether a value is a record that has an article's text by one of its usual names."""
    if not isinstance(value, dict):
        return False
    return "text" in value or text_name(key for key in value if isinstance(words(value[key]), str)) is not None


def unwrapped(record: Record) -> Record:
    """A record whose text stands in a record inside it (`{"_id": …, "_source": {"text": …}}`), as one record."""
    if has_text(record):
        return record
    inside = [key for key, value in record.items() if has_text(value)]
    if len(inside) != 1:
        return record
    return {**{key: value for key, value in record.items() if key != inside[0]}, **record[inside[0]]}


def with_beside(record: Record) -> Record:
    """A record with what an object beside its text (`"metadata": {…}`) says of title, address, source and publication,
    where it does not say so itself. A source that is an address is the article's."""
    beside = next((record[name] for name in _BESIDE if isinstance(record.get(name), dict)), None)
    if beside is None:
        return record
    told: Record = {}
    for field in ("title", "url", "source"):
        value = next((words(beside[name]) for name in field_names(field, beside)), None)
        if isinstance(value, str) and value and not record.get(field):
            told[field] = value
    if "://" in told.get("source", ""):
        address = told.pop("source")
        told |= {} if record.get("url") or "url" in told else {"url": address}
    days = {name: beside[name] for name in ("published", *published_names(beside)) if name in beside}
    return {**{name: value for name, value in days.items() if not plain(name).startswith(_MADE)}, **record, **told}


def records_of(document: Any) -> list[Any]:
    """The items of a JSON document: of a list, of the one list of articles in an object, of a table by column, of an
    object with an article under each of its keys; else the object itself."""
    if not isinstance(document, dict):
        return _of_list(document) if isinstance(document, list) else [document]
    if isinstance(document.get("text"), str):
        return [document]
    if rows := _rows(document):
        return rows
    lists = list(_lists(document, 0))
    if posts := next(filter(None, map(_posts, lists)), None):
        return posts
    told = [found for found in lists if isinstance(found[0], dict) and has_text(unwrapped(found[0]))]
    if len(told) == 1 or (not told and len(lists) == 1 and lists[0] in document.values() and not has_text(document)):
        return _with_source(document, _below_header((told or lists)[0]))
    if len(document) > 1 and all(map(has_text, document.values())):
        return list(document.values())
    return [document]


def _of_list(items: list[Any]) -> list[Any]:
    """The records of a list: of texts by themselves, of posts, of rows below a header, or those that it holds."""
    if items and all(isinstance(item, str) and len(item.split()) >= _WORDS_LEAST for item in items):
        return [{"text": item} for item in items]
    return _posts(items) or _below_header(items)


def _posts(items: Sequence[Any]) -> list[Record]:
    """The posts in what Facebook gives of a page or a person, without those that are pictures alone; none where this is
    something else. Its letters are UTF-8 taken for Latin-1."""
    if not items or not all(
        isinstance(item, dict) and isinstance(item.get("timestamp"), int) and ("data" in item or "attachments" in item)
        for item in items
    ):
        return []
    parts = ((item["timestamp"], part) for item in items for part in item.get("data") or () if isinstance(part, dict))
    return [
        {"text": _from_latin(part["post"]), "published": at} for at, part in parts if isinstance(part.get("post"), str)
    ]


def _from_latin(text: str) -> str:
    with suppress(UnicodeError):
        return text.encode("latin-1").decode("utf-8")
    return text


def _rows(document: Record) -> list[Record]:
    """The rows of a table by column, as pandas writes it; none where it is none."""
    names, data = document.get("columns"), document.get("data", document.get("rows"))
    if isinstance(names, list) and isinstance(data, list) and all(isinstance(row, list) for row in data):
        return [dict(zip(map(str, names), row, strict=False)) for row in data]
    columns = list(document.values())
    if len(columns) < 2 or not all(
        isinstance(column, dict) and column.keys() == columns[0].keys() for column in columns
    ):
        return []
    if text_name(document) is None or has_text(columns[0]):
        return []
    return [{name: column[row] for name, column in document.items()} for row in columns[0]]


def _below_header(items: list[Any]) -> list[Any]:
    """The records of rows below a row with their names, as spreadsheets answer; other items as they are."""
    if not items or not all(isinstance(row, list) for row in items):
        return items
    names = items[0]
    if not all(isinstance(name, str) for name in names) or text_name(names) is None:
        return items
    return [dict(zip(names, row, strict=False)) for row in items[1:]]


def _lists(node: Any, depth: int) -> Iterator[list[Any]]:
    """The lists in an object and in the objects inside it, without those that are empty."""
    if isinstance(node, dict) and depth < _DEEPEST:
        for value in node.values():
            if isinstance(value, list) and value:
                yield value
            else:
                yield from _lists(value, depth + 1)


def _with_source(document: Record, items: list[Any]) -> list[Any]:
    """The items of a JSON Feed with the feed's title as their source; those of any other document as they are."""
    title = document.get("title")
    if not str(document.get("version")).startswith("https://jsonfeed.org/") or not isinstance(title, str):
        return items
    return [{"source": title, **item} if isinstance(item, dict) else item for item in items]
