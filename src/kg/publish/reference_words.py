"""What the pages of the ontology say besides the ontology, in both languages."""

from __future__ import annotations

from typing import Final

__all__ = ["DIAGRAM", "INTRODUCTIONS", "TITLES", "WORDS"]

TITLES: Final = {
    1: {
        "es": ("Actores y territorio"),
        "en": ("Actors and territory"),
    },
    2: {
        "es": ("Cooperación"),
        "en": ("Cooperation"),
    },
    3: {
        "es": ("Derecho y registro"),
        "en": ("Law and registry"),
    },
    4: {
        "es": ("Conocimiento"),
        "en": ("Knowledge"),
    },
}
"""Titles of the sections; the English ones are those of the file."""

INTRODUCTIONS: Final = {
    1: {
        "es": (
            "Gobierno, territorio y ciudad son tres cosas: el primero firma, el segundo "
            "es gobernado y en la tercera dice la gente que está el hermanamiento."
        ),
        "en": (
            "Government, territory and city are three things: the first signs, the "
            "second is governed, and the third is where people say the twinning is."
        ),
    },
    2: {
        "es": (
            "El vínculo es una relación en el tiempo; el acuerdo, un texto firmado que "
            "lo establece o renueva; el testimonio, lo que una fila de una fuente dice "
            "de ellos."
        ),
        "en": (
            "The link is a relation over time; the agreement, a signed text that "
            "establishes or renews it; the attestation, what one row of a source says "
            "of them."
        ),
    },
    3: {
        "es": (
            "Lo que dice la ley se distingue de lo que un autor lee en ella: lo primero "
            "es una disposición, lo segundo una afirmación."
        ),
        "en": (
            "What the law says is told apart from what an author reads in it: the first "
            "is a provision, the second a claim."
        ),
    },
    4: {
        "es": (
            "Fuentes, afirmaciones y cuentas. Las nociones del campo en que los autores "
            "difieren, como paradiplomacia, no son clases sino conceptos con todas sus "
            "definiciones."
        ),
        "en": (
            "Sources, claims and counts. Notions on which authors differ, such as "
            "paradiplomacy, are no classes but concepts with all their definitions."
        ),
    },
}

DIAGRAM: Final = {
    "es": (
        "Cuatro columnas, una por capa. Cada recuadro es una clase; bajo su nombre, sus "
        "subclases y las propiedades que la unen con otras, cada una con una flecha. "
        "Todo está también en el texto."
    ),
    "en": (
        "Four columns, one a layer. Each box is a class; below its name stand its "
        "subclasses and the properties that join it to others, each with an arrow. All "
        "of it is in the text too."
    ),
}

_WORDS: Final = {
    "language": ("Español", "English"),
    "other": ("English", "Español"),
    "other-term": ("este término en inglés", "this term in Spanish"),
    "skip": ("Ir al contenido", "Skip to the content"),
    "contents": ("Contenido", "Contents"),
    "about": ("Sobre la ontología", "About the ontology"),
    "diagram": ("Diagrama", "Diagram"),
    "diagram-scroll": (
        "Diagrama de clases; se desplaza con las flechas del teclado",
        "Diagram of the classes; scrolls with the arrow keys",
    ),
    "vocabularies": ("Otros vocabularios", "Other vocabularies"),
    "version": ("Versión", "Version"),
    "this-version": ("Esta versión", "This version"),
    "namespace": ("Espacio de nombres", "Namespace"),
    "prefix": ("Prefijo", "Prefix"),
    "issued": ("Publicada", "Issued"),
    "modified": ("Modificada", "Modified"),
    "license": ("Licencia", "Licence"),
    "by": ("Autoría", "By"),
    "team": ("Proyecto cidpd-kg", "cidpd-kg project"),
    "status": ("Estado", "Status"),
    "draft": ("borrador", "draft"),
    "files": ("Archivos", "Files"),
    "cite": ("Para citar", "To cite"),
    "turtle": ("la ontología en Turtle", "the ontology in Turtle"),
    "alignments-file": ("las correspondencias en Turtle", "its alignments in Turtle"),
    "terms": ("términos", "terms"),
    "class": ("clase", "class"),
    "object": ("propiedad de objeto", "object property"),
    "datatype": ("propiedad de dato", "datatype property"),
    "annotation": ("propiedad de anotación", "annotation property"),
    "classes": ("Clases", "Classes"),
    "properties": ("Propiedades", "Properties"),
    "note": ("Alcance", "Scope"),
    "example": ("Ejemplo", "Example"),
    "source": ("Fuente", "Source"),
    "above-class": ("Subclase de", "Subclass of"),
    "above-property": ("Subpropiedad de", "Subproperty of"),
    "below-class": ("Subclases", "Subclasses"),
    "below-property": ("Subpropiedades", "Subproperties"),
    "disjoint": ("Nada es también", "Nothing is also"),
    "domain": ("La lleva", "Borne by"),
    "range": ("Su valor es", "Its value is"),
    "bears": ("Lleva", "Bears"),
    "valued": ("Es valor de", "Value of"),
    "traits": ("Carácter", "Character"),
    "alignments": ("Correspondencias", "Alignments"),
    "constraints": ("Reglas", "Rules"),
    "uses-class": ("Miembros en el grafo", "Members in the graph"),
    "uses-property": ("Declaraciones en el grafo", "Statements in the graph"),
    "exact": ("idéntico a", "the same as"),
    "close": ("cercano a", "close to"),
    "broad": ("más estrecho que", "narrower than"),
    "narrow": ("más amplio que", "wider than"),
    "related": ("afín a", "akin to"),
    "functional": ("funcional: un valor a lo más", "functional: one value at most"),
    "inverse-functional": ("funcional a la inversa", "inverse functional"),
    "transitive": ("transitiva", "transitive"),
    "symmetric": ("simétrica", "symmetric"),
    "asymmetric": ("asimétrica", "asymmetric"),
    "irreflexive": ("irreflexiva", "irreflexive"),
    "testing": ("reservado: sus datos están por venir", "reserved: its data is to come"),
    "deprecated": ("obsoleto", "deprecated"),
    "replaced": ("Lo reemplaza", "Replaced by"),
    "violation": ("falta", "violation"),
    "warning": ("aviso", "warning"),
    "info": ("nota", "note"),
    "on": ("en", "on"),
    "counts-of": (
        "Cuentas del grafo construido junto con esta página.",
        "Counts of the graph built together with this page.",
    ),
    "prefix-head": ("Prefijo", "Prefix"),
    "namespace-head": ("Espacio de nombres", "Namespace"),
    "top": ("Volver al contenido", "Back to the contents"),
}
WORDS: Final[dict[str, dict[str, str]]] = {
    language: {key: texts[at] for key, texts in _WORDS.items()}
    for at, language in enumerate(("es", "en"))
}
"""What the template says, by language and key."""
