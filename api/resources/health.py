"""`/healthz` and `/readyz`: whether the process lives, and whether it can answer."""

from __future__ import annotations

from flask import Response
from flask.views import MethodView

from api import service
from api.problems import Problem
from api.resources.base import Resource, content, documented
from api.schemas.answers import Health
from api.web import json_answer, release, shown
from api.wording import tell

blp = Resource("health", __name__, description="Whether the service lives and can answer.")
_HEALTH = Health()
_NO_STORE = {"Cache-Control": "no-store"}


@blp.at("/healthz")
class Live(MethodView):
    @blp.described(documented("getHealth", "Whether the process lives", answers={
        200: {"description": "It does.", "content": content(Health)},
    }))  # fmt: skip
    def get(self) -> Response:
        return json_answer(shown(_HEALTH, {"status": "ok", "version": release()}), headers=_NO_STORE)


@blp.at("/readyz")
class Ready(MethodView):
    @blp.described(documented("getReadiness", "Whether the database answers", errors=(503,), answers={
        200: {"description": "It does.", "content": content(Health)},
    }))  # fmt: skip
    def get(self) -> Response:
        try:
            service.last_change()
        except Exception as error:
            raise Problem("unavailable", tell("the database does not answer") + f" ({type(error).__name__})",
                          headers={"Retry-After": "5"}) from error  # fmt: skip
        return json_answer(shown(_HEALTH, {"status": "ok", "version": release()}), headers=_NO_STORE)
