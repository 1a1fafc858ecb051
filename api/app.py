"""The application: settings, database, resources, page, in this order."""

from __future__ import annotations

import importlib.util
import logging
import os
from collections.abc import Callable, Mapping
from typing import Any

from flask import Flask, Response, request
from flask_compress import Compress
from flask_smorest import Api  # type: ignore[import-untyped]
from peewee import OperationalError
from werkzeug.middleware.proxy_fix import ProxyFix

from api import cors, logs, metrics, openapi, problems, ratelimit, reference, web
from api.problems import Problem, answer
from api.resources import articles, counts, events, health
from api.resources.base import ArticleId, EventId
from api.settings import Settings, read_settings
from api.uploads import StrictRequest
from api.wording import foreign, tell
from models import database
from models.database import DatabaseBusy, DatabaseFull
from models.records import RecordError

log = logging.getLogger("bangiao")
RESOURCES = (events, counts, articles, health)


#: Seconds that a request waits to write: fewer than its client waits for the answer.
BUSY_SECONDS = 10


class Application(Flask):
    """Flask for views and hooks that are plain functions."""

    def ensure_sync(self, func: Callable[..., Any]) -> Callable[..., Any]:
        """The function as it is: Flask would look at each, at every request, whether it is a coroutine."""
        return func


class Specified(Api):  # type: ignore[misc]
    """flask-smorest's registry of resources, without its own error documents and pages."""

    def _register_error_handlers(self) -> None:
        """Errors are `api.problems`' business."""


def create_app(config: Mapping[str, Any] | None = None) -> Flask:
    """The WSGI application.

    `config` overrides settings of the environment (see `api.settings`) and gives Flask's own (`TESTING`). With
    `START_DATABASE` false no database is opened, for those who only want to know what the API looks like.
    Raises `SettingsError`, and what `models.database.start` raises.
    """
    given = dict(config or {})
    settings = read_settings(os.environ, given)
    app = Application("api", static_folder="static", template_folder="templates")
    app.request_class = StrictRequest
    app.config.update({k: v for k, v in given.items() if k.isupper()})
    app.config["MAX_CONTENT_LENGTH"] = settings.max_body
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.url_map.converters |= {"event": EventId, "article": ArticleId}
    app.url_map.merge_slashes = False  # ids of articles may hold any slashes
    app.extensions["bangiao"] = settings
    if given.get("START_DATABASE", True):
        database.start(settings.database_url, busy_seconds=BUSY_SECONDS)
    _common(app, settings)
    _resources(app)
    _page(app)
    if settings.trusted_proxies:
        n = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=n, x_proto=n, x_host=n, x_prefix=n)  # type: ignore[method-assign]
    return app


def _common(app: Flask, settings: Settings) -> None:
    """What holds for every request. What is registered first after a request acts last."""
    logs.configure(settings)
    logs.init_app(app)
    metrics.init_app(app)
    app.config["COMPRESS_MIMETYPES"] = [
        "application/json", "application/jsonl", "application/problem+json", "application/atom+xml",
        "application/vnd.timelinejs+json", "application/yaml", "text/csv", "text/calendar", "text/html", "text/css",
        "text/javascript", "image/svg+xml",
    ]  # fmt: skip
    app.config["COMPRESS_ALGORITHM"] = list(web.CODINGS)
    app.config["COMPRESS_ALGORITHM_STREAMING"] = ["br", "deflate"]
    app.config["COMPRESS_BR_LEVEL"] = 4
    Compress(app)
    cors.init_app(app, settings.cors_origins)
    web.init_app(app)
    if settings.rate_limit is not None:
        ratelimit.init_app(app, settings.rate_limit, settings.rate_limit_store)
    problems.init_app(app)

    @app.errorhandler(RecordError)
    def _unstorable(error: RecordError) -> Response:
        return answer(Problem("unprocessable", foreign(error)))

    @app.errorhandler(DatabaseBusy)
    @app.errorhandler(DatabaseFull)
    @app.errorhandler(OperationalError)
    def _unwritable(error: Exception) -> Response:
        silent = isinstance(error, OperationalError)
        text = tell("the database does not answer") if silent else foreign(error)
        log.warning("the database: %s", error)
        return answer(Problem("unavailable", f"{text}; {tell('nothing was changed')}", headers={"Retry-After": "5"}))

    @app.before_request
    def _open() -> None:
        if app.config.get("START_DATABASE", True) and request.endpoint not in ("health.Live", "metrics", "static"):
            try:
                database.open_connection()
            except Exception as error:
                raise Problem("unavailable", tell("the database does not answer") + f" ({type(error).__name__})",
                              headers={"Retry-After": "5"}) from error  # fmt: skip

    @app.teardown_request
    def _release(_: BaseException | None) -> None:
        database.release_connection()


def _resources(app: Flask) -> None:
    """Register the resources and the documents that describe them."""
    app.config.update(API_TITLE=openapi.TITLE, API_VERSION=openapi.VERSION, OPENAPI_VERSION="3.1.0")
    api = Specified(app)
    for converter in (EventId, ArticleId):
        api.register_converter(converter, lambda _: {"schema": {"type": "string"}})
    openapi.prepare(api)
    for module in RESOURCES:
        api.register_blueprint(module.blp)
    app.extensions["bangiao-spec"] = api.spec
    openapi.init_app(app)
    reference.init_app(app)


def _page(app: Flask) -> None:
    """Register the page, where it is installed."""
    if importlib.util.find_spec("api.page") is not None:
        from api.page import bp

        app.register_blueprint(bp)


def openapi_yaml() -> str:
    """The text of `openapi.yaml`; needs no database."""
    return openapi.render()
