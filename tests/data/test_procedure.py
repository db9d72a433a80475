"""The procedure and the comparison of forms, against the law and the guides they cite."""

from __future__ import annotations

import pytest

from data.cited import Record, read
from data.law_page import PAGE, page

LEGAL_ORDER = ["notice", "review", "opinion-favourable", "signature", "registration", "publication"]
STATES = {
    "draft", "notified", "under-review", "observations-pending", "opinion-favourable",
    "opinion-unfavourable", "signed", "registered", "in-force", "expired", "terminated", "superseded",
}  # fmt: skip


@pytest.fixture(scope="module")
def steps() -> dict[str, Record]:
    return read("procedure_steps")


@pytest.fixture(scope="module")
def traits() -> dict[str, Record]:
    return read("form_traits")


def test_each_step_has_a_place_of_its_own(steps: dict[str, Record]) -> None:
    places = sorted(int(step["position"]) for step in steps.values())
    assert places == list(range(18))
    order = sorted(LEGAL_ORDER, key=lambda act: int(steps[act]["position"]))
    assert order == LEGAL_ORDER


def test_every_state_is_reached_and_the_first_one_by_negotiation(steps: dict[str, Record]) -> None:
    assert {step["to_state"] for step in steps.values()} - {""} == STATES
    assert [key for key, step in steps.items() if step["to_state"] == "draft"] == ["negotiation"]
    left = {state for step in steps.values() for state in step["from_states"].split(";") if state}
    ends = {"expired", "terminated", "superseded", "opinion-unfavourable"}
    assert STATES - left == ends
    assert steps["entry-into-force"]["from_states"] == "registered;signed", "law does not tie them"


def test_no_step_must_follow_a_later_one(steps: dict[str, Record]) -> None:
    for key, step in steps.items():
        for earlier in filter(None, step["must_follow"].split(";")):
            assert int(steps[earlier]["position"]) < int(step["position"]), (key, earlier)


def test_what_the_law_says_rests_on_a_provision_and_the_rest_is_marked(
    steps: dict[str, Record], traits: dict[str, Record]
) -> None:
    for key, row in (*steps.items(), *traits.items()):
        assert row["source_ref"].startswith("http"), key
        if row["warrant"] == "law":
            assert row["provisions"], key
    by_law = {key for key, step in steps.items() if step["warrant"] == "law"}
    assert by_law == {
        "authorization", "notice", "opinion-favourable", "opinion-unfavourable", "signature",
        "registration", "publication",
    }  # fmt: skip
    inferred = {key for key, step in steps.items() if step["warrant"] == "inference"}
    assert inferred == {"resubmission", "entry-into-force", "termination", "expiry", "replacement"}


def test_the_law_sets_no_deadline_and_the_table_has_no_column_for_one(
    steps: dict[str, Record],
) -> None:
    assert not [column for column in steps["opinion-favourable"] if "deadline" in column]


def test_the_treaty_and_the_agreement_differ_where_the_law_says(traits: dict[str, Record]) -> None:
    grounds = {key: row["provisions"] for key, row in traits.items()}
    assert grounds["treaty--approval"] == "cpeum-76-i;lct-2-i"
    assert grounds["treaty--ministry-act"] == "lct-6"
    assert grounds["treaty--publication"] == "lct-4"
    assert grounds["interinstitutional-agreement--ministry-act"] == "lct-7-p1"
    assert grounds["interinstitutional-agreement--limit"] == "cpeum-117-viii;lct-2-ii-p2"
    for form in ("treaty", "interinstitutional-agreement"):
        told = {row["criterion"] for row in traits.values() if row["form"] == form}
        assert told >= {
            "mexican-party", "foreign-party", "governing-law", "name", "binding", "approval",
            "ministry-act", "register", "publication",
        }  # fmt: skip


def test_acts_cited_of_real_agreements() -> None:
    acts = read("procedural_acts")
    agreements = read("agreements")
    assert {(a["act"], a["date"], a["no_later_than"]) for a in acts.values()} == {
        ("authorization", "1978-07-15", ""),
        ("opinion-favourable", "", "2024-05-02"),
        ("review", "", "2017-07-30"),
    }
    for act in acts.values():
        assert agreements[act["agreement"]]["link"] == act["link"]


def test_the_page_of_law_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == page(), "run: python tests/data/law_page.py"
    for name in ("IMEXCI", "Infocid"):
        assert name in page()
        assert name.casefold() not in read("institutions")
