"""The rule and the pointer vote on who said it: weights made by hand, figures of our own."""

from __future__ import annotations

import math

import pytest

from reader.analysis.actors.people import ActorCandidate
from reader.analysis.actors.reading import How
from reader.analysis.speakers.vote import LEAST, LEAST_CHANCE, Ballot, RuleChoice, candidates, features, group_of, vote

ANI, BUDI, CITRA = (ActorCandidate("person", name=name) for name in ("Ani", "Budi", "Citra"))
KNOWN = {id(actor): actor for actor in (ANI, BUDI, CITRA)}
WEIGHTS = {
    "rule&named": 3.0,
    "rule&pointed": 0.5,
    "rule-confidence": 0.5,
    "pointer&named": 0.5,
    "pointer&pointed": 1.0,
    "pointer-first": 0.5,
}


def ballot(
    why: str,
    actor: ActorCandidate | None,
    pointed: dict[str, float],
    confidence: float = 0.8,
    rivals: tuple[tuple[ActorCandidate, float], ...] = (),
) -> Ballot:
    keys = {actor.name: id(actor) for actor in KNOWN.values()}
    return Ballot(RuleChoice(why, confidence, actor, rivals), {keys[name]: chance for name, chance in pointed.items()})


def names(one: Ballot) -> list[str]:
    return [actor.name if actor else "" for actor, _ in vote(one, KNOWN, WEIGHTS)]


def test_rule_and_pointer_that_agree_are_surer_than_either() -> None:
    agreed = vote(ballot("pronoun-speaks", ANI, {"Ani": 0.9, "Budi": 0.1}, rivals=((BUDI, 0.2),)), KNOWN, WEIGHTS)
    against = vote(ballot("pronoun-speaks", ANI, {"Ani": 0.1, "Budi": 0.9}, rivals=((BUDI, 0.2),)), KNOWN, WEIGHTS)
    assert agreed[0][0] is ANI
    assert agreed[0][1] > max(chance for _, chance in against)


def test_a_name_beside_the_cue_wins_over_the_pointer() -> None:
    assert names(ballot(How.NAMED.value, ANI, {"Ani": 0.2, "Budi": 0.8}))[0] == "Ani"


def test_the_pointer_wins_where_the_rule_only_guesses() -> None:
    one = ballot("pronoun-speaks", ANI, {"Ani": 0.02, "Budi": 0.95}, confidence=0.4)
    assert names(one)[0] == "Budi"


def test_probabilities_make_one_and_the_likeliest_comes_first() -> None:
    found = vote(ballot("pronoun-speaks", ANI, {"Ani": 0.3, "Budi": 0.5, "Citra": 0.2}), KNOWN, WEIGHTS)
    chances = [chance for _, chance in found]
    assert sum(chances) == pytest.approx(1.0)
    assert chances == sorted(chances, reverse=True)


def test_nobody_is_chosen_where_nobody_is_there() -> None:
    assert vote(ballot("pronoun-unresolved", None, {}), KNOWN, WEIGHTS) == [(None, 0.0)]


def test_candidates_are_whom_the_rule_weighed_and_whom_the_pointer_gives_a_chance() -> None:
    one = ballot("pronoun-speaks", ANI, {"Ani": 0.9, "Citra": LEAST_CHANCE / 2}, rivals=((BUDI, 0.2),))
    assert [actor.name for actor in candidates(one, KNOWN)] == ["Ani", "Budi"]
    least = ballot("pronoun-speaks", ANI, {"Citra": LEAST_CHANCE})
    assert [actor.name for actor in candidates(least, KNOWN)] == ["Ani", "Citra"]
    assert [actor.name for actor in candidates(ballot("x", None, {"Citra": 0.5}), KNOWN)] == ["Citra"]
    assert candidates(Ballot(RuleChoice("x", 0.0, None, ()), {1: 0.9}), KNOWN) == []  # nobody of the actor_mentions


def test_what_is_seen_of_the_rules_choice_of_a_rival_and_of_another() -> None:
    one = ballot("pronoun-speaks", ANI, {"Ani": 0.3, "Citra": 0.7}, rivals=((BUDI, 0.2),))
    chosen, rival, other = (features(one, actor) for actor in (ANI, BUDI, CITRA))
    assert chosen["rule&pointed"] == 1.0
    assert chosen["rule-confidence"] == pytest.approx(math.log(0.8 / 0.2))
    assert rival["not-pointed"] == 1.0
    assert rival["rival"] > other["rival"]
    assert other["pointer-first"] == 1.0
    assert chosen["pointer&pointed"] < other["pointer&pointed"]


