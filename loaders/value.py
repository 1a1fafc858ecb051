"""Values: small dataclasses that nobody changes once they are made, of which an article makes a thousand.

`@dataclass(frozen=True)` hinders changes while the program runs, and sets every field by a call for it, which makes a
value four times as dear. Here the type checker alone hinders them (`frozen_default`), at no cost.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """A dataclass with slots, equal and hashed by its fields, whose fields the type checker lets nobody set."""
    return dataclass(slots=True, unsafe_hash=True)(cls)


def fields_of(made: Any) -> tuple[Any, ...]:
    """The fields of a value or a dataclass in their order: what its class makes an equal one of."""
    names: tuple[str, ...] = made.__match_args__
    return tuple(getattr(made, name) for name in names)
