"""Bearer tokens for the API: made, checked, listed, revoked.

A token is `bg_ID_SECRET`: the id finds the row, the secret (256 random bits) is only kept as its SHA-256, which is
enough for a secret that nobody can guess.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Sequence

from models import instants
from models.database import change, connected
from models.records import RecordError, TokenRecord, storable
from models.tables import Token

SCOPES = ("read", "write")

#: Seconds between two notes of a token's use, so that reading does not always write.
NOTE_SECONDS = 60

_TOKEN = re.compile(r"bg_([0-9a-f]{12})_([A-Za-z0-9_-]{43})")
_MICROSECONDS = 1_000_000


@connected
def create_token(name: str, scopes: Sequence[str] = ("read",)) -> tuple[str, TokenRecord]:
    """Make a token; the first value is the token itself, which cannot be read again later.

    Raises RecordError for an empty or used name and for unknown scopes.
    """
    name = storable(name).strip()
    if not name:
        raise RecordError("name: a token needs a name that says whose it is")
    for scope in scopes:
        if scope not in SCOPES:
            raise RecordError(f"scopes: expected some of {', '.join(SCOPES)}, got {scope!r}")
    if not scopes:
        raise RecordError(f"scopes: expected some of {', '.join(SCOPES)}, got none")
    with change():
        if Token.select().where((Token.name == name) & Token.revoked.is_null()).exists():
            raise RecordError(f"name: there is a token {name!r} already; revoke it first")
        number, secret = secrets.token_hex(6), secrets.token_urlsafe(32)
        row = Token.create(
            id=number,
            name=name,
            hash=_hash(secret),
            scopes=[scope for scope in SCOPES if scope in scopes],
            created=instants.now(),
        )
    return f"bg_{number}_{secret}", _record(row)


@connected
def verify_token(secret: str) -> TokenRecord | None:
    """The token's record, None for one that is malformed, unknown or revoked. Notes the use, once a minute."""
    match = _TOKEN.fullmatch(secret)
    row = Token.get_or_none(Token.id == match[1]) if match else None
    # compared even where there is no row, so that the time does not tell which ids exist
    right = hmac.compare_digest(row.hash if row else _hash(""), _hash(match[2] if match else secret))
    if row is None or not right or row.revoked is not None:
        return None
    now = instants.now()
    if row.last_used is None or now - row.last_used > NOTE_SECONDS * _MICROSECONDS:
        with change():
            Token.update(last_used=now).where(Token.id == row.id).execute()
        row.last_used = now
    return _record(row)


@connected
def revoke_token(id_or_name: str) -> bool:
    """Revoke the token with this id or name for good; False where none is in force."""
    found = ((Token.id == id_or_name) | (Token.name == id_or_name)) & Token.revoked.is_null()
    with change():
        return bool(Token.update(revoked=instants.now()).where(found).execute())


@connected
def list_tokens() -> list[TokenRecord]:
    """All tokens, revoked ones too, the oldest first."""
    return [_record(row) for row in Token.select().order_by(Token.created, Token.id)]


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()


def _record(row: Token) -> TokenRecord:
    return {
        "id": row.id,
        "name": row.name,
        "scopes": row.scopes,
        "created": instants.to_text(row.created),
        "revoked": instants.optional_text(row.revoked),
        "last_used": instants.optional_text(row.last_used),
    }
