"""The pointer weighs the mentions of a text: a probability for each actor, by pointers that look for one vector."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from reader.analysis.actors.part import ActorMentions, actor_mentions_of
from reader.analysis.draft import BY_ENCODER, ArticleState, Draft, SourceKind, state_of
from reader.analysis.encoder.pieces import Floats
from reader.analysis.encoder.pointers import Pointers
from reader.analysis.encoder.tags import MENTION_FEATURES, POINTER_WIDTH
from reader.analysis.speakers.part import UNNAMED_MOST, make_speakers
from reader.analysis.speakers.scorer import REACH_MENTIONS, SpeakerScorer
from reader.analysis.speakers.vote import Ballot
from reader.model import StatementKind
from tests.analysis.encoder.marked import text_of
from tests.analysis.encoder.small import pointer_weights, write_pointers
from tests.analysis.staging import pipeline

TEXT = "Rita Sari bertemu Budi Utomo . Stok beras cukup , ujarnya ."
SAID = "Stok beras cukup"


def pointers(folder: Path, feature: str | None = None, votes: str = '{"statements": {}, "speakers": {}}') -> Pointers:
    """Pointers that look for the vector 1, or for mentions of which that feature is seen; and the weights of a vote."""
    weights: dict[str, Floats] = {name: np.zeros_like(value) for name, value in pointer_weights().items()}
    if feature:
        weights["features"][MENTION_FEATURES.index(feature)] = 5.0
    else:
        weights["speaker.query.bias"][0] = 1.0
        weights["speaker.key.weight"][0, 0] = 5.0 * POINTER_WIDTH**0.5
    return Pointers(write_pointers(folder, weights, votes))


def staged(
    made: Pointers, text: str, pointed: str = "", language: str = "id", cued: str = "ujarnya"
) -> tuple[ArticleState, ActorMentions, Draft]:
    """A text and who is in it, read by an encoder whose vector is 1 at that word."""
    nlp = pipeline(language)
    doc = nlp.make_doc(text)
    names = [
        doc.char_span(text.index(n), text.index(n) + len(n), label="PER")
        for n in ("Rita Sari", "Budi Utomo", "Karin Voss")
        if n in text
    ]
    doc.ents = [name for name in names if name is not None]
    state = state_of(doc)
    state.encoded = text_of(made, text)
    state.encoded.vectors[:, 0] = [word == pointed for word in state.encoded.words]
    for name in ("entities", "quotations", "actors"):
        doc = nlp.get_pipe(name)(doc)
    actor_mentions = actor_mentions_of(state)
    assert actor_mentions is not None
    start, cue = text.index(SAID), text.index(cued)
    span, at = (start, start + len(SAID)), (cue, cue + len(cued))
    return state, actor_mentions, Draft(StatementKind.INDIRECT, [span], at, None, SourceKind.CLITIC, "given")


def weighed(
    state: ArticleState, actor_mentions: ActorMentions, draft: Draft, spoke: list[str] | None = None
) -> dict[str, float]:
    candidates = {actor.name: actor for actor in actor_mentions.candidates()}
    scorer = SpeakerScorer(state, actor_mentions, [draft])
    for name in spoke or []:
        scorer.spoke(id(candidates[name]), 0)
    names = {id(actor): name for name, actor in candidates.items()}
    return {names[key]: chance for key, chance in scorer.weigh(draft, ()).items()}


@pytest.mark.parametrize(("word", "name"), [("Rita", "Rita Sari"), ("Budi", "Budi Utomo")])
def test_the_figure_whose_mention_is_pointed_to_is_the_likeliest(tmp_path: Path, word: str, name: str) -> None:
    found = weighed(*staged(pointers(tmp_path), TEXT, word))
    assert {*found} == {"Rita Sari", "Budi Utomo"}
    assert found[name] > 0.9
    assert sum(found.values()) == pytest.approx(1.0, abs=1e-4)


def test_all_mentions_of_a_figure_count_together(tmp_path: Path) -> None:
    text = f"Rita Sari bertemu Budi Utomo . Rita pulang . {SAID} , ujarnya ."
    found = weighed(*staged(pointers(tmp_path), text))  # every mention alike
    assert found["Rita Sari"] == pytest.approx(2 / 3, abs=0.01)


def test_who_spoke_last_is_seen(tmp_path: Path) -> None:
    state, actor_mentions, draft = staged(pointers(tmp_path, "spoke-last"), TEXT)
    assert weighed(state, actor_mentions, draft, ["Budi Utomo", "Rita Sari"])["Rita Sari"] > 0.9
    assert weighed(state, actor_mentions, draft, ["Rita Sari", "Budi Utomo"])["Budi Utomo"] > 0.9


def test_nobody_is_weighed_where_nobody_is_named(tmp_path: Path) -> None:
    assert weighed(*staged(pointers(tmp_path), f"{SAID} , ujarnya .")) == {}


def test_a_source_means_whom_its_other_mentions_name(tmp_path: Path) -> None:
    weights: dict[str, Floats] = {name: np.zeros_like(value) for name, value in pointer_weights().items()}
    weights["antecedent.query.bias"][0] = 1.0
    weights["antecedent.key.weight"][0, 0] = 10.0 * POINTER_WIDTH**0.5
    text = f"Rita Sari bertemu Budi Utomo . {SAID} , ujarnya ."
    state, actor_mentions, draft = staged(Pointers(write_pointers(tmp_path, weights)), text, "Budi")
    scorer = SpeakerScorer(state, actor_mentions, [draft])
    names = {id(actor): actor.name for actor in actor_mentions.candidates()}

    def meant(phrase: str) -> dict[str, float]:
        at = text.index(phrase)
        return {names[key]: chance for key, chance in scorer.antecedents((at, at + len(phrase))).items()}

    assert meant("beras")["Budi Utomo"] > 0.9
    assert meant("Budi Utomo") == {
        "Rita Sari": pytest.approx(0.5)
    }  # its own words are hidden; the rest is "nobody else"


# ---------------------------------------------------------------- rule and pointer together

POINTED = '{"statements": {}, "speakers": {"pointer&pointed": 1.0}}'
"""Weights by which the pointer alone decides."""


def resolved(
    state: ArticleState, actor_mentions: ActorMentions, *drafts: Draft, language: str = "id"
) -> list[str | None]:
    """Who said each of the drafts, which the resolver fills."""
    state.drafts = list(drafts)
    make_speakers(pipeline(language), "speakers", language).read(state)
    names = {actor.id: actor.name for actor in state.actors}
    return [names.get(draft.actor or "") for draft in drafts]


def test_the_encoder_may_outvote_the_rule_which_stays_a_rival(tmp_path: Path) -> None:
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=POINTED), TEXT, "Budi")
    assert resolved(state, actor_mentions, draft) == ["Budi Utomo"]
    assert draft.why == BY_ENCODER
    assert 0.9 < draft.confidence <= 0.97
    assert [next(a.name for a in state.actors if a.id == rival.actor) for rival in draft.rivals] == ["Rita Sari"]
    assert isinstance(draft.ballot, Ballot)
    assert draft.ballot.choice.actor is not None
    assert draft.ballot.choice.actor.name == "Rita Sari"  # the rule's say


@pytest.mark.parametrize(("weight", "said_by"), [(0.1, "Warga desa"), (0.5, "Budi Utomo")])
def test_a_phrase_that_tells_the_speaker_stands_where_nobody_is_likelier_than_not(
    tmp_path: Path, weight: float, said_by: str
) -> None:
    votes = f'{{"statements": {{}}, "speakers": {{"pointer&unnamed": {weight}, "pointer&named": {weight}}}}}'
    text = f"Rita Sari bertemu Budi Utomo dan Karin Voss . Warga desa menilai {SAID} ."
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=votes), text, "Budi", cued="menilai")
    draft.source, draft.source_kind = (text.index("Warga"), text.index("Warga") + 10), SourceKind.PHRASE
    assert resolved(state, actor_mentions, draft) == [said_by]
    assert (draft.why == BY_ENCODER) is (said_by == "Budi Utomo")


def named(folder: Path, rule: str) -> tuple[list[str | None], Draft]:
    """Who said what the text gives to Rita Sari by name, where the encoder points to somebody else."""
    made = pointers(folder, votes='{"statements": {}, "speakers": {"pointer&named": 9.0}}')
    state, actor_mentions, draft = staged(made, TEXT, "Budi")
    draft.source, draft.source_kind, draft.rule = (0, 9), SourceKind.PHRASE, rule
    return resolved(state, actor_mentions, draft), draft


def test_a_vote_against_a_name_leaves_it_and_makes_it_doubtful(tmp_path: Path) -> None:
    found, draft = named(tmp_path, "given")
    assert found == ["Rita Sari"]
    assert draft.confidence < 0.1
    assert len(draft.rivals) == 1


def test_who_is_told_something_does_not_say_it(tmp_path: Path) -> None:
    text = f"Seorang warga memberitahu Budi Utomo bahwa {SAID} ."
    votes = '{"statements": {}, "speakers": {"pointer&unnamed": 1.0}}'
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=votes), text, "Budi", cued="memberitahu")
    draft.source, draft.source_kind = (0, len("Seorang warga")), SourceKind.PHRASE
    assert resolved(state, actor_mentions, draft) == ["Seorang warga"]


def test_a_name_behind_a_dash_is_not_voted_on(tmp_path: Path) -> None:
    found, draft = named(tmp_path, "name-behind-dash")
    assert found == ["Rita Sari"]
    assert draft.confidence == pytest.approx(0.97)


def test_where_both_agree_the_rule_s_name_stays(tmp_path: Path) -> None:
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=POINTED), TEXT, "Rita")
    assert resolved(state, actor_mentions, draft) == ["Rita Sari"]
    assert draft.why == "clitic-of-the-subject-before"


def test_without_weights_of_a_vote_the_rule_decides(tmp_path: Path) -> None:
    state, actor_mentions, draft = staged(pointers(tmp_path), TEXT, "Budi")
    assert resolved(state, actor_mentions, draft) == ["Rita Sari"]
    assert draft.why == "clitic-of-the-subject-before"


def test_the_pointer_sees_who_spoke_last_in_the_text(tmp_path: Path) -> None:
    text = "Rita Sari bertemu Budi Utomo . Harga naik , kata Budi Utomo . Stok beras cukup , ujarnya ."
    state, actor_mentions, draft = staged(pointers(tmp_path, "spoke-last", POINTED), text)
    start, named = text.index("Harga naik"), text.rindex("Budi Utomo")
    earlier = Draft(
        StatementKind.INDIRECT, [(start, start + 10)], None, (named, named + 10), SourceKind.PHRASE, "given"
    )
    assert resolved(state, actor_mentions, earlier, draft) == ["Budi Utomo", "Budi Utomo"]
    assert isinstance(draft.ballot, Ballot)
    candidates = {id(actor): actor.name for actor in actor_mentions.candidates()}
    pointed = {candidates[key]: chance for key, chance in draft.ballot.pointed.items()}
    assert pointed["Budi Utomo"] > 0.9


def test_the_pointer_cannot_make_a_man_of_she(tmp_path: Path) -> None:
    text = f"Karin Voss met Mr Budi Utomo . {SAID} , she said ."
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=POINTED), text, "Budi", "en", "said")
    she = text.index("she")
    draft.source, draft.source_kind = (she, she + 3), SourceKind.PRONOUN
    assert resolved(state, actor_mentions, draft, language="en") == ["Karin Voss"]
    assert isinstance(draft.ballot, Ballot)
    assert len(draft.ballot.pointed) == 1
    told = Draft(draft.kind, draft.spans, draft.cue, None, SourceKind.CLITIC, "given")
    resolved(state, actor_mentions, told, language="en")
    assert isinstance(told.ballot, Ballot)
    assert len(told.ballot.pointed) == 2  # no pronoun, no gender


def test_the_pointer_cannot_make_a_man_of_a_woman_who_is_described(tmp_path: Path) -> None:
    text = f"Karin Voss met Mr Budi Utomo . {SAID} , the woman said ."
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=POINTED), text, "Budi", "en", "said")
    at = text.index("the woman")
    draft.source, draft.source_kind = (at, at + 9), SourceKind.PHRASE
    assert resolved(state, actor_mentions, draft, language="en") == ["Karin Voss"]
    assert isinstance(draft.ballot, Ballot)
    assert len(draft.ballot.pointed) == 1


@pytest.mark.parametrize(("pointed", "sure"), [("Budi", UNNAMED_MOST), ("Karin", 0.97)])
def test_it_is_not_sure_where_the_encoder_rather_sees_whom_the_pronoun_excludes(
    tmp_path: Path, pointed: str, sure: float
) -> None:
    text = f"Karin Voss met Mr Budi Utomo . {SAID} , she said ."
    votes = '{"statements": {}, "speakers": {"rule&pointed": 9.0}}'
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=votes), text, pointed, "en", "said")
    she = text.index("she")
    draft.source, draft.source_kind = (she, she + 3), SourceKind.PRONOUN
    assert resolved(state, actor_mentions, draft, language="en") == ["Karin Voss"]
    assert draft.confidence == sure


def test_the_pointer_cannot_make_one_person_of_they(tmp_path: Path) -> None:
    text = f"Karin Voss met Budi Utomo . {SAID} , they said ."
    state, actor_mentions, draft = staged(pointers(tmp_path, votes=POINTED), text, "Budi", "en", "said")
    they = text.index("they")
    draft.source, draft.source_kind = (they, they + 4), SourceKind.PRONOUN
    assert resolved(state, actor_mentions, draft, language="en") == [None]


# ---------------------------------------------------------------- which mentions are weighed


def test_a_description_is_a_mention_and_hides_the_names_in_it(tmp_path: Path) -> None:
    text = f"Rita Sari pulang . Harga naik , kata pengacara Budi Utomo . {SAID} , ujarnya ."
    state, actor_mentions, draft = staged(pointers(tmp_path), text)
    assert weighed(state, actor_mentions, draft) == {
        name: pytest.approx(0.5, abs=1e-3) for name in ("Rita Sari", "Budi Utomo")
    }
    at = text.index("pengacara")
    actor_mentions.mean((at, at + len("pengacara Budi Utomo")), actor_mentions.candidates()[0])
    assert weighed(state, actor_mentions, draft) == {"Rita Sari": pytest.approx(1.0, abs=1e-3)}


def test_a_body_in_a_person_s_title_is_no_mention_of_its_own(tmp_path: Path) -> None:
    for text, names in (
        (f"Ketua Bulog Rita Sari pulang . {SAID} , ujarnya .", {"Rita Sari"}),
        (f"Rita Sari pulang . Bulog rapat . {SAID} , ujarnya .", {"Rita Sari", "Bulog"}),
    ):
        assert weighed(*staged(pointers(tmp_path), text)).keys() == names


def test_one_who_is_only_described_is_weighed(tmp_path: Path) -> None:
    text = f"Rita Sari pulang . Harga naik , kata seorang petani . {SAID} , ujarnya ."
    state, actor_mentions, draft = staged(pointers(tmp_path), text, "petani")
    at = text.index("seorang")
    actor_mentions.read((at, at + len("seorang petani")))
    assert weighed(state, actor_mentions, draft)["seorang petani"] > 0.4


@pytest.mark.parametrize(
    ("feature", "name"),
    [("inside-quotation", "Budi Utomo"), ("same-sentence", "Rita Sari"), ("nearest-before", "Rita Sari")],
)
def test_where_a_mention_stands_is_seen(tmp_path: Path, feature: str, name: str) -> None:
    text = f"“ Budi Utomo pulang ” , katanya . Rita Sari duduk dan {SAID} , ujarnya ."
    state, actor_mentions, draft = staged(pointers(tmp_path, feature), text)
    end = text.index("”")
    quoted = Draft(StatementKind.DIRECT, [(0, end + 1)], None, None, SourceKind.NONE, "given")
    scorer = SpeakerScorer(state, actor_mentions, [quoted, draft])
    names = {id(actor): actor.name for actor in actor_mentions.candidates()}
    chances = {names[key]: chance for key, chance in scorer.weigh(draft, ()).items()}
    assert chances[name] > 0.9


def test_who_is_a_source_by_name_is_seen(tmp_path: Path) -> None:
    state, actor_mentions, draft = staged(pointers(tmp_path, "speaks-by-name"), TEXT)
    candidates = {actor.name: id(actor) for actor in actor_mentions.candidates()}
    found = SpeakerScorer(state, actor_mentions, [draft]).weigh(draft, {candidates["Budi Utomo"]})
    assert found[candidates["Budi Utomo"]] > 0.9


def test_only_the_nearest_mentions_are_weighed(tmp_path: Path) -> None:
    far = "Budi Utomo . " + "Rita Sari . " * REACH_MENTIONS
    state, actor_mentions, draft = staged(pointers(tmp_path), f"{far}{SAID} , ujarnya .", "Budi")
    assert weighed(state, actor_mentions, draft) == {"Rita Sari": pytest.approx(1.0, abs=1e-3)}
    near = "Budi Utomo . " + "Rita Sari . " * (REACH_MENTIONS - 1)
    state, actor_mentions, draft = staged(pointers(tmp_path), f"{near}{SAID} , ujarnya .", "Budi")
    assert weighed(state, actor_mentions, draft)["Budi Utomo"] > 0.5
