"""The other side: the country of a counterpart, and what kind of agreement it is."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from babel import Locale
from rapidfuzz import process
from rapidfuzz.distance import OSA

from kg.tables import Catalogue
from kg.tables.model import Counterpart, Country, Division

from .decision import NOTHING, Decision, Reason
from .kinds import readings, type_of
from .lists import read_names
from .names import fold, joined
from .words import JOINING, NO_ANSWER, cut_short, stands_for
from .world import letters_of, states_of, towns_of

__all__ = ["PARTS", "ForeignSide", "its_country", "kind_of"]

_SEVERAL: Final = frozenset(
    {"congo", "guinea", "islas virgenes", "america central", "union europea"}
)
_NO_COUNTRY: Final = frozenset(
    {"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ", "AQ", "BV", "GS", "HM", "TF", "IC", "EA", "CP",
     "DG", "TA", "AC"}
)  # fmt: skip
_LANGUAGES: Final = (
    ("es", "MX"), ("es",), ("en",), ("fr",), ("pt",), ("it",), ("de",), ("nl",), ("ca",),
)  # fmt: skip
"""Of two countries of one name the language that stands first decides."""
PARTS: Final = re.compile(r"[,;()\[\]/|\n]|\s[-–—]\s")
_KINDS: Final = (
    ("letter-of-intent", r"intenc(ion(es)?)?\b|carta de int\b|letter of intent|loi\b"),
    ("twinning", r"herm|hn[ao]s?\b|sister|twin|gemel|jumelage|partnerstadt"),
    ("friendship", r"amist|ciudad(es)? amigas?\b|friend"),
    ("financing", r"financ|credito|prestamo|emprestito|donacion|donativo|subvencion|"
     r"grant|loan"),
    ("cooperation", r"coop|colab|conv(enio|\b)|mem(o|\b)|mou\b|mde\b|entend|understanding|"
     r"asociacion|partnership|intercambio|declaracion conjunta|joint declaration|marco"),
    ("other", r"."),
)  # fmt: skip


def kind_of(text: str, title: str = "") -> str:
    """Return the kind of agreement that a cell, or else the title, tells; empty if neither does.

    Where both tell, the more telling word decides: a *cooperation agreement* titled
    *Hermanamiento* is a twinning.

    >>> kind_of("Acuerdo de Hermanamiento de Amplio Alcance"), kind_of("MOU"), kind_of("")
    ('twinning', 'cooperation', '')
    """
    for words in (_spelt(fold(text)), _spelt(fold(title))):
        if words in NO_ANSWER:
            continue
        for kind, pattern in _KINDS:
            if re.search(rf"\b(?:{pattern})" if kind != "other" else pattern, words):
                if kind == "other" and words != fold(title) and title:
                    break
                return kind
    return ""


_OFFICIAL: Final = re.compile(
    r"^(?:the )?"
    r"(?:(?:arab|islamic|federal|federative|socialist|oriental|plurinational|bolivarian) )?"
    r"(?:republica|rep|reino|estado|gran ducado|principado|sultanato|emirato|mancomunidad|republic|"
    r"kingdom|state|grand duchy|principality|sultanate|commonwealth)"
    r"(?: (?:arabe|islamica|federal|federativa|socialista|oriental|plurinacional|bolivariana))?"
    r" (?:de los |de las |de la |del |de |of the |of )"
)
"""*República Árabe de Egipto* is Egypt; *popular* and *democrática* may tell another country."""
_CONTINENT: Final = re.compile(
    r" (?:c ?a|centro ?america|central america|america (?:central|del (?:norte|sur)|latina)|"
    r"s ?a|sud ?america|south america|europ[ae]|asia|africa)$"
)
"""What may stand after a country: *Guatemala, C.A.*"""
_CODE: Final = re.compile(r"[A-Z]{2}|[A-Za-z]\.\s?[A-Za-z]\.?")
"""*MX* and *U.K.*, not *Al.* for Alemania."""
_FORGIVEN: Final = 0.92
"""Score of a name with a typing error."""
_TERRITORIES: Final = frozenset({"as", "gu", "mp", "pr", "vi"})
_KIND_WORDS: Final = (
    "hermanamiento", "hermandad", "hermanas", "amistad", "colaboracion", "cooperacion", "convenio",
    "memorandum", "entendimiento", "intencion", "financiamiento", "friendship", "cooperation",
    "understanding", "twinning", "sister",
)  # fmt: skip


def _spelt(words: str) -> str:
    """Return folded words with those that tell a kind, mistyped by a sign or two, spelt right."""
    return " ".join(
        word
        if len(word) < 6
        else (process.extractOne(
            word, _KIND_WORDS, scorer=OSA.distance, score_cutoff=1 if len(word) < 12 else 2
        ) or (word,))[0]
        for word in words.split()
    )  # fmt: skip


_GOVERNMENT: Final = re.compile(
    r"(?:el |la |the )?(?:gobierno|government|embajada|embassy)(?: de la (?:republica|rep))?"
    r" (?:de los|de la|del|de|of the|of) (.+?)(?: (?:en|in) mexico)?"
)


def its_country(folded: str) -> str:
    """Return the country whose government or embassy a folded text names.

    >>> its_country("embajada de francia en mexico"), its_country("gobierno de los estados unidos")
    ('francia', 'estados unidos')
    """
    found = _GOVERNMENT.fullmatch(folded)
    return found[1] if found else ""


def _ways(name: str) -> tuple[str, ...]:
    """Return the names that CLDR writes as one: *Myanmar (Birmania)*, *Trinidad & Tobago*."""
    before, _, within = name.partition("(")
    forms = {name, before, within.rstrip(") "), name.replace("&", "and")}
    return tuple(sorted(form for form in forms if fold(form)))


class ForeignSide:
    """Decides which country a row's counterpart is of. Each distinct text is decided once.

    Args:
        catalogue: The curated tables: countries, first-level divisions and counterparts.
        registry: Folder with the lists of names of countries and divisions.
    """

    def __init__(self, catalogue: Catalogue, registry: Path) -> None:
        self._names: dict[str, str] = {}
        lists: list[dict[str, str]] = [dict(Locale(*tag).territories) for tag in _LANGUAGES]
        self._titles = lists[1], lists[2]
        for names in lists:
            for code in lists[0]:
                if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY:
                    for name in _ways(names.get(code, "")):
                        self._names.setdefault(fold(name), code.lower())
                    self._names.setdefault(code.lower(), code.lower())
        for country in catalogue.of(Country):
            for name in (country.name, country.name_en):
                self._names[fold(name)] = country.id
        written = read_names(registry / "country_names.csv")
        self._names |= written
        self._written = frozenset(written)
        """Names people write; of the others, two letters may as well be those of a division."""
        self.countries = self._names
        """Folded names of countries, and their keys."""
        former = read_names(registry / "former_countries.csv")
        self._former = {name: set(keys.split(";")) for name, keys in former.items()}
        self._long = [name for name in self._names if len(name) >= 4]
        self._divisions: dict[str, set[str]] = {}
        for division in catalogue.of(Division):
            for name in (division.name, division.name_en):
                self._divisions.setdefault(fold(name), set()).add(division.country)
        for name, key in read_names(registry / "division_names.csv").items():
            self._divisions.setdefault(name, set()).add(key.partition("-")[0])
        self._counterparts: dict[str, set[str]] = {}
        for counterpart in catalogue.of(Counterpart):
            if counterpart.country:
                for name in (counterpart.name, counterpart.name_en, *counterpart.other_names):
                    for reading in readings(name):
                        self._counterparts.setdefault(reading.name, set()).add(counterpart.country)
        self._known: dict[tuple[str, str, str], Decision] = {}

    def title(self, country: str) -> tuple[str, str]:
        """Return the Spanish and the English name of a country that CLDR has."""
        es, en = self._titles
        return es[country.upper()], en[country.upper()]

    def apart(self, country: str, division: str) -> tuple[str, str]:
        """Return the country and the division that two cells tell, of which one may hold both.

        *Michigan* alone or *Texas, EUA* in the cell of the country tell the division too.
        """
        if fold(division) or fold(country) in NO_ANSWER or self._name(country).score > _FORGIVEN:
            return country, division
        parts = [part.strip() for part in PARTS.split(country) if fold(part)]
        told = [part for part in parts if self._name(part).score <= _FORGIVEN]
        if len(told) != 1 or len(self._divisions_of(fold(told[0]))) != 1:
            return country, division
        return ", ".join(part for part in parts if part != told[0]), told[0]

    def _divisions_of(self, folded: str) -> set[str]:
        """Return the countries that have a division of this name."""
        found = set(self._divisions.get(folded, ()))
        return found | {"us"} if folded in states_of() else found

    def decide(self, country: str, counterpart: str = "", division: str = "") -> Decision:
        """Return the country, ISO 3166-1 alpha-2 in small letters.

        Args:
            country: The cell that names the country, if there is one.
            counterpart: The cell that names the counterpart; it may end in its country.
            division: The cell that names its state or province.
        """
        key = (country, counterpart, division)
        if key not in self._known:
            self._known[key] = self._decide(*key)
        return self._known[key]

    def _decide(self, country: str, counterpart: str, division: str) -> Decision:
        if fold(country) not in NO_ANSWER:
            found = self._country(country)
            if found.keys or not counterpart:
                return found
            several = set(found.candidates) | self._former.get(fold(country), set())
            there = several & self._countries_of(counterpart, several)
            if len(there) == 1:
                reason = Reason(
                    "el de la contraparte, entre varios", "the counterpart's, of several"
                )
                return Decision(tuple(there), 0.93, reason)
            if (likely := self._of_the_known(fold(country), counterpart)) is not None:
                return likely
            other = self._from_counterpart(counterpart, division)
            return Decision((), found.score, found.reason, other.keys or found.candidates)
        return self._from_counterpart(counterpart, division)

    def _of_the_known(self, country: str, counterpart: str) -> Decision | None:
        """Read *Cba* beside *Varadero*: a country mistyped that has a counterpart of that name."""
        if len(country) < 3:
            return None
        near = process.extract(
            country, list(self._names), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        keys = {self._names[one[0]] for one in near if len(one[0]) > 2}
        keys &= self._of(PARTS.split(counterpart)[0])
        if len(keys) != 1:
            return None
        reason = Reason("error de escritura del país", "typing error in the country")
        return Decision(tuple(keys), 0.92, reason)

    def _countries_of(self, counterpart: str, several: set[str]) -> set[str]:
        """Return those of several countries that a counterpart's division or town lies in."""
        name, *rest = [part for part in PARTS.split(counterpart) if fold(part)] or [""]
        within = [self._divisions_of(one.name) for part in rest for one in readings(part)]
        if told := set().union(*within) & several:
            return told
        known = self._of(name)
        return known & several or {
            key
            for key in several
            if any(towns_of(key).get(reading.name) for reading in readings(name))
        }

    def _of(self, name: str) -> set[str]:
        """Return the countries of the known counterparts of a name."""
        return next(
            (found for one in readings(name) if (found := self._counterparts.get(one.name))), set()
        )

    def _country(self, text: str) -> Decision:
        whole = self._name(text)
        if whole.keys:
            return whole
        parts = [part for part in PARTS.split(text) if fold(part)]
        found = [self._name(part) for part in parts]
        keys = tuple(dict.fromkeys(key for one in found for key in one.keys))
        if len(keys) == 1 and len(parts) > 1:
            return Decision(
                keys, 0.93, Reason("país entre otras palabras", "country among other words")
            )
        if len(keys) > 1:
            if keys[0] in _TERRITORIES and keys[1:] == ("us",):  # Guam (EUA)
                return Decision(keys[:1], 0.95, Reason("territorio", "territory"))
            return Decision((), 0.5, Reason("varios países", "several countries"), keys)
        return whole

    def _name(self, text: str) -> Decision:
        name = joined(fold(text))
        if name in letters_of() and name not in self._names and "." not in text:
            return Decision((letters_of()[name],), 0.98, Reason("código ISO", "ISO code"))
        if name in _SEVERAL:
            return Decision((), 0.5, Reason("nombre de varios países", "name of several countries"))
        for form in (
            name,
            _OFFICIAL.sub("", name),
            re.sub(r"^(?:pais |la |el |los |las |the )", "", name),
            _CONTINENT.sub("", name),
        ):
            if form in self._names and (
                len(form) > 2 or form in self._written or _CODE.fullmatch(text.strip())
            ):
                return Decision(
                    (self._names[form],), 1.0, Reason("nombre de país", "name of a country")
                )
        if (short := self._abbreviated(text)) is not None:
            return short
        allowed = 0 if len(name) < 4 else 1 if len(name) < 9 else 2
        if allowed:
            near = process.extract(
                name, self._long, scorer=OSA.distance, score_cutoff=allowed, limit=5
            )
            keys = {self._names[one[0]] for one in near}
            if len(keys) == 1:
                return Decision(
                    tuple(keys),
                    0.92,
                    Reason("error de escritura del país", "typing error in the country"),
                )
            if keys:
                return Decision(
                    (), 0.5, Reason("se parece a varios países", "it is like several countries"),
                    tuple(sorted(keys)),
                )  # fmt: skip
        return Decision((), 0.3, Reason("no se reconoce el país", "country not recognised"))

    def _abbreviated(self, text: str) -> Decision | None:
        """Read *C. Rica* and *Rep. Fed. de Alemania*: words cut short with a point."""
        short = cut_short(text)
        if not short:
            return None
        keys = {key for name, key in self._names.items() if stands_for(short, name)}
        if len(short) == 1:  # Fr. and Col., not French Guiana and Cocos Islands
            spanish = self._titles[0]
            begun = {
                k
                for k in set(self._names.values())
                if fold(spanish[k.upper()]).startswith(short[0][0])
            }
            keys = begun if len(begun) == 1 else keys
        if len(keys) == 1:
            reason = Reason("país abreviado", "country abbreviated")
            return Decision(tuple(keys), 0.94, reason)
        if keys:
            reason = Reason("abrevia varios países", "abbreviates several countries")
            return Decision((), 0.5, reason, tuple(sorted(keys)))
        return None

    def _at_the_end(self, first: str, last: str = "") -> Decision | None:
        """Read *Medellín Colombia* and *Laredo, TX*: a country or a division after the name.

        Two letters are those of a state of the United States only where a town of that name lies in
        it: *Cali, CO* is none.
        """
        words = (last or first).split()
        for cut in range(min(3, len(words) - (not last)), 0, -1):
            tail, head = fold(" ".join(words[-cut:])), " ".join(words[:-cut])
            if head and fold(words[-cut - 1]) in JOINING:
                continue
            keys = set(self._divisions.get(tail, ())) if len(tail) > 2 else set()
            if len(tail) > 2 and (told := self._names.get(tail)) and told != "mx":
                keys.add(told)
            elif self._in_state(head or first, tail):
                keys.add("us")
            if len(keys) == 1:
                reason = Reason("al final de la contraparte", "at the end of the counterpart")
                return Decision(tuple(keys), 0.93, reason)
        return None

    def _in_short(self, part: str, town: str) -> str | None:
        """Read *San José, C. Rica* and *Mayagüez, P.R.*: a country cut short after a town of it."""
        if len(fold(part)) > 2:
            short = self._abbreviated(part)
            return short.keys[0] if short is not None and short.keys else None
        key = self._names.get(fold(part)) if _CODE.fullmatch(part) else None
        if key is None or fold(part) in states_of():
            return None
        names = [reading.name for reading in readings(town)]
        known = self._of(town) | {key for name in names if towns_of(key).get(name)}
        return key if key in known else None

    def _in_state(self, town: str, letters: str) -> bool:
        state = states_of().get(letters, "")
        return bool(state) and any(
            found.division == state
            for reading in readings(town)
            for name in (reading.name, reading.name.replace(" ", ""))  # Mc Allen
            for small in (False, True)
            for found in towns_of("us", small=small).get(name, ())
        )

    def _from_counterpart(self, text: str, division: str) -> Decision:
        """Read *San Antonio, Texas, EUA*: the country at the end, the division, the known name."""
        if fold(text) in NO_ANSWER and fold(division) in NO_ANSWER:
            return NOTHING
        whose = its_country(fold(text))
        if whose not in self._divisions and self._names.get(whose, "mx") != "mx":
            reason = Reason("gobierno del país", "government of the country")
            return Decision((self._names[whose],), 0.94, reason)
        parts = [part.strip() for part in PARTS.split(text) if fold(part)]
        national = any(type_of(part) == "national-government" for part in parts[1:])
        if national and (own := self._names.get(fold(parts[0]), "mx")) != "mx":
            reason = Reason("gobierno del país", "government of the country")
            return Decision((own,), 0.94, reason)
        for part in reversed(parts[1:]):
            name = fold(part)
            within = self._divisions.get(name, set())
            told = self._names.get(name) if len(name) > 2 or name in self._written else None
            if told is None:
                told = self._in_short(part, parts[0])
            if told is not None and within <= {told}:
                return Decision(
                    (told,),
                    0.96,
                    Reason("país tras la contraparte", "country after the counterpart"),
                )
        for part in (division, *reversed(parts[1:])):
            countries = self._divisions.get(fold(part), set())
            if len(countries) == 1 and fold(part) not in self._names:
                return Decision(
                    tuple(countries),
                    0.93,
                    Reason("división de ese país", "division of that country"),
                )
        for words in ([parts[0], division] if parts and division else [], parts[-2:]):
            if words and (found := self._at_the_end(*words)) is not None:
                return found
        known = self._of(parts[0]) if parts else set()
        reason = Reason("no se dice el país", "the country is not told")
        return Decision((), 0.5, reason, tuple(sorted(known)))
