"""What one cell means: governments, countries, kinds and counterparts, by hand."""

from __future__ import annotations

import pytest

from kg.layout import project
from kg.reconcile import ForeignSide, MexicanSide, Reconciler, kind_of, read_gazetteer
from kg.reconcile.abroad import CounterpartSide
from kg.tables import Catalogue

DATA = project().data


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
