"""For each check query, a graph in which it finds something, and one nearby in which it does not.

A case is TriG; the first text breaks the rule at exactly the things named, the second keeps it.
"""

from __future__ import annotations

from typing import NamedTuple

from kg.rdf import PREFIXES

__all__ = ["CASES", "HEAD", "Case"]

HEAD = "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items()) + (
    "@prefix term: <https://w3id.org/cidpd/id/term/> .\n"
    "@prefix t: <https://w3id.org/cidpd/id/territory/> .\n"
    "@prefix g: <https://w3id.org/cidpd/id/government/> .\n"
    "@prefix link: <https://w3id.org/cidpd/id/link/> .\n"
    "@prefix deal: <https://w3id.org/cidpd/id/agreement/> .\n"
    "@prefix row: <https://w3id.org/cidpd/id/attestation/> .\n"
    "@prefix place: <https://w3id.org/cidpd/id/place/> .\n"
    "@prefix obs: <https://w3id.org/cidpd/id/observation/> .\n"
    "@prefix data: <https://w3id.org/cidpd/id/dataset/> .\n"
    "@prefix c: <https://w3id.org/cidpd/id/concept/> .\n"
    "@prefix period: <https://w3id.org/cidpd/id/concept/period/> .\n"
    "@prefix type: <https://w3id.org/cidpd/id/concept/counterpart-type/> .\n"
    "@prefix range: <https://w3id.org/cidpd/id/concept/range/> .\n"
    "@prefix registration: <https://w3id.org/cidpd/id/concept/registration/> .\n"
    "@prefix law: <https://w3id.org/cidpd/id/law/> .\n"
    "@prefix act: <https://w3id.org/cidpd/id/act/> .\n"
    "@prefix step: <https://w3id.org/cidpd/id/step/> .\n"
    "@prefix change: <https://w3id.org/cidpd/id/institution-event/> .\n"
    "@prefix name: <https://w3id.org/cidpd/id/name/> .\n"
    "@prefix event: <https://w3id.org/cidpd/id/event/> .\n"
    "@prefix part: <https://w3id.org/cidpd/id/participation/> .\n"
    "@prefix tie: <https://w3id.org/cidpd/id/membership/> .\n"
    "@prefix net: <https://w3id.org/cidpd/id/network/> .\n"
    "@prefix role: <https://w3id.org/cidpd/id/concept/membership-role/> .\n"
    "@prefix scope: <https://w3id.org/cidpd/id/concept/network-scope/> .\n"
    "@prefix way: <https://w3id.org/cidpd/id/concept/participation/> .\n"
)


class Case(NamedTuple):
    """A broken graph, the things found in it, and a graph with nothing to find."""

    broken: str
    found: tuple[str, ...]
    right: str


def swap(text: str, was: str, becomes: str) -> str:
    assert was in text, was
    return text.replace(was, becomes)


