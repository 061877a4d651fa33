"""English: one made-up sentence for each construction, with what is said, its cue and its source."""

from __future__ import annotations

import pytest

from tests.analysis.on_bare_tokens import Row, found, told

ROWS = [
    Row('"The bridge is safe," said Rachel Hill.', "direct", ('"The bridge is safe,"',), "said", "Rachel Hill",
        "verb before the source"),
    Row('"The bridge is safe," Rachel Hill said.', "direct", ('"The bridge is safe,"',), "said", "Rachel Hill",
        "source before the verb"),
    Row('"The bridge," Hill said, "is safe."', "direct", ('"The bridge,"', '"is safe."'), "said", "Hill",
        "interrupted by its cue"),
    Row('"The bridge," said council leader Rachel Hill, "is safe."', "direct", ('"The bridge,"', '"is safe."'), "said",
        "council leader Rachel Hill", "interrupted by its cue with a name behind the verb"),
    Row('"I am not sure," he told the club.', "direct", ('"I am not sure,"',), "told", "he", "a pronoun"),
    Row('Said council leader Rachel Hill: "The bridge is open at last."', "direct", ('"The bridge is open at last."',),
        "Said", "council leader Rachel Hill", "a verb that opens the sentence"),
    Row('Hill tweeted: "The bridge is open at last."', "direct", ('"The bridge is open at last."',), "tweeted", "Hill",
        "behind a colon"),
    Row("Hill said that the bridge was safe.", "indirect", ("the bridge was safe",), "said", "Hill",
        "the complementiser is left out"),
    Row("Hill said the bridge was safe.", "indirect", ("the bridge was safe",), "said", "Hill", "no complementiser"),
    Row("Hill said Monday that the bridge was safe.", "indirect", ("the bridge was safe",), "said", "Hill",
        "the day stands between"),
    Row("The bridge was safe, said Hill, who leads the project.", "indirect", ("The bridge was safe",), "said", "Hill",
        "a relative clause behind the source is no content"),
    Row("The mill will close, according to a poll by Acme Research.", "indirect", ("The mill will close",),
        "according to", "a poll by Acme Research", "who made the text belongs to its source"),
    Row("The bridge was safe, according to Hill.", "indirect", ("The bridge was safe",), "according to", "Hill",
        "according to, behind"),
    Row("According to Hill, the bridge was safe.", "indirect", ("the bridge was safe",), "According to", "Hill",
        "according to, before"),
    Row("Hill told reporters that the bridge was safe.", "indirect", ("the bridge was safe",), "told", "Hill",
        "whom it was told stands between"),
    Row("Hill told investors the mill was sold.", "indirect", ("the mill was sold",), "told", "Hill",
        "whom it was told stands between, and no word for that"),
    Row("Hill told the court she was ill.", "indirect", ("she was ill",), "told", "Hill",
        "a pronoun begins what was told"),
    Row("Hill told the owner of the mill the dam was old.", "indirect", ("the dam was old",), "told", "Hill",
        "a preposition goes on with whom it was told"),
    Row("Hill said on Friday the bridge was safe.", "indirect", ("the bridge was safe",), "said", "Hill",
        "the day of speaking, and no word for that"),
    Row("Hill told Mayor Cole to close the bridge.", "indirect", ("Mayor Cole to close the bridge",), "told", "Hill",
        "an order: from whom it is given to on"),
    Row("Hill urged residents to be patient.", "indirect", ("residents to be patient",), "urged", "Hill", "a call"),
    Row("Hill promised to open the bridge.", "indirect", ("open the bridge",), "promised", "Hill", "a promise"),
    Row("Hill asked whether the bridge was safe.", "indirect", ("whether the bridge was safe",), "asked", "Hill",
        "whether stays"),
    Row("Hill, who joined last year, said the bridge was safe.", "indirect", ("the bridge was safe",), "said", "Hill",
        "a relative clause between name and verb"),
    Row("But Hill argued that the bridge was safe.", "indirect", ("the bridge was safe",), "argued", "Hill",
        "a connective is no source"),
    Row('Hill, 54, said the bridge was "safe and dry" now.', "mixed", ('the bridge was "safe and dry" now',), "said",
        "Hill", "a fragment in the paraphrase; an age"),
    Row('Hill called the bridge "a monument to folly."', "mixed", ('the bridge "a monument to folly."',), "called",
        "Hill", "naming"),
    Row("According to Rachel Hill, a professor at Dale College, the bridge is safe.", "indirect",
        ("the bridge is safe",), "According to", "Rachel Hill, a professor at Dale College",
        "what she is stands between commas behind her name and is no part of the content"),
    Row("The bridge, the mayor said, was safe.", "indirect", ("The bridge", "was safe"), "said", "the mayor",
        "subject and cue between commas interrupt the content"),
    Row("The bridge was closed for two weeks, a spokesman said on Monday.", "indirect",
        ("The bridge was closed for two weeks",), "said", "a spokesman", "behind the content, and when it was said"),
    Row('The bridge "was always safe," Hill said.', "mixed", ('The bridge "was always safe,"',), "said", "Hill",
        "the comma before the subject stands within the marks of a fragment"),
    Row("Nobody shared Hill’s claim that the bridge was safe.", "indirect", ("the bridge was safe",), "claim", "Hill",
        "a noun whose source is a genitive"),
    Row("Hill said the bridge was safe, courtesy of Acme.", "indirect", ("the bridge was safe",), "said", "Hill",
        "who passes it on is no part of the content"),
    Row('Hill told the club "it was only a bridge," courtesy of Acme.', "mixed", ('"it was only a bridge,"',), "told",
        "Hill", "nor behind a comma inside the quotation marks"),
    Row("Nobody shared a claim made by Rachel Hill that the bridge was safe.", "indirect", ("the bridge was safe",),
        "claim", "Rachel Hill", "a noun whose source stands behind a verb of making"),
    Row("Nobody shared her claim that the bridge was safe.", "indirect", ("the bridge was safe",), "claim", "her",
        "a noun whose source is a possessive pronoun"),
    Row("According to the survey, the bridge was safe.", "indirect", ("the bridge was safe",), "According to",
        "the survey", "a publication whose body is not told"),
    Row("When Hill said that the bridge was safe, people laughed.", "indirect", ("the bridge was safe",), "said",
        "Hill", "a clause in front ends with its comma"),
    Row("While Hill says the bridge is safe, nobody walks on it.", "indirect", ("the bridge is safe",), "says", "Hill",
        "so does one that something stands against"),
    Row("Although Hill says the bridge is safe, nobody walks on it.", "indirect", ("the bridge is safe",), "says",
        "Hill", "and one that grants something"),
    Row("Hill reported to police that the safe was empty.", "indirect", ("the safe was empty",), "reported", "Hill",
        "whom it was reported to stands between"),
    Row("Hill said if the bridge fell he would resign.", "indirect", ("if the bridge fell he would resign",), "said",
        "Hill", "a condition belongs to the content"),
    Row("Hill said the bridge was safe, although few people use it.", "indirect", ("the bridge was safe",), "said",
        "Hill", "what the article itself holds against it is no part of the content"),
    Row("The bridge was safe, according to Hill, though few people use it.", "indirect", ("The bridge was safe",),
        "according to", "Hill", "nor behind a source that stands behind the content"),
    Row("The bridge, according to Hill, who built it, was safe and dry.", "indirect",
        ("The bridge", "was safe and dry"), "according to", "Hill",
        "a clause about the source interrupts the content, which goes on behind it"),
    Row("According to the permit, a copy of which Hill showed, the bridge was safe.", "indirect",
        ("the bridge was safe",), "According to", "permit", "so does one that does not begin with its relative"),
    Row("Hill, whose firm built it, said the bridge was safe.", "indirect", ("the bridge was safe",), "said", "Hill",
        "a clause about what is somebody's between name and verb"),
    Row("Hill, whose firm built it, said Mr Cole, the clerk, had the key.", "indirect",
        ("Mr Cole, the clerk, had the key",), "said", "Hill", "the name behind the verb is no source then"),
    Row("Reed was accused by a former clerk, Rachel Hill, of selling the bridge.", "indirect",
        ("Reed", "of selling the bridge"), "accused", "a former clerk, Rachel Hill",
        "a passive whose agent tells what somebody did"),
    Row("The bridge was described by its owner as safe.", "indirect", ("The bridge", "as safe"), "described",
        "its owner", "what it is about and what is said of it"),
    Row("Reed was told by Hill that the bridge was safe.", "indirect", ("the bridge was safe",), "told", "Hill",
        "whom something was told is no part of it"),
    Row("Drivers were told by Hill to leave the bridge.", "indirect", ("Drivers", "leave the bridge"), "told", "Hill",
        "an order in the passive: who is to do what"),
    Row("A clerk accused of theft said the bridge was safe.", "indirect", ("the bridge was safe",), "said",
        "A clerk accused of theft", "who is accused of something accuses nobody"),
    Row("Critics insist the bridge was safe.", "indirect", ("the bridge was safe",), "insist", "Critics",
        "the present of several"),
]  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.reason)
def test_a_construction_gives_content_cue_and_source(row: Row) -> None:
    assert [told(row.text, made) for made in found(row.text, "en")] == [(row.kind, row.content, row.cue, row.source)]


