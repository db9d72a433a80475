"""Suggestions of counterparts with their reasons in words, Spanish and English."""

from __future__ import annotations

import json
from typing import Any, Final

from .files import as_table, digits, written
from .links import Links, Party
from .properties import SCOPE, scope_cells
from .recommend import SIGNS, Advice, Suggestion

__all__ = ["as_csv", "as_json", "as_text", "reasons", "silence"]

_SHOWN: Final = 3
_WORDS: Final = {
    "es": {
        "neighbours": "La tienen {n} que comparten contrapartes con este gobierno: {who}.",
        "one_neighbour": "La tiene un gobierno que comparte contrapartes con este: {who}.",
        "through": "{other} (comparten {shared})",
        "state": "La tienen {n} gobiernos del mismo estado: {who}.",
        "one_state": "La tiene otro gobierno del mismo estado: {who}.",
        "areas": "Coopera en áreas en que este gobierno coopera con otros: {who}.",
        "country": "País: {place}, como {n} de {of} contrapartes {whose}.",
        "region": "Región: {place}, como {n} de {of} contrapartes {whose}.",
        "own": "de este gobierno", "borrowed": "de los demás gobiernos de su estado",
        "more": "y {n} más",
        "head": "{name}: {own} contrapartes en este ámbito; {n} candidatas sin vínculo con él",
        "nothing": "Nada se puede sugerir a {name}: no tiene contrapartes en este ámbito, ni las"
        " tiene otro gobierno de su estado, así que nada dice a quién se parece.",
        "all": "Nada se puede sugerir a {name}: ya tiene un vínculo con cada contraparte de este"
        " ámbito, o ninguna señal habla de las demás. Amplíe el ámbito.",
        "borrowing": "No tiene contrapartes en este ámbito: solo hablan los demás gobiernos de su"
        " estado.",
        "note": "Una sugerencia dice que otros parecidos cooperan ahí, no que convenga. Puntuación:"
        " media de cuatro señales entre 0 y 1, las dos primeras dobles; véase docs/network.md.",
    },
    "en": {
        "neighbours": "{n} that share counterparts with this government have it: {who}.",
        "one_neighbour": "A government that shares counterparts with this one has it: {who}.",
        "through": "{other} (they share {shared})",
        "state": "{n} governments of the same state have it: {who}.",
        "one_state": "Another government of the same state has it: {who}.",
        "areas": "It cooperates in areas in which this government cooperates with others: {who}.",
        "country": "Country: {place}, as {n} of {of} counterparts {whose}.",
        "region": "Region: {place}, as {n} of {of} counterparts {whose}.",
        "own": "of this government", "borrowed": "of the other governments of its state",
        "more": "and {n} more",
        "head": "{name}: {own} counterparts in this scope; {n} candidates without a link with it",
        "nothing": "Nothing can be suggested to {name}: it has no counterparts in this scope, nor"
        " has another government of its state, so that nothing says whom it is like.",
        "all": "Nothing can be suggested to {name}: it has a link with each counterpart of this"
        " scope, or no sign speaks of the others. Widen the scope.",
        "borrowing": "It has no counterparts in this scope: only the other governments of its state"
        " speak.",
        "note": "A suggestion says that others alike cooperate there, not that it would be good."
        " Score: mean of four signs between 0 and 1, the first two twice; see docs/network.md.",
    },
}  # fmt: skip