_TWO = "link:one cidpd:linkKind c:twinning . row:r cidpd:attestsLink link:one ."
_DEAL = """
    link:one cidpd:party g:mx-01, g:jp . deal:d cidpd:establishes link:one ; cidpd:party g:mx-01, g:jp .
"""
_DATES = """
    deal:d cidpd:signedOn "1990"^^xsd:gYear, "1995"^^xsd:gYear ;
      cidpd:signedFrom "1990-01-01"^^xsd:date, "1995-01-01"^^xsd:date ;
      cidpd:signedBefore "1991-01-01"^^xsd:date, "1996-01-01"^^xsd:date .
"""
_ALIKE = """
    g:mx-01 a cidpd:MexicanLocalGovernment .
    {kind}:one {on} cidpd:party g:mx-01, g:jp .
    {kind}:two {on} cidpd:party g:mx-01, g:jp .
"""
_SAME_DAY = _ALIKE.format(
    kind="deal", on='cidpd:signedOn "1990-05-01"^^xsd:date ; cidpd:agreementKind c:k ;'
)
_SAME_LINK = _ALIKE.format(kind="link", on="cidpd:linkKind c:k ; cidpd:partyCount 2 ;")
_PLACE = """
    row:r cidpd:placeNamed place:cancun ; cidpd:attestsLink link:one .
    place:cancun cidpd:partOf t:mx-23005 . t:mx-23005 cidpd:partOf t:mx-23 .
    g:mx-23005 cidpd:governs t:mx-23005 . g:mx-23 cidpd:governs t:mx-23 . g:mx-23004 cidpd:governs t:mx-23004 .
    link:one cidpd:party g:mx-23004 .
"""
_NAMES = """
    g:a a cidpd:Counterpart ; rdfs:label "Paris"@es ; cidpd:counterpartKind c:k ; cidpd:country c:us .
    g:b a cidpd:Counterpart ; rdfs:label "Paris"@es ; cidpd:counterpartKind c:k ; cidpd:country c:us .
"""
_TERMS = """
    term:a a cidpd:PresidentialTerm ; cidpd:begins "2000-12-01"^^xsd:date ; cidpd:endsBefore "2006-12-01"^^xsd:date .
    term:b a cidpd:PresidentialTerm ; cidpd:begins "2006-11-30"^^xsd:date ; cidpd:endsBefore "2012-12-01"^^xsd:date .
"""
_PERIODS = """
    period:2001-2005 skos:notation "2001-2005" . period:2006-2010 skos:notation "2006-2010" .
    term:fox cidpd:begins "2000-12-01"^^xsd:date ; cidpd:endsBefore "2006-12-01"^^xsd:date .
    term:calderon cidpd:begins "2006-12-01"^^xsd:date ; cidpd:endsBefore "2012-12-01"^^xsd:date .
"""
_TABLE_1 = """
    obs:all qb:dataSet data:table-1-total ; cidpd:count 7 .
    obs:row qb:dataSet data:table-1-by-entity ; cidpd:refEntity t:mx-14 ; cidpd:count 7 .
    obs:cell qb:dataSet data:table-1 ; cidpd:refEntity t:mx-14 ; cidpd:refPeriod period:a ; cidpd:count 3 .
    obs:next qb:dataSet data:table-1 ; cidpd:refEntity t:mx-14 ; cidpd:refPeriod period:b ; cidpd:count 4 .
    obs:column qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:a ; cidpd:count 3 .
    obs:column-b qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:b ; cidpd:count 4 .
    obs:fox qb:dataSet data:table-3 ; cidpd:refTerm term:fox ; cidpd:count 6 .
    obs:calderon qb:dataSet data:table-3 ; cidpd:refTerm term:calderon ; cidpd:count 1 .
"""
_CONTRADICTION = (
    _PERIODS
    + """
    GRAPH graph:paper {
      obs:t1-a qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:2001-2005 ; cidpd:count 224 .
      obs:t1-b qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:2006-2010 ; cidpd:count 144 .
      obs:fox qb:dataSet data:table-3 ; cidpd:refTerm term:fox ; cidpd:count 223 .
      obs:calderon qb:dataSet data:table-3 ; cidpd:refTerm term:calderon ; cidpd:count 145 .
    }
"""
)
_SHARES = """
    obs:all cidpd:count 10 .
    obs:state qb:dataSet data:order-of-government ; cidpd:count 4 ; cidpd:percentOf obs:all .
    obs:town qb:dataSet data:order-of-government ; cidpd:count 5 ; cidpd:percentOf obs:all .
"""
_TYPES = """
    obs:government qb:dataSet data:counterpart-type ; cidpd:category type:government ; cidpd:count 9 .
    obs:ngo qb:dataSet data:counterpart-type ; cidpd:category type:ngo ; cidpd:count 5 .
"""
_RANGES = """
    range:a skos:notation "21-30" . range:b skos:notation "30-40" . range:c skos:notation "41-plus" .
    obs:a qb:dataSet data:table-2 ; cidpd:category range:a .
    obs:b qb:dataSet data:table-2 ; cidpd:category range:b .
    obs:c qb:dataSet data:table-2 ; cidpd:category range:c .
"""
_EARLY = """
    obs:early qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:a ; cidpd:count 3 .
    period:a skos:notation "1986-1990" . law:lct cidpd:inForceFrom "1992-01-03"^^xsd:date .
"""
_REGISTERED = (
    "link:one cidpd:linkKind c:k ; cidpd:registration registration:yes ; cidpd:domestic {} ."
)

