"""Pictures a paper could print: network, map, degrees, growth, states by country, communities."""

from .gallery import GALLERY, draw_all

__all__ = ["GALLERY", "draw_all"]
