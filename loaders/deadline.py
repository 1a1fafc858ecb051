"""A bound on the time that one piece of work may take, in whatever thread it runs."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_AGAIN = 1.0  # seconds after which a deadline that something swallowed is raised once more


class DeadlineError(BaseException):
    """The time is over. No `Exception`, so that nothing inside the work takes it for a fault of its own."""


@contextmanager
def deadline(seconds: float | None) -> Iterator[None]:
    """Raise `DeadlineError` in the block once it has lasted `seconds` of real time; None or 0 is no bound.

    In the main thread a signal interrupts even a long regular expression; in another one the error waits for the call
    into C that it is in.
    """
    if not seconds:
        yield
    elif threading.current_thread() is threading.main_thread():
        with _by_signal(seconds):
            yield
    else:
        with _by_timer(seconds):
            yield


@contextmanager
def _by_signal(seconds: float) -> Iterator[None]:
    def expire(number: int, frame: FrameType | None) -> None:
        raise DeadlineError

    before = signal.signal(signal.SIGALRM, expire)
    try:
        signal.setitimer(signal.ITIMER_REAL, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _by_timer(seconds: float) -> Iterator[None]:
    thread = ctypes.c_ulong(threading.get_ident())
    lock, over = threading.Lock(), False

    def expire() -> None:
        with lock:
            if not over:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, ctypes.py_object(DeadlineError))

    timer = threading.Timer(seconds, expire)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with lock:
            over = True
            ctypes.pythonapi.PyThreadState_SetAsyncExc(thread, None)  # one that has not been raised yet
        timer.cancel()
