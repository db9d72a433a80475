"""Names composed for links and agreements, which have none of their own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.iri import mint
from kg.rdf import Triple, ref
from kg.tables import Catalogue
from kg.tables.model import Agreement, Counterpart, FederalEntity, Link, Municipality

from .territory import labels

__all__ = ["agreement_label", "link_label", "party_names"]

LinkLabel = Callable[[Link], Iterator[Triple]]


def party_names(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Return the name of each party in Spanish and in English, a municipality with its entity."""
    entities = {row.id: row for row in catalogue.of(FederalEntity)}
    names = {
        row.id: (
            f"{row.name}, {entities[row.entity].name}",
            f"{row.name}, {entities[row.entity].name_en}",
        )
        for row in catalogue.of(Municipality)
    }
    names |= {row.id: (row.name, row.name_en) for row in entities.values()}
    names |= {row.id: (row.name, row.name_en) for row in catalogue.of(Counterpart)}
    return names


def _compose(link: Link, names: Mapping[str, tuple[str, str]], language: int) -> str:
    parties = [names[party][language] for party in link.parties]
    if len(parties) > 3:
        rest = len(parties) - 2
        parties = [*parties[:2], (f"{rest} partes más", f"{rest} more parties")[language]]
    return " – ".join(parties)


def link_label(catalogue: Catalogue) -> LinkLabel:
    """Return a function that yields a link's name: its parties and its kind, in both languages."""
    names = party_names(catalogue)
    kinds = {c.id: (c.label_es, c.label_en) for c in catalogue.concepts["link-kind"]}

    def label(link: Link) -> Iterator[Triple]:
        es, en = (
            f"{_compose(link, names, language)} ({kinds[link.kind][language]})"
            for language in (0, 1)
        )
        yield from labels(ref(mint("link", link.id)), es, en)

    return label


def agreement_label(
    agreement: Agreement, link: Link, dated: Mapping[str, str], label: LinkLabel
) -> Iterator[Triple]:
    """Yield an agreement's name, unless it has its own: its link's name and its first date."""
    if agreement.name is not None:
        return
    it = ref(mint("agreement", agreement.id))
    when = dated.get(agreement.id)
    for _, predicate, name in label(link):
        value, at, language = name.rpartition("@")
        yield it, predicate, f'{value[:-1]}, {when}"{at}{language}' if when else name
