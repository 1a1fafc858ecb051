"""Files and folders: what a file holds is told by its name and its first bytes; gzip is undone on the way."""

from __future__ import annotations

import gzip
import io
import os
import re
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any, BinaryIO, cast

from loaders.sources.base import MAX_BYTES, Found, SourceError, Unreadable, read_whole
from loaders.sources.feed import articles_from_feed, is_feed
from loaders.sources.html_page import article_from_html, is_html
from loaders.sources.json_lines import is_article_line, line_id, read_json_lines
from loaders.sources.manifest import missing_file, read_manifest, with_metadata
from loaders.sources.text_file import article_from_text
from loaders.sources.warc import articles_from_warc, is_warc

_GZIP = b"\x1f\x8b"
_PEEK = 4096

_TEXT, _PAGES, _LINES = (".txt", ".text"), (".html", ".htm", ".xhtml"), (".jsonl", ".ndjson")
_FEEDS, _WARCS = (".xml", ".rss", ".atom"), (".warc",)
_SUFFIXES = _TEXT + _PAGES + _LINES + _FEEDS + _WARCS

Ids = Callable[[dict[str, Any], int], str]


def read_path(path: Path, missing_id: Ids = line_id) -> Found:
    """The articles of a file or of a folder and the folders in it; errors name the path as it was given."""
    if path.is_dir():
        yield from _read_folder(path, missing_id)
    else:
        yield from _read_file(path, path.name, missing_id)


def read_stream(stream: BinaryIO, name: str, id: str, missing_id: Ids = line_id) -> Found:
    """The articles of bytes whose kind only they themselves tell: standard input."""
    yield from _read_bytes(_gunzipped(stream), "", name, id, missing_id)


def _read_folder(folder: Path, missing_id: Ids) -> Found:
    """Every article file below `folder`, in the order of their names.

    Taken are the suffixes above, each also with `.gz`. A `manifest.jsonl` gives the metadata of the text files and
    pages beside it (see `loaders.sources.manifest`); other JSON Lines whose first line has no `text` are passed over:
    they are labels beside the articles. So are XML files that are no feeds, and hidden files.
    """
    taken = 0
    refused: list[SourceError] = []

    def report(error: OSError) -> None:
        refused.append(_os_error(error, str(error.filename)))

    for directory, folders, names in os.walk(folder, onerror=report):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from refused
        taken += len(refused)
        refused.clear()
        manifest, errors = read_manifest(Path(directory))
        yield from errors
        for name in sorted(names):
            path = Path(directory, name)
            if name.startswith(".") or not _suffix(name) or not _holds_articles(path):
                continue
            taken += 1
            found = _read_file(path, path.relative_to(folder).as_posix(), missing_id)
            metadata = manifest.pop(name, None) if _suffix(name) in _TEXT + _PAGES else None
            yield from with_metadata(found, metadata) if metadata else found
        yield from (missing_file(Path(directory), name) for name in manifest)
    yield from refused
    if not taken and not refused:
        yield SourceError(
            str(folder), "the folder holds no articles", f"give a folder with files that end in {', '.join(_SUFFIXES)}"
        )


def _holds_articles(path: Path) -> bool:
    """False for a file beside the articles that plainly holds none; an unreadable one is for the reader to report."""
    suffix = _suffix(path.name)
    if suffix not in _LINES + _FEEDS:
        return True
    try:
        with path.open("rb") as stream:
            head = _gunzipped(stream)
            return is_article_line(head.readline(MAX_BYTES)) if suffix in _LINES else is_feed(head.read(_PEEK))
    except (OSError, EOFError, zlib.error):
        return True


def _read_file(path: Path, id: str, missing_id: Ids) -> Found:
    try:
        with path.open("rb") as stream:
            yield from _read_bytes(_gunzipped(stream), _suffix(path.name), str(path), id, missing_id)
    except OSError as error:
        yield _os_error(error, str(path))


def _read_bytes(stream: BinaryIO, suffix: str, name: str, id: str, missing_id: Ids) -> Found:
    try:
        head = _peek(stream)
        if suffix in _WARCS or is_warc(head):
            yield from articles_from_warc(stream, name)
        elif suffix in _LINES or (not suffix and re.match(rb'(\xef\xbb\xbf)?\s*\{\s*"', head)):
            if not head:
                raise Unreadable("is empty", "give one JSON object on each line")
            yield from read_json_lines(stream, name, missing_id)
        elif suffix in _FEEDS or (suffix not in _TEXT and is_feed(head)):
            yield from articles_from_feed(read_whole(stream), name)
        elif suffix in _PAGES or (suffix not in _TEXT and is_html(head)):
            yield article_from_html(read_whole(stream), id, name=name)
        else:
            yield article_from_text(read_whole(stream), id, name)
    except Unreadable as error:
        yield error.error(name, id)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        yield SourceError(name, f"is damaged gzip ({error})", "give the whole file again", id)


def _peek(stream: BinaryIO) -> bytes:
    """The first bytes of `stream`, left in it; no more than are there, so that a silent pipe is not waited for."""
    return cast(io.BufferedReader, stream).peek(_PEEK)[:_PEEK]


def _gunzipped(stream: BinaryIO) -> BinaryIO:
    """`stream` with gzip undone where its first bytes announce it, and always with `peek`."""
    buffered = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if buffered.peek(2)[:2] == _GZIP:
        return cast(BinaryIO, io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=buffered))))
    return cast(BinaryIO, buffered)


def _suffix(name: str) -> str:
    """The suffix that tells what a file holds, `.gz` aside; empty for one we do not know."""
    bare = name.lower().removesuffix(".gz")
    return next((suffix for suffix in _SUFFIXES if bare.endswith(suffix)), "")


def _os_error(error: OSError, name: str) -> SourceError:
    reasons = {
        FileNotFoundError: ("does not exist", "give the path of a file or folder that does"),
        PermissionError: ("cannot be read: permission denied", "allow reading it, for example with `chmod +r`"),
    }
    wrong, right = reasons.get(type(error), (f"cannot be read ({error.strerror or error})", "give a readable file"))
    return SourceError(name, wrong, right)