def test_a_confidence_of_nothing_or_of_all_stays_finite() -> None:
    for confidence in (0.0, 1.0):
        one = ballot("pronoun-speaks", ANI, {"Ani": 1.0, "Budi": 0.0}, confidence=confidence)
        assert all(math.isfinite(value) for value in features(one, ANI).values())
        assert all(math.isfinite(chance) for _, chance in vote(one, KNOWN, {"rule-confidence": 1000.0}))


@pytest.mark.parametrize(
    ("why", "group"),
    [
        (How.NAMED.value, "named"),
        (How.BODY.value, "known"),
        (How.TITLE.value, "known"),
        (How.UNNAMED.value, "unnamed"),
        ("subject-of-its-sentence", "unnamed"),
        ("continued-quotation", "continued"),
        ("pronoun-speaks", "pointed"),
        ("clitic-named-since", "pointed"),
    ],
)
def test_rules_are_grouped_by_how_they_decide(why: str, group: str) -> None:
    assert group_of(why) == group


def test_a_description_loses_to_whom_its_other_mentions_name() -> None:
    described = ActorCandidate("person", name="seorang menteri")
    known = {**KNOWN, id(described): described}
    weights = {"antecedent&unnamed": 1.0}

    def best(antecedents: dict[int, float]) -> str:
        one = Ballot(RuleChoice(How.UNNAMED.value, 0.8, described, ()), {}, antecedents)
        actor = vote(one, known, weights)[0][0]
        return actor.name if actor else ""

    assert best({id(ANI): 0.9}) == "Ani"
    assert best({id(ANI): 0.1}) == "seorang menteri"  # most likely mentioned nowhere else


def test_the_source_is_seen_for_whom_the_rule_chose_alone() -> None:
    def seen(chance: float | None, actor: ActorCandidate) -> dict[str, float]:
        one = Ballot(RuleChoice("pronoun-speaks", 0.8, ANI, ((BUDI, 0.2),)), {id(ANI): 0.5}, None, chance)
        return {name: value for name, value in features(one, actor).items() if name.startswith("source-seen")}

    assert seen(0.8, ANI) == {"source-seen&pointed": pytest.approx(math.log(0.8 / 0.2))}
    assert seen(0.8, BUDI) == {}
    assert seen(None, ANI) == {}


@pytest.mark.parametrize(
    ("why", "actor", "meant"),
    [
        (How.UNNAMED.value, "Ani", 0.2 + 0.5),  # what nobody else is meant by is its own
        (How.UNNAMED.value, "Budi", 0.3),
        (How.UNNAMED.value, "Citra", 0.0),
        (How.NAMED.value, "Ani", None),  # a name is nobody else's
    ],
)
def test_whom_a_description_means_counts_for_each(why: str, actor: str, meant: float | None) -> None:
    one = Ballot(RuleChoice(why, 0.8, ANI, ()), {}, {id(ANI): 0.2, id(BUDI): 0.3})
    found = features(one, next(known for known in KNOWN.values() if known.name == actor))
    expected = {} if meant is None else {"antecedent&unnamed": pytest.approx(math.log(meant + LEAST))}
    assert {name: value for name, value in found.items() if name.startswith("antecedent")} == expected


def test_a_rival_counts_where_the_rule_points_and_nowhere_else() -> None:
    rivals = ((BUDI, 0.2),)
    pointed = features(ballot("pronoun-speaks", ANI, {}, rivals=rivals), BUDI)
    assert pointed["rival"] == pytest.approx(math.log(0.2 + LEAST_CHANCE))
    assert features(ballot("pronoun-speaks", ANI, {}, rivals=rivals), CITRA)["rival"] == math.log(LEAST_CHANCE)
    for why in (How.NAMED.value, "continued-quotation", How.UNNAMED.value):
        assert "rival" not in features(ballot(why, ANI, {}, rivals=rivals), BUDI)
    assert "rule-confidence" in features(ballot("continued-quotation", ANI, {}), ANI)
    assert "rule-confidence" not in features(ballot(How.NAMED.value, ANI, {}), ANI)
