"""Words that tell what a counterpart is, an area of cooperation or a status; all folded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from .forms import ABROAD, unaddressed
from .names import fold

__all__ = ["Reading", "areas_of", "readings", "status_of", "type_of", "type_told", "wider"]

GOVERNMENTS: Final = ("local-government", "regional-government", "national-government")

_TOLD: Final = (
    ("international-organization", r"organismo|organizacion internacional|organizaciones? "
     r"multilateral|multilateral|international organi[sz]ation|internacional\b"),
    ("ngo", r"ong\b|ngo\b|sociedad civil|civil society|asociacion|fundacion|no gubernamental|"
     r"non governmental"),
    ("university", r"universi|academ|educativ|institucion de educacion"),
    ("company", r"empresa|privad|company|compania|iniciativa privada|private"),
    ("national-government", r"(gobierno )?(nacional|federal|central)|national|ministerio"),
    ("regional-government", r"(gobierno )?(estatal|regional|provincial|subnacional|departamental|"
     r"intermedio)|estado\b|provincia|region|prefectura|state\b|province"),
    ("local-government", r"(gobierno )?(local|municipal)|municipio|ciudad|city|alcaldia|"
     r"ayuntamiento|town|condado|county"),
)  # fmt: skip
_BY_NAME: Final = (
    ("university", r"univ|universi\w+|instituto tecnologico|college|politecnic[oa]|hochschule"),
    ("ngo", r"fundacion|foundation|stiftung|asociacion|association|ong|ngo|camara de comercio|"
     r"chamber|sister cities|ciudades hermanas|liga|cruz roja|red cross"),
    ("company", r"s a de c v|inc|ltd|llc|gmbh|corp|corporation|compania|company|empresa"),
    ("international-organization", r"naciones unidas|nations|onu|banco (inter\w+|mundial|de "
     r"desarrollo)|world bank|organizacion (mundial|internacional|de los estados|de las naciones)|"
     r"union europea|european union|programa de las naciones"),
    ("national-government", r"gobierno de la republica|gobierno federal|gobierno nacional|"
     r"ministerio|ministry|embajada|embassy|federal government|national government"),
)  # fmt: skip
_LOCAL: Final = (
    "asamblea municipal del poder popular de", "municipalidad distrital de", "alcalde de",
    "gobierno metropolitano de", "gobierno local de", "villa de", "consejo regional de",
    "concejo regional de", "regional council of",
)  # fmt: skip
_REGIONAL: Final = (
    "asamblea provincial del poder popular de", "oficina del gobernador del estado de",
    "oficina del gobernador de", "office of the governor of the state of",
    "office of the governor of", "gobierno autonomo de", "estado federado de", "junta de",
    "canton de",
)  # fmt: skip
"""Forms of address that say another thing than their words one by one, or have other words."""
_ARTICLE: Final = ("la", "el", "los", "las", "the")
_LEGAL_END: Final = (
    " gmbh",
    " inc",
    " ltd",
    " llc",
    " corp",
    " s a de c v",
    " sa de cv",
    " ac",
)
_LOCAL_END: Final = (" shi", " machi", " cho", " gu", " si", " metropolitana")
_REGIONAL_END: Final = (" ken",)
_WIDER: Final = re.compile(
    r"\b(?:condado|county|metropole|citta metropolitana|metropolitan city of)\b"
)
_AREAS: Final = (
    ("culture", r"cultur|arte|patrimonio|artist|herit"),
    ("education", r"educa|escolar|academ|beca|estudiant|universit|school|ensenanza"),
    ("tourism", r"turis|touris"),
    ("trade", r"comerci|trade|export|negocio|business|economi|econom"),
    ("investment", r"inversi|invest|industri"),
    ("environment", r"ambient|environment|ecolog|agua|water|residuo|clima|climate|sustentab|"
     r"sostenib|sustainab|energia|energy"),
    ("science-technology", r"cienc|scien|tecnolog|technolog|innova|investigacion"),
    ("human-resources", r"recursos humanos|human resource|capacita|training|servicio publico"),
    ("urban-development", r"urban|vivienda|housing|transport|movilidad|obra publica|"
     r"infraestructura|planeacion"),
    ("public-security", r"segurid|security|polic|proteccion civil|bombero|justicia"),
    ("health", r"salud|health|medic|hospital"),
    ("sports", r"deport|sport|recreac"),
    ("agriculture", r"agricul|agropec|ganader|pesca|rural|farm|agro"),
    ("migration", r"migra"),
)  # fmt: skip
_STATUS: Final = (
    ("expired", r"(no|not) (esta )?(vigente|in force|activ[oa]|active)|concluid|terminad|vencid|"
     r"expirad|expired|extint|cancelad|ended|inactiv"),
    ("active", r"vigente|activ[oa]|active|in force|en vigor|indefinid"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """A folded name without its form of address, and the kind that form tells, if it tells one."""

    name: str
    kind: str


def type_of(cell: str) -> str:
    """Return the kind of counterpart a column tells; empty if it tells none that is known.

    >>> type_of("Gobierno municipal"), type_of("Organismo internacional"), type_of("Otro")
    ('local-government', 'international-organization', '')
    """
    folded = fold(cell)
    if folded in GOVERNMENTS:
        return folded
    return next((kind for kind, words in _TOLD if re.match(rf"(?:{words})", folded)), "")


def type_told(name: str) -> str:
    """Return the kind of organization a name itself tells; empty if it is none.

    >>> type_told("Universidad de Texas"), type_told("Lyon")
    ('university', '')
    """
    folded = fold(name)
    return next((kind for kind, words in _BY_NAME if re.search(rf"\b(?:{words})\b", folded)), "")


def wider(name: str) -> bool:
    """Whether a name says a county or a metropolitan city, which is not the town of that name.

    >>> wider("Condado de Arlington"), wider("Bordeaux Métropole"), wider("Arlington")
    (True, True, False)
    """
    return bool(_WIDER.search(fold(name)))


@lru_cache(maxsize=65536)
def readings(text: str) -> tuple[Reading, ...]:
    """Return a name with and without its form of address, longest first.

    >>> [(one.name, one.kind) for one in readings("Ciudad de Lyon")]
    [('ciudad de lyon', ''), ('lyon', 'local-government')]
    """
    folded = fold(text)
    found = {folded: Reading(folded, "")}
    if "," in text:  # L.A., California
        return tuple(found.values())
    for forms, kind in (
        (_REGIONAL, "regional-government"), (_LOCAL, "local-government"), (_ARTICLE, ""),
    ):  # fmt: skip
        for form in sorted(forms, key=len, reverse=True):
            if folded.startswith(form + " "):
                name = folded[len(form) + 1 :]
                found.setdefault(name, Reading(name, kind))
                break
    for endings, kind in (
        (_LOCAL_END, "local-government"), (_REGIONAL_END, "regional-government"),
        (_LEGAL_END, ""),
    ):  # fmt: skip
        for ending in endings:
            if folded.endswith(ending) and len(folded) > len(ending):
                name = folded.removesuffix(ending)
                found.setdefault(name, Reading(name, kind))
    for name, kind in unaddressed(folded, ABROAD):
        found.setdefault(name, Reading(name, kind))
    return tuple(sorted(found.values(), key=lambda one: -len(one.name)))


@lru_cache(maxsize=4096)
def areas_of(cell: str) -> tuple[str, ...]:
    """Return the areas of cooperation a cell names, sorted; what it names besides is left out.

    >>> areas_of("Cultura, turismo y comercio exterior")
    ('culture', 'tourism', 'trade')
    """
    folded = fold(cell)
    return tuple(sorted(k for k, words in _AREAS if re.search(rf"\b(?:{words})", folded)))


def status_of(cell: str) -> str | None:
    """Return the status a cell tells, or None.

    >>> status_of("Vigente"), status_of("No vigente"), status_of("En trámite")
    ('active', 'expired', None)
    """
    folded = fold(cell)
    return next((k for k, words in _STATUS if re.search(rf"\b(?:{words})", folded)), None)
