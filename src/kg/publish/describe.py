"""The description of the dataset: DCAT 3 for catalogues, VoID for those who query it."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from rdflib import DCAT, DCTERMS, FOAF, OWL, RDF, RDFS, VOID, XSD, Graph, Literal, URIRef

from kg.graph.lines import statements
from kg.graph.release import Release
from kg.iri import BASE, ONTOLOGY
from kg.iri import graph as graph_iri
from kg.rdf import PREFIXES, RDF_TYPE

__all__ = ["DATASET", "describe"]

DATASET: Final = f"{BASE}dataset"
"""IRI of the dataset, whatever its version; a version is ``{DATASET}/{version}``."""
_SPDX: Final = "http://spdx.org/rdf/terms#"
_VERSION: Final = URIRef(f"{DCAT}version")
_LICENSE: Final = URIRef("https://creativecommons.org/licenses/by/4.0/")
_MEDIA: Final = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".nq": "application/n-quads",
    ".nt": "application/n-triples",
    ".ttl": "text/turtle",
}
"""Media types of IANA, by the end of the file's name."""
_TEXTS: Final = {
    DCTERMS.title: {
        "es": "Cooperación internacional descentralizada de estados y municipios de México",
        "en": "Decentralized international cooperation of Mexican states and municipalities",
    },
    DCTERMS.description: {
        "es": "Vínculos y acuerdos de gobiernos locales de México con el extranjero, quién lo dice,"
        " y el derecho, las instituciones y las cuentas con que se leen.",
        "en": "Links and agreements of Mexican local governments with counterparts abroad, who says"
        " so, and the law, institutions and counts to read them by.",
    },
    DCTERMS.rights: {
        "es": "CC BY 4.0, salvo los grafos de fuentes con licencia propia: el de Wikipedia es"
        " CC BY-SA 4.0 y el de Wikidata, CC0 1.0.",
        "en": "CC BY 4.0, save the graphs of sources with a licence of their own: that of Wikipedia"
        " is CC BY-SA 4.0 and that of Wikidata CC0 1.0.",
    },
}


def describe(release: Release, files: Iterable[Path], folder: Path) -> str:
    """Return the description of a release and of the files it is published in, as Turtle.

    The same release and files give the same text: there is no date of publication in it, for the
    project keeps no clock.

    Args:
        release: The graph.
        files: The files written.
        folder: The folder they stand in; a file's address is its path below it.

    Graph:
        <dataset> a dcat:Dataset, void:Dataset ; dcat:distribution <dataset/{version}/{file}> ;
            void:triples 123 ; void:subset <graph/law> ;
            void:classPartition <dataset#class-Agreement> .

    Source: DCAT 3 (W3C Recommendation, 2024); VoID (W3C Interest Group Note, 2011).
    """
    told = Graph()
    for prefix in ("cidpd", "dcterms", "foaf", "void", "xsd"):
        told.bind(prefix, PREFIXES.get(prefix, str(XSD)))
    told.bind("dcat", DCAT)
    told.bind("spdx", _SPDX)
    it = URIRef(DATASET)
    version = release.manifest.version
    for kind in (DCAT.Dataset, VOID.Dataset):
        told.add((it, RDF.type, kind))
    for path, texts in _TEXTS.items():
        for language, words in texts.items():
            told.add((it, path, Literal(words, lang=language)))
    told.add((it, DCTERMS.license, _LICENSE))
    told.add((it, _VERSION, Literal(version)))
    told.add((it, OWL.versionInfo, Literal(version)))
    told.add((it, DCAT.landingPage, URIRef(BASE)))
    told.add((it, FOAF.homepage, URIRef(BASE)))
    told.add((it, VOID.uriSpace, Literal(f"{BASE}id/")))
    told.add((it, VOID.vocabulary, URIRef(ONTOLOGY.removesuffix("#"))))
    for language in ("spa", "eng"):
        authority = "http://publications.europa.eu/resource/authority/language/"
        told.add((it, DCTERMS.language, URIRef(f"{authority}{language.upper()}")))
    _statistics(told, it, release)
    for file in files:
        _distribution(told, it, file, f"{DATASET}/{version}/{file.relative_to(folder).as_posix()}")
    return told.serialize(format="turtle")


def _statistics(told: Graph, it: URIRef, release: Release) -> None:
    """Add the counts of VoID: statements, entities by class, and the graph of each source."""
    merged = {(s, p, o) for s, p, o, _ in statements(release, "")}
    typed = Counter(o for _, p, o in merged if p == RDF_TYPE)
    told.add((it, VOID.triples, Literal(len(merged))))
    told.add((it, VOID.distinctSubjects, Literal(len({s for s, _, _ in merged}))))
    told.add((it, VOID.properties, Literal(len({p for _, p, _ in merged}))))
    told.add((it, VOID.classes, Literal(len(typed))))
    for term, count in typed.items():
        name = term.strip("<>")
        if name.startswith(ONTOLOGY):
            part = URIRef(f"{DATASET}#class-{name.removeprefix(ONTOLOGY)}")
            told.add((it, VOID.classPartition, part))
            told.add((part, VOID["class"], URIRef(name)))
            told.add((part, VOID.entities, Literal(count)))
    for source, count in release.manifest.graphs.items():
        part = URIRef(graph_iri(source))
        told.add((it, VOID.subset, part))
        told.add((part, VOID.triples, Literal(count)))


def _distribution(told: Graph, it: URIRef, file: Path, address: str) -> None:
    node, checksum = URIRef(address), URIRef(f"{address}#sha256")
    told.add((it, DCAT.distribution, node))
    told.add((node, RDF.type, DCAT.Distribution))
    told.add((node, RDFS.label, Literal(file.name)))
    told.add((node, DCAT.downloadURL, node))
    told.add((node, DCTERMS.license, _LICENSE))
    told.add((node, DCAT.byteSize, Literal(file.stat().st_size, datatype=XSD.nonNegativeInteger)))
    media = _MEDIA.get(file.suffix)
    if media is not None:
        told.add(
            (node, DCAT.mediaType, URIRef(f"https://www.iana.org/assignments/media-types/{media}"))
        )
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    told.add((node, URIRef(f"{_SPDX}checksum"), checksum))
    told.add((checksum, URIRef(f"{_SPDX}algorithm"), URIRef(f"{_SPDX}checksumAlgorithm_sha256")))
    told.add((checksum, URIRef(f"{_SPDX}checksumValue"), Literal(digest, datatype=XSD.hexBinary)))
