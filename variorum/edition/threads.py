"""How many threads NumPy multiplies matrices in: one, while a build parses.

The language model's matrices are too small to be shared out: a second thread mostly waits in a loop, which doubles the
work of a parse for nothing and takes the time from other processes (measured: 12.3 s of work for 2.6 s, on two busy cores).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager

SETTINGS = ("OPENBLAS_NUM_THREADS", "GOTO_NUM_THREADS", "OMP_NUM_THREADS")
"""The variables that OpenBLAS takes its number of threads from; the first one that is set holds.

Source: OpenBLAS, README, "Setting the number of threads using environment variables"."""


@contextmanager
def one_thread() -> Iterator[None]:
    """Within, a NumPy that is imported for the first time gets one thread, unless the user has set a number.

    OpenBLAS looks at the setting when it is loaded and never again, so it is taken back afterwards.
    """
    if any(name in os.environ for name in SETTINGS):
        yield
        return
    os.environ[SETTINGS[0]] = "1"
    try:
        yield
    finally:
        del os.environ[SETTINGS[0]]
