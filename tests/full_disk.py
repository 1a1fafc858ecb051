"""A disk that is really full, under SQLite, under the tables of PostgreSQL, and under copies: `make full-disk`.

Mounts a few megabytes of memory as a disk (`mount -t tmpfs`), which takes the rights of root, and fills it. Prints what
happens, a line each; exits with 1 where anything is lost, ends with a traceback or is not said in words.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from models import database as storage
from models.tokens import create_token
from tests import postgresql
from tests.api.server import running
from tests.soak import COMMAND, sentence

SEEDS = Path(__file__).parents[1] / "seeds"
ARTICLES = 3000
failed: list[str] = []


@contextmanager
def disk(megabytes: int) -> Iterator[Path]:
    """A disk of so many megabytes."""
    folder = Path(tempfile.mkdtemp(prefix="bangiao-disk-"))
    folder.chmod(0o755)
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", folder], check=True)
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", folder], check=True)
        folder.rmdir()


@contextmanager
def filled(folder: Path) -> Iterator[None]:
    """The disk without room, to its last byte."""
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65_536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    yield
    ballast.unlink()


def told(what: str, held: bool, said: str) -> None:
    """Print what happened, and remember what should not have."""
    print(f"{'ok' if held else 'WRONG':6}{what}: {said.strip().splitlines()[-1] if said.strip() else ''}", flush=True)
    if not held:
        failed.append(what)
        print(said[-3000:])


def bangiao(url: str, *arguments: object) -> tuple[int, str]:
    """The status and the output of a command on a database."""
    done = subprocess.run(
        [COMMAND, *map(str, arguments)], env=os.environ | {"DATABASE_URL": url}, capture_output=True, text=True,
        check=False, timeout=500,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def refused(what: str, url: str, *arguments: object) -> None:
    """A command that has to end with an error which names the disk."""
    status, said = bangiao(url, *arguments)
    told(what, status not in (0, 139) and "disk" in said and "Traceback" not in said, said)


def stored(url: str) -> set[str]:
    """The ids of all events."""
    lines = bangiao(url, "export")[1].splitlines()
    return {json.loads(line)["id"] for line in lines if line.startswith("{")}


def database(name: str, url: str, folder: Path) -> None:
    """A database on a full disk: what is there stays, what does not fit is refused, it goes on when there is room."""
    status, said = bangiao(url, "load", SEEDS)
    told(f"{name}: a load that fits", status == 0, said)
    before = stored(url)
    many = folder.parent / f"{folder.name}.jsonl"
    padding = " ".join(random.Random(1).randbytes(4).hex() for _ in range(1000))  # which no database packs much
    lines = (json.dumps({"id": f"f{n}", "text": f"{sentence(n)} {padding}"}) for n in range(ARTICLES))
    many.write_text("\n".join(lines), encoding="utf-8")
    try:
        refused(f"{name}: a load that fills the disk", url, "load", many)
        with filled(folder):
            refused(f"{name}: a load without any room", url, "load", many)
    finally:
        many.unlink()
    status, said = bangiao(url, "check")
    told(f"{name}: check, once there is a little room", status == 0, said)
    after = stored(url)
    told(f"{name}: nothing lost", before <= after, f"{len(before)} events before, {len(after)} after")


def service(url: str, folder: Path) -> None:
    """A service on a disk that becomes full: writing is a 503, reading goes on."""
    storage.start(url)
    token, _ = create_token("full", ["read", "write"])
    storage.stop()
    with running(url, 1) as address, filled(folder):
        request = urllib.request.Request(
            f"{address}/articles?id=n", "".join(map(sentence, range(300))).encode(),
            {"Authorization": f"Bearer {token}", "Content-Type": "text/plain"},
        )  # fmt: skip
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                status, said = response.status, response.read().decode()
        except urllib.error.HTTPError as error:
            status, said = error.code, error.read().decode()
        told("service: a post", status == 503 and "disk" in said, f"{status} {' '.join(said.split())}")
        with urllib.request.urlopen(f"{address}/events?limit=1", timeout=60) as response:
            told("service: reading goes on", response.status == 200, str(response.status))


def copies(url: str, folder: Path) -> None:
    """Copies over older ones: these stay, to the byte, where there is no room for the new ones."""
    for name, command in (("events.jsonl.gz", ("export", "--articles", "--output")), ("copy", ("backup", "--force"))):
        path = folder / name
        status, said = bangiao(url, *command, path)
        told(f"{command[0]}: with room", status == 0, said)
        good = path.read_bytes()
        with filled(folder):
            refused(f"{command[0]}: without room", url, *command, path)
        left = sorted(one.name for one in folder.iterdir())
        told(
            f"{command[0]}: the older copy", path.read_bytes() == good, f"is as it was; on the disk: {', '.join(left)}"
        )
        path.unlink()


def main() -> int:
    if os.geteuid() != 0 or shutil.which("mount") is None:
        print("a disk can be mounted by root alone: nothing was tried")
        return 2
    # a signal to end unmounts what is mounted
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with disk(4) as folder:
        database("SQLite", f"sqlite:///{folder}/events.sqlite3", folder)
    with disk(8) as folder:
        url = f"sqlite:///{folder}/events.sqlite3"
        bangiao(url, "load", SEEDS)
        service(url, folder)
    with disk(8) as folder, tempfile.TemporaryDirectory() as home:
        url = f"sqlite:///{home}/events.sqlite3"
        bangiao(url, "load", SEEDS)
        copies(url, folder)
    with postgresql.running() as server, disk(8) as folder:
        import psycopg

        with psycopg.connect(server, autocommit=True) as connection:
            row = connection.execute("SHOW data_directory").fetchone()
            assert row is not None
            owner = Path(row[0]).stat()
            os.chown(folder, owner.st_uid, owner.st_gid)
            connection.execute(f"CREATE TABLESPACE small LOCATION '{folder}'")
            connection.execute("ALTER DATABASE postgres SET default_tablespace = small")
        database("PostgreSQL", server, folder)
    print(f"{len(failed)} of what was tried went wrong" if failed else "all of it held")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
