"""The command line: words in, one call, words out. The only layer that prints and exits."""

from .main import main

__all__ = ["main"]
