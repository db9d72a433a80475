"""The graph: lifted triples assembled into one dataset and kept on disk."""

from .build import build
from .release import Release
from .store import Answer, Store, open_store

__all__ = ["Answer", "Release", "Store", "build", "open_store"]
