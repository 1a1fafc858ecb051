"""`bangiao serve`: gunicorn with the application in it, stopped gracefully, failing in one clear line."""

from __future__ import annotations

import os
import socket
from typing import Any

import click

THREADS = 4  # per worker: requests wait for the database and for slow clients, not for the processor


SHOWN: dict[str, Any] = {"show_default": True, "show_envvar": True}


@click.command("serve")
@click.option("--host", default="127.0.0.1", envvar="BANGIAO_HOST", help="Address to listen on.", **SHOWN)
@click.option("--port", default=8000, envvar="BANGIAO_PORT", type=click.IntRange(1, 65535), help="Port.", **SHOWN)
@click.option(
    "--workers",
    envvar="BANGIAO_WORKERS",
    type=click.IntRange(1),
    default=lambda: len(os.sched_getaffinity(0)),
    show_default="one per processor",
    show_envvar=True,
    help="Processes that answer.",
)
@click.option("--timeout", default=30, type=click.IntRange(1), show_default=True, help="Seconds to finish on stopping.")
def command(host: str, port: int, workers: int, timeout: int) -> None:
    """Serve the API and the page until stopped (Ctrl-C, SIGTERM); requests under way are finished first."""
    _check_address(host, port)
    _check_application()
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Bang Giao on http://{shown}:{port}/ (the API: /events, its documentation: /docs)", err=True)
    _server(
        {
            "bind": f"{shown}:{port}",
            "workers": workers,
            "threads": THREADS,
            "worker_class": "gthread",
            "graceful_timeout": timeout,
            "timeout": 60,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
    )


def _check_address(host: str, port: int) -> None:
    """Fail now, in words, where gunicorn would try again and again."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as error:
        raise click.ClickException(f"{host} is no address of this machine ({error.strerror})") from None
    with socket.socket(family, kind, protocol) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError:
            raise click.ClickException(f"port {port} needs rights this user has not: give one from 1024 on") from None
        except OSError as error:
            raise click.ClickException(
                f"cannot listen on {host} port {port} ({error.strerror}): stop what does, or give another --port"
            ) from None


def _check_application() -> None:
    """Make the application once before the workers do: wrong settings are said once, and the schema is brought up
    to date by one process."""
    from api.settings import SettingsError
    from models.database import DatabaseUnavailable, DatabaseUrlError, SchemaError, stop

    try:
        _application()
    except (SettingsError, DatabaseUrlError, SchemaError, DatabaseUnavailable) as error:
        raise click.ClickException(str(error)) from error
    stop()


def _application() -> Any:
    from api.app import create_app

    return create_app()


def _server(options: dict[str, Any]) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for name, value in options.items():
                if name in self.cfg.settings:
                    self.cfg.set(name, value)

        def load(self) -> Any:
            return _application()  # in each worker, so that no connection is shared across a fork

    Server().run()
