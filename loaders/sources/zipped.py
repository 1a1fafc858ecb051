"""Office files are ZIP archives: checked before a library opens them, so that a small file cannot fill the memory."""

from __future__ import annotations

import io
import zipfile
import zlib

from loaders.sources.base import Unreadable

MAX_UNPACKED = 256 * 1024 * 1024
#: Of its XML alone, where all of that is held at once, as a tree of some ten times its size.
MAX_TREE = 32 * 1024 * 1024
#: What packed bytes may unpack to: text packs to a tenth, a bomb to a thousandth.
MAX_RATIO = 200
_SMALL = 8 * 1024 * 1024
_STEP = 1024 * 1024


def checked_zip(data: bytes, most_xml: int = MAX_UNPACKED) -> list[str]:
    """The names in a ZIP archive; `Unreadable` where it is damaged, locked or would unpack to far more than it is.

    `most_xml`: the most bytes of XML. Each member is unpacked here once, piece by piece: what an archive states of its
    size need not be so, and whoever reads it in one go believes it.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if any(info.flag_bits & 1 for info in infos):
                raise Unreadable("is locked with a password", "save it without one")
            size = sum(info.file_size for info in infos)
            xml = sum(info.file_size for info in infos if info.filename.lower().endswith((".xml", ".rels")))
            if size > MAX_UNPACKED or size > max(_SMALL, MAX_RATIO * len(data)) or xml > most_xml:
                raise Unreadable(f"would unpack to {size // 2**20:,} MiB", "give a smaller file, or CSV or plain text")
            for info in infos:
                _try_out(archive, info)
    except Unreadable:
        raise
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable(f"is damaged ({error})", "save it again") from None
    return [info.filename for info in infos]


def _try_out(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Unpack a member and forget it. It ends where it says; what goes on is told by its checksum."""
    with archive.open(info) as member:
        while member.read(_STEP):
            pass
