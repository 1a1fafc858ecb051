"""Articles as JSON Lines: `{"id", "text", "published"?, "url"?, "title"?, "source"?}`, one on each line.

The shape is the fixed contract of `bangiao extract --jsonl -`; other fields are ignored, so that any export can be
read. Every line gives exactly one article or one error, in order, a blank line too.
"""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any, BinaryIO, TypedDict

from loaders.article import Article
from loaders.patterns import lazy_re
from loaders.published import read_published
from loaders.sources.base import (
    MAX_BYTES,
    Found,
    SourceError,
    Unreadable,
    checked_id,
    clean_text,
    day_not_understood,
    read_whole,
    remark,
    utf8_text,
)
from loaders.sources.columns import FIELDS, field_names, published_names, text_name
from loaders.sources.encoding import FONTS, decoded, font_encoding, tell_of
from loaders.sources.json_shapes import bare, records_of, unwrapped, with_beside, words
from loaders.sources.markup import without_markup
from loaders.sources.options import Options


class Metadata(TypedDict):
    """What is known of an article beside its text; None where it is not."""

    title: str | None
    url: str | None
    source: str | None
    published: str | None


_FILE_NAMES = ("id", "file", "filename", "file_name", "path")  # under which a manifest names a file
_AS_GIVEN = Options()
_JSON = lazy_re(r"[^\s,]")  # where the next document begins
_RIGHT = 'give one JSON object such as {"id": "1", "text": "…", "published": "2017-06-19"}'


#: What is right for articles that are known by their addresses alone.
ADDRESSES_ALONE = ", or a list of the addresses alone, one on each line, which is followed"

# How a first line begins in UTF-16 or UTF-32, with its mark or without.
_WIDE = (b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"\0\0\0{", b"\0\0\xfe\xff")


def read_json_lines(stream: BinaryIO, name: str, options: Options = _AS_GIVEN) -> Found:
    """One article or error for each line of `stream`, named `name` in errors, read one line at a time."""
    for _, found in read_with_ids(stream, name, options):
        yield found


def read_with_ids(
    stream: BinaryIO, name: str, options: Options = _AS_GIVEN
) -> Iterator[tuple[str | int, Article | SourceError]]:
    """As `read_json_lines`, each with the id as the line gave it: a number stays a number for who joins on it."""
    for number, line in enumerate(read_lines(stream), start=1):
        place = f"{name} line {number}"
        yield _article(partial(_object, line, place), number, place, options)


def read_json(data: bytes, name: str, options: Options = _AS_GIVEN) -> Found:
    """The articles of a JSON document: an object with a `text`, a list of such objects, or one of the shapes of
    `loaders.sources.json_shapes`. Whatever its bytes are, they are read as text is (see `loaders.sources.encoding`)."""
    text = bare(_document_text(data, name))
    try:
        documents = [json.loads(text, strict=False)]
    except json.JSONDecodeError as error:
        if error.msg != "Extra data":
            raise Unreadable(f"not JSON ({error.msg} at line {error.lineno})", _RIGHT) from None
        documents = _one_after_another(text)
        if not documents:  # one object on each line, under the name of a document
            yield from read_json_lines(io.BytesIO(data), name, options)
            return
    except (RecursionError, ValueError):
        raise Unreadable("not JSON that can be read (nested too deep, or a number too long)", _RIGHT) from None
    if not isinstance(documents[0], (dict, list)):
        raise Unreadable(f"the document is {_kind(documents[0])}", "give a list of objects, each with a text")
    items = (item for document in documents for item in records_of(document))
    for number, item in enumerate(items, start=1):
        yield _article(partial(_is_object, item), number, f"{name} item {number}", options)[1]


