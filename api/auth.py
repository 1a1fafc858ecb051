"""Who may write: bearer tokens (RFC 6750), made and revoked by `bangiao token`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from flask import g, request

from api.problems import Problem
from api.wording import tell
from models import tokens

P = ParamSpec("P")
R = TypeVar("R")


def writing(view: Callable[P, R]) -> Callable[P, R]:
    """Let only callers with the scope `write` reach `view`; their name is `g.writer`."""

    @wraps(view)
    def checked(*args: P.args, **kwargs: P.kwargs) -> R:
        g.writer = writer()
        return view(*args, **kwargs)

    return checked


def writer() -> str:
    """The name of the caller, whose token has the scope `write`. Raises `Problem` (401, 403)."""
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise Problem(
            "token-required", tell("send a token with the scope write as `Authorization: Bearer …`"),
            headers={"WWW-Authenticate": 'Bearer realm="bangiao"'},
        )  # fmt: skip
    token = tokens.verify_token(secret.strip())
    if token is None:
        raise Problem(
            "token-required", tell("the token is unknown or revoked"),
            headers={"WWW-Authenticate": 'Bearer realm="bangiao", error="invalid_token"'},
        )  # fmt: skip
    if "write" not in token["scopes"]:
        raise Problem(
            "scope-missing", tell("the token {name!r} may only {scopes}; write is needed", name=token["name"],
                                  scopes=", ".join(token["scopes"])),
            headers={"WWW-Authenticate": 'Bearer realm="bangiao", error="insufficient_scope", scope="write"'},
        )  # fmt: skip
    return token["name"]
