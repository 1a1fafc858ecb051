"""`bangiao serve`: gunicorn with the application in it, stopped gracefully, failing in one clear line."""

from __future__ import annotations

import errno
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from loaders.sources.base import reason

THREADS = 8  # per worker, and as many for those that write: they wait for the database and for slow readers
SHOWN: dict[str, Any] = {"show_default": True, "show_envvar": True}


@click.command("serve")
@click.option("--host", default="127.0.0.1", envvar="BANGIAO_HOST", help="Address to listen on.", **SHOWN)
@click.option(
    "--port", default=8000, envvar="BANGIAO_PORT", type=click.IntRange(1, 65535), help="Port to listen on.", **SHOWN
)
@click.option(
    "--workers",
    envvar="BANGIAO_WORKERS",
    type=click.IntRange(1),
    default=lambda: len(os.sched_getaffinity(0)),
    show_default="one per processor",
    show_envvar=True,
    help="Processes that answer.",
)
@click.option(
    "--grace",
    default=30,
    envvar="BANGIAO_GRACE",
    type=click.IntRange(0),
    help="Seconds that requests under way have to finish after SIGTERM.",
    **SHOWN,
)
def command(host: str, port: int, workers: int, grace: int) -> None:
    """Serve the API and the page until stopped.

    SIGTERM finishes the requests under way first, Ctrl-C does not wait. Settings of the service are environment
    variables: see docs/deploying.md.
    """
    _check_address(host, port)
    with _metrics_folder():
        _check_application()
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"Bang Giao on http://{shown}:{port}/ (the API: /events, its documentation: /docs)", err=True)
        _serve(
            {
                "bind": f"{shown}:{port}",
                "workers": workers,
                "threads": THREADS,
                "worker_class": "api.worker.Worker",
                "limit_request_line": 8190,
                "graceful_timeout": grace,
                "timeout": 60,
                "loglevel": "warning",
                "control_socket_disable": True,
                "child_exit": _worker_left,
            }
        )


def _check_address(host: str, port: int) -> None:
    """Fail now, in words, where gunicorn would try again and again."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except (socket.gaierror, UnicodeError):
        raise click.ClickException(f"{host!r} is no address of this machine: give 127.0.0.1 or 0.0.0.0") from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            raise click.ClickException(f"port {port} is for root alone: give --port 1024 or above") from None
        except OSError as error:
            right = {
                errno.EADDRINUSE: "stop what does, or give another --port",
                errno.EADDRNOTAVAIL: "give a --host of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them",
            }.get(error.errno or 0, "give another --host or --port")
            raise click.ClickException(f"cannot listen on {host} port {port} ({reason(error)}): {right}") from None


@contextmanager
def _metrics_folder() -> Iterator[None]:
    """The folder through which workers add up their metrics; `api.metrics` reads it when it is first imported."""
    if "PROMETHEUS_MULTIPROC_DIR" in os.environ:
        yield
        return
    folder, maker = tempfile.mkdtemp(prefix="bangiao-metrics-"), os.getpid()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = folder
    try:
        yield
    finally:
        # a worker that ends comes through here too, while others may still be answering
        if os.getpid() == maker:
            shutil.rmtree(folder, ignore_errors=True)


def _check_application() -> None:
    """Make the application once before the workers do: what is wrong is said once, and one process alone brings the
    schema up to date."""
    from api.settings import SettingsError
    from models.database import DatabaseUnavailable, DatabaseUrlError, stop
    from models.migrations import SchemaError

    try:
        _application()
    except (SettingsError, DatabaseUrlError, SchemaError, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from error
    stop()


def _application() -> Any:
    from api.app import create_app

    return create_app()


def _worker_left(_: object, worker: Any) -> None:
    from api.metrics import worker_left

    worker_left(worker.pid)


def _serve(options: dict[str, Any]) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options.items():
                if name in self.cfg.settings:  # older versions do not know all of them
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return _application()  # in each worker, so that no connection is shared across a fork

    Server().run()
