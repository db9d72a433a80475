"""For each integrity check of the Data Cube recommendation, a cube that breaks it and one that does not."""

from __future__ import annotations

from unit.check_cases import Case, swap

__all__ = ["CUBE_CASES"]

_CUBE = """
    data:a a qb:DataSet ; qb:structure id:s ; qb:slice id:cut .
    id:s a qb:DataStructureDefinition ; qb:component id:entity, id:period, id:term, id:count, id:basis, id:percent ;
      qb:sliceKey id:key .
    id:entity qb:componentProperty cidpd:refEntity .
    id:period qb:componentProperty cidpd:refPeriod .
    id:term qb:componentProperty cidpd:refTerm .
    id:count qb:componentProperty cidpd:count .
    id:basis qb:componentProperty cidpd:countBasis ; qb:componentRequired true .
    id:percent qb:componentProperty cidpd:printedPercent ; qb:componentRequired false .
    cidpd:refEntity a qb:DimensionProperty ; rdfs:range cidpd:FederalEntity ; qb:codeList id:entities .
    cidpd:refPeriod a qb:DimensionProperty ; rdfs:range skos:Concept ; qb:codeList id:periods .
    cidpd:refTerm a qb:DimensionProperty ; rdfs:range cidpd:PresidentialTerm ; qb:codeList id:terms .
    cidpd:count a qb:MeasureProperty . cidpd:countBasis a qb:AttributeProperty .
    cidpd:printedPercent a qb:AttributeProperty .
    id:entities a qb:HierarchicalCodeList ; qb:hierarchyRoot id:mx ; qb:parentChildProperty cidpd:contains .
    cidpd:contains owl:inverseOf cidpd:partOf . t:mx-14 cidpd:partOf id:mx . t:mx-19 cidpd:partOf id:mx .
    id:periods a skos:ConceptScheme . period:a a skos:Concept ; skos:inScheme id:periods .
    id:terms a qb:HierarchicalCodeList ; qb:hierarchyRoot term:fox ; qb:parentChildProperty skos:narrower .
    id:key a qb:SliceKey ; qb:componentProperty cidpd:refEntity .
    id:cut a qb:Slice ; qb:sliceStructure id:key ; cidpd:refEntity t:mx-14 ; qb:observation obs:one .
    obs:one a qb:Observation ; qb:dataSet data:a ; cidpd:refEntity t:mx-14 ; cidpd:refPeriod period:a ;
      cidpd:refTerm term:fox ; cidpd:count 1 ; cidpd:countBasis c:printed .
    obs:two a qb:Observation ; qb:dataSet data:a ; cidpd:refEntity t:mx-19 ; cidpd:refPeriod period:a ;
      cidpd:refTerm term:fox ; cidpd:count 2 ; cidpd:countBasis c:printed .
"""
"""A cube that keeps every rule; each case breaks it at one place."""

_MEASURES = """
    data:a a qb:DataSet ; qb:structure id:s .
    id:s a qb:DataStructureDefinition ; qb:component id:entity, id:which, id:count, id:percent .
    id:entity qb:componentProperty cidpd:refEntity . cidpd:refEntity a qb:DimensionProperty .
    id:which qb:componentProperty qb:measureType . qb:measureType a qb:DimensionProperty .
    id:count qb:componentProperty cidpd:count . cidpd:count a qb:MeasureProperty .
    id:percent qb:componentProperty cidpd:printedPercent . cidpd:printedPercent a qb:MeasureProperty .
    obs:n qb:dataSet data:a ; cidpd:refEntity t:mx-14 ; qb:measureType cidpd:count ; cidpd:count 1 .
    obs:p qb:dataSet data:a ; cidpd:refEntity t:mx-14 ; qb:measureType cidpd:printedPercent ; cidpd:printedPercent 50.0 .
"""
"""A cube whose observations name their measure, which the project's own do not."""

_ONTOLOGY = "https://w3id.org/cidpd/ontology#"


def _broken(was: str, becomes: str, *found: str, cube: str = _CUBE) -> Case:
    return Case(swap(cube, was, becomes), found, cube)


