"""What a cell means: governments, countries, kinds and counterparts by hand, and how often it is right."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from kg.intake import read_registry
from kg.layout import project
from kg.reconcile import ForeignSide, MexicanSide, Reconciler, kind_of, read_gazetteer
from kg.reconcile.abroad import CounterpartSide
from kg.reconcile.ledger import Entry
from kg.tables import Catalogue, read_all

DATA = project().data


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return read_all(DATA)


@pytest.fixture(scope="module")
def mexico(catalogue: Catalogue) -> MexicanSide:
    return MexicanSide(read_gazetteer(catalogue, DATA / "registry"))


@pytest.mark.parametrize(
    ("text", "state", "codes"),
    [
        ("Mpio. de Mérida", "Yucatán", ["31050"]),
        ("H. Ayuntamiento de Guadalajara", "Jal.", ["14039"]),
        ("Cancún", "Q. Roo", ["23005"]),
        ("Cd. Obregón", "Sonora", ["26018"]),
        ("Ciudad Guzmán", "Jalisco", ["14023"]),
        ("Monterrey, N.L.", "", ["19039"]),
        ("Guadalupe", "Nuevo León", ["19026"]),
        ("Edo. de México", "", ["15"]),
        ("D.F.", "", ["09"]),
        ("CDMX", "", ["09"]),
        ("Alcaldía Coyoacán", "", ["09003"]),
        ("Gobierno del Estado de Puebla", "Puebla", ["21"]),
        ("Campeche, Campeche", "Campeche", ["04002"]),
        ("Guadalajra", "Jalisco", ["14039"]),
        ("Mpoi. de Corregidora", "Querétaro", ["22006"]),
        ("Torreón, Mxico", "Coah.", ["05035"]),
        ("Monterrey y San Pedro Garza García", "Nuevo León", ["19039", "19019"]),
        ("Zapopan; Tlaquepaque", "Jalisco", ["14120", "14098"]),
        ("Huatabampo (Mpio.), Son.", "", ["26033"]),
        ("Navojoa (municipio) Sonora", "", ["26042"]),
        ("Puebla, Municipio de", "Puebla", ["21114"]),
        ("Presid. Munic. de Salamanca", "Gto", ["11027"]),
        ("El Municipio de Salamanca", "Gto", ["11027"]),
        ("Ayuntamiento Consttiucional de Córdoba", "Ver.", ["30044"]),
        ("H. Veracruz", "Veracruz", ["30193"]),
        ("Xaapa", "Ver.", ["30087"]),
        ("Coatzacoalcos Veracruz de Ignacio de la Llave", "", ["30039"]),
        ("Monterrey N L", "", ["19039"]),
        ("Querétaro, Querét.", "", ["22014"]),
        ("Gob. Estatal", "Ciudad de Méxioc", ["09"]),
        ("Cd. de Puebla", "Pue.", ["21114"]),
        ("Puebla capital", "Puebla", ["21114"]),
        ("Ayuntamiento de S.L.P.", "SLP", ["24028"]),
        ("XXV Ayuntamiento de Tijuana", "B.C.", ["02004"]),
        ("H. Ayuntamiento Municipal Constitucional de Etzatlán", "Jal.", ["14036"]),
        ("Presidente Municipal de Candelaria, Camp.", "", ["04011"]),
        ("Municipality of Saltillo", "Coah.", ["05030"]),
        ("Puerto de Acapulco", "Gro.", ["12001"]),
        ("Vallarta", "Jal.", ["14067"]),
        ("Peñasco", "Son.", ["26048"]),
        ("Gob. Sonora", "Son.", ["26"]),
        ("Gobernador Constitucional del Estado de Sonora", "", ["26"]),
        ("Poder Ejecutivo del Estado Libre y Soberano de Puebla", "Pue.", ["21"]),
        ("Cd. México", "", ["09"]),
        ("Gob. del D.F.", "", ["09"]),
        ("Gobierno de Puebla", "Puebla", ["21"]),
        ("Saltillo", "", ["05030"]),
        ("Celalla", "Gto.", ["11007"]),
        ("Morelai", "Mich.", ["16053"]),
        ("Tepa (Tepatitlán)", "Jal.", ["14093"]),
        ("Pueblo Mágico de Tecate", "", ["02003"]),
        ("Benito Juárez (Cancún), Q. Roo", "", ["23005"]),
        ("Comonfort (Chamacuero)", "Gto.", ["11009"]),
        ("Distrito Federal (hoy CDMX)", "", ["09"]),
        ("Jefatura de Gobierno, Ciudad de México", "", ["09"]),
        ("Gobierno Estatal de Sinaloa", "", ["25"]),
        ("Monterrey", "N. León", ["19039"]),
        ("Puerto Valarta, Jalisco", "", ["14067"]),
        ("Veracruz Puerto", "Ver.", ["30193"]),
        ("Zacatecas (Ayuntamiento)", "Zac.", ["32056"]),
        ("I. Mujeres", "Q. Roo", ["23003"]),
        ("Juchitán", "Oax.", ["20043"]),
        ("México, D.F.", "", ["09"]),
        ("The City of Guanajuato, Gto.", "", ["11015"]),
        ("THE GOVERNMENT OF THE STATE OF COAHUILA DE ZARAGOZA", "", ["05"]),
        ("San Cristobal de las Casas, Municipality of", "Chiapas", ["07078"]),
        ("Town of Alamos", "Sonora", ["26003"]),
        ("Cuauhtemoc Borough (Alcaldía)", "Mexico City", ["09015"]),
        ("Secretaría de Turismo del Gobierno del Estado de Jalisco", "", ["14"]),
        ("Secretaría de Ciencia y Tecnología de Jalisco", "", ["14"]),
        ("Instituto Municipal de Planeación de Tijuana", "", ["02004"]),
        ("Mexico City Government", "", ["09"]),
        ("Gobierno de la Ciudad", "CDMX", ["09"]),
        ("Gov. of Yucatan", "", ["31"]),
        ("Jalisco", "Edo. de Jalisco (Mexico)", ["14"]),
        ("S. Cristóbal Las Casas", "Chis.", ["07078"]),
        ("Tapachula de C. y O.", "Chis.", ["07089"]),
        ("Cd. García (Jerez)", "Zac.", ["32020"]),
        ("Coatzacoalcos (ant. Pto. México), Ver.", "", ["30039"]),
        ("R. Ayuntamiento de Ciudad Lerdo", "Durango", ["10012"]),
        ("H. Ayuntamiento de la Villa de Zimatlán de Alvarez", "Oaxaca", ["20570"]),
        ("tlalne", "edomex", ["15104"]),
        ("Talpa", "Jalisco", ["14084"]),
        ("14039", "", ["14039"]),
        ("mx-14039", "Jalisco", ["14039"]),
        ("9003", "", ["09003"]),
        ("Del. Coyoacán", "D.F.", ["09003"]),
        ("Puerto México", "Veracruz", ["30039"]),
        ("Pázcuaro", "Mich.", ["16066"]),
        ("Ayuntamiento de Santa Inés Zacatelco", "Tlaxcala", ["29044"]),
        ("Dolores Hidalgo, C.I.N.", "Guanajuato", ["11014"]),
        ("Isla de Cozumel, Q. Roo", "", ["23001"]),
        ("Allende, San Miguel de", "Gto.", ["11003"]),
        ("Estado de Veracruz, Gobierno del", "", ["30"]),
        ("Monterrey, la Sultana del Norte", "NL", ["19039"]),
        ("Acapulco de Jz.", "Gro.", ["12001"]),
        ("Gob. del Distrito Fed.", "D.F.", ["09"]),
        ("City Hall of Puebla", "Pue.", ["21114"]),
        ("Isla Mujeres", "Terr. de Q. Roo", ["23003"]),
        ("diaz ordaz", "tamps", ["28015"]),
        ("stgo de queretaro", "qro", ["22014"]),
        ("ags capital", "ags", ["01001"]),
        ("tecate pueblo magico", "bc", ["02003"]),
        ("bahia de vanderas nay", "", ["18020"]),
    ],
)
def test_mexican_side(mexico: MexicanSide, text: str, state: str, codes: list[str]) -> None:
    """Codes read off INEGI's catalogue."""
    assert [key.removeprefix("mx-") for key in mexico.decide(text, state).keys] == codes