def _one_after_another(text: str) -> list[Any]:
    """The documents of a text that holds several without being one on each line: over several lines each, or without a
    line break between them. Empty where it is something else."""
    first, _, rest = text.strip().partition("\n")
    if rest and _is_json(first):
        return []  # each line has its own place
    decoder, documents, at = json.JSONDecoder(strict=False), list[Any](), 0
    try:
        while start := _JSON.search(text, at):
            document, at = decoder.raw_decode(text, start.start())
            documents.append(document)
    except (ValueError, RecursionError):
        return []
    return documents


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _article(
    given: Callable[[], dict[str, Any]], number: int, place: str, options: Options
) -> tuple[str | int, Article | SourceError]:
    """The id and the article of one object, or what is wrong with it."""
    id: str | int = str(number)
    try:
        record = given()
        for field, key in options.mapped.items():
            record[field] = record.get(key)
        if record.get("text") in (None, ""):
            record = _with_text(record, place if number == 1 else None)
        record = with_beside(record)
        id = _id(record, options.missing_id(record, number))
        text, metadata = _text(record), _metadata(record, place)
        if font := font_encoding(text):
            # VNI has two characters for one: what is converted here would no longer be where it was
            told = f"written for {font}, an encoding of fonts" if font in FONTS else f"{font}, not Unicode"
            raise Unreadable(f"text is {told}", "convert it to Unicode")
        return id, Article(id=str(id), text=text, **metadata)
    except Unreadable as error:
        return id, error.error(place, id)


def _with_text(record: dict[str, Any], place: str | None) -> dict[str, Any]:
    """A record whose `text` is missing or empty with the text that stands under another name, where there is one."""
    found = with_usual_names({name: value for name, value in record.items() if name != "text"}, place)
    return found if "text" in found or "text" not in record else record


def with_usual_names(record: dict[str, Any], place: str | None) -> dict[str, Any]:
    """A record without a `text` as it means itself, by the usual names of its keys; unchanged where none of them is
    plainly a text.

    Markup in a text is taken away, and of a value in an object (`{"rendered": "…"}`, `{"name": "…"}`) the words count.
    What was read as what is said of `place`, where there is one.
    """
    record = unwrapped(record)
    if "text" in record:
        return record
    key = text_name(name for name, value in record.items() if isinstance(words(value), str))
    if key is None or not str(words(record[key])).strip():
        return record
    told: dict[str, Any] = {"text": key}
    for field in ("id", "title", "url", "source"):
        names = (name for name in field_names(field, record) if isinstance(words(record[name]), (str, int)))
        if name := next(names, None):
            told[field] = name
    if place is not None:
        remark(place, "keys: " + ", ".join(f"{field} from “{name}”" for field, name in told.items()))
    made = {field: words(record[name]) for field, name in told.items()}
    plain = {field: without_markup(value) if isinstance(value, str) else value for field, value in made.items()}
    return {name: value for name, value in record.items() if name not in FIELDS or name == "published"} | plain


def is_article_line(line: bytes, key: str = "text") -> bool:
    """True where `line` is a JSON object with a text: how a folder tells articles from manifests and labels."""
    try:
        record = _object(line)
    except Unreadable:
        return False
    return key in record or text_name(unwrapped(record)) is not None


def metadata_from_line(line: bytes | None) -> tuple[str, Metadata]:
    """The file name and the metadata of one line of a manifest; `Unreadable` where it is none."""
    record = _object(line)
    name = next((record[key] for key in _FILE_NAMES if record.get(key)), None)
    if not isinstance(name, str) or not name:
        raise Unreadable("id is missing" if name in (None, "") else f"id is {_kind(name)}", "give the file's name")
    return clean_text(name), _metadata(record, f"the line for {name}")


