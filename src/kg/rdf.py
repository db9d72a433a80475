"""RDF terms as text, and the vocabularies the graph uses.

A lift writes N-Triples terms directly: for a graph of this size that is ten times faster than
building term objects only to serialize them (docs/decisions/0001). ``Term`` is what a query gives
back; it belongs to no RDF library, so that no layer above the store depends on one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from .iri import BASE, ONTOLOGY, SHAPE

__all__ = [
    "CIDPD",
    "DCTERMS",
    "FOAF",
    "OWL",
    "PREFIXES",
    "PROV",
    "QB",
    "RDFS_LABEL",
    "RDFS_RANGE",
    "RDF_TYPE",
    "SKOS",
    "VOID",
    "WGS",
    "XSD",
    "Term",
    "Triple",
    "boolean",
    "decimal",
    "integer",
    "ref",
    "text",
    "typed",
]

Triple = tuple[str, str, str]
"""Subject, predicate and object, each written as in N-Triples."""

XSD: Final = "http://www.w3.org/2001/XMLSchema#"

PREFIXES: Final[dict[str, str]] = {
    "cidpd": ONTOLOGY,
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "graph": f"{BASE}graph/",
    "id": f"{BASE}id/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "qb": "http://purl.org/linked-data/cube#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "shape": SHAPE,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "void": "http://rdfs.org/ns/void#",
    "wgs": "http://www.w3.org/2003/01/geo/wgs84_pos#",
    "xsd": XSD,
}


class _Vocabulary:
    """A closed namespace: a term that is not in it is an AttributeError, not a silent typo."""

    def __init__(self, prefix: str, terms: str) -> None:
        self.TERMS: Final = frozenset(terms.split())
        self._iri = {term: f"<{PREFIXES[prefix]}{term}>" for term in self.TERMS}
        self._prefix = prefix
        self.__dict__.update(self._iri)  # found before __getattr__ is asked

    def __getattr__(self, term: str) -> str:
        raise AttributeError(f"{self._prefix}: has no term {term!r} in use here")

    def __getitem__(self, term: str) -> str:
        return self._iri[term]


CIDPD = _Vocabulary(
    "cidpd",
    """
    Agreement Attestation Borough BoroughGovernment City Claim Company CooperationEvent Counterpart
    Country Division FederalEntity FederalEntityGovernment ForeignLocalGovernment
    ForeignNationalGovernment ForeignRegionalGovernment FormTrait Government Institution
    InstitutionEvent InstitutionName InternationalOrganization LegalEffect LegalEvent
    LegalInstrument LegalProvision Link Membership MexicanLocalGovernment MunicipalGovernment
    Municipality Network NetworkAnalysis NetworkEvent NetworkMeasurement
    NonGovernmentalOrganization Observation Office Organization Participation PresidentialTerm
    PrintedText ProceduralAct ProcedureStep Project ProjectedNetwork Reference Source Territory
    University UnresolvedRow accessed acronym actKind actOnAgreement actOnLink actedNoLaterThan
    actedOn actor agreementKind amount approvedOn area article attestsAgreement attestsLink bearer
    begins beginsDateKind begunNoLaterThan bordersUnitedStates candidate capital category
    cellsAsGiven citedPage cites claimAbout claimKind claimNumber claimText comparedAt comparedText
    container contains count countBasis counterpartKind counterpartNameAsGiven country coverage
    createdDateKind createdOn criterion criticizes currency dateAsGiven dateKind distance division
    domestic domesticKept effectKind effectOf ended ends endsBefore endsDateKind entity establishes
    eventKind evidenceAsked expectedRows firstSeen followedBy formerName formerNameUntil formula
    founded foundedDateKind fromState governs guard heldBefore heldFrom inForceFrom inclusionRule
    inegiCode inputDigest institutionEventKind institutionEventOf institutionEventOn
    institutionKind instrumentKind isoCode keptLinkKind keyWord kindAsGiven labelAsPrinted
    lastReform legalBasis legalEventKind legalEventOf legalEventOn linkKind listedOn locatedIn
    locator measure measuredThing measuredValue membershipRole mexicanNameAsGiven mustFollow
    nameAcronym nameAsGiven nameOf nameUse network networkEventKind networkEventOf networkEventOn
    networkKind networkScope networkType note occurrence officeFunction officeKind officeStatus
    officialName pageWeakness pages paperLabel parent parentText partOf participant
    participantLevel participationDateKind participationIn partner party partyCount percentOf
    performedBy placeAsGiven placeNamed plannedEnd population position printedAbout printedNumber
    printedPercent printedText projectionPolicy provisionKind provisionOf publishedAt publishedOn
    randomSeed rank reading reason refAgreementKind refArea refCounterpartType refCountry refEntity
    refEpoch refOrderOfGovernment refPeriod refRange refRegion refSnapshot refTerm referenceKind
    reformedOn region registration relatedAgreement replacedBy reportedBy restsOn sameWork seat
    seatAsGiven signedBefore signedFrom signedNoLaterThan signedOn softwareVersion sourceRow
    statedAt status stepActor stepDocument successor summary supportCount supportKind textSubject
    toState traitOf traitValue verbatim warrant wayOfParticipation
    """,
)
DCTERMS = _Vocabulary(
    "dcterms", "creator date description identifier license publisher rights source title"
)
FOAF = _Vocabulary("foaf", "Document homepage page")
OWL = _Vocabulary("owl", "inverseOf sameAs")
PROV = _Vocabulary(
    "prov", "Entity hadPrimarySource used wasAssociatedWith wasDerivedFrom wasGeneratedBy"
)
QB = _Vocabulary(
    "qb",
    "AttributeProperty ComponentSpecification DataSet DataStructureDefinition DimensionProperty "
    "HierarchicalCodeList MeasureProperty Observation Slice SliceKey attribute codeList component "
    "componentProperty componentRequired dataSet dimension hierarchyRoot measure observation "
    "parentChildProperty slice sliceKey sliceStructure structure",
)
SKOS = _Vocabulary(
    "skos",
    "Concept ConceptScheme altLabel broader closeMatch definition exactMatch inScheme narrower "
    "notation prefLabel related",
)
VOID = _Vocabulary("void", "Dataset")
WGS = _Vocabulary("wgs", "lat long")
RDF_TYPE: Final = f"<{PREFIXES['rdf']}type>"
RDFS_LABEL: Final = f"<{PREFIXES['rdfs']}label>"
RDFS_RANGE: Final = f"<{PREFIXES['rdfs']}range>"

_SPECIAL: Final = re.compile(r'[\\"\n\r]')
_ESCAPED: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r"}


def ref(iri: str) -> str:
    """Write an IRI as a term; the caller answers for its characters."""
    return f"<{iri}>"


def _quoted(value: str) -> str:
    return f'"{_SPECIAL.sub(lambda m: _ESCAPED[m.group()], value)}"'


def text(value: str, language: str = "") -> str:
    """Write a string, in a language if one is given.

    >>> text('Ciudad "de" México', "es")
    '"Ciudad \\\\"de\\\\" México"@es'
    """
    return f"{_quoted(value)}@{language}" if language else _quoted(value)


def typed(value: str, datatype: str) -> str:
    """Write a literal of an XML Schema datatype, given by its local name (``date``, ``gYear``…)."""
    return f"{_quoted(value)}^^<{XSD}{datatype}>"


def integer(value: int) -> str:
    """Write an ``xsd:integer``."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: str) -> str:
    """Write an ``xsd:decimal`` in the canonical form of XML Schema 1.1: no trailing zeros.

    >>> decimal("36.90")
    '"36.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    """
    whole, _, part = value.partition(".")
    part = part.rstrip("0")
    return f'"{whole}.{part}"^^<{XSD}decimal>' if part else f'"{whole}"^^<{XSD}decimal>'


def boolean(value: bool) -> str:
    """Write an ``xsd:boolean``."""
    return f'"{str(value).lower()}"^^<{XSD}boolean>'


@dataclass(frozen=True, slots=True, order=True)
class Term:
    """An RDF term as a query gives it back.

    Attributes:
        kind: ``iri`` or ``literal``; the graph has no blank nodes.
        value: The IRI, or the lexical form.
        datatype: IRI of the datatype of a literal without language; empty for a plain string.
        language: Language tag of a literal, or empty.
    """

    kind: Literal["iri", "literal", "blank"]
    value: str
    datatype: str = ""
    language: str = ""

    def n3(self) -> str:
        """Write the term as in N-Triples and SPARQL."""
        if self.kind == "iri":
            return ref(self.value)
        if self.kind == "blank":
            return f"_:{self.value}"
        if self.datatype:
            return f"{_quoted(self.value)}^^{ref(self.datatype)}"
        return text(self.value, self.language)

    def __str__(self) -> str:
        return self.value
