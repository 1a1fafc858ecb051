"""Tables that are made of the package's own files, kept between runs: to make them takes longer than an article.

A table is plain data (dictionaries, tuples, texts, numbers), written by `marshal`, so that reading one makes no objects
and runs nothing. It lies in the user's cache folder under its name and a key of everything that it is made of: the
files of this package with their sizes and times, its place, the version of Python, the user's own facts. So it is made
anew where any of them changed, and whoever looks for it under another key does not find it.

Nothing here ever fails: where a table cannot be kept, is damaged or may be somebody else's, it is made each time.
"""

from __future__ import annotations

import contextlib
import marshal
import os
import stat
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib.util import source_hash
from pathlib import Path
from typing import Any, TypeVar

from platformdirs import user_cache_path

Table = TypeVar("Table")
_FORMAT = b"bangiao table 1\n"  # a file begins with it, and with the hash of what follows
_HASH = 8
_VARIANTS = 4  # of a table are kept: other environments, other facts
# A file changed so shortly before may change again without a trace in its time.
_SETTLED = 2 * 10**9


def kept(name: str, make: Callable[[], Table], own: bytes | None = b"") -> Table:
    """What `make` gives: as an earlier run kept it, or made now and kept.

    `make`: gives plain data, and the same again from the same files. `own`: a stamp of what of the user's it is made
    of as well (`stamp`); None where that is not known, so that nothing is kept. Raises what `make` raises.
    """
    found = find(name, own)
    if found is not None:
        table: Table = found
        return table
    made = make()
    keep(name, made, own)
    return made


def kept_of(name: str, make: Callable[[], Table], files: Sequence[Path]) -> tuple[Table, bytes | None]:
    """As `kept`, of a table that is made of these files of the user's as well, with their stamp.

    The stamp is None where they changed while it was made, so that nobody knows what it is made of. Raises what `make`
    raises, and OSError where a file cannot be read.
    """
    own = stamp(*files)
    found = find(name, own)
    if found is not None:
        return found, own
    made = make()
    settled = own if stamp(*files) == own else None
    keep(name, made, settled)
    return made, settled


def find(name: str, own: bytes | None = b"") -> Any | None:
    """The table as an earlier run kept it, None where none did."""
    path = _path(name, own)
    return _read(path) if path else None


def keep(name: str, table: Any, own: bytes | None = b"") -> None:
    """Keep a table, which must not be None, where that can be done."""
    path = _path(name, own)
    if path and _now() == _HERE:  # the files are still those that this program was read from
        _write(path, marshal.dumps(table))
        _tidy(path.parent, name)


def _path(name: str, own: bytes | None) -> Path | None:
    folder = cache_folder()
    if folder is None or own is None or _HERE is None:
        return None
    return folder / f"{name}-{source_hash(_HERE[0] + own).hex()}"


def cache_folder() -> Path | None:
    """The folder of kept tables: BANGIAO_CACHE, or `bangiao` in the user's cache folder; None where it says `off`."""
    return _folder(os.environ.get("BANGIAO_CACHE", "").strip())


@cache
def _folder(given: str) -> Path | None:
    if given.lower() == "off":
        return None
    return Path(given) if given else user_cache_path("bangiao", appauthor=False)


def stamp(*files: Path) -> bytes:
    """What these files hold, those that are not there left out. Raises OSError where one cannot be read."""
    return source_hash(b"".join(marshal.dumps((path.name, path.read_bytes())) for path in files if path.is_file()))


def _package_files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Name, size and time of every file of a folder and those in it, bytecode aside."""
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda e: e.name):
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _package_files(entry.path)
            else:
                found = entry.stat()
                yield entry.path, found.st_size, found.st_mtime_ns


def _now() -> tuple[bytes, int] | None:
    """What the package's files are at this moment, and when the last of them changed; None where they are no files."""
    try:
        found = list(_package_files(str(Path(__file__).parent)))
    except OSError:
        return None
    return marshal.dumps((sys.version, found)), max(changed for _, _, changed in found)


# As they are when the program starts: what it makes later is made by the code that it read now.
_HERE = _now()


def _read(path: Path) -> Any | None:
    """The table in a file; None where there is none, or none that this user or root wrote whole."""
    try:
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0)), "rb") as file:
            if not _is_ours(os.fstat(file.fileno())):
                return None
            data = file.read()
    except OSError:
        return None
    start = len(_FORMAT) + _HASH
    body = memoryview(data)[start:]
    if data[:start] != _FORMAT + source_hash(body):
        return None
    try:
        return marshal.loads(body)
    except (EOFError, TypeError, ValueError):
        return None


def _is_ours(found: os.stat_result) -> bool:
    """Whether a file is one that nobody but this user and root could have written."""
    if not stat.S_ISREG(found.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True  # where users have cache folders that are theirs alone
    return found.st_uid in (os.geteuid(), 0) and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _write(path: Path, body: bytes) -> None:
    """Write a table whole and at once, so that whoever reads sees the old one or the new one."""
    new = path.with_name(f"{path.name}.{os.urandom(6).hex()}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(_FORMAT + source_hash(body) + body)
        assert _HERE is not None
        if new.stat().st_mtime_ns - _HERE[1] > _SETTLED:
            new.replace(path)
    except OSError:
        pass
    with contextlib.suppress(OSError):
        new.unlink(missing_ok=True)


def _tidy(folder: Path, name: str) -> None:
    """Remove the oldest variants of a table beyond `_VARIANTS`."""
    with contextlib.suppress(OSError):
        variants = sorted(folder.glob(f"{name}-*"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in variants[_VARIANTS:]:
            path.unlink(missing_ok=True)
