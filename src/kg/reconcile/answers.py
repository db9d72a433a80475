"""What a person decided about the rows of a registry, obeyed."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from kg.errors import DataError, Location, near
from kg.intake import ParsedDate, read_date

from .abroad import CounterpartSide
from .country_names import CountryNames
from .decision import Decision, Reason

__all__ = ["Answers"]

_DECIDED: Final = Reason("lo decidió una persona", "a person decided")


class Answers:
    """Turns the answers of a review into decisions.

    Args:
        review: By row number, the answers by field.
        governments: Keys of the Mexican governments.
        kinds: Keys of the kinds of counterpart.
        countries: Names of countries.
        abroad: Knows the counterparts, and what was offered as one.
        also: Keys of counterparts that may be named besides.
    """

    def __init__(
        self,
        review: Mapping[int, Mapping[str, str]],
        *,
        governments: Collection[str],
        kinds: Collection[str],
        countries: CountryNames,
        abroad: CounterpartSide,
        also: Collection[str],
    ) -> None:
        self._review = review
        self._governments, self._kinds, self._also = governments, kinds, also
        self._countries, self._abroad = countries, abroad

    def text(self, number: int, name: str) -> str:
        """Return what was answered about a field of a row; empty if nothing was."""
        return self._review.get(number, {}).get(name, "").strip()

    def government(self, number: int) -> Decision | None:
        """Return the Mexican governments a person named.

        Raises:
            DataError: There is no such government.
        """
        keys = _keys(self.text(number, "government"))
        for key in keys:
            if key not in self._governments:
                raise DataError(
                    Location("review", number, "government"),
                    f"no government {key!r}.",
                    near(key, self._governments) or "Write mx- and the INEGI code.",
                )
        return Decision(keys, 1.0, _DECIDED) if keys else None

    def country(self, number: int) -> Decision | None:
        """Return the country a person named, by its letters or its name.

        Raises:
            DataError: There is no such country.
        """
        answer = self.text(number, "country")
        if not answer:
            return None
        code = answer.split()[0].lower()
        if code in self._countries.keys.values():
            return Decision((code,), 1.0, _DECIDED)
        found = self._countries.decide(answer)
        if len(found.keys) != 1:
            raise DataError(
                Location("review", number, "country"),
                f"no country {answer!r}.",
                "Write its two letters in ISO 3166-1, such as jp, or its name.",
            )
        return Decision(found.keys, 1.0, _DECIDED)

    def counterpart(self, number: int, text: str, country: str, division: str) -> Decision | None:
        """Return the counterpart a person chose, or the new one a person asked for.

        Args:
            number: Number of the row.
            text: The cell that names the counterpart.
            country: Key of its country; empty for an organization.
            division: The cell that names its division.

        Raises:
            DataError: There is no such counterpart, or no such kind of one.
        """
        answer = self.text(number, "counterpart")
        if not answer:
            return None
        if answer.startswith("new"):
            kind = answer.partition(":")[2].strip() or "local-government"
            if kind not in self._kinds:
                raise DataError(
                    Location("review", number, "counterpart"), f"no kind {kind!r}.",
                    near(kind, self._kinds) or f"Use one of {', '.join(sorted(self._kinds))}.",
                )  # fmt: skip
            made = self._abroad.made(text, country, division, kind)
            return Decision(made, 1.0 if made else 0.5, _DECIDED)
        keys = _keys(answer)
        known = {*self._governments, *self._also}
        for key in keys:
            if key not in known and not self._abroad.knows(key):
                raise DataError(
                    Location("review", number, "counterpart"),
                    f"no counterpart {key!r}.",
                    "Write its key as in counterparts.csv, or new and its kind: new:university.",
                )
        return Decision(keys, 1.0, _DECIDED)

    def country_of(self, number: int, counterpart: Decision) -> Decision | None:
        """Return the country of a counterpart that a person chose, whatever the row says."""
        if not self.text(number, "counterpart") or len(counterpart.keys) != 1:
            return None
        (key,) = counterpart.keys
        country = "mx" if key in self._governments else self._abroad.country_of(key)
        return Decision((country,), 1.0, _DECIDED) if country else None

    def signed(self, number: int) -> ParsedDate | None:
        """Return the date of signature a person gave."""
        answer = self.text(number, "signed")
        return read_date(answer) if answer else None


def _keys(answer: str) -> tuple[str, ...]:
    return tuple(part.split()[0] for part in answer.split(";") if part.strip())
