"""One item's work, with whatever it provokes put into words: what runs in a worker, so that no exception travels."""

from __future__ import annotations

import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from loaders.deadline import DeadlineError, deadline

Item = TypeVar("Item")
Result = TypeVar("Result")
Work = TypeVar("Work", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong with one item, never a reason to stop the others.

    `slow` where its time was over, `lost` where the process that worked on it is gone: another try may go well.
    """

    reason: str
    slow: bool = False
    lost: bool = False


def attempt(work: Callable[[Item], Result], item: Item, seconds: float | None = None) -> Result | Failure:
    """The result of `work`, which may take `seconds` (None: as long as it likes), or the failure.

    What the first item alone would wait for is done by `work.prepare`, where it has one, and takes no item's time.
    """
    try:
        prepare(work)
        with deadline(seconds):
            return work(item)
    except DeadlineError:
        return too_slow(seconds)
    except Exception as error:  # whatever one article provokes, the next is read
        return Failure(f"{type(error).__name__}: {error} ({_place(error)})")


def prepare(work: Callable[..., Any]) -> None:
    """Do once in this process what `work` needs (see `prepared_by`)."""
    needed = getattr(work, "prepare", None)
    if needed is not None:
        needed()


def prepared_by(needed: Callable[[], object]) -> Callable[[Work], Work]:
    """Mark a function whose process has to be prepared for it once; `needed` is called before every item."""

    def mark(work: Work) -> Work:
        work.prepare = needed  # type: ignore[attr-defined]
        return work

    return mark


def too_slow(seconds: float | None) -> Failure:
    """The failure of an item whose time was over."""
    return Failure(f"it takes longer than {seconds:g} seconds", slow=True)


def _place(error: Exception) -> str:
    """The innermost line of the program that an exception came from, for whoever has to mend it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{Path(frame.filename).name} line {frame.lineno}"
