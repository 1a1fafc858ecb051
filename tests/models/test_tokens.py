from __future__ import annotations

from typing import Any

import pytest
from peewee import Database

from models.dialect import run
from models.records import RecordError
from models.tokens import create_token, list_tokens, revoke_token, verify_token


def test_a_token_is_shown_once_and_kept_hashed(database: Database) -> None:
    secret, record = create_token("bàn tin", ["write", "read"])
    assert (record["name"], record["scopes"], record["revoked"]) == ("bàn tin", ["read", "write"], None)
    stored = repr(run(database, "SELECT * FROM token").fetchall())
    assert secret not in stored
    assert secret.split("_", 2)[2] not in stored
    found = verify_token(secret)
    assert found is not None
    assert found["id"] == record["id"]
    assert found["last_used"] is not None


@pytest.mark.parametrize("change", [lambda s: s[:-1], lambda s: s[:-1] + ("A" if s[-1] != "A" else "B"), lambda s: ""])
def test_another_secret_is_refused(database: Database, change: Any) -> None:
    secret, _ = create_token("x")
    assert verify_token(change(secret)) is None
    assert verify_token(secret.replace(secret[3:15], "0" * 12)) is None
    assert verify_token("\ud800") is None


def test_the_secret_of_one_does_not_open_another(database: Database) -> None:
    one, _ = create_token("x")
    two, _ = create_token("y")
    assert verify_token(one[:16] + two[16:]) is None


@pytest.mark.parametrize("by", ["id", "name"])
def test_a_revoked_token_is_refused_for_good(database: Database, by: str) -> None:
    secret, record = create_token("x")
    assert revoke_token(record[by]) is True  # type: ignore[literal-required]
    assert verify_token(secret) is None
    assert revoke_token(record[by]) is False  # type: ignore[literal-required]
    assert [token["revoked"] is not None for token in list_tokens()] == [True]
    create_token("x")  # the name is free again
    assert len(list_tokens()) == 2


def test_use_is_noted_once_a_minute(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    secret, _ = create_token("x")
    moments = iter([1_000_000, 31_000_000, 62_000_001])
    monkeypatch.setattr("models.instants.now", lambda: next(moments))
    seen = [verify_token(secret) for _ in range(3)]
    assert [token["last_used"][14:19] for token in seen if token and token["last_used"]] == ["00:01", "00:01", "01:02"]


@pytest.mark.parametrize(
    ("name", "scopes", "message"),
    [("", ["read"], "name"), ("x", ["admin"], "scopes: expected some of read, write"), ("x", [], "got none")],
)
def test_what_is_no_token(database: Database, name: str, scopes: list[str], message: str) -> None:
    with pytest.raises(RecordError, match=message):
        create_token(name, scopes)


def test_a_name_is_used_once(database: Database) -> None:
    create_token("x")
    with pytest.raises(RecordError, match="already"):
        create_token("x ")
