"""How far the two ends of a link are apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from math import asin, cos, radians, sin, sqrt
from typing import Final

from kg.tables import Catalogue
from kg.tables.model import Counterpart, Link, Municipality, Place

__all__ = ["great_circle", "link_distance"]

EARTH: Final = 6371.0088
"""Mean radius of the Earth, in km: R1 of IUGG (Moritz 2000, Journal of Geodesy 74:128-162)."""

Point = tuple[float, float]
"""Latitude and longitude in degrees, WGS 84."""


def great_circle(one: Point, other: Point) -> float:
    """Return the distance of two points on a sphere, in km, from 0 to half a circumference.

    The haversine formula; against the ellipsoid it is off by 0.5 % at most.

    >>> round(great_circle((0.0, 0.0), (0.0, 90.0)), 1)
    10007.6
    """
    (lat, long), (to_lat, to_long) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_long - long) / 2) ** 2
    return 2 * EARTH * asin(min(1.0, sqrt(half)))


def link_distance(catalogue: Catalogue) -> Callable[[Link], int | None]:
    """Return what gives the distance of a link's ends, in whole km.

    An end is the seat of a municipality, or a local counterpart. A link of more than two parties
    has no distance, nor one of which an end is a state, a country or an organization, or has no
    known coordinates.
    """
    points = _points(catalogue)

    def distance(link: Link) -> int | None:
        ends = [points.get(party) for party in link.parties]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            return None
        return round(great_circle(ends[0], ends[1]))

    return distance


def _points(catalogue: Catalogue) -> Mapping[str, Point]:
    seats = {
        row.id: (float(row.latitude), float(row.longitude))
        for row in catalogue.of(Place)
        if row.latitude is not None and row.longitude is not None
    }
    points = {row.id: seats[row.seat] for row in catalogue.of(Municipality) if row.seat in seats}
    for row in catalogue.of(Counterpart):
        if row.kind == "local-government" and row.latitude and row.longitude:
            points[row.id] = float(row.latitude), float(row.longitude)
    return points
