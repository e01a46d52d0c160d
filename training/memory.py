"""Memory given back now and then, where jemalloc is the allocator.

Left to itself it gives the large arrays of every step back and fetches them anew, a third of a step's time; told never
to give back (MALLOC_CONF, set by `make train`) it grows without end, as every batch has another shape.
"""

import ctypes

EVERY = 40  # batches
ALL = b"arena.4096.purge"  # jemalloc's number for all of its arenas


def give_back(batch: int) -> None:
    """Give back what is free, after every EVERY batches; nothing happens under another allocator."""
    library = ctypes.CDLL(None)
    if batch % EVERY == EVERY - 1 and hasattr(library, "mallctl"):
        library.mallctl(ALL, None, None, None, ctypes.c_size_t(0))
