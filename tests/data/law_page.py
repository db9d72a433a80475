"""The page ``docs/law.md``, written from the tables of law, procedure and institutions.

``python tests/data/law_page.py`` writes it; a test compares.
"""

from __future__ import annotations

import csv
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "law.md"
Row = dict[str, str]

OUTSIDE = (
    (
        "Instituto Mexicano de Cooperación Internacional (IMEXCI)",
        "ninguna página legible lo describe",
        "no readable page describes it",
    ),
    (
        "Dirección General de Comunidades Mexicanas en el Exterior",
        "solo se nombra de paso",
        "only named in passing",
    ),
    ("Infocid", "el nombre no se vio en una página", "the name was seen on no page"),
    (
        "AMEXCID, día de septiembre de 2011; CEDEMUN, fin",
        "la fecha no se vio",
        "the date was not seen",
    ),
    (
        "UE / EU, PNUD / UNDP: fundación / foundation",
        "la fecha no se vio",
        "the date was not seen",
    ),
    (
        "AMAIE, GOMSA: fundación / foundation",
        "la fecha que se cita no se pudo comprobar",
        "the date that is cited could not be verified",
    ),
)
"""What stays out of the graph for want of a source that can be read, and why."""


def rows(name: str) -> list[Row]:
    """Rows of a table, in file order."""
    with (ROOT / "data" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def labels(scheme: str) -> dict[str, str]:
    """Spanish and English label of each key of a closed list."""
    return {r["id"]: f"{r['label_es']} · {r['label_en']}" for r in rows(f"vocab/{scheme}")}


def page() -> str:
    """Return the page: forms compared, steps of an agreement, institutions over time."""
    warrant, act = labels("warrant"), labels("act-kind")
    parts = [
        "# Derecho, procedimiento e instituciones · Law, procedure and institutions",
        "Escrita a partir de las tablas: `python tests/data/law_page.py`. · Written from the tables.",
        "## Formas de instrumento · Forms of instrument (`kg ask instrument-forms`)",
    ]
    traits = rows("tables/form_traits")
    for key, form in labels("instrument-form").items():
        parts.append(f"### {form}")
        parts.append(
            table(
                "criterio · criterion | es | en | disposiciones · provisions | quién lo dice · warrant",
                [
                    (
                        labels("form-criterion")[t["criterion"]],
                        t["value_es"],
                        t["value_en"],
                        t["provisions"].replace(";", ", "),
                        f"[{warrant[t['warrant']]}]({t['source_ref']})",
                    )
                    for t in traits
                    if t["form"] == key
                ],
            )
        )
    parts.append("## Pasos de un acuerdo · Steps of an agreement (`kg ask procedure-steps`)")
    steps = sorted(rows("tables/procedure_steps"), key=lambda r: int(r["position"]))
    parts.append(
        table(
            "no. | paso · step | quién · who | de · from | a · to | disposiciones · provisions |"
            " quién lo dice · warrant",
            [
                (
                    s["position"],
                    act[s["act"]],
                    f"{s['actor_es']} · {s['actor_en']}",
                    s["from_states"].replace(";", ", "),
                    s["to_state"],
                    s["provisions"].replace(";", ", "),
                    f"[{warrant[s['warrant']]}]({s['source_ref']})",
                )
                for s in steps
            ],
        )
    )
    parts.append(
        "## Instituciones en el tiempo · Institutions over time (`kg ask institution-events`)"
    )
    changed = labels("institution-event-kind")
    names = {r["id"]: r["acronym"] or r["name"] for r in rows("tables/institutions")}
    parts.append(
        table(
            "institución · institution | fecha · date | qué · what | nota · note",
            [
                (
                    names[e["institution"]],
                    e["date"],
                    f"[{changed[e['kind']]}]({e['source_ref']})"
                    if e["source_ref"].startswith("http")
                    else changed[e["kind"]],
                    " · ".join(filter(None, (e["note_es"], e["note_en"]))),
                )
                for e in rows("tables/institution_events")
            ],
        )
    )
    parts.append("## Lo que queda fuera · What stays out")
    parts.append(table("qué · what | por qué | why", [tuple(entry) for entry in OUTSIDE]))
    return "\n\n".join(parts) + "\n"


def table(head: str, cells: list[tuple[str, ...]]) -> str:
    """Return a table in Markdown; a bar inside a cell would end it."""
    count = head.count("|") + 1
    lines = [f"| {head} |", "|" + "---|" * count]
    lines += ["| " + " | ".join(cell.replace("|", "/") for cell in row) + " |" for row in cells]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