_THREE = """
    link:many cidpd:linkKind c:k ; cidpd:partyCount 3 ; cidpd:party g:mx-01, g:jp, g:fr .
    link:more cidpd:linkKind c:k ; cidpd:partyCount 3 ; cidpd:party g:mx-01, g:jp, g:us .
"""
_ELSEWHERE = """
    link:two cidpd:domestic true . link:three cidpd:domestic true .
    deal:d cidpd:establishes link:two ; cidpd:registration registration:yes .
    deal:e cidpd:establishes link:three ; cidpd:registration registration:no .
"""

CASES: dict[str, Case] = {
    "link-without-attestation": Case(
        swap(_TWO, "attestsLink link:one", "attestsLink link:other"), ("link/one",), _TWO
    ),
    "attestation-of-two-links": Case(
        "row:r cidpd:attestsLink link:one ; cidpd:attestsAgreement deal:d ."
        " deal:d cidpd:establishes link:two .",
        ("attestation/r",),
        "row:r cidpd:attestsLink link:one ; cidpd:attestsAgreement deal:d ."
        " deal:d cidpd:establishes link:one .",
    ),
    "agreement-parties-differ-from-link": Case(
        swap(_DEAL, "cidpd:party g:mx-01, g:jp . deal", "cidpd:party g:mx-01, g:us . deal"),
        ("agreement/d", "agreement/d"),
        _DEAL,
    ),
    "agreement-signed-at-two-times": Case(
        _DATES,
        ("agreement/d",),
        swap(
            swap(_DATES, '"1995-01-01"', '"1990-05-01"'),
            '"1996-01-01"',
            '"1990-06-01"',
        ),
    ),
    "agreement-interval-reversed": Case(
        'deal:d cidpd:signedFrom "1990-01-01"^^xsd:date ; cidpd:signedBefore "1990-01-01"^^xsd:date .',
        ("agreement/d",),
        'deal:d cidpd:signedFrom "1990-01-01"^^xsd:date ; cidpd:signedBefore "1990-01-02"^^xsd:date .',
    ),
    "agreement-known-before-signed": Case(
        'deal:d cidpd:signedNoLaterThan "2011-01"^^xsd:gYearMonth ; cidpd:signedFrom "2011-02-01"^^xsd:date .',
        ("agreement/d",),
        'deal:d cidpd:signedNoLaterThan "2011-01"^^xsd:gYearMonth ; cidpd:signedFrom "2011-01-15"^^xsd:date .',
    ),
    "agreements-signed-same-day": Case(
        _SAME_DAY,
        ("agreement/one",),
        swap(_SAME_DAY, "g:jp .\n    deal:two", "g:us .\n    deal:two"),
    ),
    "links-with-same-parties": Case(
        _SAME_LINK + _THREE,
        ("link/one",),
        swap(_SAME_LINK, "g:jp .\n    link:two", "g:us .\n    link:two") + _THREE,
    ),
    "link-registered-without-agreement": Case(
        _REGISTERED.format("false"),
        ("link/one",),
        _REGISTERED.format("false") + " deal:d cidpd:establishes link:one .",
    ),
    "domestic-link-registered": Case(
        _REGISTERED.format("true") + _ELSEWHERE,
        ("link/one", "link/two"),
        _REGISTERED.format("false")
        + "link:two cidpd:domestic true . link:three cidpd:domestic true .",
    ),
    "registered-agreement-before-1981": Case(
        'deal:d cidpd:registration registration:yes ; cidpd:signedBefore "1981-01-01"^^xsd:date .',
        ("agreement/d",),
        'deal:d cidpd:registration registration:yes ; cidpd:signedBefore "1981-01-02"^^xsd:date .',
    ),
    "registration-contradicted": Case(
        "deal:d cidpd:registration registration:yes, registration:no .",
        ("agreement/d",),
        "deal:d cidpd:registration registration:yes .",
    ),
    "status-contradicted": Case(
        "deal:d cidpd:status c:active, c:expired .",
        ("agreement/d",),
        "deal:d cidpd:status c:active .",
    ),
    "attested-place-outside-parties": Case(
        _PLACE, ("attestation/r",), swap(_PLACE, "party g:mx-23004", "party g:mx-23")
    ),
    "counterparts-with-same-name": Case(
        _NAMES,
        ("government/a",),
        _NAMES + "g:a cidpd:division c:us-tx . g:b cidpd:division c:us-il .",
    ),
    "counterparts-with-same-identifier": Case(
        "g:a a cidpd:Counterpart ; skos:exactMatch <http://www.wikidata.org/entity/Q90> ."
        " g:b a cidpd:Counterpart ; skos:exactMatch <http://www.wikidata.org/entity/Q90> .",
        ("government/a",),
        "g:a a cidpd:Counterpart ; skos:exactMatch <http://www.wikidata.org/entity/Q90> .",
    ),
    "counterpart-without-link": Case(
        "g:a a cidpd:Counterpart .",
        ("government/a",),
        "g:a a cidpd:Counterpart . link:one cidpd:party g:a ."
        " g:b a cidpd:Counterpart . event:fair cidpd:partner g:b .",
    ),
    "counterpart-division-of-another-country": Case(
        "g:a cidpd:division c:us-tx ; cidpd:country c:fr . c:us-tx cidpd:partOf c:us .",
        ("government/a",),
        "g:a cidpd:division c:us-tx ; cidpd:country c:us . c:us-tx cidpd:partOf c:us .",
    ),
    "seat-in-another-municipality": Case(
        "t:mx-14039 cidpd:seat place:a . place:a cidpd:partOf t:mx-14040 .",
        ("territory/mx-14039",),
        "t:mx-14039 cidpd:seat place:a . place:a cidpd:partOf t:mx-14039 .",
    ),
    "municipality-code-of-another-entity": Case(
        't:a cidpd:seat place:a ; cidpd:inegiCode "14039" ; cidpd:entity t:b . t:b cidpd:inegiCode "15" .',
        ("territory/a",),
        't:a cidpd:seat place:a ; cidpd:inegiCode "14039" ; cidpd:entity t:b . t:b cidpd:inegiCode "14" .',
    ),
    "government-of-another-entity": Case(
        "g:a cidpd:governs t:a ; cidpd:entity t:b . t:a cidpd:entity t:c .",
        ("government/a",),
        "g:a cidpd:governs t:a ; cidpd:entity t:b . t:a cidpd:entity t:b .",
    ),
    "presidential-terms-overlap": Case(
        _TERMS, ("term/a",), swap(_TERMS, "2006-11-30", "2006-12-01")
    ),
    "concept-broader-in-another-list": Case(
        "c:a skos:broader c:b ; skos:inScheme c:s . c:b skos:inScheme c:t .",
        ("concept/a",),
        "c:a skos:broader c:b ; skos:inScheme c:s . c:b skos:inScheme c:s .",
    ),
    "table-1-rows-do-not-add-up": Case(
        swap(_TABLE_1, "t:mx-14 ; cidpd:count 7", "t:mx-14 ; cidpd:count 8"),
        ("observation/row",),
        _TABLE_1,
    ),
    "table-1-columns-do-not-add-up": Case(
        swap(
            _TABLE_1,
            "obs:column qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:a ; cidpd:count 3",
            "obs:column qb:dataSet data:table-1-by-period ; cidpd:refPeriod period:a ; cidpd:count 2",
        ),
        ("observation/column",),
        _TABLE_1,
    ),
    "tables-1-and-3-differ-in-total": Case(
        swap(_TABLE_1, "term:calderon ; cidpd:count 1", "term:calderon ; cidpd:count 2"),
        ("observation/all",),
        _TABLE_1,
    ),
    "table-3-term-exceeds-table-1-period": Case(
        _CONTRADICTION, ("observation/calderon",), swap(_CONTRADICTION, "count 145", "count 144")
    ),
    "tables-1-and-3-cumulative-counts-fall": Case(
        _CONTRADICTION, ("observation/fox",), swap(_CONTRADICTION, "count 223", "count 224")
    ),
    "shares-do-not-add-up": Case(
        _SHARES, ("observation/all",), swap(_SHARES, "cidpd:count 5", "cidpd:count 6")
    ),
    "counterparts-outside-the-law": Case(
        _TYPES, ("observation/ngo",), swap(_TYPES, "cidpd:count 5", "cidpd:count 0")
    ),
    "counted-before-the-law": Case(
        _EARLY, ("observation/early",), swap(_EARLY, "1986-1990", "1991-1995")
    ),
    "printed-percent-differs": Case(
        "obs:a cidpd:printedPercent 57.68 ; cidpd:count 30 ; cidpd:percentOf obs:b . obs:b cidpd:count 52 .",
        ("observation/a",),
        "obs:a cidpd:printedPercent 57.69 ; cidpd:count 30 ; cidpd:percentOf obs:b . obs:b cidpd:count 52 ."
        " obs:c cidpd:printedPercent 3.13 ; cidpd:count 1 ; cidpd:percentOf obs:d . obs:d cidpd:count 32 .",
    ),
    "claim-about-nothing": Case(
        "<https://w3id.org/cidpd/id/claim/a> cidpd:claimAbout law:lcid .",
        ("claim/a",),
        "<https://w3id.org/cidpd/id/claim/a> cidpd:claimAbout law:lcid . law:lcid a cidpd:LegalInstrument .",
    ),
    "printed-text-of-nothing": Case(
        "<https://w3id.org/cidpd/id/text/a> cidpd:printedAbout law:lcid .",
        ("text/a",),
        '<https://w3id.org/cidpd/id/text/a> cidpd:printedAbout law:lcid . law:lcid rdfs:label "Ley"@es .',
    ),
    "table-2-ranges-overlap": Case(
        _RANGES, ("observation/a",), swap(_RANGES, '"30-40"', '"31-40"')
    ),
}

