"""ZIP archives, those of web archives (WACZ) among them: read as a folder is, without unpacking it to the disk."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections import Counter
from typing import BinaryIO, cast

from loaders.sources.base import Found, SourceError, Unreadable, passed_over, read_whole
from loaders.sources.contents import (
    ALONE,
    OFFICE,
    SUFFIXES,
    articles_from_bytes,
    buffered,
    holds_articles,
    peek,
    suffix_of,
)
from loaders.sources.manifest import NAME, read_manifest, told_of, with_metadata
from loaders.sources.options import Options

_MAGIC = b"PK\x03\x04", b"PK\x05\x06"  # of one with members, of an empty one
_MOST = 64 * 1024 * 1024  # of one that comes through a pipe
_MEMBERS = 100_000
# What systems and browsers put beside the articles.
_BESIDE = ("__MACOSX/", ".", "Thumbs.db")


def articles_from_any(stream: BinaryIO, suffix: str, name: str, id: str, options: Options) -> Found:
    """As `articles_from_bytes`, and of a ZIP archive the articles of the files in it.

    The id of an article that is a file is the archive's with the path inside it.
    """
    stream = buffered(stream)
    if not peek(stream, 4).startswith(_MAGIC) or suffix in (".xlsx", ".docx", ".odt", ".ods"):
        yield from articles_from_bytes(stream, suffix, name, id, options)
        return
    try:
        whole = stream if stream.seekable() else cast(BinaryIO, io.BytesIO(read_whole(stream, _MOST)))
        with zipfile.ZipFile(whole) as archive:
            names = archive.namelist()
            if not OFFICE.isdisjoint(names) or any(name.endswith(".opf") for name in names):
                whole.seek(0)
                yield from articles_from_bytes(buffered(whole), suffix, name, id, options)
            else:
                yield from _members(archive, name, id, options)
    except Unreadable as error:
        yield error.error(name, id)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
        yield SourceError(name, f"is damaged ({error})", "give the archive whole", id)


def _members(archive: zipfile.ZipFile, name: str, id: str, options: Options) -> Found:
    infos = sorted((info for info in archive.infolist() if not info.is_dir()), key=lambda info: info.filename)
    if len(infos) > _MEMBERS:
        raise Unreadable(f"holds {len(infos):,} files", "unpack it and load the folder")
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("is locked with a password", "unpack it and load the folder")
    over: Counter[str] = Counter()
    manifests = {}
    taken = 0
    for info in infos:
        folder, _, file = info.filename.rpartition("/")
        if folder not in manifests:
            manifests[folder], errors = read_manifest(zipfile.Path(archive, f"{folder}/" if folder else ""))
            yield from errors
        if reason := _passed_over(archive, info, options):
            if file != NAME or not manifests[folder]:
                over[reason] += 1
            continue
        taken += 1
        suffix = suffix_of(file)
        with archive.open(info) as member:
            place = f"{name}: {info.filename}"
            found = articles_from_bytes(
                buffered(cast(BinaryIO, member)), suffix, place, f"{id}/{info.filename}", options
            )
            metadata = told_of(manifests[folder], file) if SUFFIXES[suffix] in ALONE else None
            yield from with_metadata(found, metadata) if metadata else found
    passed_over(name, +over)
    if not taken:
        raise Unreadable("the archive holds no articles", f"give one with files that end in {', '.join(SUFFIXES)}")


def _passed_over(archive: zipfile.ZipFile, info: zipfile.ZipInfo, options: Options) -> str | None:
    """Why a file in an archive is passed over, in words to be counted; None for one that is read."""
    file = info.filename.rpartition("/")[2]
    suffix = suffix_of(file)
    if file.startswith(_BESIDE[1:]) or info.filename.startswith(_BESIDE[0]):
        return "hidden file"
    if not suffix:
        return f".{file.rpartition('.')[2].lower()} file" if "." in file else "file without suffix"
    with archive.open(info) as member:
        held = holds_articles(cast(BinaryIO, member), suffix, options)
    return None if held else f"{suffix} file without articles"
