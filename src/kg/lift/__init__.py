"""Lifting: a row in, the triples it states out. Knows nothing of files or stores."""

from .everything import Lifted, lift

__all__ = ["Lifted", "lift"]
