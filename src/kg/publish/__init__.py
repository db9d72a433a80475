"""Publication: dumps of the built graph in open formats."""

from .dump import FORMATS, STEM, export

__all__ = ["FORMATS", "STEM", "export"]