def test_a_participle_behind_a_comma_goes_on_with_the_subject() -> None:
    text = "Hill said the bridge was safe, adding that people could use it."
    assert [told(text, made) for made in found(text, "en")] == [
        ("indirect", ("the bridge was safe",), "said", "Hill"),
        ("indirect", ("people could use it",), "adding", "Hill"),
    ]


@pytest.mark.parametrize(
    ("link", "source"), [("but denied", "Hill"), ("and denied", "The mayor"), ("but said", "The mayor")]
)
def test_what_is_set_against_a_reported_verb_has_its_subject(link: str, source: str) -> None:
    text = f"The mayor said Hill admitted selling the bridge {link} that the bridge was safe."
    assert told(text, found(text, "en")[-1])[3] == source


def test_the_verb_said_behind_a_relative_clause_is_no_cue_of_what_stands_before() -> None:
    text = "Hill, who leads the survey, said most bridges in the county were safe."
    assert [told(text, made)[1] for made in found(text, "en")] == [("most bridges in the county were safe",)]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("That was what Hill said when she left the town hall.", "when it was said is no content"),
        ("The bridge was declared safe for all the town.", "a passive without an agent"),
        ("Hill was told that the bridge was safe.", "who is told does not speak"),
        ("Hill was told by Friday that the bridge was safe.", "a day is no agent"),
        ("Hill was told by Reed and left.", "what the agent said is not told"),
        ("A point of contention is the new bridge.", "nothing tells whose the noun is"),
    ],
)
def test_what_only_looks_like_a_report_is_none(text: str, reason: str) -> None:
    assert not found(text, "en"), reason


def test_a_quoted_title_is_no_statement() -> None:
    assert not found('The film "Last Bridge" was shown in Leeds.', "en")


def test_who_obtained_a_text_is_no_part_of_it() -> None:
    text = "The driver had slept, according to a police report obtained by Acme."
    assert [told(text, made)[3] for made in found(text, "en")] == ["a police report"]
