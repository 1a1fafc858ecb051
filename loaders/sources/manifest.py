"""What a `manifest.jsonl` tells of the files beside it: `{"id": file name, "published"?, "url"?, "title"?, "source"?}`.

Plain text and saved pages often come without their day and address; a collector keeps them here. Other fields of a
line are of no concern to loading.
"""

from __future__ import annotations

import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any, BinaryIO, cast

from loaders.article import Article
from loaders.sources.base import Found, SourceError, Unreadable
from loaders.sources.json_lines import Metadata, is_article_line, metadata_from_line, read_lines

NAME = "manifest.jsonl"


def read_manifest(folder: Path | zipfile.Path) -> tuple[dict[str, Metadata], list[SourceError]]:
    """Metadata by file name from the manifest of `folder` (none where there is none), and what is wrong in its lines.

    A `manifest.jsonl` whose first line has a `text` is articles of its own, no manifest. Of two lines for one file
    the first counts and the second is an error.
    """
    path = folder / NAME
    known: dict[str, Metadata] = {}
    errors: list[SourceError] = []
    try:
        with path.open("rb") as stream:
            for number, line in enumerate(read_lines(cast(BinaryIO, stream)), start=1):
                if number == 1 and line is not None and is_article_line(line):
                    return {}, []
                try:
                    name, metadata = metadata_from_line(line)
                    name = unicodedata.normalize("NFC", name.removeprefix("./"))
                    if name in known:
                        raise Unreadable(f"{name} is named a second time", "give each file one line")
                    known[name] = metadata
                except Unreadable as error:
                    errors.append(error.error(f"{path} line {number}"))
    except OSError:  # absent, or reported when the folder reads it
        return {}, []
    return known, errors


def told_of(manifest: dict[str, Metadata], file: str) -> Metadata | None:
    """What a manifest knows of a file, under its name or that without the suffix; it is then taken out of it."""
    name = unicodedata.normalize("NFC", file)
    return manifest.pop(name, None) or manifest.pop(name.rpartition(".")[0], None)


def with_metadata(found: Found, metadata: Metadata) -> Found:
    """`found` with what the manifest knows; that goes before what the file says of itself."""
    known: dict[str, Any] = {field: value for field, value in metadata.items() if value is not None}
    for item in found:
        yield replace(item, **known) if isinstance(item, Article) else item


def missing_file(folder: Path, name: str) -> SourceError:
    """The error for a file that the manifest of `folder` names and that is not there."""
    return SourceError(
        str(folder / NAME), f"names {name}, which is not in the folder", "take the line out, or put the file back", name
    )