CUBE_CASES: dict[str, Case] = {
    "ic-01-observation-in-one-data-set": _broken(
        "obs:one a qb:Observation ; qb:dataSet data:a",
        "obs:one a qb:Observation ; qb:dataSet data:a, data:b",
        "observation/one",
    ),
    "ic-02-data-set-of-one-structure": _broken(
        "a qb:DataSet ; qb:structure id:s ;", "a qb:DataSet ;", "dataset/a"
    ),
    "ic-03-structure-with-measure": _broken(
        "id:count qb:componentProperty cidpd:count .", "", "s"
    ),
    "ic-04-dimension-with-range": _broken(
        "rdfs:range cidpd:FederalEntity ;", "", f"{_ONTOLOGY}refEntity"
    ),
    "ic-05-dimension-with-code-list": _broken(
        "rdfs:range skos:Concept ; qb:codeList id:periods",
        "rdfs:range skos:Concept",
        f"{_ONTOLOGY}refPeriod",
    ),
    "ic-06-only-attributes-optional": _broken(
        "id:term qb:componentProperty cidpd:refTerm .",
        "id:term qb:componentProperty cidpd:refTerm ; qb:componentRequired false .",
        "term",
    ),
    "ic-07-slice-key-declared": _broken("qb:sliceKey id:key", "qb:sliceKey id:other", "key"),
    "ic-08-slice-key-of-its-structure": _broken(
        "id:key a qb:SliceKey ; qb:componentProperty cidpd:refEntity",
        "id:key a qb:SliceKey ; qb:componentProperty cidpd:refRegion",
        "key",
    ),
    "ic-09-slice-of-one-key": _broken(
        "qb:sliceStructure id:key", "qb:sliceStructure id:key, id:other", "cut"
    ),
    "ic-10-slice-dimensions-complete": _broken(
        "qb:sliceStructure id:key ; cidpd:refEntity t:mx-14 ;", "qb:sliceStructure id:key ;", "cut"
    ),
    "ic-11-dimensions-of-observation-complete": _broken(
        "cidpd:refEntity t:mx-19 ; cidpd:refPeriod period:a", "cidpd:refEntity t:mx-19",
        "observation/two",
    ),
    "ic-12-observations-told-apart": _broken(
        "cidpd:refEntity t:mx-19 ;", "cidpd:refEntity t:mx-14 ;", "observation/one"
    ),
    "ic-13-required-attributes": _broken(
        "cidpd:count 2 ; cidpd:countBasis c:printed", "cidpd:count 2", "observation/two"
    ),
    "ic-14-measures-of-observation-complete": _broken(
        "cidpd:count 2 ; cidpd:countBasis", "cidpd:countBasis", "observation/two"
    ),
    "ic-15-measure-named-is-there": _broken(
        "cidpd:printedPercent 50.0", "cidpd:count 50", "observation/p", cube=_MEASURES
    ),
    "ic-16-one-measure-with-measure-type": _broken(
        "cidpd:count 1 .", "cidpd:count 1 ; cidpd:printedPercent 50.0 .", "observation/n",
        cube=_MEASURES,
    ),
    "ic-17-observation-for-each-measure": _broken(
        "obs:p qb:dataSet data:a ; cidpd:refEntity t:mx-14",
        "obs:p qb:dataSet data:a ; cidpd:refEntity t:mx-19",
        "observation/n", "observation/p",
        cube=_MEASURES,
    ),
    "ic-18-slice-of-its-data-set": _broken(
        "data:a a qb:DataSet ; qb:structure id:s ; qb:slice id:cut .",
        "data:a a qb:DataSet ; qb:structure id:s . data:b qb:slice id:cut .",
        "cut",
    ),
    "ic-19-code-from-its-list": _broken(
        "cidpd:refEntity t:mx-19 ; cidpd:refPeriod period:a",
        "cidpd:refEntity t:mx-19 ; cidpd:refPeriod period:b",
        "observation/two",
    ),
    "ic-20-code-from-its-hierarchy": _broken(
        "cidpd:refTerm term:fox ; cidpd:count 2", "cidpd:refTerm term:zedillo ; cidpd:count 2",
        "observation/two",
    ),
    "ic-21-code-from-its-inverse-hierarchy": _broken(
        "t:mx-19 cidpd:partOf id:mx .", "", "observation/two"
    ),
}  # fmt: skip
