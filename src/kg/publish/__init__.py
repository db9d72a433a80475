"""Publication: dumps of the built graph in open formats."""

from .dump import FORMATS, export

__all__ = ["FORMATS", "export"]
