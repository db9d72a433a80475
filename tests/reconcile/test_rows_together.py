"""What the cells of one row, and its headings, tell together."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.intake import read_registry
from kg.layout import project
from kg.reconcile import Reconciler
from kg.reconcile.ledger import Entry
from kg.tables import Catalogue

DATA = project().data


def entry_of(tmp_path: Path, catalogue: Catalogue, heading: str, cells: str) -> Entry:
    file = tmp_path / "r.csv"
    file.write_text(f"{heading}\n{cells}\n", "utf-8")
    [entry] = Reconciler(catalogue, DATA / "registry").entries(read_registry(file))
    return entry


@pytest.mark.parametrize(
    ("cells", "country", "counterpart"),
    [
        ('Ann Arbor,"Michigan"', "us", "us-mi-ann-arbor"),
        ('Kansas City,"Missouri, EUA"', "us", "us-mo-kansas-city"),
        ("Zapopan,Jalisco", "mx", "mx-14120"),
        ('"Yalta, Crimea",URSS (hoy Ucrania)', "ua", "ua-43-yalta"),
        ('"THE STATE OF TEXAS, by its Governor",USA', "us", "us-tx"),
        ('"El Gobierno de la Ciudad de México",', "mx", "mx-09"),
        ("Zapopan,", "mx", "mx-14120"),
        ("H. Ayuntamiento de Tepic,", "mx", "mx-18017"),
        ('"XXIV AYUNTAMIENTO DE ENSENADA, BAJA CALIFRONIA",', "mx", "mx-02001"),
    ],
)
def test_what_the_cells_of_one_row_tell_together(
    tmp_path: Path, catalogue: Catalogue, cells: str, country: str, counterpart: str
) -> None:
    heading = "Estado,Municipio,Ciudad hermana,País"
    entry = entry_of(tmp_path, catalogue, heading, f"Jal.,Guadalajara,{cells}")
    assert (entry.country, entry.counterparts) == (country, (counterpart,))


@pytest.mark.parametrize("town", ["Mérida", "Ensenada", "Santiago", "Lyon", "Leon"])
def test_a_town_of_a_name_known_elsewhere_needs_its_country(
    tmp_path: Path, catalogue: Catalogue, town: str
) -> None:
    heading = "Estado,Municipio,Ciudad hermana,País"
    assert not entry_of(tmp_path, catalogue, heading, f"Jal.,Guadalajara,{town},").country


@pytest.mark.parametrize(
    ("government", "counterpart", "division", "country", "key"),
    [
        ("Mérida", "Portland", "Maine", "EUA", "us-me-portland"),
        ("Mérida", "San Diego", "Texas", "EUA", ""),
        ("Mérida", "Windsor", "Nueva Escocia", "Canadá", ""),
        ("Mérida", "Córdoba", "Galicia", "España", ""),
        ("Mérida", "Málaga", "Andalucía", "España", "es-an-malaga"),
        ("Mérida", "Sorrento", "Campania", "Italia", "it-sorrento"),
        ("Mérida", "Sorrento", "Lombardía", "Italia", "it-sorrento"),
        ("Mérida", "Sorrento", "", "Italia", "it-sorrento"),
        ("Mérida", "Glendale", "", "EUA", ""),
        ("Tlaquepaque", "Glendale", "", "EUA", "us-ca-glendale"),
        ("Matamoros", "Brownsville", "", "EUA", "us-tx-brownsville"),
        ("Mérida", "Kansas", "", "EUA", ""),
        ("Toluca", "Atlanta", "", "Georgia", ""),
    ],
)  # fmt: skip
def test_a_division_and_a_known_link_decide_among_namesakes(
    tmp_path: Path,
    catalogue: Catalogue,
    government: str,
    counterpart: str,
    division: str,
    country: str,
    key: str,
) -> None:
    """One town of GeoNames is one party, whatever division is typed; one that contradicts waits."""
    heading = "Estado,Municipio,Contraparte,Estado o provincia,País,Tipo"
    state = {"Mérida": "Yuc.", "Tlaquepaque": "Jal.", "Matamoros": "Tamps.", "Toluca": "Méx."}
    cells = f"{state[government]},{government},{counterpart},{division},{country},Hermanamiento"
    assert ";".join(entry_of(tmp_path, catalogue, heading, cells).counterparts) == key


def test_a_heading_of_sister_cities_tells_the_kind(tmp_path: Path, catalogue: Catalogue) -> None:
    for heading, kind in (("Ciudad hermana", "twinning"), ("Contraparte", "")):
        entry = entry_of(tmp_path, catalogue, f"Municipio,{heading},País", "Zapopan,Lyon,Francia")
        assert entry.kind == kind


def test_a_signature_to_come_is_asked_about(tmp_path: Path, catalogue: Catalogue) -> None:
    heading = "Estado,Municipio,Ciudad hermana,País,Fecha"
    entry = entry_of(tmp_path, catalogue, heading, "Jal.,Zapopan,Lyon,Francia,1 de mayo de 2091")
    assert (entry.outcome, entry.signed.iso) == ("waiting", "")


@pytest.mark.parametrize(
    ("heading", "cells", "government"),
    [
        ("Estado,Municipio,País,Ciudad hermana", "Jalisco,,Japón,Kioto", ("mx-14",)),
        ("Estado,País,Ciudad hermana", "Jalisco,Japón,Kioto", ("mx-14",)),
        ("Estado,Parte mexicana,País,Ciudad hermana", "Jalisco,,Japón,Kioto", ()),
    ],
)
def test_an_empty_cell_of_the_party(
    tmp_path: Path, catalogue: Catalogue, heading: str, cells: str, government: tuple[str, ...]
) -> None:
    """No municipality is the state; no party is nothing, and a person is asked."""
    entry = entry_of(tmp_path, catalogue, heading, cells)
    assert entry.government == government
    assert entry.outcome == ("imported" if government else "waiting")


@pytest.mark.parametrize(
    ("text", "country"),
    [("Córdoba, Ver.", "mx"), ("La Paz, BCS", "mx"), ("Durango, Colorado", "us"), ("Lerma", "")],
)
def test_a_state_after_the_counterpart_tells_its_country(
    tmp_path: Path, catalogue: Catalogue, text: str, country: str
) -> None:
    cells = f'"Acapulco, Gro.","{text}",Hermanamiento'
    entry = entry_of(tmp_path, catalogue, "Municipio,Ciudad hermana,Tipo", cells)
    assert entry.country == country


def test_a_state_cut_short_is_not_one_abroad(tmp_path: Path, catalogue: Catalogue) -> None:
    """*Mich.* is Michoacán or Michigan: the town decides."""
    file = tmp_path / "r.csv"
    file.write_text(
        'Municipio,Contraparte,Tipo\n"Saltillo, Coah.","Morelia, Mich.",hermanamiento\n'
        '"Saltillo, Coah.","Lansing, Mich.",hermanamiento\n',
        "utf-8",
    )
    here, abroad = Reconciler(catalogue, DATA / "registry").entries(read_registry(file))
    assert (here.country, here.counterparts) == ("mx", ("mx-16053",))
    assert (abroad.country, abroad.counterparts) == ("us", ("us-mi-lansing",))