@pytest.mark.parametrize(
    ("text", "state"),
    [("Guadalupe", ""), ("Estado de Texas", ""), ("Santa María", "Oax."), ("99999", ""), ("14039", "Yucatán"), ("Ixtapa", ""), ("Guadalupe", "Jalisco"), ("Progreso", "Hidalgo"), ("Atizapán", "Edomex"), ("Guadalajara y otros", "Jal."),
     ("Instituto Tecnológico de Monterrey", ""), ("Consejo Coordinador Empresarial de Puebla", ""), ("Benito Juárez", ""), ("Puebla", "Puebla"), ("Fulanitlán", ""),
     ("Secretaría de Turismo", "Jal."), ("Secretaría de Cultura de Puebla", ""), ("Universidad de Guadalajara", ""),
     ("Guadalajara", "Yucatán"), ("Mérida (Venezuela)", ""), ("Guadalajara (España)", ""), ("Ciudad de Guadalupe", ""), ("México", ""), ("Gobierno Federal", ""), ("", "")],
)  # fmt: skip
def test_what_the_name_does_not_settle_is_not_guessed(
    mexico: MexicanSide, text: str, state: str
) -> None:
    found = mexico.decide(text, state)
    assert not found.keys
    assert found.reason.es
    assert found.reason.en


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        (("EE.UU.",), "us"), (("R.P. China",), "cn"), (("Alemaina",), "de"), (("Corea",), "kr"),
        (("Escocia",), "gb"), (("", "San Antonio, Texas, EUA"), "us"), (("Bélgica",), "be"),
        (("", "Lyon, Francia"), "fr"), (("Japan",), "jp"), (("México",), "mx"),
        (("C. Rica",), "cr"), (("Rep. Fed. de Alemania",), "de"), (("RPC",), "cn"),
        (("", "Londres, UK"), "gb"), (("Polska",), "pl"), (("", "Modesto, CA"), "us"),
        (("", "Cali, CO"), ""), (("", "Toledo CO"), ""), (("", "Córdoba AR"), ""), (("", "Hamburgo DE"), ""),
        (("", "Laredo Tx"), "us"), (("", "Medellín Colombia"), "co"), (("", "Santa Fe"), ""),
        (("", "Embajada de Francia en México"), "fr"), (("República Árabe de Egipto",), "eg"),
        (("República Popular Democrática de Corea",), "kp"), (("Guam (EUA)",), "gu"), (("Arg.",), ""),
        (("", "Laredo Tex."), "us"), (("Cba", "Varadero"), "cu"),
        (("Cba", "Lyon"), ""), (("E U A",), "us"), (("", "Ceuta, Canarias"), "es"),
        (("Holanda",), "nl"), (("CHN",), "cn"), (("Jpn",), "jp"), (("Dominicana",), "do"),
        (("Estados Unidos Americanos",), "us"), (("Guatemala, C.A.",), "gt"), (("Col.",), "co"),
        (("Al.",), ""), (("Kingdom of Saudi Arabia",), "sa"), (("Trinidad and Tobago",), "tt"),
        (("Myanmar",), "mm"), (("Birmania",), "mm"), (("Edos. Unidos",), "us"),
        (("", "Laredo", "TX"), "us"), (("", "Cali", "CO"), ""),
        (("", "El Gobierno de la República Francesa"), "fr"),
        (("URSS", "Leningrado"), "ru"), (("Yugoslavia", "Lyon"), ""), (("Arg.", "San Juan, Pcia. de San Juan"), "ar"),
        (("Fr.",), "fr"), (("", "mc allen tx"), "us"), (("", "Nueva Zelanda (Gobierno nacional)"), "nz"),
        (("Congo",), ""), (("", "Lyon"), ""), (("Atlántida",), ""), (("Francia y España",), ""),
    ],
)  # fmt: skip
def test_countries(catalogue: Catalogue, cells: tuple[str, ...], code: str) -> None:
    found = ForeignSide(catalogue, DATA / "registry").decide(*cells)
    assert "".join(found.keys) == code


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        ("Hermanamiento", "", "twinning"), ("Sister cities", "", "twinning"),
        ("Acuerdo de amistad", "", "friendship"), ("Carta de intención", "", "letter-of-intent"),
        ("MOU", "", "cooperation"), ("Conv. de coop.", "", "cooperation"), ("C. de intención", "", "letter-of-intent"), ("Carta de int.", "", "letter-of-intent"), ("Mem. entend.", "", "cooperation"), ("Hermto.", "", "twinning"), ("cds. hnas.", "", "twinning"), ("Empréstito", "", "financing"), ("Acdo. interinst.", "", "other"), ("", "Acuerdo de hermanamiento entre A y B", "twinning"),
        ("Acuerdo interinstitucional", "Memorándum de entendimiento", "cooperation"),
        ("Acuerdo", "", "other"), ("", "", ""), ("Ciudad amiga", "", "friendship"),
        ("hermnamiento", "", "twinning"), ("Acuerdo de operación", "", "other"), ("Convenio de colaboarción", "", "cooperation"),
    ],
)  # fmt: skip
def test_kinds(text: str, title: str, kind: str) -> None:
    assert kind_of(text, title) == kind