def reasons(links: Links, advice: Advice, one: Suggestion, language: str) -> list[str]:
    """Return why a counterpart is suggested, a sentence for each sign that speaks."""
    words, parties = _WORDS[language], links.parties
    found = []
    by_other: dict[str, str] = {}
    for shared, other in one.through:
        by_other.setdefault(other, shared)
    if by_other:
        who = [
            words["through"].format(
                other=_name(parties[other], language), shared=_name(parties[shared], language)
            )
            for other, shared in by_other.items()
        ]
        key = "neighbours" if len(who) > 1 else "one_neighbour"
        found.append(words[key].format(n=len(who), who=_list(who, words)))
    if one.same_state:
        who = [_name(parties[other], language) for other in one.same_state]
        key = "state" if len(who) > 1 else "one_state"
        found.append(words[key].format(n=len(who), who=_list(who, words)))
    if one.areas:
        which = int(language == "en")
        found.append(words["areas"].format(who=", ".join(links.areas[a][which] for a in one.areas)))
    party = parties[one.counterpart]
    whose = words["borrowed" if advice.borrowed else "own"]
    for key, (n, of), place in (
        ("country", one.country, party.country_en if language == "en" else party.country_es),
        ("region", one.region, party.region_en if language == "en" else party.region_es),
    ):
        if n:
            found.append(words[key].format(n=n, of=of, whose=whose, place=place))
            break
    return found


def _name(party: Party, language: str) -> str:
    return party.label_en if language == "en" else party.label_es


def _list(who: list[str], words: dict[str, str]) -> str:
    shown = who[:_SHOWN]
    if len(who) > _SHOWN:
        shown.append(words["more"].format(n=len(who) - _SHOWN))
    return "; ".join(shown)


def silence(advice: Advice, name: str, language: str) -> str:
    """Return why nothing is suggested; empty if something is."""
    if advice.suggestions:
        return ""
    return _WORDS[language]["nothing" if advice.borrowed else "all"].format(name=name)


def as_text(links: Links, advice: Advice, name: str, language: str, scope: str) -> str:
    """Return the suggestions with their reasons as text."""
    words = _WORDS[language]
    head = words["head"].format(name=name, own=advice.counterparts, n=advice.candidates)
    lines = [scope, "", head]
    if not advice.suggestions:
        return "\n".join([*lines, silence(advice, name, language)]) + "\n"
    if advice.borrowed:
        lines.append(words["borrowing"])
    for place, one in enumerate(advice.suggestions, 1):
        party = links.parties[one.counterpart]
        country = party.country_en if language == "en" else party.country_es
        where = f" ({country})" if country and country != _name(party, language) else ""
        lines += ["", f"{place}. {_name(party, language)}{where}   {one.score:.3f}"]
        lines += [f"   {reason}" for reason in reasons(links, advice, one, language)]
    return "\n".join([*lines, "", words["note"]]) + "\n"


def as_json(links: Links, advice: Advice, names: tuple[str, str], scope: dict[str, Any]) -> str:
    """Return the suggestions as one JSON object, with reasons in both languages."""
    content = {
        "scope": scope,
        "government": advice.government,
        "label_es": names[0],
        "label_en": names[1],
        "counterparts": advice.counterparts,
        "candidates": advice.candidates,
        "borrowed_from_its_state": advice.borrowed,
        "nothing_es": silence(advice, names[0], "es"),
        "nothing_en": silence(advice, names[1], "en"),
        "suggestions": [
            {
                "id": one.counterpart,
                "iri": links.parties[one.counterpart].iri,
                "label_es": links.parties[one.counterpart].label_es,
                "label_en": links.parties[one.counterpart].label_en,
                "score": digits(one.score),
                "signs": {sign: digits(value) for sign, value in one.signs.items()},
                "reasons_es": reasons(links, advice, one, "es"),
                "reasons_en": reasons(links, advice, one, "en"),
            }
            for one in advice.suggestions
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def as_csv(links: Links, advice: Advice, scope: dict[str, Any]) -> str:
    """Return a row for each suggestion, with the whole scope and reasons in both languages."""
    rows = []
    for place, one in enumerate(advice.suggestions, 1):
        party = links.parties[one.counterpart]
        rows.append(
            [*scope_cells(scope), advice.government, place, one.counterpart, party.label_es,
             party.label_en, written(one.score), *(written(float(one.signs[s])) for s in SIGNS),
             *(" ".join(reasons(links, advice, one, language)) for language in ("es", "en"))]
        )  # fmt: skip
    return as_table(
        [*SCOPE, "government", "place", "id", "label_es", "label_en", "score", *SIGNS,
         "reasons_es", "reasons_en"], rows,
    )  # fmt: skip
