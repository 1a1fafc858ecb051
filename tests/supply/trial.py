"""Bang Giao used from end to end as it is installed. Knows nothing but the standard library and the command.

Run by `tests.supply.wheel`, with the Python of the environment in which Bang Giao was installed, in an empty folder.
"""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

COMMAND = Path(sys.executable).with_name("bangiao")
TEXT = (
    "Chiều 2/6/2022, tại Hà Nội, Bộ trưởng Quốc phòng Việt Nam Phan Văn Giang hội đàm với Bộ trưởng Quốc phòng Lào "
    "Chansamone Chanyalath."
)
PAGE = (
    f"<!DOCTYPE html><html><head><title>Hội đàm</title></head><body><article><p>{TEXT}</p>"
    + "<p>Hai bên trao đổi nhiều việc và thống nhất các nội dung hợp tác cho năm tới.</p>" * 5
    + "</article></body></html>"
)


def main() -> None:
    from importlib.util import find_spec

    where = find_spec("api")
    assert where is not None
    assert where.origin is not None
    assert Path(sys.prefix) in Path(where.origin).parents, f"{where.origin} is not what was installed"
    os.environ["DATABASE_URL"] = f"sqlite:///{Path.cwd()}/events.sqlite3"
    print(run("--version").strip())
    Path("tin.txt").write_text(TEXT, encoding="utf-8")
    Path("trang.html").write_text(PAGE, encoding="utf-8")
    line = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False)
    (extracted,) = [json.loads(said) for said in run("extract", "-", "--jsonl", given=line).splitlines()]
    check_event(extracted["events"])
    run("load", "tin.txt", "trang.html")
    run("check")
    assert len(run("export").splitlines()) == 1
    run("backup", "copy.sqlite3")
    token = run("token", "create", "trial").split()[-1]
    serve(token)
    run("restore", "--replace", "copy.sqlite3")
    print("the commands and the service work")


def run(*words: str, given: str | None = None) -> str:
    """What a command prints. It has to succeed."""
    done = subprocess.run([COMMAND, *words], input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"bangiao {' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def check_event(events: list[dict[str, Any]]) -> None:
    (event,) = events
    assert (event["date"], sorted(event["countries"]), event["type"]) == ("2022-06-02", ["LA", "VN"], "talks"), event


def serve(token: str) -> None:
    """Ask a server for everything it has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    quiet = os.environ | {"BANGIAO_LOG_LEVEL": "WARNING"}
    server = subprocess.Popen([COMMAND, "serve", f"--port={port}", "--workers=1"], env=quiet)
    try:
        for _ in range(150):
            try:
                urllib.request.urlopen(f"{address}/readyz", timeout=5).close()
                break
            except OSError:
                assert server.poll() is None, "the server ended"
                time.sleep(0.2)
        events = json.loads(ask(f"{address}/events?from=2022-06-02&to=2022-06-02&country=L%C3%A0o"))["events"]
        check_event(events)
        id = events[0]["id"]
        for suffix in ("json", "jsonl", "csv", "ics", "atom", "timeline.json", "xlsx"):
            ask(f"{address}/events.{suffix}")
        for path in (f"/events/{id}", f"/events/{id}/history", "/articles", "/articles.csv", "/countries", "/pairs",
                     "/timeline?interval=year", "/facets", "/openapi.json", "/openapi.yaml", "/metrics"):  # fmt: skip
            ask(address + path)
        seen: set[str] = set()
        for path in ("/", "/?lang=vi", "/?lang=en", "/docs", f"/view/events/{id}", "/static/page.css"):
            walk(address, path, seen)
        assert any(path.endswith(".woff2") for path in seen), "no font is asked for"
        print(f"{len(seen)} addresses of the page answer")
        for path, status in (("/extract", 200), ("/articles?id=x", 201)):
            request = urllib.request.Request(
                address + path, TEXT.encode(), {"Content-Type": "text/plain", "Authorization": f"Bearer {token}"}
            )
            with urllib.request.urlopen(request, timeout=30) as answer:
                assert answer.status == status, (path, answer.status)
    finally:
        server.terminate()
        assert server.wait(40) == 0, "the server did not end well"


def walk(address: str, path: str, seen: set[str]) -> None:
    """Ask for a page and for all that it needs of ours: styles, scripts, pictures, fonts."""
    seen.add(path)
    text = ask(address + path).decode("utf-8")
    needed = re.findall(r"<(?:link|script|img)[^>]*?(?:href|src)=\"([^\"]+)\"", text) + re.findall(
        r"url\(\"?([^\")]+)\"?\)", text
    )
    for found in needed:
        found = found.replace("&amp;", "&").removeprefix(address)
        if found.startswith("fonts/"):
            found = "/static/" + found
        if found.startswith("/") and found not in seen:
            seen.add(found)
            ask(address + found)


def ask(address: str) -> bytes:
    """The body of an answer, which has to be 200 and not empty."""
    with urllib.request.urlopen(address, timeout=30) as answer:
        body: bytes = answer.read()
        assert answer.status == 200, (address, answer.status)
    assert body, f"{address} is empty"
    return body


if __name__ == "__main__":
    main()