@pytest.fixture(scope="module")
def abroad(catalogue: Catalogue) -> CounterpartSide:
    return Reconciler(catalogue, DATA / "registry").abroad


@pytest.mark.parametrize(
    ("text", "country", "key"),
    [
        ("Alte. Brown", "ar", "ar-b-almirante-brown"),
        ("Aspen Chamber Resort Assoc.", "us", "aspen-chamber-resort-association"),
        ("Berliner Energieagentur GmbH", "de", "berliner-energieagentur"),
        ("La Antigua Guatemala", "gt", "gt-03-antigua-guatemala"),
        ("Saitama (prefectura)", "jp", "jp-11"),
        ("Saitama", "jp", "jp-11-saitama"),
        ("Gobierno de los Estados Unidos", "us", "us"),
        ("Abangares", "cr", "cr-g-abangares"),  # its neighbour's code is the letter H
        ("Bordeaux", "fr", "fr-naq-bordeaux"),
        ("Municipalidad del Cusco", "pe", "pe-cus-cusco"),
        ("Ville d'Alma (Québec)", "ca", "ca-qc-alma"),
        ("Gobierno Vasco (País Vasco)", "es", "es-pv"),
        ("Embajada de Francia en México", "fr", "fr"),
        ("San Petersburgo, Florida", "us", "us-fl-st-petersburg"),
        ("Pan Jin (Liaoning)", "cn", "cn-ln-panjin"),
        ("Saint Paul Minesota", "us", "us-mn-saint-paul"),
        ("Medellín Colombia", "co", "co-ant-medellin"),
        ("Vallagarina (Trento)", "it", ""),
        ("ASAMBLEA MUNICIPAL DEL PODER POPULAR DE MATANZAS", "cu", "cu-04-matanzas"),
        ("Hangzou Municipal People's Government, Zhejiang", "cn", "cn-zj-hangzhou"),
        ("People's Government of Sanya City, Hainan Province", "cn", "cn-hi-sanya"),
        ("The Corporation of the City of Hamilton, Ontario", "ca", "ca-on-hamilton"),
        ("Excmo. Ayuntamiento de Cuenca", "es", "es-cm-cuenca"),
        ("Ciudad puerto de Valparaiso", "cl", "cl-vs-valparaiso"),
        ("Itagui, Antioquia - Colombia", "co", "co-ant-itagui"),
        ("L.A., California", "us", "us-ca-los-angeles"),
        ("Er Riad", "sa", ""),
        ("Estado de Nueva York", "us", "us-ny"),
        ("Prefectura de Kioto", "jp", "jp-26"),
        ("Comunidad de Madrid", "es", "es-md"),
        ("Diputación de Barcelona", "es", ""),
        ("Condado de San Diego", "us", ""),
        ("Puerto de Barcelona", "es", ""),
        ("Ville de Québec", "ca", "ca-quebec"),
        ("Ciudad de Washington", "us", "us-dc-washington-d-c"),
        ("Ciudad de Shanghái", "cn", "cn-sh-shanghai"),
        ("Frankfurt", "de", ""),
        ("Frankfurt, Hesse", "de", ""),
        ("Ciudad de Baja Sajonia", "de", ""),
        ("京都", "jp", ""),
        ("Hsuchow (Xuzhou), Kiangsu", "cn", ""),
        ("su tocaya de Castilla-La Mancha", "es", ""),
        ("Aspen Chamber Resrot Assn. (Colorado)", "us", ""),
        ("Antalya Büyükşehir Belediyesi", "tr", "tr-07-antalya"),
        ("Gobierno Vasco (Comunidad Autónoma del País Vasco)", "es", "es-pv"),
        ("Oficina del Gobernador del Estado de Texas", "us", "us-tx"),
        ("Región Pays de Loire", "fr", "fr-pdl"),
        ("Prefeitura da Cidade do Rio de Janeiro", "br", "br-rj-rio-de-janeiro"),
        ("GOB. DE LA PROV. DE QUEBEC", "ca", "ca-qc"),
        ("Gobierno del Reino Unido de la Gran Bretaña e Irlanda del Norte", "gb", "gb"),
        ("univ texas a&m international (tamiu)", "us", "tamiu"),
        ("NATIONAL CITY, CALIFORNIA", "us", "us-ca-national-city"),
        ("Gobierno de la Prefectura de Hiroshima", "jp", "jp-34"),
        ("Asamblea Prefectural de Hiroshima", "jp", ""),
        ("Cantón, China", "cn", "cn-gd"),
        ("Sann Salvador", "sv", "sv-ss-san-salvador"),
        ("Alma Que.", "ca", "ca-qc-alma"),
        ("Springfield, Misouri", "us", "us-mo-springfield"),
        ("Buenos Aiers", "ar", "ar-c-buenos-aires"),
        ("Pueblo Rico Antioquia", "co", "co-ant-pueblorrico"),
        ("Bauk", "az", "az-ba-baku"),
        ("Condado de Arlingtan", "us", "us-va-arlington-county"),
        ("Osaki", "jp", ""),  # a town, or Osaka mistyped
        ("Múnic", "de", ""),
        ("Lama", "pe", ""),  # Lima mistyped, or a place nobody knows
        ("Città metropolitana di Napoli", "it", ""),
    ],
)
def test_counterparts(abroad: CounterpartSide, text: str, country: str, key: str) -> None:
    assert ";".join(abroad.decide(text, country, towns=True).keys) == key


