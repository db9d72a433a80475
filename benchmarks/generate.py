"""A larger graph of the same form: the real tables and many more links, made from a fixed seed."""

from __future__ import annotations

import csv
import random
import re
import shutil
from collections import Counter
from pathlib import Path

__all__ = ["generate"]


def _read(path: Path) -> tuple[list[str], list[dict[str, str]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        reader = csv.DictReader(lines)
        rows = list(reader)
        return list(reader.fieldnames or ()), rows


def _write(path: Path, names: list[str], rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.DictWriter(out, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: row["id"]))


def generate(data: Path, target: Path, *, links: int = 7_000, seed: int = 2011) -> Path:
    """Write tables that hold the real rows and ``links`` further links, each with its agreement.

    Args:
        data: The real tables.
        target: Folder to write to; replaced if it exists.
        links: Number of links added; 7,000 give a graph of more than 350,000 statements.
        seed: Of the random choice of parties, dates and areas.
    """
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(data, target)
    tables = target / "tables"
    chance = random.Random(seed)
    names, counterparts = _read(tables / "counterparts.csv")
    models = [row for row in counterparts if row["kind"] == "local-government" and row["latitude"]]
    made = []
    for number in range(links // 4):
        model = dict(chance.choice(models))
        model |= {
            "id": f"zz-{number:06d}",
            "name": f"Ciudad {number}",
            "name_en": f"City {number}",
            "wikidata": "",
            "geonames": "",
            "part_of": "",
            "other_names": "",
        }
        made.append(model)
    _write(tables / "counterparts.csv", names, counterparts + made)
    _, towns = _read(tables / "municipalities.csv")
    link_names, real_links = _read(tables / "links.csv")
    agreement_names, real_agreements = _read(tables / "agreements.csv")
    attestation_names, real_attestations = _read(tables / "attestations.csv")
    pairs: set[tuple[str, str]] = set()
    while len(pairs) < links:
        pairs.add((chance.choice(towns)["id"], chance.choice(made)["id"]))
    empty = dict.fromkeys(attestation_names, "")
    new_links, new_agreements, new_attestations = [], [], []
    for number, (town, city) in enumerate(sorted(pairs)):
        key = f"{town}--{city}--twinning"
        new_links.append({"id": key, "kind": "twinning", "parties": f"{town};{city}"})
        agreement = dict.fromkeys(agreement_names, "") | {
            "id": f"{key}--signed",
            "link": key,
            "kind": "twinning",
        }
        new_agreements.append(agreement)
        day = (
            f"{chance.randint(1960, 2025)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        )
        new_attestations.append(
            empty
            | {
                "id": f"agreements-cited-z{number:06d}",
                "source": "agreements-cited",
                "source_ref": f"Z{number:06d}",
                "link": key,
                "agreement": agreement["id"],
                "mexican_text": town,
                "counterpart_text": city,
                "date": day,
                "date_kind": "signature",
                "areas": ";".join(sorted(chance.sample(["culture", "trade", "tourism"], 2))),
                "registered": "unknown",
                "status": "unknown",
                "page": f"https://example.org/{number % 5000}",
                "page_title": f"Page {number % 5000}",
            }
        )
    _write(tables / "links.csv", link_names, real_links + new_links)
    _write(tables / "agreements.csv", agreement_names, real_agreements + new_agreements)
    _write(tables / "attestations.csv", attestation_names, real_attestations + new_attestations)
    _expect(target, {"counterparts": made, "attestations": new_attestations})
    return target


def _expect(data: Path, added: dict[str, list[dict[str, str]]]) -> None:
    """Raise the number of rows each source is expected to have by those added to the tables."""
    listed: Counter[str] = Counter()
    stated: Counter[str] = Counter()
    for table, rows in added.items():
        count = Counter(row["source"] for row in rows)
        stated += count
        if table == "attestations":
            listed += count
    lists = {
        row["source"]
        for table in ("attestations", "offices", "unresolved")
        for row in _read(data / "tables" / f"{table}.csv")[1]
    }
    for key, more in stated.items():
        file = data / "sources" / key / "source.toml"
        grown = listed[key] if key in lists else more

        def raised(match: re.Match[str], grown: int = grown) -> str:
            return f"expected_rows = {int(match[1]) + grown}"

        file.write_text(re.sub(r"expected_rows = (\d+)", raised, file.read_text("utf-8")), "utf-8")
