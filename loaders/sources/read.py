"""Tell sources apart by how they are named: `-`, an address, a path."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from urllib.parse import unquote, urlsplit

from loaders.sources.base import Found, SourceError, standard_input
from loaders.sources.files import read_path, read_stream
from loaders.sources.options import Options

_SHOWN = 40  # characters of a text that is named
_WORDS = 12  # of a name at most


def _is_text(source: str) -> bool:
    """Whether somebody gave the words of an article in place of a path."""
    if "\n" not in source.strip() and len(source.split()) <= _WORDS:
        return False
    try:
        return not Path(source).exists()
    except (OSError, ValueError):  # longer than any name
        return True


def read(sources: Iterable[str], options: Options | None = None) -> Found:
    """The articles of `sources` in order, with an error in place of each that cannot be read.

    A source is `-` (standard input), an address with http, https or file, a file or a folder. Reading is lazy: nothing
    is opened before its turn comes. What can be read but not as it is, or is passed over, is said in the log.
    """
    options = options or Options()
    for source in sources:
        if source == "-":
            yield from read_stream(standard_input(), "standard input", "-", options)
        elif source.lower().startswith(("http://", "https://")):
            from loaders.sources.follow import read_url  # the network only where it is asked for

            yield from read_url(source, options)
        elif source.lower().startswith(("file:///", "file://localhost/")):
            yield from read_path(Path(unquote(urlsplit(source).path)), options)
        elif _is_text(source):
            shown = " ".join(source.split())[:_SHOWN]
            yield SourceError(f"“{shown}…”", "is a text and no path", "give it on standard input, with - as the source")
        elif "://" in source:
            scheme = source.partition("://")[0]
            yield SourceError(source, f"addresses with {scheme} are not read", "give one with http or https, or a path")
        else:
            yield from read_path(Path(source), options)
