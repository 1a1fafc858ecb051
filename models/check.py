"""Whether what is kept beside the events agrees with them, and making it anew."""

from __future__ import annotations

from models import derived, tallies
from models.database import bound, change, connected


@connected
def verify_counts() -> list[str]:
    """What is wrong with the counts, a line for each difference (the first of each table); none if all is well."""
    return tallies.differences(bound())


@connected
def verify_documents() -> list[str]:
    """What is wrong with the JSON of events, a line for each that differs (the first ones); none if all is well."""
    return derived.differences(bound())


@connected
def rebuild() -> None:
    """Make the JSON of all events and all counts anew. Readers go on meanwhile, writers wait."""
    with change() as transaction:
        transaction.mark()
        derived.refresh(bound(), always=True)