_LAW = """
    law:lct cidpd:inForceFrom "1992-01-03"^^xsd:date .
    <https://w3id.org/cidpd/id/provision/lct-7-p1> cidpd:provisionOf law:lct .
"""
_ACT = """
    act:registered cidpd:actOnAgreement deal:d ; cidpd:actedOn "1991-12"^^xsd:gYearMonth ;
      cidpd:restsOn <https://w3id.org/cidpd/id/provision/lct-7-p1> .
    deal:d cidpd:signedOn "1992"^^xsd:gYear ;
      cidpd:restsOn <https://w3id.org/cidpd/id/provision/lct-7-p1> .
"""
_ORDER = """
    step:signature a cidpd:ProcedureStep ; cidpd:actKind c:signature ; cidpd:mustFollow c:opinion ;
      cidpd:restsOn <https://w3id.org/cidpd/id/provision/lct-7-p1> .
    act:opinion a cidpd:ProceduralAct ; cidpd:actKind c:opinion ; cidpd:actOnAgreement deal:d ;
      cidpd:actedOn "2024-05-02"^^xsd:date .
    act:signature a cidpd:ProceduralAct ; cidpd:actKind c:signature ; cidpd:actOnAgreement deal:d ;
      cidpd:actedOn "2024-01"^^xsd:gYearMonth .
"""
_REGISTERED = """
    act:r a cidpd:ProceduralAct ; cidpd:actOnAgreement deal:d ;
      cidpd:actKind <https://w3id.org/cidpd/id/concept/act-kind/registration> .
"""
_OPINION = """
    act:o a cidpd:ProceduralAct ; cidpd:actOnAgreement deal:d ;
      cidpd:actKind <https://w3id.org/cidpd/id/concept/act-kind/opinion-favourable> .
"""
CASES |= {
    "act-before-its-legal-basis": Case(
        _LAW + _ACT, ("act/registered",), _LAW + swap(_ACT, "1991-12", "1992-01")
    ),
    "acts-out-of-order": Case(
        _LAW + _ORDER, ("act/signature",), _LAW + swap(_ORDER, '"2024-01"', '"2024-05"')
    ),
    "registered-without-opinion": Case(_REGISTERED, ("agreement/d",), _REGISTERED + _OPINION),
}

