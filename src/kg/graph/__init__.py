"""The graph: lifted triples assembled into one dataset and kept on disk."""

from .build import build
from .derive import derive
from .release import Release
from .store import Answer, Store, open_store

__all__ = ["Answer", "Release", "Store", "build", "derive", "open_store"]