def read_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of `stream` in UTF-8, None in place of one that is too long to hold; also where they come in UTF-16, as
    PowerShell writes them, or UTF-32."""
    first = stream.readline(MAX_BYTES + 1)
    if first.startswith(_WIDE):
        data = first + read_whole(stream)
        with suppress(Unreadable):  # then each of its lines is named
            data = decoded(data).text.encode("utf-8", "replace")
        stream = io.BytesIO(data)
        first = stream.readline(MAX_BYTES + 1)
    yield from _whole_lines(first, stream)


def _whole_lines(line: bytes, stream: BinaryIO) -> Iterator[bytes | None]:
    while line:
        if len(line) <= MAX_BYTES:
            yield line
        else:
            while line and not line.endswith(b"\n"):
                line = stream.readline(MAX_BYTES)
            yield None
        line = stream.readline(MAX_BYTES + 1)


def _object(line: bytes | None, place: str | None = None) -> dict[str, Any]:
    """The object of a line; of a `place`, an odd byte in it costs one character, which is said."""
    if line is None:
        raise Unreadable(f"the line is longer than {MAX_BYTES // 2**20} MiB", "give one article on each line")
    text = (_utf8(line, place) if place else utf8_text(line)).strip()
    if not text:
        raise Unreadable("the line is empty", _RIGHT)
    try:
        record = json.loads(text, strict=False)
    except json.JSONDecodeError as error:
        raise Unreadable(f"not JSON ({error.msg} at column {error.colno})", _RIGHT) from None
    except (RecursionError, ValueError):
        raise Unreadable("not JSON that can be read (nested too deep, or a number too long)", _RIGHT) from None
    return _is_object(record)


def _utf8(line: bytes, place: str) -> str:
    """The text of a line in UTF-8, be it with a few odd bytes."""
    try:
        return utf8_text(line)
    except Unreadable:
        with suppress(Unreadable):
            found = decoded(line)
            if found.encoding == "UTF-8" and b"\0" not in line:
                tell_of(found, place)
                return found.text.removeprefix("\ufeff")
        raise


def _is_object(record: Any) -> dict[str, Any]:
    if not isinstance(record, dict):
        raise Unreadable(f"the line is {_kind(record)}, not an object", _RIGHT)
    return record


def _id(record: dict[str, Any], missing: str) -> str | int:
    given = record.get("id")
    if isinstance(given, dict):
        given = words(given)
    if given is None or given == "":
        return missing
    if isinstance(given, float) and given.is_integer():  # as pandas makes of a column with gaps
        given = int(given)
    if isinstance(given, str):
        return checked_id(given)
    if isinstance(given, int) and not isinstance(given, bool):
        return given
    raise Unreadable(f"id is {_kind(given)}", "give a string")


def _text(record: dict[str, Any]) -> str:
    if "text" not in record:
        known = any(isinstance(record[name], str) for name in field_names("url", record))
        raise Unreadable("text is missing", f"give the article's text as a string{ADDRESSES_ALONE if known else ''}")
    text = words(record["text"])
    if isinstance(text, list) and text and all(isinstance(part, str) or isinstance(_part(part), str) for part in text):
        text = "".join(part if isinstance(part, str) else _part(part) for part in text)
    if not isinstance(text, str):
        raise Unreadable(f"text is {_kind(text)}", "give the article's text as a string")
    return clean_text(text)


def _part(part: Any) -> Any:
    """The words of a part of a text that says how they look, as Telegram writes it: `{"type": "bold", "text": "…"}`."""
    return part.get("text") if isinstance(part, dict) else None


def _document_text(data: bytes, name: str) -> str:
    found = decoded(data)
    tell_of(found, name)
    return found.text.removeprefix("\ufeff")


def _metadata(record: dict[str, Any], place: str) -> Metadata:
    return Metadata(
        title=_optional(record, "title"),
        url=_optional(record, "url"),
        source=_optional(record, "source"),
        published=_published(record, place),
    )


def _optional(record: dict[str, Any], name: str) -> str | None:
    value = record.get(name)
    if isinstance(value, list) and len(value) < 2:  # as scrapers keep what they found
        value = value[0] if value else None
    if isinstance(value, dict):
        value = words(value) or value
    if value is None or value == "":
        return None
    if name != "url" and type(value) in (int, float):
        value = str(value)
    if not isinstance(value, str):
        raise Unreadable(f"{name} is {_kind(value)}", "give a string, or leave it out")
    return clean_text(value)


def _published(record: dict[str, Any], place: str) -> str | None:
    value = record.get("published")
    if value not in (None, "", 0, 1):  # a flag, true or 1, says only that it was
        return published_day(words(value) or value, place, stated=True)
    for name in published_names(record):
        if day := published_day(words(record[name]) or record[name], place, stated=False):
            return day
    return published_day(value, place, stated=True)


def published_day(value: Any, place: str, *, stated: bool, month_first: bool = False) -> str | None:
    """The publication day that `value` tells, in any form. One that is not understood is an error where it was
    `stated` under our own name for it, and else, since it may be something else, a remark."""
    try:
        return read_published(value.strip() if isinstance(value, str) else value, month_first=month_first)
    except ValueError as error:
        if stated:
            wrong, _, right = str(error).rpartition(": ")
            raise Unreadable(wrong, right) from None
        if isinstance(value, (str, int, float)):
            day_not_understood(place, str(value))
        return None


def _kind(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "a truth value", type(None): "null"}
    return names.get(type(value), "a number")