_REFORMED = """
    law:lct cidpd:publishedOn "1992-01-02"^^xsd:date ; cidpd:inForceFrom "1992-01-03"^^xsd:date ;
      cidpd:lastReform "2021-05"^^xsd:gYearMonth .
    <https://w3id.org/cidpd/id/legal-event/lct-reform> cidpd:legalEventOf law:lct ;
      cidpd:legalEventKind c:reform ; cidpd:legalEventOn "2021-05-20"^^xsd:date .
    <https://w3id.org/cidpd/id/legal-event/lct-vote> cidpd:legalEventOf law:lct ;
      cidpd:legalEventKind c:vote ; cidpd:legalEventOn "1991-12-20"^^xsd:date .
    <https://w3id.org/cidpd/id/provision/lct-7-p1> cidpd:provisionOf law:lct ;
      cidpd:reformedOn "1992"^^xsd:gYear .
    c:reform skos:notation "reform" . c:vote skos:notation "deputies-vote" .
"""
CASES |= {
    "law-dates-out-of-order": Case(
        swap(swap(_REFORMED, "1992-01-03", "1991-12-31"), "2021-05-20", "1991-05-20"),
        ("law/lct", "legal-event/lct-reform"),
        _REFORMED,
    ),
}

_FOUNDED = """
    law:lcid cidpd:publishedOn "2011-04-06"^^xsd:date .
    <https://w3id.org/cidpd/id/provision/lcid-7-8> cidpd:provisionOf law:lcid .
    change:amexcid a cidpd:InstitutionEvent ; cidpd:institutionEventOn "2011-03"^^xsd:gYearMonth ;
      cidpd:restsOn <https://w3id.org/cidpd/id/provision/lcid-7-8> .
"""
_CALLED = """
    name:old cidpd:nameOf id:i ; cidpd:begins "1913"^^xsd:gYear ; cidpd:endsBefore "1930"^^xsd:gYear .
    name:new cidpd:nameOf id:i ; cidpd:begins "1928"^^xsd:gYear ; cidpd:endsBefore "2004"^^xsd:gYear .
"""
CASES |= {
    "institution-before-its-law": Case(
        _FOUNDED, ("institution-event/amexcid",), swap(_FOUNDED, "2011-03", "2011-04")
    ),
    "names-of-institution-overlap": Case(_CALLED, ("name/old",), swap(_CALLED, '"1930"', '"1928"')),
}

