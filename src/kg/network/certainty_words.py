"""Certainty as a page of text, as JSON and as tables; each names scope, seed and rounds."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Final

from .certainty import COMPARED, Certainty
from .files import as_table, digits, written
from .measures import MEASURES
from .measures_whole import WHOLE
from .nulls import BURN, NULLS, THIN
from .properties import SCOPE, scope_cells
from .resampling import LEVEL

__all__ = ["as_json", "as_text", "tables"]

_WORDS: Final = {
    "es": {
        "ranks": "Rangos por {measure}: {rounds} sorteos de los vínculos con reposición, semilla"
        " {seed}",
        "ranks_note": "«del … al»: rangos que contienen el {level:.0%} de los sorteos; «sin …»:"
        " rango si se deja fuera esa fuente; — si ya no tiene vínculos.",
        "name": "nombre", "value": "valor", "rank": "rango", "from": "del", "to": "al",
        "without": "sin",
        "chance": "Frente al azar: {networks} redes al azar de cada clase, semilla {seed}",
        "observed": "observado", "mean": "media", "sd": "desv.",
        "chance_note": "z: desviaciones sobre la media; p: empírica, a dos lados, con el +1 de"
        " Phipson y Smyth. Cada clase dice qué conserva:",
        "choices": "Según la política y los vínculos entre mexicanos",
        "kept": "de los {first} primeros, siguen", "spearman": "Spearman de los rangos",
        "nothing": "no queda ningún vínculo",
    },
    "en": {
        "ranks": "Ranks by {measure}: the links drawn {rounds} times with replacement, seed {seed}",
        "ranks_note": "“from … to”: ranks that hold {level:.0%} of the draws; “without …”: rank if"
        " that source is left out; — if no link of it is then left.",
        "name": "name", "value": "value", "rank": "rank", "from": "from", "to": "to",
        "without": "without",
        "chance": "Against chance: {networks} random networks of each kind, seed {seed}",
        "observed": "observed", "mean": "mean", "sd": "s.d.",
        "chance_note": "z: deviations above the mean; p: empirical, two-sided, with the +1 of"
        " Phipson and Smyth. Each kind says what it keeps:",
        "choices": "By policy and links among Mexicans",
        "kept": "of the first {first}, still there", "spearman": "Spearman of the ranks",
        "nothing": "no link is left",
    },
}  # fmt: skip


def as_text(found: Certainty, language: str, top: int) -> str:
    """Return a page of text in Spanish or English, with the first ``top`` nodes."""
    return "\n".join(
        [
            found.words[language],
            "",
            *_rank_lines(found, language, top),
            "",
            *_chance_lines(found, language),
            "",
            *_choice_lines(found, language),
        ]
    )


def _label(name: str, language: str) -> str:
    one = WHOLE[name]
    return one.label_es if language == "es" else one.label_en


def _rank_lines(found: Certainty, language: str, top: int) -> list[str]:
    words, which = _WORDS[language], int(language == "en")
    sources = list(found.ranks.intervals[0].without)
    measure = MEASURES[found.ranks.measure]
    lines = [
        words["ranks"].format(
            measure=measure.label_en if which else measure.label_es,
            rounds=found.ranks.rounds, seed=found.seed,
        ),
        "",
        f"{words['name']:<34}{words['value']:>11}{words['rank']:>7}{words['from']:>6}"
        f"{words['to']:>6}"
        + "".join(f"{words['without'] + ' ' + str(i):>10}" for i in range(1, len(sources) + 1)),
    ]  # fmt: skip
    for one in found.ranks.intervals[:top]:
        value = "—" if one.value is None else written(float(f"{one.value:.5g}"))
        lines.append(
            f"{found.labels[one.node][which][:33]:<34}{value:>11}{one.rank:>7}{one.low:>6}"
            f"{one.high:>6}"
            + "".join(f"{one.without[s] or '—':>10}" for s in sources)
        )  # fmt: skip
    lines += ["", words["ranks_note"].format(level=LEVEL)]
    lines += [f"{words['without']} {i}: {source}" for i, source in enumerate(sources, 1)]
    return lines


def _chance_lines(found: Certainty, language: str) -> list[str]:
    words, which = _WORDS[language], int(language == "en")
    lines = [
        words["chance"].format(
            networks=max((one.rounds for one in found.significance), default=0), seed=found.seed
        ),
        "",
        f"{'':<8}{'':<30}{words['observed']:>10}{words['mean']:>10}{words['sd']:>10}{'z':>9}"
        f"{'p':>9}",
    ]
    for one in found.significance:
        sd, z = ("—" if x is None else f"{x:.4f}" for x in (one.sd, one.z))
        lines.append(
            f"{one.null:<8}{_label(one.measure, language):<30}{one.observed:>10.4f}"
            f"{one.mean:>10.4f}{sd:>10}{z[:-2] if z != '—' else z:>9}{one.p:>9.4f}"
        )
    lines += ["", words["chance_note"]]
    lines += [f"{null}: {NULLS[null][which]}" for null in dict.fromkeys(
        one.null for one in found.significance)]  # fmt: skip
    return lines


def _choice_lines(found: Certainty, language: str) -> list[str]:
    words = _WORDS[language]
    lines = [words["choices"], ""]
    for i, choice in enumerate(found.choices, 1):
        nothing = "" if choice.properties.values else f": {words['nothing']}"
        lines.append(f"{i}. {choice.properties.name}{nothing}")
    columns = range(1, len(found.choices) + 1)
    lines += ["", (" " * 36 + "".join(f"{i:>10}" for i in columns))]
    names = [n for n in COMPARED if any(n in one.properties.values for one in found.choices)]
    for name in names:
        cells = [one.properties.values.get(name) for one in found.choices]
        lines.append(f"{_label(name, language):<36}" + "".join(f"{_cell(c):>10}" for c in cells))
    first = words["kept"].format(first=len(found.choices[0].first) or 10)
    lines.append(f"{first:<36}" + "".join(f"{one.kept:>10}" for one in found.choices))
    cells = [one.correlation for one in found.choices]
    lines.append(f"{words['spearman']:<36}" + "".join(f"{_cell(c):>10}" for c in cells))
    return [*lines, ""]


def _cell(value: Any) -> str:
    if value is None:
        return "—"
    return f"{value:.4f}" if isinstance(value, float) else f"{value:,}"


def as_json(found: Certainty) -> str:
    """Return everything as one JSON object."""
    content = {
        "scope": found.scope,
        "generator": "numpy.random.PCG64",
        "seed": found.seed,
        "ranks": {
            "measure": found.ranks.measure, "rounds": found.ranks.rounds,
            "rounds_without_edges": found.ranks.empty, "level": LEVEL,
            "nodes": [asdict(one) for one in found.ranks.intervals],
        },
        "significance": {
            "swaps_per_edge": {"before_the_first": BURN, "between_two": THIN},
            "keeps": {null: {"es": es, "en": en} for null, (es, en) in NULLS.items()},
            "measures": [asdict(one) for one in found.significance],
        },
        "choices": [
            {
                "name": one.properties.name, "scope": one.properties.scope,
                "values": one.properties.values, "first": one.first, "kept": one.kept,
                "spearman": one.correlation,
            }
            for one in found.choices
        ],
    }  # fmt: skip
    return json.dumps(_rounded(content), ensure_ascii=False, indent=1) + "\n"


def _rounded(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_rounded(one) for one in value]
    return digits(value)


def tables(found: Certainty) -> dict[str, str]:
    """Return three tables as CSV by name of file; scope, seed and rounds stand in each row."""
    scope = scope_cells(found.scope)
    sources = list(found.ranks.intervals[0].without)
    ranks = [
        [*scope, found.seed, found.ranks.rounds, found.ranks.measure, one.node,
         *found.labels[one.node], written(one.value), one.rank, one.low, one.high,
         written(one.present), *("" if one.without[s] is None else one.without[s] for s in sources)]
        for one in found.ranks.intervals
    ]  # fmt: skip
    tested = [
        [*scope, found.seed, one.rounds, one.null, one.measure, written(one.observed),
         written(one.mean), written(one.sd), written(one.z), written(one.greater),
         written(one.less), written(one.p)]
        for one in found.significance
    ]  # fmt: skip
    choices = [
        [*scope_cells(one.properties.scope), key, written(value)]
        for one in found.choices
        for key, value in (
            *one.properties.values.items(),
            ("first_kept", one.kept), ("spearman", one.correlation),
        )
        if one.properties.values
    ]  # fmt: skip
    return {
        "ranks.csv": as_table(
            [*SCOPE, "seed", "rounds", "measure", "id", "label_es", "label_en", "value", "rank",
             "low", "high", "present", *(f"without_{s}" for s in sources)], ranks),
        "significance.csv": as_table(
            [*SCOPE, "seed", "rounds", "null", "measure", "observed", "mean", "sd", "z",
             "p_greater", "p_less", "p"], tested),
        "choices.csv": as_table([*SCOPE, "measure", "value"], choices),
    }  # fmt: skip
