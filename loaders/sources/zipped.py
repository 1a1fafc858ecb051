"""Office files are ZIP archives: checked before a library opens them, so that a small file cannot fill the memory."""

from __future__ import annotations

import io
import zipfile

from loaders.sources.base import Unreadable

MAX_UNPACKED = 256 * 1024 * 1024
_RATIO = 200  # text in XML packs to a tenth; a bomb to a thousandth
_SMALL = 8 * 1024 * 1024


def checked_zip(data: bytes) -> list[str]:
    """The names in a ZIP archive; `Unreadable` where it is damaged, locked or would unpack to far more than it is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise Unreadable(f"is damaged ({error})", "save it again") from None
    size = sum(info.file_size for info in infos)
    if size > MAX_UNPACKED or size > max(_SMALL, _RATIO * len(data)):
        raise Unreadable(f"would unpack to {size // 2**20:,} MiB", "give a smaller file, or CSV or plain text")
    if any(info.flag_bits & 1 for info in infos):
        raise Unreadable("is locked with a password", "save it without one")
    return [info.filename for info in infos]