_PART = """
    part:a a cidpd:Participation ; cidpd:begins "2017-08"^^xsd:gYearMonth ; cidpd:ends "2017"^^xsd:gYear .
    part:b a cidpd:Participation ; cidpd:begins "2009"^^xsd:gYear ;
      cidpd:plannedEnd "2008-12-31"^^xsd:date .
"""
_AMOUNTS = """
    part:a cidpd:participationIn id:p ; cidpd:participant g:mx-07 ; cidpd:amount 31000000 ; cidpd:currency c:eur .
    part:b cidpd:participationIn id:p ; cidpd:participant g:mx-07 ; cidpd:amount 15000000 ; cidpd:currency c:eur .
"""
CASES |= {
    "participation-ends-before-it-begins": Case(
        _PART, ("participation/b",), swap(_PART, "2008-12-31", "2013-12-31")
    ),
    "project-amount-contradicted": Case(
        _AMOUNTS,
        ("participation/a",),
        _AMOUNTS.replace("15000000 ; cidpd:currency c:eur", "15000000 ; cidpd:currency c:usd"),
    ),
}

_TIES = """
    tie:national a cidpd:Membership ; cidpd:network net:rmcc ;
      cidpd:wayOfParticipation way:associations ; cidpd:membershipRole role:founding .
    tie:programme a cidpd:Membership ; cidpd:network net:icma ;
      cidpd:wayOfParticipation way:associations ; cidpd:membershipRole role:programme-participant .
    net:rmcc cidpd:networkScope scope:national .
    net:icma cidpd:networkScope scope:international .
    role:programme-participant skos:broader role:involvement .
"""
_UNCITED = """
    tie:nowhere a cidpd:Membership ; cidpd:sourceRow "MEM-001" .
    net:nowhere a cidpd:Network .
    tie:cited a cidpd:Membership ; cidpd:citedPage <http://a> .
    net:paper a cidpd:Network ; cidpd:locator "S4" .
"""
_BARE_DATES = """
    tie:begun a cidpd:Membership ; cidpd:begins "2010"^^xsd:gYear .
    tie:ended a cidpd:Membership ; cidpd:ends "2010"^^xsd:gYear .
    tie:listed a cidpd:Membership ; cidpd:listedOn "2010"^^xsd:gYear .
    <https://w3id.org/cidpd/id/office/opened> a cidpd:Office ; cidpd:createdOn "2010"^^xsd:gYear .
"""
_TIE_DATES = """
    tie:early a cidpd:Membership ; cidpd:network net:uccn ; cidpd:begins "2003"^^xsd:gYear .
    tie:in-the-year a cidpd:Membership ; cidpd:network net:uccn ; cidpd:begins "2004-01"^^xsd:gYearMonth .
    tie:backward a cidpd:Membership ; cidpd:begins "2010"^^xsd:gYear ; cidpd:ends "2009-12"^^xsd:gYearMonth .
    net:uccn cidpd:founded "2004"^^xsd:gYear .
"""
CASES |= {
    "association-that-is-no-membership": Case(
        _TIES,
        ("membership/national", "membership/programme"),
        swap(_TIES, "cidpd:wayOfParticipation", "cidpd:other"),
    ),
    "membership-before-its-network": Case(
        _TIE_DATES,
        ("membership/backward", "membership/early"),
        swap(swap(_TIE_DATES, '"2003"', '"2004"'), '"2009-12"', '"2010-12"'),
    ),
    "taken-in-without-page": Case(
        _UNCITED,
        ("membership/nowhere", "network/nowhere"),
        _UNCITED
        + "tie:nowhere cidpd:citedPage <http://a> . net:nowhere cidpd:citedPage <http://a> .",
    ),
    "date-that-says-not-what-it-is": Case(
        _BARE_DATES,
        ("membership/begun", "membership/ended", "office/opened"),
        _BARE_DATES
        + "tie:begun cidpd:beginsDateKind c:stated . tie:ended cidpd:endsDateKind c:stated ."
        + " <https://w3id.org/cidpd/id/office/opened> cidpd:createdDateKind c:stated .",
    ),
}