@pytest.mark.parametrize(
    "text",
    [
        "UNICEF México",
        "Banco de Desarrollo de América del Norte (NADBANK)",
        "Euuropean Union",
        "UNION EUROPEA",
    ],
)
def test_organizations(abroad: CounterpartSide, text: str) -> None:
    found = abroad.organization(text)
    assert found is not None
    assert found.keys in (("nadbank",), ("european-union",), ("unicef",))


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


def _measure() -> ModuleType:
    """The script beside this file, which is no part of a package."""
    path = Path(__file__).with_name("measure.py")
    spec = importlib.util.spec_from_file_location("measure", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["measure"] = module
    spec.loader.exec_module(module)
    return module


MEASURE = _measure()


@pytest.mark.parametrize(
    ("path", "rows", "precision", "recall"),
    [
        *((path, 400, 0.99, 0.95) for path in MEASURE.HELD_OUT),
        (MEASURE.TUNED[0], 4000, 0.998, 0.98),
        (MEASURE.TUNED[1], 500, 1, 0.99),
    ],
    ids=lambda value: getattr(value, "stem", None),
)
def test_measured(path: Path, rows: int, precision: float, recall: float) -> None:
    """The rows kept apart as asked of them, those the rules were mended with as reached."""
    found = MEASURE.measure(path)
    assert found.rows >= rows
    assert found.precision >= precision, found.wrong
    assert found.recall >= recall, found.undecided


def test_rows_are_kept_apart() -> None:
    assert MEASURE.HELD_OUT


def test_any_headings_are_measured(tmp_path: Path) -> None:
    path = tmp_path / "held_out_b.csv"
    path.write_text(
        "expected,entidad federativa,parte mexicana,contraparte extranjera,país,fecha de firma,"
        "tipo de instrumento,true_government,true_country,true_signed,true_kind,true_counterpart\n"
        "imported,Jal.,Guadalajara,Lansing,EUA,1999,hermanamiento,14039,US,1999,twinning,"
        "us-mi-lansing\n"
        "imported,,Guadalupe,McAllen,EUA,2003,hermanamiento,19026,US,2003,twinning,us-tx-mcallen\n",
        "utf-8",
    )
    found = MEASURE.measure(path)
    assert (found.rows, found.precision, found.recall, found.wrong) == (2, 1, 0.5, ())
    assert "held_out_b.csv:3" in found.undecided[0]


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
